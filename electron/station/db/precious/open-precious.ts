import { FINDINGS, type Finding, type FindingCode } from "../../health/findings.ts";
import { KeyStoreUnsafe, KeyUnreadable, type Ports } from "../../ports.ts";
import { judgeCopy, makeBackup } from "./backup.ts";
import { createBallast, takeBallast } from "./ballast.ts";
import { createBoots } from "./boots.ts";
import { type Connect, openForWriting, plainConnect, UnsafeEngine } from "./connect.ts";
import { type PreciousFolder, preciousFolder } from "./folders.ts";
import { createJournal, type Journal } from "./journal.ts";
import { beginJournal } from "./journal-base.ts";
import { deriveKeys, MASTER_BYTES, MASTER_NAME, type StationKeys } from "./keys.ts";
import { lockAlone, lockShared, lockUnused } from "./locks.ts";
import { migrate, versionOf } from "./migrate.ts";
import { SCHEMA_VERSION } from "./migrations.ts";
import { listQuarantine, setAside } from "./quarantine.ts";
import { journalHead, type Replayed, replay } from "./replay.ts";
import { type Copies, findCopies, putAside, type Restored, type RestoreParts, restore } from "./restore.ts";
import { createStore, entriesSince, type Precious } from "./store.ts";
import { chainHead, verifyFile } from "./verify.ts";

export interface OpenOptions {
  readonly ports: Pick<Ports, "clock" | "ids" | "log" | "files" | "keys">;
  /** The station's data folder. */
  readonly data: string;
  /** Tests hand in disks that fail. */
  readonly connect?: Connect;
}

export interface OpenedPrecious {
  /** null = safe mode: a finding says why. Whatever is on the disk was left as it is. */
  readonly store: Precious | null;
  readonly findings: readonly Finding[];
  readonly folder: PreciousFolder;
}

/** Ends an opening with a finding that stops booking. */
class Stop extends Error {
  readonly code: FindingCode;
  readonly details: Finding["details"];
  constructor(code: FindingCode, details: Finding["details"] = {}) {
    super(code);
    this.code = code;
    this.details = details;
  }
}

/**
 * Opens the precious database, whatever state the disk is in (reliability.md §3.2):
 * lock → count of failed openings → key → database looked through → migrated → journal and database brought to the same
 * entry → in use. A damaged file is set aside and made anew from backup and journal. What cannot be repaired here is
 * left untouched, and the station goes on without bookings. Never throws for the state of the disk; every way ends
 * with a finding that has a sentence for staff.
 */
export async function openPrecious(options: OpenOptions): Promise<OpenedPrecious> {
  const { ports, data } = options;
  const { files, clock, log } = ports;
  const folder = preciousFolder(files, data);
  const findings: Finding[] = [];
  const note = (code: FindingCode, details: Finding["details"] = {}) => {
    findings.push({ code, at: new Date(clock.now()).toISOString(), details });
    log[FINDINGS[code].weight === "note" ? "info" : "warn"]("precious.finding", { code, ...details });
  };
  const ballast = createBallast(files, folder.ballast);
  for (;;) {
    try {
      return { store: await openLocked(options, folder, note), findings, folder };
    } catch (error) {
      const { code, details } = stopOf(error);
      if (code === "disk-full" && ballast.drop()) continue;
      note(code, details);
      return { store: null, findings, folder };
    }
  }
}

type Note = (code: FindingCode, details?: Finding["details"]) => void;

async function openLocked({ ports, data, connect = plainConnect }: OpenOptions, folder: PreciousFolder, note: Note) {
  const { files, clock, ids, keys: keyStore } = ports;
  files.ensureFolder(data);
  files.ensureFolder(folder.root);
  const opening = lockAlone(files, folder.openLock);
  if (opening === null) throw new Stop("in-use");
  const boots = createBoots(files, folder.boots, clock);
  try {
    if (!boots.begin()) throw new Stop("failed-boots");
    try {
      const { secret, isNew } = await masterKey(ports, folder, keyStore);
      const keys = deriveKeys(secret, ids);
      const journal = createJournal(files, folder.journal, keys);
      return openWithKey({ ports, folder, keys, journal, connect, note, isNew });
    } finally {
      // Reached on every way but a crash of the program, which is what is counted.
      boots.end();
    }
  } finally {
    opening.release();
  }
}

/**
 * The station's secret, made at the very first start only. Where anything encrypted lies already, a missing key is
 * never replaced by a new one: that would turn a mislaid key into lost data.
 */
