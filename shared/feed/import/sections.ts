import type { QuarantineReason } from "../quarantine.ts";
import { type Cell, cellOf, textOf } from "./cells.ts";
import { type ColumnMap, type ColumnPlan, type Correction, isHeading, planColumns } from "./columns.ts";
import { fieldOfName } from "./fields.ts";
import type { ReadRow } from "./formats/read-row.ts";
import { realigned } from "./realign.ts";
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
const SAMPLE_ROWS = 200;
/** A row this wide with one filled cell is a banner or a note. */
const NOTE_WIDTH = 4;
const NOTE = /^(?:注|备注|说明|合计|总计|共计|小计|总数|填表|制表|联系|咨询|单位[:：]|[一二三四五六七八九十]+、)/;

interface Table {
  readonly name: string;
  names: readonly string[] | null;
  /** Set by the format itself: a dump's rows are never headings. */
  readonly fixed: boolean;
  plan: ColumnPlan | null;
  readonly sample: { at: number; cells: readonly Cell[] }[];
}

/**
 * Turns what a reader found into rows in normal form: finds headings (also in the middle), decides the columns from the
 * first rows of every table, and reads each row by them. Rows that already are in our normal or published form pass.
 */
export async function* readSections(
  rows: AsyncIterable<ReadRow>,
  options: SectionOptions,
  watch: SectionWatch,
): AsyncGenerator<SectionRow> {
  let table = newTable("", null);
  const objects = createObjectTable(options, watch);

  for await (const row of rows) {
    if ("table" in row) {
      yield* flush();
      table = newTable(row.table, row.names);
    } else if ("fault" in row) yield { at: row.at, reason: row.fault, title: "" };
    else if ("record" in row) yield* objects.take(row.at, row.record);
    else yield* take(row.at, row.cells);
  }
  yield* flush();
  yield* objects.end();

  function* take(at: number, given: readonly Cell[]): Generator<SectionRow> {
    const cells = given.map((cell) => (typeof cell === "string" ? cellOf(cell) : cell));
    const texts = cells.map((cell) => textOf(cell, " "));
    const filled = texts.filter((text) => text !== "");
    if (filled.length === 0) watch.skipped("blank");
    else if (isSecondHeading(table, texts)) {
      watch.skipped("heading");
      table.names = texts.map((text, column) => joinedName(table.names?.[column] ?? "", text));
    } else if (!table.fixed && (isHeading(texts) || texts.some((text) => options.map.has(text)))) {
      watch.skipped("heading");
      if (isSame(table.names, texts)) return;
      yield* flush();
      table = newTable(table.name, texts, false);
    } else if (isNote(texts, table)) watch.skipped("note");
    else if (table.plan !== null) yield read(at, cells, table.plan);
    else {
      table.sample.push({ at, cells });
      if (table.sample.length >= SAMPLE_ROWS) yield* decide();
    }
  }

  function* flush(): Generator<SectionRow> {
    if (table.plan === null && table.sample.length > 0) yield* decide();
  }

  function* decide(): Generator<SectionRow> {
    const plan = planOf(table, options.map);
    table.plan = plan;
    watch.corrected(plan.corrections, table.name);
    for (const { at, cells } of table.sample) yield read(at, cells, plan);
    table.sample.length = 0;
  }

  function read(at: number, cells: readonly Cell[], plan: ColumnPlan): SectionRow {
    return sectionRow(at, table.names === null ? cells : realigned(cells, plan), plan, options.today);
  }
}

function newTable(name: string, names: readonly string[] | null, fixed = names !== null): Table {
  return { name, names, fixed, plan: null, sample: [] };
}

function planOf(table: Pick<Table, "names" | "sample">, map: ColumnMap): ColumnPlan {
  return planColumns(
    table.names,
    table.sample.map(({ cells }) => cells.map((cell) => textOf(cell, " "))),
    map,
  );
}

