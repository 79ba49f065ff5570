import { createFailureBudget } from "../../shared/station/failure-budget.ts";
import type { Fault } from "../../shared/station/faults.ts";
import type { Clock, Logger } from "../station/ports.ts";
import type { HostWord } from "./host-channel.ts";

/** A program that this one has started. `onExit` is told once, whatever ended it. */
export interface Running {
  kill(): void;
  onExit(run: () => void): void;
}
export interface RunningHost extends Running {
  /** It has printed its address. */
  onReady(run: () => void): void;
  /** null = no answer in time. */
  ask(): Promise<HostWord | null>;
}

export interface SupervisorOptions {
  readonly startHost: () => RunningHost;
  readonly startScreen: (url: string) => Running;
  readonly outOfServiceUrl: (fault: Fault) => string;
  /** All is well: told after every good look, for the system's own watchdog. */
  readonly alive: () => void;
  readonly clock: Pick<Clock, "monotonic" | "after">;
  readonly log: Logger;
}

export interface Supervisor {
  start(): void;
  /** Ends both programs, for good. */
  stop(): void;
}

/** Two new tries; the third failure within ten minutes takes the machine out of service. */
export const RESTART_DELAYS_MS: readonly number[] = [250, 1_000];
/** As long as the shell's own rest (reference/screens.md: about a minute). */
export const REST_MS = 60_000;
export const LOOK_EVERY_MS = 10_000;
/** A cold start on a kiosk's processor may take 10 s (DESIGN §7); three times that is no start. */
export const HOST_START_MS = 30_000;
/** The page asks every 15 s (renderer/data/queries.ts), also while nobody is there: three times unheard is no page. */
export const PAGE_QUIET_MS = 50_000;
/** Between tries to show the out-of-service page itself. */
const SCREEN_AGAIN_MS = 5_000;

/**
 * Keeps a host and a browser window running. A host that ends, never starts or no longer answers is started anew, at the
 * same door, so that the page goes on by itself; a window that ends, or whose page has fallen silent (crashed, hung), is
 * opened anew. Whoever fails three times takes the machine out of service for a minute: a page that says so, then all
 * from the beginning.
 */
export function createSupervisor(options: SupervisorOptions): Supervisor {
  const { startHost, startScreen, outOfServiceUrl, alive, clock, log } = options;
  let hostBudget = createFailureBudget(RESTART_DELAYS_MS, clock.monotonic);
  let screenBudget = createFailureBudget(RESTART_DELAYS_MS, clock.monotonic);
  let host: { readonly program: RunningHost; isUp: boolean } | null = null;
  let screen: { readonly program: Running; readonly origin: string; readonly since: number } | null = null;
  let state: "running" | "resting" | "stopped" = "running";
  let cancelLook = () => {};
  let cancelRest = () => {};

  function openHost(): void {
    if (state === "stopped" || host !== null) return;
    const program = startHost();
    const mine = { program, isUp: false };
    host = mine;
    const cancelStart = clock.after(HOST_START_MS, () => {
      log.error("kiosk.host-never-ready");
      program.kill();
    });
    program.onReady(() => {
      cancelStart();
      mine.isUp = true;
      if (state === "running") void showPage();
    });
    program.onExit(() => {
      cancelStart();
      if (host !== mine) return;
      host = null;
      if (state === "running") failed("program", hostBudget.spend(), openHost);
    });
  }

  /** Opens the page; an open page of the same door finds its way by itself. */
  async function showPage(): Promise<void> {
    const word = await host?.program.ask();
    if (word === null || word === undefined || state !== "running") return;
    const { origin } = new URL(word.invite);
    if (screen !== null && screen.origin === origin) return;
    closeScreen();
    openScreen(word.invite, origin);
  }

  function openScreen(url: string, origin: string): void {
    const program = startScreen(url);
    const mine = { program, origin, since: clock.monotonic() };
    screen = mine;
    program.onExit(() => {
      if (screen !== mine) return;
      screen = null;
      if (state === "running") failed("page", screenBudget.spend(), () => void showPage());
      else if (state === "resting") clock.after(SCREEN_AGAIN_MS, () => reopenRest(url, origin));
    });
  }

  function reopenRest(url: string, origin: string): void {
    if (state === "resting" && screen === null) openScreen(url, origin);
  }

  function closeScreen(): void {
    const closing = screen;
    screen = null;
    closing?.program.kill();
  }

  function failed(fault: Fault, verdict: ReturnType<typeof hostBudget.spend>, again: () => void): void {
    log.error("kiosk.failed", { fault, spent: verdict === "spent" });
    if (verdict === "spent") rest(fault);
    else clock.after(verdict.againAfterMs, () => state === "running" && again());
  }

  function rest(fault: Fault): void {
    state = "resting";
    log.error("kiosk.out-of-service", { fault });
    closeScreen();
    openScreen(outOfServiceUrl(fault), "");
    cancelRest = clock.after(REST_MS, () => {
      state = "running";
      hostBudget = createFailureBudget(RESTART_DELAYS_MS, clock.monotonic);
      screenBudget = createFailureBudget(RESTART_DELAYS_MS, clock.monotonic);
      if (host === null) openHost();
      else if (host.isUp) void showPage();
    });
  }

  async function look(): Promise<void> {
    const looked = host;
    // The resting machine is watched too: its rest ends by this program's own alarm.
    if (looked === null || !looked.isUp) {
      alive();
      return;
    }
    const word = await looked.program.ask();
    if (host !== looked) return;
    if (word === null) {
      log.error("kiosk.host-silent");
      looked.program.kill();
      return;
    }
    alive();
    if (screen === null || state !== "running") return;
    const quiet = Math.min(word.quietMs ?? Number.POSITIVE_INFINITY, clock.monotonic() - screen.since);
    if (quiet <= PAGE_QUIET_MS) return;
    log.error("kiosk.page-silent");
    screen.program.kill();
  }

  function lookAgain(): void {
    cancelLook = clock.after(LOOK_EVERY_MS, () => {
      lookAgain();
      void look();
    });
  }

  return {
    start: () => {
      openHost();
      lookAgain();
    },
    stop: () => {
      state = "stopped";
      cancelLook();
      cancelRest();
      closeScreen();
      host?.program.kill();
    },
  };
}
