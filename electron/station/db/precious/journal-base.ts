import type Database from "better-sqlite3";
import type { Journal } from "./journal.ts";
import { imageOf, type RowImage, storedRows } from "./rows.ts";
import { KEPT_NAMES, type Row } from "./tables.ts";
import { chainHead, hasTable } from "./verify.ts";

/** Begins a new journal file with everything that the database holds now; its path. */
export function beginJournal({ db, journal }: { db: Database.Database; journal: Journal }): string {
  const { seq, hash } = chainHead(db);
  return journal.begin({ seq, hash, rows: [...bookedSlots(db), ...keptImages(db)] });
}

function keptImages(db: Database.Database): RowImage[] {
  return KEPT_NAMES.filter((table) => hasTable(db, table)).flatMap((table) =>
    storedRows(db, table).map((row) => imageOf(table, row)),
  );
}

/** Slots that a booking needs; the others come from hours. */
function bookedSlots(db: Database.Database): RowImage[] {
  const rows = db.prepare<[], Row>("SELECT * FROM slot WHERE id IN (SELECT slot_id FROM booking)").all();
  return rows.map((row) => imageOf("slot", row));
}