async function masterKey(ports: OpenOptions["ports"], folder: PreciousFolder, keyStore: Ports["keys"]) {
  const known = await keyStore.read(MASTER_NAME);
  if (known !== null) {
    if (known.length !== MASTER_BYTES) throw new Stop("key-unreadable");
    return { secret: known, isNew: false };
  }
  if (holdsData(ports.files, folder)) throw new Stop("key-missing");
  const made = ports.ids.bytes(MASTER_BYTES);
  await keyStore.write(MASTER_NAME, made);
  return { secret: made, isNew: true };
}

function holdsData(files: Ports["files"], folder: PreciousFolder): boolean {
  const present = [folder.db, `${folder.db}-wal`].some((path) => (files.size(path) ?? 0) > 0);
  const copies = [folder.backups, folder.journal].some((path) => files.list(path).length > 0);
  return present || copies || listQuarantine(files, folder).length > 0;
}

interface Parts {
  readonly ports: OpenOptions["ports"];
  readonly folder: PreciousFolder;
  readonly keys: StationKeys;
  readonly journal: Journal;
  readonly connect: Connect;
  readonly note: Note;
  /** The key was made just now, so there can be no data. */
  readonly isNew: boolean;
}

function restoreParts({ ports: { files, clock }, folder, keys, journal, connect }: Parts): RestoreParts {
  return { files, folder, keys, journal, clock, connect };
}

function openWithKey(parts: Parts): Precious {
  const { ports, folder, connect, note, isNew } = parts;
  const { files, clock } = ports;
  const repaired = needsRepair(parts) ? repairAlone(parts) : null;
  const inUse = lockShared(files, folder.useLock);
  if (inUse === null) throw new Stop("in-use");
  try {
    const db = openForWriting(folder.db, connect);
    const store = createStore({
      ...parts,
      db,
      files,
      clock,
      log: ports.log,
      ballastPath: folder.ballast,
      onClose: inUse.release,
    });
    try {
      if (repaired !== null) {
        const { restored, copies } = repaired;
        const begun = beginJournal(store);
        putAside(restoreParts(parts), copies, { journal: begun, into: restored.aside });
        sayRestored(store, restored, isNew, note);
        if (!isNew) backupIfPossible(store, parts);
      } else {
        // Asked before a migration, which begins a new journal file.
        const reaches = journalReach(parts.journal);
        migrateSafely(store, parts);
        levelJournal(store, parts, reaches);
      }
      if (!takeBallast(files, folder.ballast)) note("disk-low");
      return store;
    } catch (error) {
      store.close();
      throw error;
    }
  } catch (error) {
    inUse.release();
    throw error;
  }
}

/** Whether the database has to be made anew. @throws Stop when it must be left alone */
function needsRepair({ ports: { files }, folder, keys }: Parts): boolean {
  // A database of no bytes is none, whatever lies in a log beside it: the engine would take it for a new one.
  if ((files.size(folder.db) ?? 0) === 0) return true;
  const verdict = judgeCopy(folder.db, keys, SCHEMA_VERSION);
  if (verdict === "newer" || verdict === "other-key") throw new Stop(verdict);
  return verdict === "damaged";
}

/**
 * Makes the database anew while nobody else has it open: their next booking would go into a file that has been set
 * aside. It is looked at once more under the lock: what looked damaged may have been another process at its work.
 */
function repairAlone(parts: Parts): { restored: Restored; copies: Copies } | null {
  const { ports, folder } = parts;
  const { files } = ports;
  const alone = lockUnused(files, folder.useLock);
  if (alone === null) throw new Stop("in-use");
  try {
    if (!needsRepair(parts)) return null;
    const copies = findCopies(restoreParts(parts));
    if (copies.backups.length === 0 && copies.otherKey > 0) throw new Stop("other-key");
    return { restored: restore(restoreParts(parts), copies), copies };
  } finally {
    alone.release();
  }
}

function sayRestored(store: Precious, restored: Restored, isNew: boolean, note: Note) {
  const { source, replayed, badBackups, badLines, aside, isCurrent } = restored;
  if (isNew) {
    store.change((change) => change.event("data.made", { version: SCHEMA_VERSION }));
    note("fresh");
    return;
  }
  const gaps = ownUp(store, replayed);
  store.change((change) => change.event("data.restored", { source, to: chainHead(store.db).seq }));
  const isWhole = isCurrent && gaps === 0 && replayed.conflicts.length === 0 && badLines === 0;
  if (source === "nothing") note("lost", { quarantined: aside === null ? 0 : 1 });
  else note(isWhole ? "restored" : "restored-in-part", { entries: replayed.entries, badBackups, badLines, gaps });
}

