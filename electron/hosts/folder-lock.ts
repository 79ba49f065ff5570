import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

const POLL_MS = 40;
/** Building the largest seed takes seconds. Whoever waits longer takes over: a station that stands still is worse. */
const PATIENCE_MS = 60_000;

/**
 * Runs `work` while no other process runs its own on this folder. Two commands that open a new station at once would
 * both build its first generation, and the tidying of one removes the half-built file of the other.
 * A holder that died holds nothing.
 */
export async function withFolderLock<T>(folder: string, work: () => Promise<T>, patienceMs = PATIENCE_MS): Promise<T> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, "open.lock");
  const end = performance.now() + patienceMs;
  while (!take(file)) {
    if (performance.now() > end) rmSync(file, { force: true });
    else await pause(POLL_MS);
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

function take(file: string): boolean {
  try {
    writeFileSync(file, String(process.pid), { flag: "wx", mode: 0o600 });
    return true;
  } catch (error) {
    if (!hasCode(error, "EEXIST")) throw error;
    if (!holderLives(file)) rmSync(file, { force: true });
    return false;
  }
}

function holderLives(file: string): boolean {
  try {
    const pid = Number(readFileSync(file, "utf8"));
    // An empty file: its holder is between making and writing it.
    return pid === 0 || process.kill(pid, 0);
  } catch (error) {
    // EPERM: it lives, under another user. ENOENT: it has just let go.
    return hasCode(error, "EPERM") || hasCode(error, "ENOENT");
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
