import Database from "better-sqlite3";
import type { Files } from "../../ports.ts";
import { BackupFailed } from "./backup.ts";
import { openForReading } from "./connect.ts";
import type { StationKeys } from "./keys.ts";
import { emptied, isDue, personalTables } from "./personal.ts";
import { macOf } from "./rows.ts";
import type { KeptName, Row } from "./tables.ts";
import { hasTable, verifyFile } from "./verify.ts";

interface Found {
  readonly table: KeptName;
  readonly row: Row;
}

/**
 * Takes out of a backup what is due by now. The copy is written anew beside the old one, looked through, and takes its
 * place: there is never a moment without it.
 * @returns false = nothing in it is due, or it cannot be read (then it is no copy of anything)
 */
export function scrubBackup(files: Files, path: string, keys: StationKeys, today: number): boolean {
  const [work, beside] = [`${path}.work.tmp`, `${path}.clean.tmp`];
  for (const left of [work, beside]) files.remove(left);
  const source = openForReading(path);
  try {
    const found = findDue(source, today);
    if (found.length === 0) return false;
    source.prepare("VACUUM INTO ?").run(work);
    empty(work, beside, keys, found);
    files.sync(beside);
    files.rename(beside, path);
    return true;
  } finally {
    source.close();
    for (const left of [work, beside]) files.remove(left);
  }
}

function findDue(db: Database.Database, today: number): Found[] {
  return personalTables()
    .filter(([table]) => hasTable(db, table))
    .flatMap(([table]) =>
      db
        .prepare<[], Row>(`SELECT * FROM ${table}`)
        .all()
        .filter((row) => isDue(table, row, today))
        .map((row) => ({ table, row })),
    );
}

/**
 * Empties the rows in a working copy and writes that anew: a vacuum carries over what is in use and nothing else.
 * Overwriting freed bytes in place was not enough: a moved cell left its old bytes in the gap of its page.
 */
function empty(work: string, clean: string, keys: StationKeys, found: readonly Found[]): void {
  const db = new Database(work);
  try {
    db.pragma("journal_mode = DELETE");
    db.exec("BEGIN IMMEDIATE");
    for (const { table, row } of found) {
      const clean = emptied(table, row);
      const mac = macOf(keys, table, clean);
      const columns = Object.keys(clean).filter((column) => clean[column] !== row[column]);
      const set = [...columns, "mac"].map((column) => `${column} = @${column}`).join(", ");
      db.prepare(`UPDATE ${table} SET ${set} WHERE id = @id`).run({ ...clean, mac });
    }
    db.exec("COMMIT");
    const { faults } = verifyFile(db, keys);
    if (faults.length > 0) throw new BackupFailed(`${faults[0]?.kind}: ${faults[0]?.where}`);
    db.prepare("VACUUM INTO ?").run(clean);
  } finally {
    db.close();
  }
}
