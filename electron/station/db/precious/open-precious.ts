import { FINDINGS, type Finding, type FindingCode } from "../../health/findings.ts";
import { KeyStoreUnsafe, KeyUnreadable, type Ports } from "../../ports.ts";
import { createBallast, takeBallast } from "./ballast.ts";
import { createBoots } from "./boots.ts";
import { type Connect, openForWriting, plainConnect, UnsafeEngine } from "./connect.ts";
import { type PreciousFolder, preciousFolder } from "./folders.ts";
import { createJournal } from "./journal.ts";
import { deriveKeys, MASTER_BYTES, MASTER_NAME } from "./keys.ts";
import { journalReach, levelJournal, migrateSafely } from "./level-journal.ts";
import { lockAlone, lockShared } from "./locks.ts";
import { type Note, type Parts, Stop } from "./opening.ts";
import { listQuarantine } from "./quarantine.ts";
import { needsRepair, repairAlone, settleRepair } from "./repair.ts";
import { restoreRequest } from "./restore.ts";
import { createStore, type Precious } from "./store.ts";

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

function openWithKey(parts: Parts): Precious {
  const { ports, folder, connect, note } = parts;
  const { files, clock } = ports;
  const request = restoreRequest(ports.files, folder);
  const repaired = request !== null || needsRepair(parts) ? repairAlone(parts, request) : null;
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
      if (repaired !== null) settleRepair(store, repaired, parts);
      else {
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
