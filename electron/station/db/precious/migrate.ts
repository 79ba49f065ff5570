import Database from "better-sqlite3";
import { APPLICATION_ID, MIGRATIONS } from "./migrations.ts";

/** `PRAGMA user_version`: 0 for a file without tables. */
export function versionOf(db: Database.Database): number {
  return Number(db.pragma("user_version", { simple: true }));
}

/**
 * Brings a file from its version to `to` (none = this program's), all steps in one transaction: a file is of the old
 * version or of the new one, whenever the power goes. A file of a newer program is left alone (checked by the caller).
 */
export function migrate(db: Database.Database, to = Number.POSITIVE_INFINITY): void {
  const from = versionOf(db);
  const steps = MIGRATIONS.filter((step) => step.version > from && step.version <= to);
  const last = steps.at(-1);
  if (last === undefined) return;
  db.exec("BEGIN IMMEDIATE");
  try {
    db.pragma(`application_id = ${APPLICATION_ID}`);
    for (const step of steps) db.exec(step.sql);
    db.pragma(`user_version = ${last.version}`);
    db.exec("COMMIT");
  } catch (error) {
    if (db.inTransaction) db.exec("ROLLBACK");
    throw error;
  }
}

const texts = new Map<number, string>();

/**
 * The words of every table, index and trigger that a file of this version must have, made by running the steps on an
 * empty database. One flipped bit in a stored index condition would otherwise let two bookings have one seat.
 */
export function expectedSchema(version: number): string {
  const known = texts.get(version);
  if (known !== undefined) return known;
  const db = new Database(":memory:");
  try {
    migrate(db, version);
    const text = schemaOf(db);
    texts.set(version, text);
    return text;
  } finally {
    db.close();
  }
}

/** The same words as they stand in this file. */
export function schemaOf(db: Database.Database): string {
  const rows = db
    .prepare(
      "SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_stat%' ORDER BY type, name",
    )
    .raw()
    .all();
  return JSON.stringify(rows);
}
