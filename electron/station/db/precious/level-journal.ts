import { makeBackup } from "./backup.ts";
import type { Journal } from "./journal.ts";
import { beginJournal } from "./journal-base.ts";
import { migrate, versionOf } from "./migrate.ts";
import { SCHEMA_VERSION } from "./migrations.ts";
import type { Note, Parts } from "./opening.ts";
import { setAside } from "./quarantine.ts";
import { ownUp } from "./repair.ts";
import { journalHead, type Replayed, replay } from "./replay.ts";
import { entriesSince, type Precious } from "./store.ts";
import { chainHead } from "./verify.ts";

/** Older files are brought to this program's version, after a copy of what they were. */
export function migrateSafely(store: Precious, { ports: { files, clock }, folder }: Parts): void {
  if (versionOf(store.db) >= SCHEMA_VERSION) return;
  makeBackup(store, files, folder, clock.now());
  migrate(store.db);
  store.change((change) => change.event("data.migrated", { version: SCHEMA_VERSION }));
}

/**
 * Brings database and journal to the same entry. The database is behind when the disk did not write what it said it
 * wrote, or an older file was put back; the journal is behind when the power went between commit and journal line.
 */
export function levelJournal(store: Precious, parts: Parts, reaches: number): void {
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
export function journalReach(journal: Journal): number {
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
