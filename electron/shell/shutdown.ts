import type { Clock, Logger } from "../station/ports.ts";
import { app, powerMonitor } from "./electron.ts";

/** A supervisor or a power-down waits about this long before it ends a process by force. */
export const SHUTDOWN_DEADLINE_MS = 3_000;

export interface ShutdownOptions {
  readonly clock: Pick<Clock, "after">;
  readonly log: Logger;
  /** Closes what must be closed in order: page guard, station. */
  readonly close: () => void | Promise<void>;
}

export interface Shutdown {
  /** True from the moment the program is asked to end: only then may the window close. */
  isClosing(): boolean;
  /** Closes as at the end, then starts the program afresh. */
  restart(): void;
}

/**
 * Ends in order and in time. A request to quit, SIGTERM and SIGINT (Electron turns both into a quit) and the machine's
 * power-down come the same way: windows may close, the station is closed, and whatever is still open after the deadline
 * is left to the database's own recovery, which a plugged-out kiosk needs anyway.
 */
export function endInOrder({ clock, log, close }: ShutdownOptions): Shutdown {
  let closing = false;
  let ended = false;

  app.on("before-quit", () => {
    closing = true;
  });
  app.on("will-quit", (event) => {
    event.preventDefault();
    end(() => app.exit(0));
  });
  app.on("window-all-closed", () => {
    // Without a wish to quit, something took the window away (a compositor that died): come back with a new one.
    if (closing) app.quit();
    else restart();
  });
  // The types leave the event out; the documentation asks to hold the power-down back and to quit.
  powerMonitor.on("shutdown", (event?: { preventDefault(): void }) => {
    event?.preventDefault();
    app.quit();
  });

  function restart(): void {
    closing = true;
    end(() => {
      app.relaunch();
      app.exit(1);
    });
  }

  function end(leave: () => void): void {
    if (ended) return;
    ended = true;
    let left = false;
    const leaveOnce = (how: string) => {
      if (left) return;
      left = true;
      cancel();
      log.info("shell.end", { how });
      leave();
    };
    const cancel = clock.after(SHUTDOWN_DEADLINE_MS, () => leaveOnce("deadline"));
    settle(close).then(
      () => leaveOnce("in-order"),
      (error: unknown) => {
        log.error("shell.close-failed", { error: String(error) });
        leaveOnce("close-failed");
      },
    );
  }

  return { isClosing: () => closing, restart };
}

/** A throw before the first wait counts as a rejection too. */
async function settle(close: () => void | Promise<void>): Promise<void> {
  await close();
}
