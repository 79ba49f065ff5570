/// <reference types="electron" />
import { contextBridge, ipcRenderer } from "electron/renderer";
import { PORT_HERE, PORT_WANTED } from "../../shared/station/page-port.ts";
import { PORT_CHANNEL } from "./port-channel.ts";

/** What this script uses of the page's window: the electron folder has Node's types, not the DOM's. */
interface PageWindow {
  readonly location: { readonly origin: string };
  addEventListener(type: "message", run: (event: { source: unknown; origin: string; data: unknown }) => void): void;
  postMessage(message: unknown, targetOrigin: string, transfer: readonly unknown[]): void;
}
declare const window: PageWindow;

/**
 * Runs in the sandboxed preload: carries the page's request for a port to the main process and the port to the page.
 * The page gets no function and no `ipcRenderer`, only a marker that tells it which host it is in.
 */
export function bridgePort(): void {
  contextBridge.exposeInMainWorld("yike", Object.freeze({ port: true }));
  window.addEventListener("message", (event) => {
    const own = event.source === window && event.origin === window.location.origin;
    if (own && isWanted(event.data)) ipcRenderer.send(PORT_CHANNEL);
  });
  ipcRenderer.on(PORT_CHANNEL, (event) => {
    window.postMessage({ kind: PORT_HERE }, window.location.origin, event.ports);
  });
}

function isWanted(data: unknown): boolean {
  return typeof data === "object" && data !== null && "kind" in data && data.kind === PORT_WANTED;
}
