import { FRESHNESS_STATES, type Freshness } from "../contract/feed.ts";

const HOUR_MS = 3_600_000;
/** reliability.md §1.2 STALE: the banner comes when the last good data is more than a day old. */
const TODAY_MS = 24 * HOUR_MS;
/** product.md I12: 今天 / 3天内 / 过期. */
const RECENT_MS = 72 * HOUR_MS;

/**
 * How old the shown data is, from the feed's signed time (never a file time).
 * @param issuedAt ISO time of the signed manifest
 * @param now wall clock, ms; a time before `issuedAt` counts as fresh (the clock, not the data, is wrong)
 */
export function freshnessAt(issuedAt: string, now: number, generation: string, demo: boolean): Freshness {
  const age = now - Date.parse(issuedAt);
  const state = age <= TODAY_MS ? FRESHNESS_STATES[0] : age <= RECENT_MS ? FRESHNESS_STATES[1] : FRESHNESS_STATES[2];
  return { at: issuedAt, state, generation, demo };
}
