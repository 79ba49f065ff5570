import type { MessagePort } from "node:worker_threads";
import { transfer } from "./ports.ts";
import type { FakeSession } from "./session.ts";
import { emitter, fakeEvent, type Names, strict } from "./strict.ts";

const EVENTS = [
  "before-input-event",
  "before-mouse-event",
  "devtools-opened",
  "did-fail-load",
  "did-finish-load",
  "did-navigate",
  "did-start-navigation",
  "preload-error",
  "render-process-gone",
  "responsive",
  "select-bluetooth-device",
  "unresponsive",
  "will-attach-webview",
  "will-frame-navigate",
  "will-navigate",
  "will-prevent-unload",
  "will-redirect",
];
/** Chromium's error numbers. */
const ERR_BLOCKED_BY_CLIENT = -20;
const ERR_UNKNOWN_URL_SCHEME = -302;

interface FakeFrame {
  url: string;
  parent: FakeFrame | null;
  postMessage(channel: string, message: unknown, ports?: readonly unknown[]): void;
  collectJavaScriptCallStack(): Promise<string | undefined>;
}

/** What the main process has sent to a page: the preload script of that page hears it. */
export interface Delivery {
  channel: string;
  message: unknown;
  ports: MessagePort[];
}

type OpenHandler = Parameters<Electron.WebContents["setWindowOpenHandler"]>[0];

export function createWebContents(session: FakeSession, preferences: Record<string, unknown>) {
  const events = emitter("webContents", EVENTS);
  const state = {
    urls: [] as string[],
    deliveries: [] as Delivery[],
    zoomMode: "default",
    zoomLimits: null as [number, number] | null,
    openHandler: null as OpenHandler | null,
    devToolsClosed: 0,
    rendererCrashes: 0,
    destroyed: false,
    callStack: (): Promise<string | undefined> => Promise.resolve(undefined),
    onDelivery: null as ((delivery: Delivery) => void) | null,
  };

  const mainFrame: FakeFrame = strict("webFrameMain", {
    url: "",
    parent: null,
    postMessage(channel: string, message: unknown, ports: readonly unknown[] = []) {
      const delivery = { channel, message: structuredClone(message), ports: transfer(ports) };
      state.deliveries.push(delivery);
      state.onDelivery?.(delivery);
    },
    collectJavaScriptCallStack: () => state.callStack(),
  } satisfies Names<Electron.WebFrameMain>);

  const members = {
    mainFrame,
    isDestroyed: () => state.destroyed,
    setWindowOpenHandler(handler: OpenHandler) {
      state.openHandler = handler;
    },
    setZoomMode(mode: string) {
      state.zoomMode = mode;
    },
    async setVisualZoomLevelLimits(least: number, most: number) {
      state.zoomLimits = [least, most];
    },
    closeDevTools() {
      state.devToolsClosed += 1;
    },
    forcefullyCrashRenderer() {
      state.rendererCrashes += 1;
      events.emit("render-process-gone", fakeEvent({}), { reason: "crashed", exitCode: 5 });
    },
  } satisfies Names<Electron.WebContents>;

  /** A load as Chromium does it: request filter, scheme handler, events. Resolves false when it failed. */
  async function load(url: string): Promise<boolean> {
    state.urls.push(url);
    state.zoomLimits = null;
    mainFrame.url = url;
    events.emit("did-start-navigation", fakeEvent({ url, isMainFrame: true, isSameDocument: false }));
    const response = await session.ask.fetch(url.replace(/#.*$/, ""));
    if (state.destroyed) return false;
    if (typeof response === "string") {
      const code = response === "blocked" ? ERR_BLOCKED_BY_CLIENT : ERR_UNKNOWN_URL_SCHEME;
      events.emit("did-fail-load", fakeEvent({}), code, "", url, true, 1, 1);
      return false;
    }
    events.emit("did-navigate", fakeEvent({}), url, response.status, "");
    events.emit("did-finish-load");
    return true;
  }

  const contents = strict("webContents", Object.assign(events, members));
  return { contents, state, load, preferences, session };
}
export type FakeWebContents = ReturnType<typeof createWebContents>;
