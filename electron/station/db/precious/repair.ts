import { judgeCopy, makeBackup } from "./backup.ts";
import { beginJournal } from "./journal-base.ts";
import { lockUnused } from "./locks.ts";
import { SCHEMA_VERSION } from "./migrations.ts";
import { type Note, type Parts, Stop } from "./opening.ts";
import type { Replayed } from "./replay.ts";
import { type Copies, findCopies, putAside, type Restored, type RestoreParts, restore } from "./restore.ts";
import type { Precious } from "./store.ts";
import { chainHead, verifyFile } from "./verify.ts";

/** A database that was made anew, and from what. */
export interface Repaired {
  readonly restored: Restored;
  readonly copies: Copies;
}

/** Whether the database has to be made anew. @throws Stop when it must be left alone */
export function needsRepair({ ports: { files }, folder, keys }: Parts): boolean {
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
export function repairAlone(parts: Parts, request: { readonly from: string | null } | null): Repaired | null {
  const { ports, folder } = parts;
  const { files } = ports;
  const alone = lockUnused(files, folder.useLock);
  if (alone === null) throw new Stop("in-use");
  try {
    if (request === null && !needsRepair(parts)) return null;
    const copies = copiesFor(parts, request?.from ?? null);
    if (copies.backups.length === 0 && copies.otherKey > 0) throw new Stop("other-key");
    return { restored: restore(restoreParts(parts), copies), copies };
  } finally {
    alone.release();
  }
}

/** @throws Stop when the backup that was asked for is not good: nothing has been touched then */
function copiesFor(parts: Parts, from: string | null): Copies {
  const copies = findCopies(restoreParts(parts));
  if (from === null) return copies;
  if (judgeCopy(from, parts.keys, SCHEMA_VERSION) !== "good") {
    parts.ports.files.remove(parts.folder.restoreRequest);
    throw new Stop("cannot-open", { code: "bad-copy" });
  }
  return { ...copies, backups: [{ path: from, name: from, seq: 0, at: 0 }] };
}

function restoreParts({ ports: { files, clock }, folder, keys, journal, connect }: Parts): RestoreParts {
  return { files, folder, keys, journal, clock, connect };
}

/** Gives the repaired database a journal and a backup of its own, and says what became of it. */
export function settleRepair(store: Precious, { restored, copies }: Repaired, parts: Parts): void {
  const begun = beginJournal(store);
  putAside(restoreParts(parts), copies, { journal: begun, into: restored.aside });
  sayRestored(store, restored, parts.isNew, parts.note);
  if (!parts.isNew) backupIfPossible(store, parts);
  parts.ports.files.remove(parts.folder.restoreRequest);
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
export function ownUp(store: Precious, { gaps }: Replayed): number {
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
