/** Failures further apart than this are separate hiccups of a machine that runs for weeks. */
export const FAILURE_WINDOW_MS = 10 * 60_000;

export type Verdict = { againAfterMs: number } | "spent";

export interface FailureBudget {
  /** One more failure: how long to wait before trying again, or that enough has been tried. */
  spend(): Verdict;
}

/**
 * Counts failures in a sliding window: as many new tries as there are waits, then no more.
 * @param delaysMs the wait before each try
 * @param monotonic milliseconds that only rise; a clock set by hand must not refill the budget
 */
export function createFailureBudget(delaysMs: readonly number[], monotonic: () => number): FailureBudget {
  let failures: number[] = [];

  function spend(): Verdict {
    const now = monotonic();
    failures = failures.filter((at) => now - at < FAILURE_WINDOW_MS);
    const againAfterMs = delaysMs[failures.length];
    if (againAfterMs === undefined) return "spent";
    failures.push(now);
    return { againAfterMs };
  }

  return { spend };
}
