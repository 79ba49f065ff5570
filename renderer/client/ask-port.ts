import { PORT_HERE, PORT_WANTED } from "../../shared/station/page-port.ts";

/** The host answers at once or not at all. */
const PORT_DEADLINE_MS = 10_000;

/** Whether the page runs in the shell that hands out a message port. */
export function hasPortHost(): boolean {
  return "yike" in window;
}

/**
 * Asks the shell for this page's message port.
 * @throws Error when none comes within ten seconds; asking again is allowed
 */
export function askPort(): Promise<MessagePort> {
  return new Promise((resolve, reject) => {
    const listening = new AbortController();
    const deadline = setTimeout(() => {
      listening.abort();
      reject(new Error("no message port from the host"));
    }, PORT_DEADLINE_MS);
    window.addEventListener("message", receive, { signal: listening.signal });
    window.postMessage({ kind: PORT_WANTED }, window.location.origin);

    function receive(event: MessageEvent): void {
      const [port] = event.ports;
      if (event.source !== window || !isHere(event.data) || port === undefined) return;
      clearTimeout(deadline);
      listening.abort();
      resolve(port);
    }
  });
}

function isHere(data: unknown): boolean {
  return typeof data === "object" && data !== null && "kind" in data && data.kind === PORT_HERE;
}
