import type Database from "better-sqlite3";
import type { JournalContent } from "./journal.ts";
import type { StationKeys } from "./keys.ts";
import { macOf, type RowImage, rowOfImage, upsertSql } from "./rows.ts";
import { COLUMNS, type KeptName, type Row } from "./tables.ts";
import { chainHead } from "./verify.ts";

export interface Replayed {
  /** Rows brought to a newer state than the database had. */
  readonly rows: number;
  /** Entries added to the audit. */
  readonly entries: number;
  /** The last entry before each gap in the audit: entries that no copy holds any more. */
  readonly gaps: readonly number[];
  /** Rows that could not stand beside newer ones, because what came between is lost. */
  readonly conflicts: readonly string[];
}

/**
 * Brings the database up to what the journal files hold: every row in its newest state, every audit entry once.
 * Doing it again changes nothing. Runs in one transaction of its own.
 */
export function replay(db: Database.Database, keys: StationKeys, journals: readonly JournalContent[]): Replayed {
  db.exec("BEGIN IMMEDIATE");
  try {
    db.pragma("defer_foreign_keys = ON");
    const { rows, conflicts } = replayRows(db, keys, journals);
    for (const { table, id } of missingParents(db)) putStandIn(db, keys, table, id);
    const { entries, gaps } = replayAudit(db, journals);
    db.exec("COMMIT");
    return { rows, entries, gaps, conflicts };
  } catch (error) {
    if (db.inTransaction) db.exec("ROLLBACK");
    throw error;
  }
}

interface Newest {
  readonly seq: number;
  /** null = removed. */
  readonly image: RowImage | null;
}

function replayRows(db: Database.Database, keys: StationKeys, journals: readonly JournalContent[]) {
  const { slots, newest } = collect(journals);
  for (const image of slots.values()) ensureSlot(db, rowOfImage(keys, image));
  let rows = 0;
  const conflicts: string[] = [];
  // Newest first: where two rows cannot stand side by side, the later promise holds.
  const order = [...newest].sort(([, a], [, b]) => b.seq - a.seq);
  // A row that gives its seat back must do so before another takes it, whichever is newer: two rounds settle that.
  const pending = order.filter(([key, { seq }]) => seq > seqInDb(db, key));
  for (const round of [1, 2]) {
    for (const [key, { image }] of pending.splice(0)) {
      if (image === null) removeRow(db, key);
      else if (putRow(db, rowOfImage(keys, image), image)) rows += 1;
      else if (round === 1) pending.push([key, { seq: 0, image }]);
      else conflicts.push(key);
    }
  }
  return { rows, conflicts };
}

function collect(journals: readonly JournalContent[]) {
  const slots = new Map<string, RowImage>();
  const newest = new Map<string, Newest>();
  const offer = (key: string, seq: number, image: RowImage | null) => {
    if (seq > (newest.get(key)?.seq ?? -1)) newest.set(key, { seq, image });
  };
  const take = (image: RowImage) => {
    if (image.table === "slot") slots.set(String(image.row["id"]), image);
    else offer(`${image.table}|${image.row["id"]}`, Number(image.row["seq"]), image);
  };
  for (const { base, entries } of [...journals].reverse()) {
    for (const image of base?.rows ?? []) take(image);
    for (const { entry, rows } of entries) {
      for (const image of rows) take(image);
      for (const [table, id, mac] of entry.rows) if (mac === "") offer(`${table}|${id}`, entry.seq, null);
    }
  }
  return { slots, newest };
}

/** The slot of a booking, with its seats. A known one stays as it is; whether it is still offered, the hours say. */
function ensureSlot(db: Database.Database, slot: Row | null): void {
  if (slot === null) return;
  const known = db.prepare("SELECT 1 FROM slot WHERE id = ?").get(slot["id"]);
  if (known === undefined) db.prepare<[Row]>(upsertSql("slot")).run(slot);
  const seat = db.prepare("INSERT OR IGNORE INTO seat (slot_id, seat_no) VALUES (?, ?)");
  for (let no = 1; no <= Number(slot["seats"]); no += 1) seat.run(slot["id"], no);
}

function seqInDb(db: Database.Database, key: string): number {
  const [table, id] = splitKey(key);
  return db.prepare<[string], number>(`SELECT seq FROM ${table} WHERE id = ?`).pluck().get(id) ?? 0;
}

function removeRow(db: Database.Database, key: string): void {
  const [table, id] = splitKey(key);
  db.prepare(`DELETE FROM ${table} WHERE id = ?`).run(id);
}

