import type { Logger } from "../station/ports.ts";
import { ipcMain, MessageChannelMain, type MessagePortMain, type WebContents, type WebFrameMain } from "./electron.ts";
import { isOwnUrl } from "./origin.ts";
import { PORT_CHANNEL } from "./port-channel.ts";

export interface HandoverOptions {
  /** The one web contents that may ask. */
  readonly contents: WebContents;
  /** Serves the router on the main process's end; it starts the port itself, when its listeners are in place. */
  readonly serve: (port: MessagePortMain) => void;
  /** The page has asked, so it runs. */
  readonly onAsked: () => void;
  readonly log: Logger;
}

/**
 * Answers the page's one message with one end of a fresh channel. The channel is the page's only way to the station, so
 * the sender is checked here, once and synchronously: `senderFrame` turns null when the frame navigates away.
 * A page that is loaded anew asks anew, and the former channel is closed: one page, one channel.
 */
export function handOverPorts({ contents, serve, onAsked, log }: HandoverOptions): void {
  let current: MessagePortMain | null = null;

  ipcMain.on(PORT_CHANNEL, (event) => {
    const frame = event.senderFrame;
    if (event.sender !== contents || frame === null || !isPage(frame)) {
      log.warn("shell.port-refused");
      return;
    }
    current?.close();
    current = null;
    const { port1, port2 } = new MessageChannelMain();
    try {
      frame.postMessage(PORT_CHANNEL, null, [port2]);
    } catch {
      // The page went away while it asked (Electron throws for a disposed frame); its successor asks for itself.
      port1.close();
      log.warn("shell.port-undelivered");
      return;
    }
    current = port1;
    // What the page says before the port is served waits in it.
    serve(port1);
    onAsked();
  });
}

/** The main frame of our own page: no frame inside it, no other address. */
function isPage(frame: WebFrameMain): boolean {
  return frame.parent === null && isOwnUrl(frame.url);
}
