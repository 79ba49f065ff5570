import type { MessagePort } from "node:worker_threads";
import type { Delivery, FakeWebContents } from "./web-contents.ts";

/** One page: the window its scripts see, what the preload exposed to it, and its line to the main process. */
export interface FakePage {
  readonly window: PageWindow;
  readonly exposed: Map<string, unknown>;
}

interface PageMessage extends Event {
  readonly source: unknown;
  readonly origin: string;
  readonly data: unknown;
  readonly ports: readonly MessagePort[];
}

/** As much of `window` as the preload and the page's client use. Messages arrive later and cloned, as in a browser. */
class PageWindow extends EventTarget {
  readonly location = { origin: "app://kiosk", href: "app://kiosk/" };

  postMessage(data: unknown, targetOrigin: string, ports: readonly MessagePort[] = []): void {
    const copy: unknown = structuredClone(data);
    if (targetOrigin !== this.location.origin) return;
    setImmediate(() => this.receive(this, this.location.origin, copy, ports));
  }

  /** A message from somewhere: another window, another origin. */
  receive(source: unknown, origin: string, data: unknown, ports: readonly MessagePort[] = []): void {
    this.dispatchEvent(Object.assign(new Event("message"), { source, origin, data, ports }) as PageMessage);
  }
}

interface Line {
  page: FakePage;
  contents: FakeWebContents;
  tellMain: (channel: string, event: unknown, ...args: unknown[]) => void;
}
let line: Line | null = null;

/**
 * From here on `electron/renderer` is this page's: loading the preload script runs it for `page`. A preload sees one
 * page only, so a test loads it anew for the next.
 */
export function connectPage(contents: FakeWebContents, tellMain: Line["tellMain"]): FakePage {
  const page = { window: new PageWindow(), exposed: new Map<string, unknown>() };
  line = { page, contents, tellMain };
  return page;
}

function connected(): Line {
  if (line === null) throw new Error("fake electron: no page is connected");
  return line;
}

export const rendererApi = {
  contextBridge: {
    exposeInMainWorld(key: string, api: unknown) {
      const { exposed, window } = connected().page;
      exposed.set(key, api);
      // The page gets a copy, as through the real bridge.
      Object.defineProperty(window, key, { value: structuredClone(api), enumerable: true });
    },
  },
  ipcRenderer: {
    send(channel: string, ...args: unknown[]) {
      const { contents, tellMain } = connected();
      tellMain(channel, { sender: contents.contents, senderFrame: contents.contents.mainFrame }, ...args);
    },
    on(channel: string, run: (event: { ports: MessagePort[] }, message: unknown) => void) {
      connected().contents.state.onDelivery = (delivery: Delivery) => {
        if (delivery.channel === channel) run({ ports: delivery.ports }, delivery.message);
      };
    },
  },
};