/** False = a unique index has a row that stands against it. */
function putRow(db: Database.Database, row: Row | null, { table }: RowImage): boolean {
  if (row === null) return true;
  if (table === "booking") {
    const seat = db.prepare("INSERT OR IGNORE INTO seat (slot_id, seat_no) VALUES (?, ?)");
    for (let no = 1; no <= Number(row["seat_no"]); no += 1) seat.run(row["slot_id"], no);
  }
  try {
    db.prepare<[Row]>(upsertSql(table)).run(row);
    return true;
  } catch (error) {
    if ((error as { code?: unknown }).code === "SQLITE_CONSTRAINT_UNIQUE") return false;
    throw error;
  }
}

/** Services and experts that a restored row names and no copy holds. */
function missingParents(db: Database.Database): { table: "service" | "expert"; id: string }[] {
  const services = `SELECT service_id FROM slot UNION SELECT service_id FROM booking UNION SELECT service_id FROM hours
    UNION SELECT service_id FROM exception UNION SELECT service_id FROM visit`;
  const experts = "SELECT expert_id FROM slot UNION SELECT expert_id FROM hours UNION SELECT expert_id FROM exception";
  const missing = (table: "service" | "expert", ids: string) =>
    db
      .prepare<[], string>(
        `WITH named (id) AS (${ids}) SELECT id FROM named WHERE id IS NOT NULL AND id NOT IN (SELECT id FROM ${table})`,
      )
      .pluck()
      .all()
      .map((id) => ({ table, id }));
  return [...missing("service", services), ...missing("expert", experts)];
}

/** Keeps the bookings of a service whose own row is lost: inactive, named by its id, for staff to set right. */
function putStandIn(db: Database.Database, keys: StationKeys, table: "service" | "expert", id: string): void {
  const plain: Row = { id, name: id, name_en: "", what: "", what_en: "", place: "", org: "", bring: "[]" };
  const numbers: Row = { position: 999, active: 0, minutes: 30, own_offer: 1, demo: 1, seq: 0 };
  const row: Row = { ...plain, ...numbers };
  db.prepare<[Row]>(upsertSql(table)).run({ ...row, mac: macOf(keys, table, row) });
}

function splitKey(key: string): [table: KeptName, id: string] {
  const [table = "", ...id] = key.split("|");
  if (!Object.hasOwn(COLUMNS, table)) throw new RangeError(`no such table: ${table}`);
  return [table as KeptName, id.join("|")];
}

function replayAudit(db: Database.Database, journals: readonly JournalContent[]) {
  const bases = journals.flatMap(({ base }) => (base === null ? [] : [base]));
  const known = [...journals].flatMap((journal) => journal.entries.map(({ entry }) => entry));
  let head = chainHead(db);
  // A new database takes the place of the base as its beginning: what lies before is in no copy.
  const oldest = bases.filter((base) => base.seq > 0).sort((a, b) => a.seq - b.seq)[0];
  if (head.seq === 0 && oldest !== undefined) {
    db.prepare("INSERT OR REPLACE INTO anchor (one, seq, hash) VALUES (1, ?, ?)").run(oldest.seq, oldest.hash);
    head = { seq: oldest.seq, hash: oldest.hash };
  }
  const wanted = new Map(known.filter(({ seq }) => seq > head.seq).map((entry) => [entry.seq, entry]));
  const insert = db.prepare(
    "INSERT INTO audit (seq, at, event, fields, rows, prev, hash) VALUES (?, ?, ?, ?, ?, ?, ?)",
  );
  const gaps: number[] = [];
  for (const entry of [...wanted.values()].sort((a, b) => a.seq - b.seq)) {
    if (entry.seq !== head.seq + 1 || Buffer.compare(entry.prev, head.hash) !== 0) gaps.push(head.seq);
    const { seq, at, event, fields, rows, prev, hash } = entry;
    insert.run(seq, at, event, JSON.stringify(fields), JSON.stringify(rows), prev, hash);
    head = { seq, hash };
  }
  return { entries: wanted.size, gaps };
}

/** The number of the newest valid entry in these files; -1 when there is none. */
export function journalHead(journals: readonly JournalContent[]): number {
  const numbers = journals.flatMap(({ base, entries }) => [base?.seq ?? -1, ...entries.map(({ entry }) => entry.seq)]);
  return numbers.reduce((a, b) => Math.max(a, b), -1);
}
