import { shanghaiDay } from "../../../../shared/jobs/day.ts";
import type { Files } from "../../ports.ts";
import { BackupFailed, isDamage, listBackups } from "./backup.ts";
import type { PreciousFolder } from "./folders.ts";
import type { JournalContent } from "./journal.ts";
import { emptied, isDue, personalTables } from "./personal.ts";
import { listQuarantine, quarantinedAt, setAside } from "./quarantine.ts";
import { imageOf, macOf, type RowImage, rowOfImage } from "./rows.ts";
import { scrubBackup } from "./scrub.ts";
import { createSettings } from "./settings.ts";
import type { Precious } from "./store.ts";
import type { KeptName, KeptRows, Row } from "./tables.ts";
import { auditEntries } from "./verify.ts";

/** Days that audit entries and set-aside files are kept (reliability.md §4.4: proposals, to be confirmed locally). */
export const AUDIT_KEPT_DAYS = 180;
export const QUARANTINE_KEPT_DAYS = 30;
const DAY_MS = 86_400_000;
/** Bytes of a sealed field that are searched for: its nonce and the beginning of its body, unique to it. */
const TRACE_BYTES = 20;

export interface Purged {
  /** People whose name and number were deleted. */
  readonly people: number;
  readonly auditEntries: number;
  readonly backupsRewritten: number;
  readonly journalsRewritten: number;
  readonly quarantinesRemoved: number;
}

/** A setting: rows were emptied, and their bytes have not been proven gone yet. */
const UNFINISHED = "purge-unfinished";
const YES = "1";

/** Bytes of deleted data may still be on the disk. */
export class PurgeIncomplete extends Error {
  override readonly name = "PurgeIncomplete";
}

interface Due {
  readonly table: KeptName;
  readonly row: Row & { readonly id: string };
}

/**
 * Deletes what is due by the given time: names, numbers and codes in the database, in every backup and in the journal;
 * old audit entries; files set aside long ago. Emptying a row is not enough: its bytes stay in the write-ahead log, and
 * though freed bytes are overwritten (`secure_delete`), cells that moved within their page leave their old bytes behind
 * (18 of 120 sealed fields were found so). So the file is written anew, the log is cut off and the result checked, and
 * then the raw files are searched for what was deleted.
 * @param now milliseconds since 1970; the caller answers for it being true
 * @throws PurgeIncomplete when the log could not be cut off or a trace was found: it is taken up again the next time
 */
export function purge(precious: Precious, files: Files, folder: PreciousFolder, now: number): Purged {
  const today = shanghaiDay(now);
  const due = findDue(precious, today);
  if (due.length > 0) emptyRows(precious, due);
  const auditEntriesTrimmed = trimAudit(precious, now - AUDIT_KEPT_DAYS * DAY_MS);
  const settings = createSettings(precious);
  if (settings.read(UNFINISHED) === YES) {
    rewriteFile(precious);
    const left = countTraces(files, folder, due);
    if (left > 0) throw new PurgeIncomplete(`${left} traces of deleted fields`);
    settings.write(UNFINISHED, "", "data.setting", { setting: UNFINISHED });
  }
  return {
    people: due.length,
    auditEntries: auditEntriesTrimmed,
    backupsRewritten: scrubBackups(precious, files, folder, now),
    journalsRewritten: scrubJournals(precious, today),
    quarantinesRemoved: dropOldQuarantines(files, folder, now),
  };
}

function findDue({ db }: Precious, today: number): Due[] {
  return personalTables().flatMap(([table, columns]) =>
    db
      .prepare<[number], Row & { id: string }>(
        `SELECT * FROM ${table} WHERE keep_until < ? AND (${columns.map((column) => `${column} IS NOT NULL`).join(" OR ")})`,
      )
      .all(today)
      .map((row) => ({ table, row })),
  );
}

function emptyRows(precious: Precious, due: readonly Due[]): void {
  precious.change((change) => {
    for (const { table, row } of due) change.put(table, emptied(table, row) as unknown as KeptRows[typeof table]);
    change.put("setting", { id: UNFINISHED, value: YES });
    change.event("data.purged", { count: due.length });
  });
}

