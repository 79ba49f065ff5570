import type { FakeApp } from "./app.ts";
import type { FakeSession } from "./session.ts";
import { emitter, fakeEvent, type Names, strict } from "./strict.ts";
import { createWebContents } from "./web-contents.ts";
import { onlyAfterReady, type World } from "./world.ts";

const EVENTS = ["close", "closed", "ready-to-show", "system-context-menu"];

interface Surroundings {
  readonly world: World;
  readonly app: FakeApp;
  readonly sessionOf: (session: unknown) => FakeSession;
}

export function createWindow({ world, app, sessionOf }: Surroundings, options: Record<string, unknown>) {
  onlyAfterReady(world, "new BrowserWindow");
  const events = emitter("BrowserWindow", EVENTS);
  const preferences = options["webPreferences"] as Record<string, unknown>;
  const page = createWebContents(sessionOf(preferences["session"]), preferences);
  const state = { shown: options["show"] !== false, focused: 0, minimized: false, destroyed: false, loadedOnce: false };
  const loads: Promise<void>[] = [];

  function loadURL(url: string): Promise<void> {
    if (state.destroyed) throw new Error("Object has been destroyed");
    const loading = page.load(url).then((loaded) => {
      if (!loaded) throw new Error(`ERR loading ${url}`);
      if (state.loadedOnce) return;
      state.loadedOnce = true;
      events.emit("ready-to-show");
    });
    loads.push(loading);
    return loading;
  }

  /** Every load that was started has ended, well or badly. */
  async function settled(): Promise<void> {
    await Promise.allSettled(loads);
    // What hangs on a load or on another promise runs before the next turn of the event loop.
    await new Promise(setImmediate);
  }

  function destroy(): void {
    state.destroyed = true;
    page.state.destroyed = true;
    world.windows.splice(world.windows.indexOf(window), 1);
    events.emit("closed");
  }

  const members = {
    webContents: page.contents,
    loadURL,
    show() {
      state.shown = true;
    },
    focus() {
      state.focused += 1;
    },
    restore() {
      state.minimized = false;
    },
    isMinimized: () => state.minimized,
    isDestroyed: () => state.destroyed,
  } satisfies Names<Electron.BrowserWindow>;

  const window = {
    browserWindow: strict("BrowserWindow", Object.assign(events, members)),
    options,
    page,
    state,
    settled,
    /** Alt+F4, the window manager, or a quit: true when the window went. */
    close(): boolean {
      const event = fakeEvent({});
      events.emit("close", event);
      if (!event.defaultPrevented) destroy();
      return !event.defaultPrevented;
    },
    /** The compositor died: nobody is asked. */
    destroy(): void {
      destroy();
      if (world.windows.length === 0) app.emit("window-all-closed");
    },
  };
  world.windows.push(window);
  app.emit("web-contents-created", fakeEvent({}), page.contents);
  return window;
}
export type FakeWindow = ReturnType<typeof createWindow>;
