import { join } from "node:path";
import type { Fault } from "../../shared/station/faults.ts";
import type { Clock, Logger } from "../station/ports.ts";
import { createCrashGuard } from "./crash-guard.ts";
import { app, Menu, type MessagePortMain, powerSaveBlocker, session } from "./electron.ts";
import { watchHangs } from "./hang-watch.ts";
import { handOverPorts } from "./port-handover.ts";
import { serveFiles } from "./protocol.ts";
import { KIOSK_PARTITION, lockSession } from "./session-lock.ts";
import { endInOrder } from "./shutdown.ts";
import { guardContents } from "./web-contents-guard.ts";
import { openWindow } from "./window.ts";

/** Locks a developer's run as if it were packaged; a packaged kiosk is always locked. */
const LOCKED_SWITCH = "yike-locked";

export interface KioskOptions {
  readonly clock: Clock;
  readonly log: Logger;
  /** Closes the station; called once, when the program ends. */
  readonly closeStation: () => void | Promise<void>;
}

export interface Kiosk {
  /** Shows the page and serves each port that it asks for. */
  start(serve: (port: MessagePortMain) => void): void;
  /** Shows the out-of-service page and starts the program afresh after a rest. */
  takeOutOfService(fault: Fault): void;
  /** True once the program has been asked to end. */
  isClosing(): boolean;
}

/** The program's own folder (or app.asar) and version, as Electron knows them. */
export function program(): { root: string; version: string } {
  return { root: app.getAppPath(), version: app.getVersion() };
}

/** Resolves when Electron can open windows. */
export async function electronReady(): Promise<void> {
  await app.whenReady();
}

/** Ends a process that has nothing open yet. */
export function endAtOnce(exitCode: number): void {
  app.exit(exitCode);
}

/** The locked window and everything that guards it. Nothing is shown before `start` or `takeOutOfService`. */
export function openKiosk({ clock, log, closeStation }: KioskOptions): Kiosk {
  const { root } = program();
  const rules = { locked: app.isPackaged || app.commandLine.hasSwitch(LOCKED_SWITCH), log };

  Menu.setApplicationMenu(null);
  app.on("session-created", (created) => lockSession(created, rules));
  app.on("web-contents-created", (_event, contents) => guardContents(contents, rules));
  app.on("child-process-gone", (_event, { type, reason, exitCode }) => {
    log.error("shell.child-gone", { type, reason, exitCode });
  });

  // The default session is not used, and is locked all the same: a new window would start in it.
  lockSession(session.defaultSession, rules);
  const kioskSession = session.fromPartition(KIOSK_PARTITION);
  lockSession(kioskSession, rules);
  serveFiles(kioskSession, { renderer: join(root, "dist", "renderer"), resources: join(root, "resources") });

  const shutdown = endInOrder({
    clock,
    log,
    close: () => {
      guard.stop();
      return closeStation();
    },
  });
  const window = openWindow({
    preload: join(root, "dist", "preload", "index.cjs"),
    session: kioskSession,
    locked: rules.locked,
    isClosing: shutdown.isClosing,
  });
  const guard = createCrashGuard({ window, clock, log, restart: shutdown.restart });
  watchHangs(window.webContents, clock, log);
  app.on("second-instance", () => {
    if (window.isMinimized()) window.restore();
    window.focus();
  });
  if (rules.locked) powerSaveBlocker.start("prevent-display-sleep");

  function start(serve: (port: MessagePortMain) => void): void {
    handOverPorts({ contents: window.webContents, serve, onAsked: guard.pageReady, log });
    guard.start();
  }

  return { start, takeOutOfService: guard.takeOutOfService, isClosing: shutdown.isClosing };
}
