import type Database from "better-sqlite3";
import { type AuditEntry, CHAIN_START, chainBody } from "../../audit/chain.ts";
import type { StationKeys } from "./keys.ts";
import { expectedSchema, schemaOf, versionOf } from "./migrate.ts";
import { hex, macOf, sameBytes, storedRows } from "./rows.ts";
import { COLUMNS, KEPT_NAMES, type KeptName, PERSONAL, type Row, type SlotRow } from "./tables.ts";

/** One thing that is not as it was written. */
export interface Fault {
  readonly kind: "structure" | "schema" | "reference" | "mac" | "lost-row" | "unlisted-row" | "chain" | "seats";
  /** For a technician: table, id, or the engine's own words. Nothing personal: rows are named, never quoted. */
  readonly where: string;
}

export interface Verification {
  readonly faults: readonly Fault[];
  /** Rows whose MAC was looked at, and those it fitted: none fitting means another key. */
  readonly rows: number;
  readonly authentic: number;
}

/** The engine's own findings beyond this many are not listed. */
const STRUCTURE_FAULTS_MAX = 20;

/**
 * Everything that can be known of a file: the engine's `integrity_check` (a quick one sees 9 % of single flipped bits,
 * a full one 29 %; reliability.md §3.4), the words of the schema, references, a MAC on every kept row and slot, the
 * audit chain, and whether each row is the one that the chain says was written last. Never throws on a damaged file.
 * All of it is read as of one moment: another process that books meanwhile once made a good file look damaged.
 */
export function verifyFile(db: Database.Database, keys: StationKeys): Verification {
  const isOwn = !db.inTransaction;
  if (isOwn) db.exec("BEGIN");
  try {
    return verifySnapshot(db, keys);
  } finally {
    if (isOwn && db.inTransaction) db.exec("COMMIT");
  }
}

function verifySnapshot(db: Database.Database, keys: StationKeys): Verification {
  const faults: Fault[] = [];
  let rows = 0;
  let authentic = 0;
  const look = (kind: Fault["kind"], check: () => void) => {
    try {
      check();
    } catch (error) {
      faults.push({ kind, where: error instanceof Error ? error.message : String(error) });
    }
  };
  const note = (kind: Fault["kind"], where: string) => faults.push({ kind, where });

  look("structure", () => {
    for (const line of db.pragma(`integrity_check(${STRUCTURE_FAULTS_MAX})`) as { integrity_check: string }[])
      if (line.integrity_check !== "ok") note("structure", line.integrity_check);
  });
  look("schema", () => {
    if (schemaOf(db) !== expectedSchema(versionOf(db))) note("schema", "tables are not as this version makes them");
  });
  look("reference", () => {
    for (const line of db.pragma("foreign_key_check") as { table: string; rowid: number | null }[])
      note("reference", `${line.table} ${line.rowid ?? ""}`);
  });
  look("seats", () => checkSeats(db, (where) => note("seats", where)));

  const tables = KEPT_NAMES.filter((table) => hasTable(db, table));
  const macs = new Map<string, string>();
  for (const table of tables) {
    look("mac", () => {
      for (const row of storedRows(db, table)) {
        rows += 1;
        macs.set(`${table}|${row.id}`, isEmptied(table, row) ? EMPTIED : hex(row.mac));
        if (sameBytes(row.mac, macOf(keys, table, row))) authentic += 1;
        else note("mac", `${table} ${row.id}`);
      }
    });
  }
  look("mac", () => {
    for (const slot of db.prepare<[], SlotRow & { mac: Uint8Array }>("SELECT * FROM slot").iterate()) {
      rows += 1;
      if (sameBytes(slot.mac, macOf(keys, "slot", { ...slot }))) authentic += 1;
      else note("mac", `slot ${slot.id}`);
    }
  });
  look("chain", () => checkChain(db, keys, macs, tables, note));
  return { faults, rows, authentic };
}

/** Stands for the MAC of a row whose time was over: a purge of backups changes such a row without an entry. */
const EMPTIED = "emptied";

function isEmptied(table: KeptName, row: Row): boolean {
  const personal = PERSONAL[table] ?? [];
  return personal.length > 0 && personal.every((column) => (row[column] ?? null) === null);
}

