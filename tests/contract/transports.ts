import { MessageChannel, type MessagePort } from "node:worker_threads";
import { ORPCError } from "@orpc/client";
import { createCaller } from "../../electron/hosts/procedure-call.ts";
import { startWebHost } from "../../electron/hosts/web.ts";
import type { Logger } from "../../electron/station/ports.ts";
import type { CallContext, StationRouter } from "../../electron/station/router.ts";
import { nodePort } from "../../electron/transport/port.ts";
import { serveOnPort } from "../../electron/transport/serve-port.ts";
import { httpLink, portLink } from "../../renderer/client/links.ts";
import { MessageChannelMain, transfer } from "../support/fake-electron/ports.ts";
import { recordedLog } from "../support/recorded-log.ts";

/** What every transport says in the end: the output, or the error as the caller can tell it apart. */
export type Answer =
  | { readonly output: unknown }
  | { readonly error: { readonly code: string; readonly data?: unknown } };

export interface Wire {
  /** @throws what is no answer of the station: an abort, a deadline, a connection that is gone */
  ask(procedure: string, input?: unknown, signal?: AbortSignal): Promise<Answer>;
  /** Ends it as if the station had gone. */
  sever(): Promise<void> | void;
  close(): Promise<void> | void;
}

export interface HttpWire extends Wire {
  /** The host ends and comes back at the same address, as under a supervisor that fixes port and token. */
  restart(): Promise<void>;
}

export interface PortWire extends Wire {
  /** Past the client: whatever a broken or hostile page may post. */
  post(message: unknown): void;
  /** Everything that comes back. */
  readonly received: unknown[];
}

export interface WireOptions {
  readonly context?: CallContext;
  readonly log?: Logger;
  readonly deadlineMs?: number;
}

type Open<W extends Wire = Wire> = (router: StationRouter, options?: WireOptions) => Promise<W>;

const PUBLIC: CallContext = { role: "public" };

/** The command line's way: no wire at all. */
export const inProcess: Open = async (router, { context = PUBLIC } = {}) => {
  const call = createCaller(router, context, () => {});
  return { ask: (procedure, input = {}) => call(procedure, input), sever: () => {}, close: () => {} };
};

/** A real server on the loopback device, with what a browser would send by itself. */
export const overHttp: Open<HttpWire> = async (router, { log = recordedLog().log, deadlineMs } = {}) => {
  const options = { router, rendererDir: import.meta.dirname, log, token: "token-of-the-test" };
  let host = await startWebHost({ ...options, port: 0 });
  const { origin, port } = new URL(host.url);
  const entered = await fetch(host.url, { redirect: "manual" });
  const cookie = entered.headers.getSetCookie()[0]?.split(";")[0] ?? "";
  const link = httpLink({
    url: `${origin}/rpc`,
    fetch: (request) => {
      request.headers.set("origin", origin);
      request.headers.set("cookie", cookie);
      return fetch(request);
    },
    ...(deadlineMs === undefined ? {} : { deadlineMs }),
  });
  let open = true;
  const sever = async () => {
    if (open) await host.close();
    open = false;
  };
  const restart = async () => {
    await host.close();
    host = await startWebHost({ ...options, port: Number(port) });
  };
  return { ask: asker(link), restart, sever, close: sever };
};

/** Both ends are ports of Node. */
export const overNodePort: Open<PortWire> = async (router, options) => {
  const { port1, port2 } = new MessageChannel();
  serveOnPort(router, nodePort(port1), options?.context ?? PUBLIC, options?.log ?? recordedLog().log);
  return portWire(port2, () => port1.close(), options);
};

/** The station's end is shaped as Electron's `MessagePortMain`, with structured clone and the event form. */
export const overElectronPort: Open<PortWire> = async (router, options) => {
  const { port1, port2 } = new MessageChannelMain();
  const [page] = transfer([port2]);
  if (page === undefined) throw new Error("no port was handed over");
  serveOnPort(router, port1, options?.context ?? PUBLIC, options?.log ?? recordedLog().log);
  return portWire(page, () => port1.close(), options);
};

function portWire(port: MessagePort, sever: () => void, options: WireOptions = {}): PortWire {
  const { deadlineMs } = options;
  const link = portLink({ port: asWebPort(port), ...(deadlineMs === undefined ? {} : { deadlineMs }) });
  const received: unknown[] = [];
  port.on("message", (message) => received.push(message));
  return {
    ask: asker(link),
    post: (message) => port.postMessage(message),
    received,
    sever,
    close: () => port.close(),
  };
}

/** Node's port has the events of the page's port; only its type does not say so. */
function asWebPort(port: MessagePort) {
  return port as unknown as Pick<globalThis.MessagePort, "addEventListener" | "postMessage">;
}

interface Link {
  call(path: readonly string[], input: unknown, options: { context: object; signal?: AbortSignal }): Promise<unknown>;
}

function asker(link: Link): Wire["ask"] {
  return async (procedure, input, signal) => {
    try {
      const options = signal === undefined ? { context: {} } : { context: {}, signal };
      return { output: await link.call(procedure.split("."), input, options) };
    } catch (error) {
      if (error instanceof ORPCError) return { error: { code: error.code, data: error.data } };
      throw error;
    }
  };
}
