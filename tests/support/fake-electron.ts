/// <reference types="electron" />
import { createApp } from "./fake-electron/app.ts";
import { connectPage as connect, type FakePage, rendererApi } from "./fake-electron/renderer.ts";
import { createSession, type FakeSession } from "./fake-electron/session.ts";
import { emitter, type Names, strict } from "./fake-electron/strict.ts";
import { createWindow, type FakeWindow } from "./fake-electron/window.ts";
import { createWorld, onlyAfterReady, onlyBeforeReady } from "./fake-electron/world.ts";

export { MessageChannelMain } from "./fake-electron/ports.ts";

/**
 * Stands for `electron/main`, `electron/common` and `electron/renderer` where Electron's binary cannot run. Small and strict: what it does
 * not model throws, and so does what comes too late. It proves what the shell asks of Electron, never what Electron
 * then does.
 */
export const world = createWorld();
export const app = createApp(world);

const sessions = new Map<unknown, FakeSession>();
const DEFAULT_PARTITION = "";

function sessionFor(partition: string): FakeSession {
  onlyAfterReady(world, "session");
  const known = world.sessions.get(partition);
  if (known !== undefined) return known;
  const made = createSession(world, partition);
  world.sessions.set(partition, made);
  sessions.set(made.session, made);
  app.emit("session-created", made.session);
  return made;
}

function sessionOf(session: unknown): FakeSession {
  return sessions.get(session) ?? sessionFor(DEFAULT_PARTITION);
}

export const session = strict("session", {
  get defaultSession() {
    return sessionFor(DEFAULT_PARTITION).session;
  },
  fromPartition: (partition: string) => sessionFor(partition).session,
} satisfies Names<typeof Electron.Session>);

export const protocol = strict("protocol", {
  registerSchemesAsPrivileged(schemes: NonNullable<typeof world.schemes>) {
    onlyBeforeReady(world, "registerSchemesAsPrivileged");
    if (world.schemes !== null) throw new Error("fake electron: registerSchemesAsPrivileged may be called only once");
    world.schemes = schemes;
  },
} satisfies Names<Electron.Protocol>);

export const crashReporter = strict("crashReporter", {
  start(options: Record<string, unknown>) {
    onlyBeforeReady(world, "crashReporter.start");
    world.crashReporter = options;
  },
} satisfies Names<Electron.CrashReporter>);

export const Menu = strict("Menu", {
  setApplicationMenu(menu: unknown) {
    world.menu = menu === null ? "none" : "default";
  },
} satisfies Names<typeof Electron.Menu>);

export const powerSaveBlocker = strict("powerSaveBlocker", {
  start(kind: string) {
    onlyAfterReady(world, "powerSaveBlocker.start");
    return world.sleepBlocked.push(kind);
  },
} satisfies Names<Electron.PowerSaveBlocker>);

/** Seals by turning every byte round: what it gives back is not what lies in the file. */
export const safeStorage = strict("safeStorage", {
  isAsyncEncryptionAvailable: async () => {
    onlyAfterReady(world, "safeStorage");
    return world.keyring.available;
  },
  getSelectedStorageBackend: () => world.keyring.backend,
  encryptStringAsync: async (text: string) => Buffer.from(`${world.keyring.user}:${text}`).map((byte) => byte ^ 0xff),
  decryptStringAsync: async (sealed: Buffer) => {
    const [user, ...text] = Buffer.from(sealed)
      .map((byte) => byte ^ 0xff)
      .toString()
      .split(":");
    if (user !== world.keyring.user) throw new Error("Error while decrypting the ciphertext provided");
    return { result: text.join(":"), shouldReEncrypt: world.keyring.isStale };
  },
} satisfies Names<Electron.SafeStorage>);

export const powerMonitor = emitter("powerMonitor", ["shutdown"]);
/** Channels are the shell's own: one listener for one channel, and no `handle`. */
export const ipcMain = emitter("ipcMain", ["yike:port"]);

/** A constructor that answers with the window's own object, as `new BrowserWindow` does. */
export const BrowserWindow = function BrowserWindow(options: Record<string, unknown>) {
  return createWindow({ world, app, sessionOf }, options).browserWindow;
} as unknown as new (
  options: Record<string, unknown>,
) => unknown;

export const contextBridge = strict("contextBridge", rendererApi.contextBridge satisfies Names<Electron.ContextBridge>);
export const ipcRenderer = strict("ipcRenderer", rendererApi.ipcRenderer satisfies Names<Electron.IpcRenderer>);

/** Makes a page of the window for the next load of the preload script. */
export function connectPage(window: FakeWindow): FakePage {
  return connect(window.page, (channel, ...args) => ipcMain.emit(channel, ...args));
}

/** Electron becomes ready once the entry module has been evaluated, never before. */
export function becomeReady(): void {
  world.ready = true;
  app.emit("ready");
}
