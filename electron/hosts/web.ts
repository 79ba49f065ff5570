import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { type AnswerOptions, answerWith } from "./web-answer.ts";
import { newToken } from "./web-door.ts";
import type { Gate } from "./web-guard.ts";
import { createInvites } from "./web-invites.ts";

export interface WebHostOptions extends AnswerOptions {
  /** 0 = any free one. */
  readonly port: number;
  /** Of the host before this one (web-door.ts), or a test's; none = a new one. */
  readonly token?: string;
}

export interface WebHost {
  /** The address that opens the page, with the token: for a person at this prompt. */
  readonly url: string;
  readonly port: number;
  readonly token: string;
  /** An address that opens the page once, within a minute: for the arguments of a program, which all users can read. */
  invite(): string;
  /** Milliseconds since a page last called; null = none has yet. */
  quietMs(): number | null;
  close(): Promise<void>;
}

const LOOPBACK = "127.0.0.1";

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
  const monotonic = options.monotonic ?? performance.now.bind(performance);
  const invites = createInvites(monotonic);
  const token = options.token ?? newToken();
  const gate: Gate = { host: `${LOOPBACK}:${port}`, token, cookie: `yike-${port}`, invites };
  const answers = answerWith({ ...options, monotonic }, gate);
  server.on("request", answers.listener);
  const address = (word: string) => `http://${gate.host}/?t=${word}`;
  return {
    url: address(token),
    port,
    token,
    invite: () => address(invites.make()),
    quietMs: answers.quietMs,
    close: () => close(server),
  };
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
