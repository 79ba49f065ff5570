import type { ClockState } from "../contract/feed.ts";

/** reliability.md §1.2 CLOCK: a clock within this of its witness is right. */
export const CLOCK_TOLERANCE_MS = 5 * 60_000;
/** reliability.md §1.2 CLOCK: how far the wall may have gone on since the last moment that was vouched for. */
const AHEAD_MAX_MS = 30 * 86_400_000;

/** The last moment that is vouched for, and how the wall clock has behaved since. Times are ms since 1970. */
export interface Anchor {
  readonly at: number;
  /** `Clock.monotonic()` at that moment. */
  readonly monotonic: number;
  /** True once a feed's signature or a server vouched for it; before, only that the program is older than now. */
  readonly vouched: boolean;
  /** True after a witness found the wall clock wrong: it is left aside until it agrees again. */
  readonly corrected: boolean;
  /** A signed time so far ahead that it may itself be wrong; null = none. */
  readonly doubt: number | null;
}

export interface TimeReading {
  /** What the station goes by; never behind what it went by before, but for the tolerance. */
  readonly now: number;
  readonly state: ClockState;
  readonly anchor: Anchor;
}

/** The two clocks at one moment. */
export interface Clocks {
  readonly wall: number;
  readonly monotonic: number;
}

/**
 * The time to go by. The wall clock counts while it lies between the last vouched moment (plus what has certainly
 * passed since) and thirty days later. Else that moment goes on by the monotonic clock, which can only be late: so a
 * dead battery or a wild jump lets no job expire that has not, and brings none back that has.
 */
export function readTime(anchor: Anchor, { wall, monotonic }: Clocks): TimeReading {
  const elapsed = anchor.at + (monotonic - anchor.monotonic);
  const behind = wall < elapsed - CLOCK_TOLERANCE_MS;
  if (anchor.corrected && (behind || wall > elapsed + CLOCK_TOLERANCE_MS))
    return { now: elapsed, state: "corrected", anchor };
  if (behind || (anchor.vouched && wall > elapsed + AHEAD_MAX_MS)) return { now: elapsed, state: "unverified", anchor };
  const doubt = anchor.doubt !== null && anchor.doubt > wall + CLOCK_TOLERANCE_MS ? anchor.doubt : null;
  const followed = { ...anchor, at: Math.max(wall, elapsed), monotonic, corrected: false, doubt };
  return { now: followed.at, state: doubt === null ? "ok" : "unverified", anchor: followed };
}

/**
 * A feed signed at `signed` was accepted: it is at least that late. From the future means that the wall is slow, unless
 * it is further ahead than the wall, itself in order, can be wrong by: then nobody can say who errs, the feed is taken,
 * and staff are told.
 */
export function hearSigned(before: Anchor, clocks: Clocks, signed: number): Anchor {
  const { now, state, anchor } = readTime(before, clocks);
  const vouched = { ...anchor, vouched: true };
  if (signed > now + CLOCK_TOLERANCE_MS) {
    if (state === "ok" && signed > now + AHEAD_MAX_MS) return { ...vouched, doubt: signed };
    return { ...vouched, at: signed, monotonic: clocks.monotonic, corrected: true };
  }
  // The first witness ever, and the wall is more than thirty days past it: no longer believed.
  if (!anchor.vouched && now > signed + AHEAD_MAX_MS)
    return { ...vouched, at: signed, monotonic: clocks.monotonic, doubt: null };
  return vouched;
}

/** A server whose certificate holds said what time it is: the best witness there is. */
export function hearServer(clocks: Clocks, server: number): Anchor {
  const right = Math.abs(clocks.wall - server) <= CLOCK_TOLERANCE_MS;
  return {
    at: right ? clocks.wall : server,
    monotonic: clocks.monotonic,
    vouched: true,
    corrected: !right,
    doubt: null,
  };
}