/**
 * Writes into the audit what no copy holds any more: entries that are missing, or rows that an entry names and that did
 * not come back. Otherwise the file would look damaged at every start from now on. The number of such places.
 */
function ownUp(store: Precious, { gaps }: Replayed): number {
  const missing = verifyFile(store.db, store.keys).faults.some(
    ({ kind }) => kind === "lost-row" || kind === "unlisted-row",
  );
  const places = gaps.length === 0 && missing ? [chainHead(store.db).seq] : gaps;
  for (const after of places) store.change((change) => change.event("data.gap", { after }));
  return places.length;
}

/** A copy of what there is now. Without one the station goes on: staff are told, and it is tried again tonight. */
function backupIfPossible(store: Precious, { ports: { files, clock, log }, folder, note }: Parts): void {
  try {
    makeBackup(store, files, folder, clock.now());
  } catch (error) {
    const code = String((error as { code?: unknown }).code ?? (error instanceof Error ? error.name : "unknown"));
    log.error("precious.backup-failed", { code });
    note("backup-failed", { code });
  }
}

/** Older files are brought to this program's version, after a copy of what they were. */
function migrateSafely(store: Precious, { ports: { files, clock }, folder }: Parts): void {
  if (versionOf(store.db) >= SCHEMA_VERSION) return;
  makeBackup(store, files, folder, clock.now());
  migrate(store.db);
  store.change((change) => change.event("data.migrated", { version: SCHEMA_VERSION }));
}

/**
 * Brings database and journal to the same entry. The database is behind when the disk did not write what it said it
 * wrote, or an older file was put back; the journal is behind when the power went between commit and journal line.
 */
function levelJournal(store: Precious, parts: Parts, reaches: number): void {
  const { journal, note } = parts;
  const [newest] = journal.list();
  const content = newest === undefined ? null : journal.read(newest.path);
  if (content === null || content.base === null) {
    renewJournal(store, parts);
    note("journal-renewed");
    return;
  }
  if (reaches > chainHead(store.db).seq) catchUp(store, journal, note);
  else for (const entry of entriesSince(store.db, journalHead([content]))) journal.append(entry);
  // A line that cannot be read is a hole in the second copy: close it by beginning anew.
  if (content.badLines > 0) renewJournal(store, parts);
}

/** The last entry in the newest journal file; -1 when there is none. */
function journalReach(journal: Journal): number {
  const [newest] = journal.list();
  return newest === undefined ? -1 : journalHead([journal.read(newest.path)]);
}

/** A new file, and none that would stand before it: a damaged one with a higher number would be taken for the newest. */
function renewJournal(store: Precious, parts: Parts): void {
  const { journal } = parts;
  const begun = beginJournal(store);
  const { seq } = chainHead(store.db);
  const shadows = journal.list().filter((file) => file.seq >= seq && file.path !== begun);
  const { files, clock } = parts.ports;
  setAside(
    files,
    parts.folder,
    clock.now(),
    shadows.map(({ path }) => path),
  );
}

function catchUp(store: Precious, journal: Journal, note: Note): void {
  const all = journal.list().map(({ path }) => journal.read(path));
  const done: Replayed = replay(store.db, store.keys, all);
  const gaps = ownUp(store, done);
  note(gaps === 0 ? "caught-up" : "restored-in-part", { entries: done.entries });
}

function stopOf(error: unknown): { code: FindingCode; details: Finding["details"] } {
  if (error instanceof Stop) return error;
  if (error instanceof KeyUnreadable) return { code: "key-unreadable", details: {} };
  if (error instanceof KeyStoreUnsafe) return { code: "key-unsafe", details: {} };
  if (error instanceof UnsafeEngine) return { code: "engine", details: {} };
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  const code = String((cause as { code?: unknown } | null)?.code ?? (error instanceof Error ? error.name : "unknown"));
  if (code === "SQLITE_FULL" || code === "ENOSPC") return { code: "disk-full", details: {} };
  if (/^(?:EROFS|EACCES|EPERM|SQLITE_READONLY|SQLITE_CANTOPEN)/.test(code)) return { code: "read-only", details: {} };
  if (code.startsWith("SQLITE_BUSY")) return { code: "in-use", details: {} };
  const isOurs = code.startsWith("SQLITE_CONSTRAINT") || code.startsWith("SQLITE_MISUSE");
  if (!isOurs && (code.startsWith("SQLITE_") || /^E[A-Z]+$/.test(code)))
    return { code: "cannot-open", details: { code } };
  // Not a state of the disk: a fault of ours, which must be loud.
  throw error;
}
