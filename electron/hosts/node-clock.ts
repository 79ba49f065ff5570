import { randomUUID } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import type { Clock } from "../station/ports.ts";

/** Longest wait one Node timer can hold: 2^31 − 1 ms (Node documentation of setTimeout). Longer ones run in steps. */
const LONGEST_TIMER_MS = 2_147_483_647;

const NS_PER_US = 1_000n;
const US_PER_MS = 1_000;

/** The machine's clock, which an operator may set for one command (`--now`). */
export interface NodeClock extends Clock {
  /** From here on `now()` starts at `at` (milliseconds since 1970) and goes on; null = the machine's own time. */
  set(at: number | null): void;
}

/** @param at milliseconds since 1970 to start from; null = the machine's own time */
export function createNodeClock(at: number | null): NodeClock {
  let offset = 0;
  let isGiven = false;
  const set = (start: number | null) => {
    isGiven = start !== null;
    offset = start === null ? 0 : start - Date.now();
  };
  set(at);
  return {
    now: () => Date.now() + offset,
    // Not performance.now(), which begins anew with every process: a time kept by one is honoured by another.
    monotonic: () => Number(process.hrtime.bigint() / NS_PER_US) / US_PER_MS,
    after: runAfter,
    given: () => isGiven,
    set,
  };
}

function runAfter(ms: number, run: () => void): () => void {
  const end = performance.now() + ms;
  let timer: NodeJS.Timeout;
  const step = () => {
    const left = end - performance.now();
    timer = setTimeout(left > LONGEST_TIMER_MS ? step : run, Math.min(Math.max(left, 0), LONGEST_TIMER_MS));
  };
  step();
  return () => clearTimeout(timer);
}

/** An ISO time in milliseconds since 1970; undefined when it is none. */
export function parseTime(text: string): number | undefined {
  const at = Date.parse(text);
  return Number.isNaN(at) ? undefined : at;
}

/** Linux names each start of the machine; elsewhere every process counts as a start of its own. */
export function bootId(): string {
  const path = "/proc/sys/kernel/random/boot_id";
  return existsSync(path) ? readFileSync(path, "utf8").trim() : randomUUID();
}
