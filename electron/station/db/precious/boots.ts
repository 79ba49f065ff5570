import type { Clock, Files } from "../../ports.ts";

/** Three openings that never ended, within ten minutes: the next one leaves the data alone (reliability.md §3.2). */
export const FAILED_BOOTS_MAX = 3;
const FAILED_BOOTS_SPAN_MS = 600_000;

export interface Boots {
  /** False = too many openings died: do not touch the data this time. Otherwise this one has begun. */
  begin(): boolean;
  /** This opening came to an end, good or bad: it was no crash. */
  end(): void;
}

/**
 * Counts openings that were begun and not ended, so that a file which kills the program is not opened again and again
 * before everybody's eyes. Called under the opening lock: an opening without an end is one that died.
 */
export function createBoots(files: Files, path: string, clock: Pick<Clock, "now">): Boots {
  function begin(): boolean {
    const now = clock.now();
    // Either way round: a clock that was set back must not lock the station out for years.
    const recent = read(files, path).filter((at) => Math.abs(now - at) < FAILED_BOOTS_SPAN_MS);
    if (recent.length >= FAILED_BOOTS_MAX) return false;
    files.replace(path, JSON.stringify([...recent, now]));
    return true;
  }
  return { begin, end: () => files.replace(path, "[]") };
}

function read(files: Files, path: string): number[] {
  if (!files.exists(path)) return [];
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(files.read(path)));
    return Array.isArray(value) ? value.filter((at): at is number => typeof at === "number") : [];
  } catch (error) {
    // A count that cannot be read counts nothing.
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}
