/** Waits before each reload: a hiccup is over at once, a sick page does not spin. Restart to a usable page ≤ 3 s (reliability.md §7). */
export const RELOAD_DELAYS_MS: readonly number[] = [250, 500, 1_000, 2_000, 4_000];
/** Failures further apart than this are separate hiccups of a machine that runs for weeks. */
export const FAILURE_WINDOW_MS = 10 * 60_000;

export type Verdict = { reloadAfterMs: number } | "spent";

/**
 * Counts failures in a sliding window: as many reloads as there are waits, then no more.
 * @param monotonic milliseconds that only rise; a clock set by hand must not refill the budget
 */
export function createFailureBudget(monotonic: () => number): { spend(): Verdict } {
  let failures: number[] = [];

  function spend(): Verdict {
    const now = monotonic();
    failures = failures.filter((at) => now - at < FAILURE_WINDOW_MS);
    const reloadAfterMs = RELOAD_DELAYS_MS[failures.length];
    if (reloadAfterMs === undefined) return "spent";
    failures.push(now);
    return { reloadAfterMs };
  }
  return { spend };
}
