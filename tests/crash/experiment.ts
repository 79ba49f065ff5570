/** What an experiment found. */
export interface Outcome {
  /** False = a figure was missed. */
  readonly passed: boolean;
  /** Numbers, and what they mean by their names. */
  readonly figures: Readonly<Record<string, unknown>>;
  /** A sentence per figure that was missed. */
  readonly missed: readonly string[];
}

export interface Scale {
  /** 1 = the full number of runs (docs/reliability figures); tests run a small part of it. */
  readonly part: number;
  /** Seed of everything drawn by chance. */
  readonly seed: number;
}

export type Experiment = (scale: Scale) => Promise<Outcome>;

/** It cannot be run on this machine; the sentence says what is missing. */
export class CannotRun extends Error {
  override readonly name = "CannotRun";
}

/** `figure` is kept where `kept` holds; else the sentence. */
export function outcome(
  figures: Outcome["figures"],
  checks: readonly (readonly [kept: boolean, sentence: string])[],
): Outcome {
  const missed = checks.filter(([kept]) => !kept).map(([, sentence]) => sentence);
  return { passed: missed.length === 0, figures, missed };
}

/** A share of the full number, at least `least`. */
export function runs(full: number, { part }: Scale, least = 1): number {
  return Math.max(Math.round(full * part), least);
}

/** Numbers in [0, 1), the same for the same seed (mulberry32, public domain). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
