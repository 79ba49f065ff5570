import Database from "better-sqlite3";
import type { Clock } from "../ports.ts";

/** A refresh of the largest feed takes some ten seconds. */
const WAIT_MS = 60_000;
const LOOK_EVERY_MS = 250;

export interface RefreshLock {
  /** Runs the work while no other process of this machine changes the catalogue; null = the other one did not end. */
  hold<T>(work: () => Promise<T>): Promise<T | null>;
}

/**
 * One refresh at a time over all processes: a running kiosk and the operator's command would else build under the same
 * number, sweep away each other's half-built file, and the later pointer would take the other's ratchet back.
 * The lock is SQLite's own on a file without content: the system lets go of it when its holder dies, however it dies. (A
 * file with a process number in it was left behind by a kill, and the number was another program's by the next start.)
 */
export function openLock(clock: Clock, path: string): RefreshLock {
  return {
    async hold(work) {
      const end = clock.monotonic() + WAIT_MS;
      let release = take(path);
      while (release === null) {
        if (clock.monotonic() >= end) return null;
        await new Promise<void>((resolve) => clock.after(LOOK_EVERY_MS, resolve));
        release = take(path);
      }
      try {
        return await work();
      } finally {
        release();
      }
    },
  };
}

function take(path: string): (() => void) | null {
  const db = new Database(path, { timeout: 0 });
  try {
    db.exec("BEGIN EXCLUSIVE");
  } catch (error) {
    db.close();
    if ((error as { code?: unknown }).code === "SQLITE_BUSY") return null;
    throw error;
  }
  return () => db.close();
}
