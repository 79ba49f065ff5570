import Database from "better-sqlite3";
import type { Files } from "../../ports.ts";

/** Milliseconds to wait for a process that is opening: a repair of a large file takes a second or two. */
const OPENING_WAIT_MS = 20_000;
/** Milliseconds to wait for those who use the database before a repair is given up: they do not go by themselves. */
const USING_WAIT_MS = 300;

export interface Lock {
  release(): void;
}

/**
 * Locks between processes, borrowed from the database engine: an empty file on which a transaction is kept open. The
 * system takes the lock back when its holder dies, however it dies, which no lock file of our own could promise.
 * @returns null when others did not let go in time
 */
export function lockAlone(files: Files, path: string, waitMs = OPENING_WAIT_MS): Lock | null {
  return take(files, path, waitMs, (db) => db.exec("BEGIN EXCLUSIVE"));
}

/** Shared: any number of holders, as long as nobody holds it alone. */
export function lockShared(files: Files, path: string): Lock | null {
  return take(files, path, OPENING_WAIT_MS, (db) => {
    db.exec("BEGIN");
    db.prepare("SELECT count(*) FROM sqlite_schema").get();
  });
}

/** Whether nobody uses what this lock guards; held until it is released. */
export function lockUnused(files: Files, path: string): Lock | null {
  return lockAlone(files, path, USING_WAIT_MS);
}

function take(files: Files, path: string, waitMs: number, begin: (db: Database.Database) => void): Lock | null {
  const db = new Database(path, { timeout: waitMs });
  try {
    begin(db);
    return { release: () => db.close() };
  } catch (error) {
    db.close();
    const { code } = error as { code?: unknown };
    if (code === "SQLITE_BUSY") return null;
    // Something else was written over the lock: it holds nothing, so it can go.
    if (code !== "SQLITE_NOTADB" && code !== "SQLITE_CORRUPT") throw error;
    files.remove(path);
    return take(files, path, waitMs, begin);
  }
}
