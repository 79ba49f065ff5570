import type Database from "better-sqlite3";
import type { StationKeys } from "./keys.ts";
import { BLOBS, COLUMNS, type KeptName, type Row, SLOT_COLUMNS, type Value } from "./tables.ts";

/** A row as the database has it, with the entry that wrote it and its MAC. */
export type StoredRow = Row & { readonly id: string; readonly seq: number; readonly mac: Uint8Array };

/** A row on its way through journal or backup: bytes in base64. */
export interface RowImage {
  readonly table: KeptName | "slot";
  readonly row: Readonly<Record<string, string | number | null>>;
}

/** What a MAC covers: every column, and for kept rows the entry that wrote them. */
export function macColumns(table: KeptName | "slot"): readonly string[] {
  return table === "slot" ? SLOT_COLUMNS : [...COLUMNS[table], "seq"];
}

/**
 * The MAC that this row must carry: over the names and values of all columns that hold something. So a column that a
 * later version adds leaves the MACs of older rows, backups and journals as they are.
 */
export function macOf(keys: StationKeys, table: KeptName | "slot", row: Row): Uint8Array {
  const held = macColumns(table).filter((column) => (row[column] ?? null) !== null);
  return keys.rowMac(
    table,
    held.flatMap((column) => [column, row[column] ?? null]),
  );
}

export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}

export function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("hex");
}

/** Inserts, or replaces the row of the same id. Unique indexes judge, and their refusal is the caller's answer. */
export function upsertSql(table: KeptName | "slot"): string {
  const columns = [...macColumns(table), "mac"];
  const set = columns.filter((column) => column !== "id").map((column) => `${column} = excluded.${column}`);
  const marks = columns.map((column) => `@${column}`);
  return `INSERT INTO ${table} (${columns.join(", ")}) VALUES (${marks.join(", ")}) ON CONFLICT (id) DO UPDATE SET ${set.join(", ")}`;
}

export function imageOf(table: KeptName | "slot", row: Row): RowImage {
  const pairs = [...macColumns(table), "mac"].map((column) => [column, toText(row[column] ?? null)] as const);
  return { table, row: Object.fromEntries(pairs) };
}

function toText(value: Value): string | number | null {
  return value instanceof Uint8Array ? Buffer.from(value).toString("base64") : value;
}

/** The row of an image, or null when it is not what it says: its MAC does not fit. */
export function rowOfImage(keys: StationKeys, image: RowImage): Row | null {
  const columns = [...macColumns(image.table), "mac"];
  const row: Record<string, Value> = {};
  for (const column of columns) {
    const value = image.row[column] ?? null;
    const isBytes = column === "mac" || BLOBS.has(column);
    row[column] = isBytes && typeof value === "string" ? new Uint8Array(Buffer.from(value, "base64")) : value;
  }
  const mac = row["mac"];
  return mac instanceof Uint8Array && sameBytes(mac, macOf(keys, image.table, row)) ? row : null;
}

/** All rows of a kept table, in the order of their ids. */
export function storedRows(db: Database.Database, table: KeptName): StoredRow[] {
  return db.prepare<[], StoredRow>(`SELECT * FROM ${table} ORDER BY id`).all();
}
