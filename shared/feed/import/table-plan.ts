import type { QuarantineReason } from "../quarantine.ts";
import { type Cell, textOf } from "./cells.ts";
import { type ColumnMap, type ColumnPlan, type Correction, planColumns } from "./columns.ts";
import type { ImportField } from "./fields.ts";
import { type NormalRow, tableRow } from "./table-row.ts";

/** A row in normal form, or why it is none. */
export type SectionRow =
  | { readonly at: number; readonly row: NormalRow }
  | { readonly at: number; readonly reason: QuarantineReason; readonly title: string };

/** Told what happens beside the rows. */
export interface SectionWatch {
  skipped(kind: "blank" | "heading" | "note"): void;
  corrected(corrections: readonly Correction[], table: string): void;
}

export interface SectionOptions {
  readonly map: ColumnMap;
  /** The day the rows are read on, `YYYY-MM-DD`. */
  readonly today: string;
}

/** Rows that are looked at before the columns of a table are decided. */
export const SAMPLE_ROWS = 200;

/** The columns of a table by its names and first rows. */
export function planOf(
  names: readonly string[] | null,
  sample: readonly { readonly cells: readonly Cell[] }[],
  map: ColumnMap,
): ColumnPlan {
  const plan = planColumns(
    names,
    sample.map(({ cells }) => cells.map((cell) => textOf(cell, " "))),
    map,
  );
  return names === null && !isJobTable(plan) ? { ...plan, columnsOf: new Map() } : plan;
}

/** What a table without a heading must hold beside titles: a cover sheet also has words that could be one. */
const FACTS: readonly ImportField[] = [
  "employer",
  "place",
  "address",
  "employmentType",
  "salaryText",
  "education",
  "experience",
  "openings",
  "description",
];

function isJobTable(plan: ColumnPlan): boolean {
  return FACTS.some((field) => plan.columnsOf.has(field));
}

/** One row by the columns of its table. */
export function sectionRow(at: number, cells: readonly Cell[], plan: ColumnPlan, today: string): SectionRow {
  if (!plan.columnsOf.has("title")) return { at, reason: "no-title-column", title: "" };
  const row = tableRow(cells, plan, today);
  if (row.ok) return { at, row: row.value };
  const title = textOf(cells[plan.columnsOf.get("title")?.[0] ?? 0] ?? "", " ");
  return { at, reason: row.code, title };
}
