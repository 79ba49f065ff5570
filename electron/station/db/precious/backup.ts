import type Database from "better-sqlite3";
import type { Files } from "../../ports.ts";
import { openForReading } from "./connect.ts";
import type { PreciousFolder } from "./folders.ts";
import { beginJournal } from "./journal-base.ts";
import type { StationKeys } from "./keys.ts";
import { versionOf } from "./migrate.ts";
import { APPLICATION_ID } from "./migrations.ts";
import type { Precious } from "./store.ts";
import { chainHead, type Verification, verifyFile } from "./verify.ts";

/** Backups kept (DESIGN §4, reliability.md §3.2): a week of nights. */
export const BACKUPS_MAX = 7;
/** Bookings after which a backup is made without waiting for the night. */
export const BACKUP_EVERY = 20;

export interface BackupFile {
  readonly path: string;
  readonly name: string;
  /** The last audit entry it holds. */
  readonly seq: number;
  /** Milliseconds since 1970 by the station's clock. */
  readonly at: number;
}

/** A copy that does not hold what the database holds. The database itself may be damaged. */
export class BackupFailed extends Error {
  override readonly name = "BackupFailed";
}

const NAME = /^b-(\d{12})-(\d{13,14})\.db$/;
const SEQ_DIGITS = 12;
const TIME_DIGITS = 13;

/** Newest first: by what they hold, then by when they were made. */
export function listBackups(files: Files, folder: string): BackupFile[] {
  return files
    .list(folder)
    .flatMap((name) => {
      const [, seq, at] = NAME.exec(name) ?? [];
      return seq === undefined || at === undefined
        ? []
        : [{ path: files.join(folder, name), name, seq: Number(seq), at: Number(at) }];
    })
    .sort((a, b) => b.seq - a.seq || b.at - a.at);
}

/**
 * A verified copy of the whole database: written by `VACUUM INTO` (a consistent state, and nothing deleted lies in its
 * free pages), fsynced, opened again and looked through row by row before it gets its name. Then a new journal file
 * begins, and copies beyond the newest seven go, with the journal files that only they needed.
 * @throws BackupFailed when the copy is not good; the engine's error when it cannot be written
 */
export function makeBackup(precious: Precious, files: Files, folder: PreciousFolder, at: number): BackupFile {
  files.ensureFolder(folder.backups);
  const { seq } = chainHead(precious.db);
  const digits = (value: number, count: number) => String(Math.max(Math.trunc(value), 0)).padStart(count, "0");
  const name = `b-${digits(seq, SEQ_DIGITS)}-${digits(at, TIME_DIGITS)}.db`;
  const path = files.join(folder.backups, name);
  const beside = `${path}.tmp`;
  files.remove(beside);
  try {
    precious.db.prepare("VACUUM INTO ?").run(beside);
    const { faults, held } = inspect(beside, precious.keys);
    if (faults.length > 0) throw new BackupFailed(`${faults[0]?.kind}: ${faults[0]?.where}`);
    if (held < seq) throw new BackupFailed(`holds ${held} of ${seq} entries`);
    files.sync(beside);
    files.rename(beside, path);
  } catch (error) {
    files.remove(beside);
    throw error;
  }
  beginJournal(precious);
  keepNewest(files, folder, precious);
  return { path, name, seq, at };
}

function inspect(path: string, keys: StationKeys): Pick<Verification, "faults"> & { held: number } {
  const copy = openForReading(path);
  try {
    return { faults: verifyFile(copy, keys).faults, held: chainHead(copy).seq };
  } finally {
    copy.close();
  }
}

function keepNewest(files: Files, folder: PreciousFolder, { journal }: Precious): void {
  const all = listBackups(files, folder.backups);
  for (const old of all.slice(BACKUPS_MAX)) files.remove(old.path);
  const oldest = all.slice(0, BACKUPS_MAX).at(-1);
  if (oldest !== undefined) journal.trim(oldest.seq);
}

/** The engine's words for a file that is no database any more, or cannot be read as one. */
export function isDamage(error: unknown): boolean {
  const code = String((error as { code?: unknown } | null)?.code ?? "");
  return /^SQLITE_(?:NOTADB|CORRUPT|CANTOPEN|IOERR|ERROR|FORMAT)/.test(code);
}

/** What a copy is worth: `good`, or why it cannot be used. `older` versions are good: they are migrated. */
export type CopyVerdict = "good" | "damaged" | "other-key" | "newer";

/** Looks a database file through without changing it. */
export function judgeCopy(path: string, keys: StationKeys, versionMax: number): CopyVerdict {
  let db: Database.Database;
  try {
    db = openForReading(path);
  } catch (error) {
    if (isDamage(error)) return "damaged";
    throw error;
  }
  try {
    return judge(db, keys, versionMax);
  } catch (error) {
    if (isDamage(error)) return "damaged";
    throw error;
  } finally {
    db.close();
  }
}

/** The same for a file that is open already. */
export function judge(db: Database.Database, keys: StationKeys, versionMax: number): CopyVerdict {
  if (db.pragma("application_id", { simple: true }) !== APPLICATION_ID) return "damaged";
  if (versionOf(db) > versionMax) return "newer";
  const { faults, rows, authentic } = verifyFile(db, keys);
  if (faults.length === 0) return "good";
  const onlyKeyed = faults.every(({ kind }) => kind === "mac" || kind === "chain");
  return rows > 0 && authentic === 0 && onlyKeyed ? "other-key" : "damaged";
}
