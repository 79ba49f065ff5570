/**
 * How long a wrong PIN makes everybody wait (reliability.md §4.3): five tries are free, then fifteen seconds, doubling
 * with every further one, and after the fifteenth nothing but the technician's command opens the desk again.
 */
export const FREE_TRIES = 5;
export const LOCKED_AFTER = 15;
const FIRST_WAIT_SECONDS = 15;

/** Seconds to wait after so many wrong tries in a row; `Infinity` = locked. */
export function waitAfter(fails: number): number {
  if (fails >= LOCKED_AFTER) return Number.POSITIVE_INFINITY;
  return fails < FREE_TRIES ? 0 : FIRST_WAIT_SECONDS * 2 ** (fails - FREE_TRIES);
}
