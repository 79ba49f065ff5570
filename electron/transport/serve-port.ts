import { RPCHandler } from "@orpc/server/message-port";
import type { Logger } from "../station/ports.ts";
import type { CallContext, StationRouter } from "../station/router.ts";
import type { Port } from "./port.ts";
import { guardPort } from "./port-guard.ts";

/**
 * Answers every call that comes over a message port, behind the port guard, and starts the port. The caller's role is
 * the host's knowledge, never the message's.
 */
export function serveOnPort(router: StationRouter, port: Port, context: CallContext, log: Logger): void {
  const guarded = guardPort(port, (why) => log.warn("port.refused", { why }));
  new RPCHandler(router).upgrade(guarded, { context });
  guarded.start();
}
