import type { NextTry } from "../contract/feed.ts";

/** All reliability.md §1.2 Scheduling: 10,000 stations at this pace are 33 small requests a second. */
const PERIOD_MS = 300_000;
const JITTER_MS = 60_000;
const BOOT_WAIT_MS = 300_000;
const BACKOFF_FIRST_MS = 30_000;
const BACKOFF_MAX_MS = 3_600_000;
/** Full jitter may draw nought; a server that has just failed gets at least this. */
const BACKOFF_LEAST_MS = 5_000;
/** After a refusal that only a person can mend. */
const STAFF_MS = 3_600_000;
/** A server may not silence a station for longer than a day. */
const RETRY_AFTER_MAX_MS = 86_400_000;

/** How the last poll came out. */
export interface Outcome {
  /** null = accepted, unchanged or held: the publisher was reached and nothing is wrong with the way. */
  readonly next: NextTry | null;
  /** Refusals in a row, this one included. */
  readonly failures: number;
  readonly retryAfterSeconds: number | null;
}

/** Where in the period a station polls, from its name: the same after every restart, spread over all stations. */
export function phaseOf(stationId: string): number {
  // FNV-1a, 32 bits: short names that differ in one digit must not fall together.
  let hash = 0x811c_9dc5;
  for (let at = 0; at < stationId.length; at += 1) hash = Math.imul(hash ^ stationId.charCodeAt(at), 0x0100_0193) >>> 0;
  return hash % PERIOD_MS;
}

/**
 * Milliseconds from switching on to the first poll: a district whose power comes back must not ask as one.
 * @param fraction random, [0, 1); so everywhere here
 */
export function firstWait(fraction: number): number {
  return fraction * BOOT_WAIT_MS;
}

/**
 * Milliseconds from the end of one poll to the next.
 * @param now wall time, ms
 * @param minPollSec the publisher's wish, from the manifest
 */
export function nextWait(
  { phase, minPollSec }: { readonly phase: number; readonly minPollSec: number | null },
  now: number,
  outcome: Outcome,
  fraction: number,
): number {
  const period = Math.max(PERIOD_MS, (minPollSec ?? 0) * 1_000);
  const wait = waitAfter(outcome, { phase, period }, now, fraction);
  if (outcome.retryAfterSeconds === null) return wait;
  const asked = Math.min(outcome.retryAfterSeconds * 1_000, RETRY_AFTER_MAX_MS);
  return Math.max(wait, asked + fraction * JITTER_MS);
}

function waitAfter(
  { next, failures }: Outcome,
  { phase, period }: { readonly phase: number; readonly period: number },
  now: number,
  fraction: number,
): number {
  if (next === "staff") return STAFF_MS + fraction * JITTER_MS;
  if (next === "soon") {
    const most = Math.min(BACKOFF_MAX_MS, BACKOFF_FIRST_MS * 2 ** Math.min(failures - 1, 20));
    return Math.max(BACKOFF_LEAST_MS, fraction * most);
  }
  const toPhase = (((phase - now) % period) + period) % period;
  // The phase may be due at once, right after a late poll: then the next one.
  return (toPhase < period / 2 ? toPhase + period : toPhase) + fraction * JITTER_MS;
}
