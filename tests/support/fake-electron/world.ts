import type { FakeSession } from "./session.ts";
import type { FakeWindow } from "./window.ts";

/** What the fake knows and what was done to it. A test sets the first part before it loads the entry. */
export interface World {
  packaged: boolean;
  appPath: string;
  version: string;
  /** Whether this process is the first one of its folder. */
  firstInstance: boolean;
  /** Switches of the command line, and those appended. */
  switches: Map<string, string>;

  ready: boolean;
  sandboxed: boolean;
  schemes: { scheme: string; privileges: Record<string, boolean> }[] | null;
  paths: Map<string, string>;
  locked: boolean;
  menu: "default" | "none";
  crashReporter: Record<string, unknown> | null;
  sleepBlocked: string[];
  windows: FakeWindow[];
  sessions: Map<string, FakeSession>;
  /** The system's store of secrets, and whose it is. */
  keyring: { available: boolean; backend: string; user: string; isStale: boolean };
  relaunches: number;
  /** Exit codes in order; a real process ends with the first. */
  exits: number[];
}

export function createWorld(): World {
  return {
    packaged: true,
    appPath: "",
    version: "0.0.0",
    firstInstance: true,
    switches: new Map(),
    ready: false,
    sandboxed: false,
    schemes: null,
    paths: new Map(),
    locked: false,
    menu: "default",
    crashReporter: null,
    sleepBlocked: [],
    windows: [],
    sessions: new Map(),
    keyring: { available: true, backend: "gnome_libsecret", user: "kiosk", isStale: false },
    relaunches: 0,
    exits: [],
  };
}

/** Electron ignores or refuses these when they come too late: here they throw. */
export function onlyBeforeReady(world: World, what: string): void {
  if (world.ready) throw new Error(`fake electron: ${what} after ready`);
}

export function onlyAfterReady(world: World, what: string): void {
  if (!world.ready) throw new Error(`fake electron: ${what} before ready`);
}
