import type { FeedVerdict } from "../../../shared/contract/feed.ts";
import { firstWait, nextWait, phaseOf } from "../../../shared/feed/schedule.ts";
import type { Clock, Ids, Logger } from "../ports.ts";

export interface PollerDeps {
  /** The trusted one: the phase is a time of day. */
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Logger;
  readonly stationId: string;
  poll(): Promise<FeedVerdict>;
  /** Refusals in a row, the last poll included. */
  failures(): number;
  /** The publisher's wish, from the manifest that shows; null = it has none. */
  minPollSec(): number | null;
}

export interface Poller {
  start(): void;
  stop(): void;
  /** ms since 1970 of the next poll; null = none is planned. */
  nextAt(): number | null;
}

/**
 * Polls one address for as long as the station is open: when, is shared/feed/schedule.ts. One poll at a time, and
 * whatever comes of it, a next one is planned.
 */
export function createPoller(deps: PollerDeps): Poller {
  const { clock, ids, log } = deps;
  const phase = phaseOf(deps.stationId);
  let cancel: (() => void) | null = null;
  let next: number | null = null;
  let isRunning = false;

  function plan(wait: number): void {
    next = clock.now() + wait;
    cancel = clock.after(wait, () => void poll());
  }

  async function poll(): Promise<void> {
    next = null;
    let verdict: FeedVerdict | null = null;
    try {
      verdict = await deps.poll();
    } catch (error) {
      // A fault of the program, not of the feed: it is told, and the station goes on with what it has.
      log.error("feed.poll-failed", { error: error instanceof Error ? error.message : String(error) });
    }
    if (isRunning) plan(waitAfter(verdict));
  }

  function waitAfter(verdict: FeedVerdict | null): number {
    const { next, retryAfterSeconds } = verdict?.verdict === "refused" ? verdict : NOTHING_WRONG;
    const outcome = { next: verdict === null ? ("soon" as const) : next, retryAfterSeconds };
    const failures = Math.max(1, deps.failures());
    return nextWait({ phase, minPollSec: deps.minPollSec() }, clock.now(), { ...outcome, failures }, ids.fraction());
  }

  return {
    start: () => {
      if (isRunning) return;
      isRunning = true;
      plan(firstWait(ids.fraction()));
    },
    stop: () => {
      isRunning = false;
      next = null;
      cancel?.();
    },
    nextAt: () => next,
  };
}

const NOTHING_WRONG = { next: null, retryAfterSeconds: null } as const;