function sectionRow(at: number, cells: readonly Cell[], plan: ColumnPlan, today: string): SectionRow {
  if (!plan.columnsOf.has("title")) return { at, reason: "no-title-column", title: "" };
  const row = tableRow(cells, plan, today);
  if (row.ok) return { at, row: row.value };
  const title = textOf(cells[plan.columnsOf.get("title")?.[0] ?? 0] ?? "", " ");
  return { at, reason: row.code, title };
}

function isSame(names: readonly string[] | null, texts: readonly string[]): boolean {
  return names !== null && names.join("\u0000") === texts.join("\u0000");
}

/** A heading of two rows: 薪资 over 最低 and 最高. Cells merged over both rows read the same twice. */
function isSecondHeading(table: Table, texts: readonly string[]): boolean {
  const { names } = table;
  if (names === null || table.fixed || table.sample.length > 0 || table.plan !== null) return false;
  const repeated = texts.filter((text, column) => text !== "" && text === names[column]).length;
  const fresh = texts.filter((text, column) => text !== "" && text !== names[column]);
  return repeated >= 2 && fresh.length > 0 && fresh.every((text) => text.length <= 12 && !/[0-9]{3}/.test(text));
}

function joinedName(above: string, below: string): string {
  return below === "" || below === above ? above : `${above}${below}`;
}

/** A banner over the table, a note below it, a sum. */
function isNote(texts: readonly string[], table: Table): boolean {
  const different = new Set(texts.filter((text) => text !== ""));
  if (Math.max(texts.length, table.names?.length ?? 0) < NOTE_WIDTH || different.size > 2) return false;
  const [first = ""] = different;
  if (different.size === 2) return /^(?:合计|总计|共计|小计|总数)/.test(first);
  return table.names === null || NOTE.test(first) || first.length > 40 || fieldOfName(first) !== null;
}

/** How a row of ours looks; such rows need no guessing. */
function isOwnForm(record: Readonly<Record<string, unknown>>): boolean {
  return (
    "title" in record && ("salaryText" in record || record["op"] === "put" || ("company" in record && "id" in record))
  );
}

/** Objects of any shape: their keys are the names of columns. */
function createObjectTable(options: SectionOptions, watch: SectionWatch) {
  const columns = new Map<string, number>();
  const sample: { at: number; cells: readonly Cell[] }[] = [];
  let plan: ColumnPlan | null = null;
  let waiting = 0;

  /** A key that comes late is decided upon with the first rows still at hand. */
  function decide(): ColumnPlan {
    plan = planOf({ names: [...columns.keys()], sample }, options.map);
    watch.corrected(plan.corrections, "");
    return plan;
  }

  function* take(at: number, record: Readonly<Record<string, unknown>>): Generator<SectionRow> {
    if (record["op"] === "end") return;
    if (record["op"] !== undefined && record["op"] !== "put") yield { at, reason: "not-a-job", title: "" };
    else if (isOwnForm(record)) yield { at, row: record };
    else {
      const known = columns.size;
      const cells = cellsOf(record);
      if (cells.every((cell) => textOf(cell, " ") === "")) {
        yield { at, reason: "not-a-job", title: "" };
        return;
      }
      if (sample.length < SAMPLE_ROWS) {
        sample.push({ at, cells });
        waiting += 1;
        if (sample.length === SAMPLE_ROWS) yield* end();
      } else yield sectionRow(at, cells, plan === null || columns.size > known ? decide() : plan, options.today);
    }
  }

  function cellsOf(record: Readonly<Record<string, unknown>>): Cell[] {
    const cells: Cell[] = Array.from({ length: columns.size }, () => "");
    for (const [key, value] of Object.entries(record)) {
      let column = columns.get(key);
      if (column === undefined) {
        if (columns.size >= COLUMNS_MOST) continue;
        column = columns.size;
        columns.set(key, column);
      }
      cells[column] = cellOf(value);
    }
    return cells;
  }

  function* end(): Generator<SectionRow> {
    if (waiting === 0) return;
    waiting = 0;
    const decided = decide();
    for (const { at, cells } of sample) yield sectionRow(at, cells, decided, options.today);
  }

  return { take, end };
}
/** Keys of all objects together; beyond them a file is no list of like things. */
const COLUMNS_MOST = 512;
