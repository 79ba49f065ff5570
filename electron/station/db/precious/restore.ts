import type { Clock, Files } from "../../ports.ts";
import { type BackupFile, judgeCopy, listBackups } from "./backup.ts";
import { type Connect, openForWriting } from "./connect.ts";
import { databaseFiles, type PreciousFolder } from "./folders.ts";
import type { Journal, JournalContent } from "./journal.ts";
import type { StationKeys } from "./keys.ts";
import { migrate } from "./migrate.ts";
import { SCHEMA_VERSION } from "./migrations.ts";
import { setAside } from "./quarantine.ts";
import { journalHead, type Replayed, replay } from "./replay.ts";

export interface RestoreParts {
  readonly files: Files;
  readonly folder: PreciousFolder;
  readonly keys: StationKeys;
  readonly journal: Journal;
  readonly clock: Pick<Clock, "now">;
  readonly connect: Connect;
}

/** What there is to restore from. */
export interface Copies {
  /** Good ones, newest first. */
  readonly backups: readonly BackupFile[];
  readonly badBackups: readonly BackupFile[];
  /** Newest first. */
  readonly journals: readonly JournalContent[];
  /** Whole copies whose rows another key vouches for: the key is wrong, not the copy. */
  readonly otherKey: number;
}

export interface Restored {
  /** Where the former database lies now; null = there was none. */
  readonly aside: string | null;
  /** `backup`, or the journal alone, or nothing at all: then the database is new and empty. */
  readonly source: "backup" | "journal" | "nothing";
  readonly replayed: Replayed;
  readonly badBackups: number;
  readonly badLines: number;
  /** Whether the copies reach to the last acknowledgement: a journal file begins with every backup. */
  readonly isCurrent: boolean;
}

/** Asks for the database to be made anew at the next start, from the named backup or (null) from the newest good one. */
export function requestRestore(files: Files, folder: PreciousFolder, from: string | null): void {
  files.ensureFolder(folder.root);
  files.replace(folder.restoreRequest, JSON.stringify({ from }));
}

/** The standing request; null = none. One that cannot be read asks for the newest good backup. */
export function restoreRequest(files: Files, folder: PreciousFolder): { readonly from: string | null } | null {
  if (!files.exists(folder.restoreRequest)) return null;
  try {
    const value = JSON.parse(new TextDecoder().decode(files.read(folder.restoreRequest))) as { from?: unknown } | null;
    return { from: typeof value?.from === "string" ? value.from : null };
  } catch (error) {
    if (error instanceof SyntaxError) return { from: null };
    throw error;
  }
}

/** Looks at every copy, changing none. */
export function findCopies({ files, folder, keys, journal }: RestoreParts): Copies {
  const all = listBackups(files, folder.backups).map((backup) => ({
    backup,
    verdict: judgeCopy(backup.path, keys, SCHEMA_VERSION),
  }));
  const only = (wanted: (verdict: string) => boolean) =>
    all.filter(({ verdict }) => wanted(verdict)).map(({ backup }) => backup);
  return {
    backups: only((verdict) => verdict === "good"),
    badBackups: only((verdict) => verdict !== "good" && verdict !== "newer"),
    journals: journal.list().map(({ path }) => journal.read(path)),
    otherKey: only((verdict) => verdict === "other-key").length,
  };
}

/** Whether the copies hold anything that a new, empty database would lack. */
export function holdAnything({ backups, journals }: Pick<Copies, "backups" | "journals">): boolean {
  return backups.length > 0 || journalHead(journals) >= 0 || journals.some(({ base }) => base !== null);
}

/**
 * Makes a new database beside the present one: the newest good backup, or an empty file, brought up to date by every
 * valid journal line. Only when it is whole and on the disk does the present one go into quarantine and the new one
 * take its name: if the power goes at any point, the next start finds the old state or the new one, or no database and
 * every copy.
 * The caller holds the use lock alone, and calls `putAside` once the new database has a journal of its own.
 */
export function restore(parts: RestoreParts, copies: Copies): Restored {
  const { files, folder, keys, clock, connect } = parts;
  const beside = `${folder.db}.new`;
  const left = [beside, `${beside}-wal`, `${beside}-shm`];
  for (const path of left) files.remove(path);
  const [newest] = copies.backups;
  if (newest !== undefined) files.replace(beside, files.read(newest.path));
  const replayed = build(beside, keys, copies.journals, connect);
  files.sync(beside);
  const aside = setAside(files, folder, clock.now(), databaseFiles(folder));
  files.rename(beside, folder.db);
  return {
    aside,
    source: newest !== undefined ? "backup" : holdAnything(copies) ? "journal" : "nothing",
    replayed,
    badBackups: copies.badBackups.length,
    badLines: copies.journals.reduce((sum, { badLines }) => sum + badLines, 0),
    isCurrent: (copies.journals[0]?.base?.seq ?? -1) >= (newest?.seq ?? 0),
  };
}

function build(path: string, keys: StationKeys, journals: readonly JournalContent[], connect: Connect): Replayed {
  const db = openForWriting(path, connect);
  try {
    migrate(db);
    const replayed = replay(db, keys, journals);
    // Everything into the one file that is renamed.
    const [result] = db.pragma("wal_checkpoint(TRUNCATE)") as { busy: number }[];
    if (result?.busy !== 0) throw new Error("the new database is in use by another");
    return replayed;
  } finally {
    db.close();
  }
}

/**
 * Sets aside what a restore has used up: damaged backups, and every journal file but the one that has just begun: their
 * numbers may be given again.
 */
export function putAside(
  { files, folder, journal, clock }: RestoreParts,
  copies: Pick<Copies, "badBackups">,
  kept: { readonly journal: string; readonly into: string | null },
): void {
  const spent = [...copies.badBackups, ...journal.list()]
    .map(({ path }) => path)
    .filter((path) => path !== kept.journal);
  setAside(files, folder, clock.now(), spent, kept.into);
}
