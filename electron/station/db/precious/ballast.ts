import type { Files } from "../../ports.ts";

/**
 * Bytes set aside for the day the disk is full: enough for some hundreds of bookings while staff make room (measured on
 * a 3 MB disk: 776 more bookings from 512 KB, reliability.md §3.3).
 */
export const BALLAST_BYTES = 1_048_576;

export interface Ballast {
  /** Gives the space back; false when it was given back before. */
  drop(): boolean;
}

export function createBallast(files: Files, path: string): Ballast {
  function drop(): boolean {
    if (!files.exists(path)) return false;
    files.remove(path);
    return true;
  }
  return { drop };
}

/** Takes ballast aboard. False = there is no room even for that. */
export function takeBallast(files: Files, path: string): boolean {
  if (files.size(path) === BALLAST_BYTES) return true;
  try {
    // Not zeros: a file system may keep a run of zeros as a note of its length.
    files.replace(path, Buffer.alloc(BALLAST_BYTES, "ballast, may be deleted when the disk is full\n"));
    return true;
  } catch (error) {
    if ((error as { code?: unknown }).code === "ENOSPC") return false;
    throw error;
  }
}
