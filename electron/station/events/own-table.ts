import { parse } from "csv-parse/browser/esm/sync";
import { stringify } from "csv-stringify/browser/esm/sync";
import { z } from "zod";
import { plainCell, safeCell } from "../../../shared/csv/safe-cell.ts";
import { type EventRow, eventRow } from "../../../shared/events/event-row.ts";
import { eventsOfTable, TABLE_HEADINGS, type TableFault, tableOfEvents } from "../../../shared/events/table.ts";
import type { Files, Logger } from "../ports.ts";

/** Rows a station's table may hold: several a day for two years. */
const ROWS_MAX = 2_000;
const FILE = "events.json";

/** The station's own events, kept beside the feed's in one file of the data folder. */
export interface OwnTable {
  rows(): readonly EventRow[];
  /** Replaces the whole table, or nothing while a row of it is wrong. */
  replace(csv: string): { imported: number; faults: readonly TableFault[] };
  csv(): string;
}

function records(csv: string): Record<string, string>[] | TableFault {
  try {
    const rows: Record<string, string>[] = parse(csv, {
      bom: true,
      columns: (headings: string[]) => headings.map((heading) => heading.normalize("NFKC").trim()),
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      relax_column_count_less: true,
      to: ROWS_MAX + 1,
    });
    if (rows.length <= ROWS_MAX)
      return rows.map((row) => Object.fromEntries(Object.entries(row).map(([key, cell]) => [key, plainCell(cell)])));
    return { row: 0, column: "", why: `多于${ROWS_MAX}行 / more than ${ROWS_MAX} rows` };
  } catch (error) {
    return {
      row: 0,
      column: "",
      why: `不是 CSV 表格 / not a CSV table (${error instanceof Error ? error.message : ""})`,
    };
  }
}

/**
 * @param folder the station's data folder
 * @param district of the station, full name
 */
export function createOwnTable(files: Files, folder: string, district: string, log: Logger): OwnTable {
  const path = files.join(folder, FILE);

  function rows(): readonly EventRow[] {
    if (!files.exists(path)) return [];
    try {
      return z.array(eventRow).parse(JSON.parse(new TextDecoder().decode(files.read(path))));
    } catch {
      // Damaged or of another version: the feed's events still show, and staff can import the table again.
      log.error("events.own-table-unreadable");
      return [];
    }
  }

  return {
    rows,

    replace(csv) {
      const table = records(csv);
      if (!Array.isArray(table)) return { imported: 0, faults: [table] };
      if (table.length === 0)
        return { imported: 0, faults: [{ row: 0, column: "", why: "表格是空的 / the table is empty" }] };
      const read = eventsOfTable(table, district);
      if (read.faults.length > 0) return { imported: 0, faults: read.faults };
      files.replace(path, JSON.stringify(read.rows));
      return { imported: read.rows.length, faults: [] };
    },

    csv: () => csvOf(tableOfEvents(rows())),
  };
}

/** A table that a spreadsheet opens; no cell of it is a formula. */
export function csvOf(table: readonly Readonly<Record<string, string | number>>[]): string {
  const cells = table.map((row) =>
    TABLE_HEADINGS.map((heading) => {
      const cell = row[heading] ?? "";
      return typeof cell === "string" ? safeCell(cell) : cell;
    }),
  );
  return stringify([TABLE_HEADINGS as string[], ...cells], { bom: true, record_delimiter: "windows" });
}
