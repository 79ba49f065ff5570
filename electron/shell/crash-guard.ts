import { createFailureBudget } from "../../shared/station/failure-budget.ts";
import type { Fault } from "../../shared/station/faults.ts";
import type { Clock, LogFields, Logger } from "../station/ports.ts";
import type { WebContents, Window } from "./electron.ts";
import { HOME_URL, outOfServiceUrl } from "./origin.ts";

/** Waits before each reload: a hiccup is over at once, a sick page does not spin. Restart to a usable page ≤ 3 s (reliability.md §7). */
export const RELOAD_DELAYS_MS: readonly number[] = [250, 500, 1_000, 2_000, 4_000];
/** How long the out-of-service page stands before the program starts afresh (reference/screens.md: about a minute). */
export const REST_MS = 60_000;
/** From the load to the page's asking for its port. Twice the cold start a kiosk may take (DESIGN §7: 10 s). */
export const READY_DEADLINE_MS = 20_000;
/** Chromium's ERR_ABORTED: one load gave way to the next. Not a failure. */
const ERR_ABORTED = -3;

export interface CrashGuardOptions {
  readonly window: Window;
  readonly clock: Pick<Clock, "monotonic" | "after">;
  readonly log: Logger;
  /** Starts the program afresh; called once, after the rest. */
  readonly restart: () => void;
}

export interface CrashGuard {
  /** Loads the page for the first time. */
  start(): void;
  /** The page has asked for its port: it runs. */
  pageReady(): void;
  /** Shows the out-of-service page at once and restarts the program after the rest. */
  takeOutOfService(fault: Fault): void;
  /** The program is ending: nothing is reloaded any more. */
  stop(): void;
}

/**
 * Keeps a page on the screen. Every failure costs one reload from the budget; when the budget is spent, a static page
 * says that the machine rests and where to find a person, and then the whole program starts afresh. A loop of reloads
 * is never shown to anybody, and neither is a black screen.
 */
export function createCrashGuard({ window, clock, log, restart }: CrashGuardOptions): CrashGuard {
  const budget = createFailureBudget(RELOAD_DELAYS_MS, clock.monotonic);
  let state: "idle" | "loading" | "running" | "waiting" | "resting" | "stopped" = "idle";
  let cancelTimer = () => {};

  function load(): void {
    // The program can be asked to end while its station is still being opened.
    if (state === "stopped") return;
    state = "loading";
    later(READY_DEADLINE_MS, () => fail("never-ready", {}));
    show(HOME_URL);
  }

  function show(url: string): void {
    // The rejection is the same event as did-fail-load, which carries more.
    window.loadURL(url).catch(() => log.warn("shell.load-rejected"));
  }

  function later(ms: number, run: () => void): void {
    cancelTimer();
    cancelTimer = clock.after(ms, run);
  }

  function fail(why: string, fields: LogFields): void {
    // One fault can be told twice (a crash during a load); while a reload waits it counts once.
    if (state !== "loading" && state !== "running") return;
    const verdict = budget.spend();
    log.error("shell.page-failed", { why, spent: verdict === "spent", ...fields });
    if (verdict === "spent") {
      takeOutOfService("page");
      return;
    }
    state = "waiting";
    later(verdict.againAfterMs, load);
  }

  function takeOutOfService(fault: Fault): void {
    if (state === "resting" || state === "stopped") return;
    state = "resting";
    log.error("shell.out-of-service", { fault });
    later(REST_MS, restart);
    show(outOfServiceUrl(fault));
  }

  function pageReady(): void {
    if (state !== "loading") return;
    state = "running";
    cancelTimer();
  }

  function stop(): void {
    state = "stopped";
    cancelTimer();
  }

  watch(window.webContents, fail, pageLost);

  /** A reload by the page itself (end of a visit): it must prove again that it runs. */
  function pageLost(): void {
    if (state !== "running") return;
    state = "loading";
    later(READY_DEADLINE_MS, () => fail("never-ready", {}));
  }

  return { start: load, pageReady, takeOutOfService, stop };
}

type Fail = (why: string, fields: LogFields) => void;

function watch(contents: WebContents, fail: Fail, pageLost: () => void): void {
  contents.on("render-process-gone", (_event, { reason, exitCode }) => fail("gone", { reason, exitCode }));
  contents.on("did-fail-load", (_event, code, _text, _url, isMainFrame) => {
    if (isMainFrame && code !== ERR_ABORTED) fail("load", { code });
  });
  // Without its preload the page has no port and can show nothing true.
  contents.on("preload-error", () => fail("preload", {}));
  contents.on("did-start-navigation", ({ isMainFrame, isSameDocument }) => {
    if (isMainFrame && !isSameDocument) pageLost();
  });
  // A protocol answer is a page for Chromium whatever its status: a 404 would stand there as an empty screen.
  contents.on("did-navigate", (_event, _url, status) => {
    if (status >= 400) fail("status", { status });
  });
}
