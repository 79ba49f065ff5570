import { existsSync } from "node:fs";
import { emitter, fakeEvent, type Names, strict } from "./strict.ts";
import { onlyBeforeReady, type World } from "./world.ts";

const EVENTS = [
  "before-quit",
  "child-process-gone",
  "ready",
  "second-instance",
  "session-created",
  "web-contents-created",
  "will-quit",
  "window-all-closed",
];

export function createApp(world: World) {
  const events = emitter("app", EVENTS);

  const commandLine = strict("app.commandLine", {
    hasSwitch: (name: string) => world.switches.has(name),
    getSwitchValue: (name: string) => world.switches.get(name) ?? "",
    appendSwitch(name: string, value = "") {
      onlyBeforeReady(world, `appendSwitch(${name})`);
      world.switches.set(name, value);
    },
  } satisfies Names<Electron.CommandLine>);

  const members = {
    commandLine,
    isPackaged: false,
    getAppPath: () => world.appPath,
    getVersion: () => world.version,
    enableSandbox() {
      onlyBeforeReady(world, "enableSandbox");
      world.sandboxed = true;
    },
    setPath(name: string, path: string) {
      onlyBeforeReady(world, `setPath(${name})`);
      // The lock lies in userData: moved afterwards, two programs could run on one folder.
      if (world.locked) throw new Error(`fake electron: setPath(${name}) after the single-instance lock`);
      if (!existsSync(path)) throw new Error(`fake electron: setPath(${name}) to a folder that does not exist`);
      world.paths.set(name, path);
    },
    requestSingleInstanceLock() {
      world.locked = true;
      return world.firstInstance;
    },
    whenReady: () => (world.ready ? Promise.resolve() : new Promise<void>((resolve) => events.once("ready", resolve))),
    quit,
    relaunch() {
      world.relaunches += 1;
    },
    exit(code = 0) {
      world.exits.push(code);
    },
  } satisfies Names<Electron.App>;

  Object.defineProperty(members, "isPackaged", { get: () => world.packaged, enumerable: true });

  /** Electron's order: before-quit, every window's close (any of them may refuse), will-quit, exit. */
  function quit(): void {
    events.emit("before-quit", fakeEvent({}));
    for (const window of [...world.windows]) window.close();
    if (world.windows.length > 0) return;
    const event = fakeEvent({});
    events.emit("will-quit", event);
    if (!event.defaultPrevented) world.exits.push(0);
  }

  const descriptors = Object.getOwnPropertyDescriptors(members);
  return strict("app", Object.defineProperties(events, descriptors) as typeof events & typeof members);
}
export type FakeApp = ReturnType<typeof createApp>;
