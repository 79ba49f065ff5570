import { FRESHNESS_STATES, type Freshness } from "../contract/feed.ts";

const HOUR_MS = 3_600_000;
/** reliability.md §1.2 STALE: the banner comes when the last good data is more than a day old. */
const TODAY_MS = 24 * HOUR_MS;
/** product.md I12: 今天 / 3天内 / 过期. */
const RECENT_MS = 72 * HOUR_MS;
/** reliability.md §1.2 STALE: after seven days no job is offered for application. */
const APPLY_MS = 7 * 24 * HOUR_MS;

/** What a generation says of its age. */
export interface Issue {
  readonly generation: string;
  /** ISO time of the signed manifest. */
  readonly issuedAt: string;
  /** ISO; null = the publisher set no end. */
  readonly expiresAt: string | null;
  /** The shipped demonstration: it ages like any other, but its invented jobs stay open, they are only shown. */
  readonly demo: boolean;
}

/**
 * How old the shown data is, from the feed's signed time (never a file time).
 * @param now ms; a time before `issuedAt` counts as fresh (the clock, not the data, is wrong)
 */
export function freshnessOf({ generation, issuedAt, expiresAt, demo }: Issue, now: number): Freshness {
  const age = now - Date.parse(issuedAt);
  const expired = expiresAt !== null && now > Date.parse(expiresAt);
  const [today, recent, stale] = FRESHNESS_STATES;
  const state = expired ? stale : age <= TODAY_MS ? today : age <= RECENT_MS ? recent : stale;
  return { at: issuedAt, state, generation, demo, canApply: demo || age <= APPLY_MS };
}

/** As `freshnessOf` where the publisher's own end is not at hand. */
export function freshnessAt(issuedAt: string, now: number, generation: string, demo: boolean): Freshness {
  return freshnessOf({ generation, issuedAt, expiresAt: null, demo }, now);
}
