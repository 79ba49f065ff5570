import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { Certificate } from "./certificate.ts";

/** What the server does with a request before it answers as usual; true = it has answered. */
export type Manners = (request: IncomingMessage, response: ServerResponse, file: string) => boolean | Promise<boolean>;

export interface FeedServer {
  readonly port: number;
  /** Where a station finds the feed. */
  readonly url: string;
  /** Requests so far: file and status. */
  readonly asked: string[];
  /** The folder that is served. */
  serve(folder: string): void;
  /** How requests are met from now on; null = well. */
  behave(manners: Manners | null): void;
  close(): Promise<void>;
}

/** A static server as any CDN is one: files of a folder, ETags, 304. */
export async function startFeedServer(certificate: Certificate | null = null): Promise<FeedServer> {
  const asked: string[] = [];
  let folder = "";
  let manners: Manners | null = null;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const file = (request.url ?? "/").slice("/feed/".length);
    response.on("close", () => asked.push(`${file} ${response.statusCode}`));
    if (manners !== null && (await manners(request, response, file))) return;
    const path = join(folder, file);
    if (!existsSync(path)) {
      response.writeHead(404).end();
      return;
    }
    const body = readFileSync(path);
    const etag = `"${createHash("sha256").update(body).digest("hex").slice(0, 16)}"`;
    if (request.headers["if-none-match"] === etag) {
      response.writeHead(304, { etag }).end();
      return;
    }
    response.writeHead(200, { etag, "content-length": body.length, "content-type": "application/octet-stream" });
    response.end(body);
  }

  const listener = (request: IncomingMessage, response: ServerResponse) => void answer(request, response);
  const server: Server = certificate === null ? createServer(listener) : createTlsServer({ ...certificate }, listener);
  // A client that turns away from a certificate says so rudely.
  server.on("tlsClientError", () => undefined);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    url: `${certificate === null ? "http" : "https"}://127.0.0.1:${port}/feed/`,
    asked,
    serve: (next) => {
      folder = next;
    },
    behave: (next) => {
      manners = next;
    },
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error === undefined ? resolve() : reject(error)));
        server.closeAllConnections();
      }),
  };
}

export const isRows = (file: string) => file.startsWith("jobs-");
/** Meets requests for the rows only: manifest and signature come as they should. */
export const forRows =
  (manners: Manners): Manners =>
  (request, response, file) =>
    isRows(file) ? manners(request, response, file) : false;

/** Nothing but a status and its headers. */
export const status =
  (code: number, headers: Record<string, string> = {}): Manners =>
  (_request, response) => {
    response.writeHead(code, headers).end("no");
    return true;
  };

/** Hangs up in the middle of the body. */
export const half: Manners = (_request, response) => {
  response.writeHead(200, { "content-length": 40 });
  response.write(Buffer.alloc(20), () => response.socket?.destroy());
  return true;
};
