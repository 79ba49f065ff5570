import { createORPCClient, DynamicLink } from "@orpc/client";
import type { ContractRouterClient } from "@orpc/contract";
import type { Contract } from "../../shared/contract/index.ts";
import { askPort, hasPortHost } from "./ask-port.ts";
import { httpLink, type LinkContext, portLink } from "./links.ts";

/** Every procedure of the contract as a function. The contract is imported as a type only: no schema in the page. */
export type StationClient = ContractRouterClient<Contract, LinkContext>;

/** Which host the page runs in: the shell hands out a message port, the browser host answers at /rpc. */
export type Transport = "port" | "http";

/** The page's one client. Calls may be made at once; over a port they wait until the shell has handed it out. */
export function createStationClient(): { client: StationClient; transport: Transport } {
  const transport = hasPortHost() ? "port" : "http";
  const link = transport === "port" ? lastingPortLink() : httpLink({ url: new URL("/rpc", window.location.href).href });
  return { client: createORPCClient(link), transport };
}

/** Asks for a port with the first call, and for another when that one was closed or never came. */
function lastingPortLink(): DynamicLink<LinkContext> {
  let current: Promise<ReturnType<typeof portLink>> | null = null;

  async function open(): Promise<ReturnType<typeof portLink>> {
    const port = await askPort();
    port.addEventListener("close", () => {
      current = null;
    });
    const link = portLink({ port });
    port.start();
    return link;
  }

  return new DynamicLink<LinkContext>(() => {
    current ??= open().catch((error: unknown) => {
      current = null;
      throw error;
    });
    return current;
  });
}
