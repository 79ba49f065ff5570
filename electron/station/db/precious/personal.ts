import { type KeptName, PERSONAL, type Row } from "./tables.ts";

/** Tables that hold something personal, with the columns that do. */
export function personalTables(): [KeptName, readonly string[]][] {
  return Object.entries(PERSONAL) as [KeptName, readonly string[]][];
}

/** The row without what was personal in it. */
export function emptied(table: KeptName, row: Row): Row {
  const nothing = Object.fromEntries((PERSONAL[table] ?? []).map((column) => [column, null]));
  return { ...row, ...nothing };
}

/** Whether a row holds something personal whose time is over. */
export function isDue(table: KeptName, row: Row, today: number): boolean {
  const keepUntil = row["keep_until"];
  if (typeof keepUntil !== "number" || keepUntil >= today) return false;
  return (PERSONAL[table] ?? []).some((column) => (row[column] ?? null) !== null);
}
