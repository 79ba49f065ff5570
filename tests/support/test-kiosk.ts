import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { onTestFinished, vi } from "vitest";
import type { Kiosk } from "../../electron/shell/kiosk.ts";
import type { FakeSession } from "./fake-electron/session.ts";
import type { FakeWindow } from "./fake-electron/window.ts";
import { createManualClock, type ManualClock } from "./manual-clock.ts";
import { type LogLine, recordedLog } from "./recorded-log.ts";

export type FakeElectron = typeof import("./fake-electron.ts");

export interface TestKiosk {
  readonly fake: FakeElectron;
  readonly kiosk: Kiosk;
  readonly clock: ManualClock;
  readonly lines: LogLine[];
  readonly window: FakeWindow;
  /** The session the window lives in. */
  readonly session: FakeSession;
  /** How often the station was closed. */
  readonly closed: () => number;
  /** Whatever the shell starts by itself has come to an end. */
  settle(): Promise<void>;
  /** The page asks for its port, as its preload would. */
  ask(): void;
}

export interface TestKioskOptions {
  readonly packaged?: boolean;
  readonly switches?: readonly string[];
  readonly closeStation?: () => void | Promise<void>;
}

const RESOURCES = fileURLToPath(new URL("../../resources", import.meta.url));

/** A program folder with a built page of three files and the real resources. Removed when the test ends. */
export function programFolder(): string {
  const root = mkdtempSync(join(tmpdir(), "yike-shell-"));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  mkdirSync(join(root, "dist", "renderer", "assets"), { recursive: true });
  writeFileSync(join(root, "dist", "renderer", "index.html"), "<!doctype html><title>page</title>");
  writeFileSync(join(root, "dist", "renderer", "assets", "app-B1x_-2.js"), "export {};");
  writeFileSync(join(root, "dist", "renderer", "assets", "app-B1x_-2.js.map"), "{}");
  writeFileSync(join(root, "package.json"), '{"type":"module","description":"secret of the program folder"}');
  symlinkSync(RESOURCES, join(root, "resources"));
  return root;
}

/** The real shell over a fresh fake, as main.ts composes it, without a station behind it. */
export async function openTestKiosk(options: TestKioskOptions = {}): Promise<TestKiosk> {
  vi.resetModules();
  const fake = await import("./fake-electron.ts");
  fake.world.packaged = options.packaged ?? true;
  fake.world.appPath = programFolder();
  for (const name of options.switches ?? []) fake.world.switches.set(name, "");

  const { beforeReady } = await import("../../electron/shell/before-ready.ts");
  const { openKiosk } = await import("../../electron/shell/kiosk.ts");
  const start = beforeReady(join(fake.world.appPath, "chromium"));
  if (!start.go) throw new Error(start.why);
  fake.becomeReady();

  const clock = createManualClock();
  const { log, lines } = recordedLog();
  let closed = 0;
  const closeStation = () => {
    closed += 1;
    return options.closeStation?.();
  };
  const kiosk = openKiosk({ clock, log, closeStation });
  const [window] = fake.world.windows;
  if (window === undefined) throw new Error("no window");
  const { contents, session } = window.page;

  return {
    fake,
    kiosk,
    clock,
    lines,
    window,
    session,
    closed: () => closed,
    settle: window.settled,
    ask: () => {
      fake.ipcMain.emit("yike:port", { sender: contents, senderFrame: contents.mainFrame });
    },
  };
}
