import type { IncomingMessage, ServerResponse } from "node:http";
import { resolve } from "node:path";
import { RPCHandler } from "@orpc/server/node";
import type { Role } from "../../shared/contract/procedure.ts";
import { BROWSER_HEADERS } from "../../shared/station/csp.ts";
import type { Logger } from "../station/ports.ts";
import type { CallContext, StationRouter } from "../station/router.ts";
import { refusalBody } from "../transport/wire.ts";
import { createRateLimit } from "./rate-limit.ts";
import { findPageFile, sendPageFile } from "./web-files.ts";
import {
  callerOf,
  type Gate,
  passFor,
  type Refusal,
  refuseCall,
  refuseEntry,
  refuseHost,
  refusePage,
} from "./web-guard.ts";

export interface AnswerOptions {
  readonly router: StationRouter;
  /** The built page. */
  readonly rendererDir: string;
  readonly log: Logger;
  /** Milliseconds that only rise; a test may have its own. */
  readonly monotonic?: () => number;
}

/**
 * A page asks some ten things when it opens and one a keystroke; ten times that is no page of ours. For the host as a
 * whole: a page can give itself as many names as it likes.
 */
const CALLS = { perSecond: 100, burst: 300 } as const;
/** Every refusal is answered, but a flood of them must not fill the disk: the log is written line by line. */
const REFUSALS_LOGGED = { perSecond: 1, burst: 60 } as const;

const RPC = "/rpc";
/** Whoever stands at the screen. Staff sign in on the screen (station/callers.ts); a host never says so for them. */
const WEB_ROLE: Role = "public";

const NO_PROCEDURE: Refusal = { status: 404, code: "NOT_FOUND", message: "no such procedure" };
const NO_FILE: Readonly<Record<403 | 404, Refusal>> = {
  403: { status: 403, code: "FORBIDDEN", message: "not a path of the page" },
  404: { status: 404, code: "NOT_FOUND", message: "no such file" },
};

const TOO_MANY: Refusal = { status: 429, code: "TOO_MANY_REQUESTS", message: "too many calls" };

/** No answer of a station may be shown again after its visit. */
const ANSWER_HEADERS = new Headers({ ...BROWSER_HEADERS, "cache-control": "no-store" });

/** What the browser host answers: calls below /rpc, everything else a file of the page. */
export function answerWith(options: AnswerOptions, gate: Gate) {
  const { log, monotonic = performance.now.bind(performance) } = options;
  const mayCall = createRateLimit({ ...CALLS, monotonic });
  const mayLog = createRateLimit({ ...REFUSALS_LOGGED, monotonic });
  let unlogged = 0;
  let lastCall: number | null = null;
  const handler = new RPCHandler(options.router);
  const root = resolve(options.rendererDir);

  function contextOf(request: IncomingMessage): CallContext {
    const caller = callerOf(request, gate);
    return caller === undefined ? { role: WEB_ROLE } : { role: WEB_ROLE, caller };
  }

  async function answerCall(request: IncomingMessage, response: ServerResponse): Promise<void> {
    response.setHeaders(ANSWER_HEADERS);
    try {
      const { matched } = await handler.handle(request, response, { prefix: RPC, context: contextOf(request) });
      if (!matched) refuse(response, NO_PROCEDURE);
    } catch (error) {
      log.error("web.failed", { error: error instanceof Error ? error.name : typeof error });
      response.destroy();
    }
  }

  function answerFile(response: ServerResponse, path: string): void {
    const found = findPageFile(root, path);
    if ("file" in found) sendPageFile(response, path, found);
    else refuse(response, NO_FILE[found.status]);
  }

  function refuse(response: ServerResponse, refusal: Refusal): void {
    noteRefusal(refusal);
    response.setHeaders(ANSWER_HEADERS);
    response.writeHead(refusal.status, { "content-type": "application/json" });
    response.end(JSON.stringify(refusalBody(refusal.code, refusal.status, refusal.message)));
  }

  function noteRefusal({ status, code }: Refusal): void {
    if (!mayLog()) {
      unlogged += 1;
      return;
    }
    log.warn("web.refused", { status, code, ...(unlogged === 0 ? {} : { unlogged }) });
    unlogged = 0;
  }

  /** A call that passed the guard: from a page, so one is there. */
  function takeCall(): Refusal | null {
    lastCall = monotonic();
    return mayCall() ? null : TOO_MANY;
  }

  function listener(request: IncomingMessage, response: ServerResponse): void {
    const { path, query } = splitTarget(request.url ?? "");
    const isCall = path === RPC || path.startsWith(`${RPC}/`);
    const token = path === "/" ? new URLSearchParams(query).get("t") : null;
    const refusal =
      refuseHost(request, gate) ??
      (isCall ? (refuseCall(request, gate) ?? takeCall()) : refusePage(request)) ??
      (token === null ? null : refuseEntry(token, gate));
    if (refusal !== null) refuse(response, refusal);
    else if (isCall) void answerCall(request, response);
    else if (token !== null) enter(response, gate);
    else answerFile(response, path);
  }

  return { listener, quietMs: () => (lastCall === null ? null : monotonic() - lastCall) };
}

/** Not by a URL parser: it would walk `..` away before anyone sees it. */
function splitTarget(target: string): { path: string; query: string } {
  const [path = "", query = ""] = target.split("?", 2);
  return { path, query };
}

/** Trades the token for a cookie and takes it out of the address. */
function enter(response: ServerResponse, gate: Gate): void {
  response.setHeaders(ANSWER_HEADERS);
  response.writeHead(303, { location: "/", "set-cookie": passFor(gate) }).end();
}