/** Each slot has its seats, numbered from 1 without a gap, and at least as many as it offers. */
function checkSeats(db: Database.Database, note: (where: string) => void): void {
  const wrong = db
    .prepare<[], string>(
      `SELECT slot.id FROM slot LEFT JOIN seat ON seat.slot_id = slot.id GROUP BY slot.id
       HAVING count(seat.seat_no) < slot.seats OR count(seat.seat_no) <> coalesce(max(seat.seat_no), 0)`,
    )
    .pluck()
    .all();
  for (const id of wrong) note(`slot ${id}`);
}

/**
 * The chain from its anchor to its head, and what it says of the rows: the last entry that names a row names its MAC.
 * A gap is a fault unless a later entry of the chain owns up to it (`data.gap`): a restore that could not bring back
 * everything. What was said of rows before that entry is not asked of them any more.
 */
function checkChain(
  db: Database.Database,
  keys: StationKeys,
  macs: ReadonlyMap<string, string>,
  tables: readonly KeptName[],
  note: (kind: Fault["kind"], where: string) => void,
): void {
  const anchor = db.prepare<[], { seq: number; hash: Uint8Array }>("SELECT seq, hash FROM anchor").get();
  let [seq, hash] = [anchor?.seq ?? 0, anchor?.hash ?? CHAIN_START];
  const breaks: { after: number; at: number }[] = [];
  const owned = new Set<number>();
  const last = new Map<string, string>();
  let first = seq + 1;
  for (const entry of auditEntries(db)) {
    if (!sameBytes(keys.link(entry.prev, chainBody(entry)), entry.hash)) note("chain", `entry ${entry.seq}`);
    else if (entry.seq !== seq + 1 || !sameBytes(entry.prev, hash)) breaks.push({ after: seq, at: entry.seq });
    if (entry.event === "data.gap") {
      owned.add(Number(entry.fields["after"]));
      last.clear();
      first = entry.seq;
    }
    for (const [table, id, mac] of entry.rows) last.set(`${table}|${id}`, mac);
    [seq, hash] = [entry.seq, entry.hash];
  }
  for (const { after, at } of breaks) if (!owned.has(after)) note("chain", `between ${after} and ${at}`);
  for (const [key, mac] of last) {
    const have = macs.get(key) ?? "";
    if (have !== mac && have !== EMPTIED) note(have === "" ? "lost-row" : "unlisted-row", key.replace("|", " "));
  }
  for (const table of tables) {
    const since = db.prepare<[number], string>(`SELECT id FROM ${table} WHERE seq >= ?`).pluck().all(first);
    for (const id of since) if (!last.has(`${table}|${id}`)) note("unlisted-row", `${table} ${id}`);
  }
}

interface AuditRow {
  readonly seq: number;
  readonly at: number;
  readonly event: string;
  readonly fields: string;
  readonly rows: string;
  readonly prev: Uint8Array;
  readonly hash: Uint8Array;
}

/** Entries after `from`, oldest first. @throws SyntaxError when an entry is no longer JSON */
export function* auditEntries(db: Database.Database, from = 0): Generator<AuditEntry> {
  const rows = db.prepare<[number], AuditRow>("SELECT * FROM audit WHERE seq > ? ORDER BY seq").iterate(from);
  for (const row of rows)
    yield {
      seq: row.seq,
      at: row.at,
      event: row.event,
      fields: JSON.parse(row.fields) as AuditEntry["fields"],
      rows: JSON.parse(row.rows) as AuditEntry["rows"],
      prev: row.prev,
      hash: row.hash,
    };
}

/** Number and hash of the last entry; 0 and the chain's start when there is none. */
export function chainHead(db: Database.Database): { seq: number; hash: Uint8Array } {
  const last = "SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1";
  const head = db.prepare<[], { seq: number; hash: Uint8Array }>(last).get();
  if (head !== undefined) return head;
  const anchor = db.prepare<[], { seq: number; hash: Uint8Array }>("SELECT seq, hash FROM anchor").get();
  return anchor ?? { seq: 0, hash: CHAIN_START };
}

/** A file of an older version has fewer tables. */
export function hasTable(db: Database.Database, table: string): boolean {
  const found = db.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?").get(table);
  return found !== undefined && Object.hasOwn(COLUMNS, table);
}