/** The oldest entries up to the first that is young enough: the chain stays whole, and begins at its new anchor. */
function trimAudit(precious: Precious, before: number): number {
  let last: { seq: number; hash: Uint8Array } | null = null;
  let count = 0;
  for (const entry of auditEntries(precious.db)) {
    if (entry.at >= before) break;
    last = entry;
    count += 1;
  }
  const anchor = last;
  if (anchor === null) return 0;
  precious.change((change) => {
    precious.db.prepare("DELETE FROM audit WHERE seq <= ?").run(anchor.seq);
    precious.db.prepare("INSERT OR REPLACE INTO anchor (one, seq, hash) VALUES (1, ?, ?)").run(anchor.seq, anchor.hash);
    change.event("data.trimmed", { to: anchor.seq });
  });
  return count;
}

/** Every page anew, nothing but what is in use on it; then the log, which has held the old pages, is cut off. */
function rewriteFile({ db }: Precious): void {
  db.exec("VACUUM");
  const [result] = db.pragma("wal_checkpoint(TRUNCATE)") as { busy: number }[];
  if (result?.busy !== 0) throw new PurgeIncomplete("the write-ahead log is in use");
}

/** A backup that cannot be read is no backup: it goes where damaged files go, and from there on time. */
function scrubBackups(precious: Precious, files: Files, folder: PreciousFolder, now: number): number {
  let rewritten = 0;
  for (const { path } of listBackups(files, folder.backups)) {
    try {
      if (scrubBackup(files, path, precious.keys, shanghaiDay(now))) rewritten += 1;
    } catch (error) {
      if (!(error instanceof BackupFailed) && !isDamage(error)) throw error;
      setAside(files, folder, now, [path]);
    }
  }
  return rewritten;
}

/**
 * Images of rows that are due by now lose what was personal. The line stays, and its entry too: the entry names a MAC
 * that no image has any more, which is what a purge looks like.
 */
function scrubJournals(precious: Precious, today: number): number {
  const { journal } = precious;
  let rewritten = 0;
  for (const { path } of journal.list()) {
    const content = journal.read(path);
    const clean = scrubContent(precious, content, today);
    if (clean === content) continue;
    journal.rewrite(path, clean);
    rewritten += 1;
  }
  return rewritten;
}

function scrubContent(precious: Precious, content: JournalContent, today: number): JournalContent {
  let changed = false;
  const scrub = (image: RowImage): RowImage => {
    const row = image.table === "slot" ? null : rowOfImage(precious.keys, image);
    if (row === null || image.table === "slot" || !isDue(image.table, row, today)) return image;
    changed = true;
    const clean = emptied(image.table, row);
    return imageOf(image.table, { ...clean, mac: macOf(precious.keys, image.table, clean) });
  };
  const base = content.base === null ? null : { ...content.base, rows: content.base.rows.map(scrub) };
  const entries = content.entries.map(({ entry, rows }) => ({ entry, rows: rows.map(scrub) }));
  return changed ? { base, entries, badLines: content.badLines } : content;
}

function dropOldQuarantines(files: Files, folder: PreciousFolder, now: number): number {
  const old = listQuarantine(files, folder).filter((path) => quarantinedAt(path) < now - QUARANTINE_KEPT_DAYS * DAY_MS);
  for (const path of old) files.remove(path);
  return old.length;
}

/** Looks for the sealed fields themselves in the raw files. What the engine says of a file is not what lies in it. */
function countTraces(files: Files, folder: PreciousFolder, due: readonly Due[]): number {
  if (due.length === 0) return 0;
  const raw = [folder.db, `${folder.db}-wal`]
    .filter((path) => files.exists(path))
    .map((path) => Buffer.from(files.read(path)));
  const fields = due
    .flatMap(({ row }) => [row["name_enc"], row["phone_enc"]])
    .filter((value) => value instanceof Uint8Array);
  const traces = fields.map((field) => Buffer.from(field.subarray(0, TRACE_BYTES)));
  return traces.filter((trace) => raw.some((bytes) => bytes.includes(trace))).length;
}
