import { randomBytes } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { type AnswerOptions, answerWith } from "./web-answer.ts";
import type { Gate } from "./web-guard.ts";

export interface WebHostOptions extends AnswerOptions {
  /** 0 = any free one. */
  readonly port: number;
  /** A test may fix it; none = a new one for this launch. */
  readonly token?: string;
}

export interface WebHost {
  /** The address that opens the page, with the token. */
  readonly url: string;
  close(): Promise<void>;
}

const LOOPBACK = "127.0.0.1";
const TOKEN_BYTES = 24;

/** One kiosk page has six connections and one stream; sixteen pages are more than any station opens. */
const CONNECTIONS_MAX = 100;
const HEADER_BYTES_MAX = 8_192;
/** The peer is on the same machine: a header or body that takes longer is no honest one. */
const HEADERS_TIMEOUT_MS = 5_000;
const REQUEST_TIMEOUT_MS = 10_000;

/**
 * The station over HTTP on this machine only: the built page and its calls at /rpc, guarded before oRPC sees a byte.
 * @throws the server's own error when the port is taken (EADDRINUSE)
 */
export async function startWebHost(options: WebHostOptions): Promise<WebHost> {
  const server = createServer({
    maxHeaderSize: HEADER_BYTES_MAX,
    headersTimeout: HEADERS_TIMEOUT_MS,
    requestTimeout: REQUEST_TIMEOUT_MS,
    connectionsCheckingInterval: HEADERS_TIMEOUT_MS,
  });
  server.maxConnections = CONNECTIONS_MAX;
  const port = await listen(server, options.port);
  const gate: Gate = {
    host: `${LOOPBACK}:${port}`,
    token: options.token ?? randomBytes(TOKEN_BYTES).toString("base64url"),
    cookie: `yike-${port}`,
  };
  server.on("request", answerWith(options, gate));
  return { url: `http://${gate.host}/?t=${gate.token}`, close: () => close(server) };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((done, reject) => {
    server.once("error", reject);
    server.listen(port, LOOPBACK, () => {
      server.off("error", reject);
      done((server.address() as AddressInfo).port);
    });
  });
}

/** Streams stay open for ever, so connections are closed, not waited for. */
function close(server: Server): Promise<void> {
  return new Promise((done, reject) => {
    server.close((error) => (error === undefined ? done() : reject(error)));
    server.closeAllConnections();
  });
}
