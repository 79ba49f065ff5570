import { type Cell, cellOf, textOf } from "./cells.ts";
import { type ColumnPlan, isHeading } from "./columns.ts";
import { fieldOfName } from "./fields.ts";
import { createFormReader, type Form, isFilledForm } from "./form-rows.ts";
import type { ReadRow } from "./formats/read-row.ts";
import { type Block, blocksOf, employerOver, isNote, twoRowNames } from "./heading-rows.ts";
import { realigned } from "./realign.ts";
import { createRecordTable } from "./record-table.ts";
import {
  planOf,
  SAMPLE_ROWS,
  type SectionOptions,
  type SectionRow,
  type SectionWatch,
  sectionRow,
} from "./table-plan.ts";

interface Table {
  readonly name: string;
  names: readonly string[] | null;
  /** The heading as it stands there, all blocks of it. */
  heading: readonly string[] | null;
  /** Set by the format itself: a dump's rows are never headings. */
  readonly fixed: boolean;
  /** More than one where the same table stands several times side by side. */
  blocks: readonly Block[];
  plan: ColumnPlan | null;
  /** The last row that was nothing but an employer's name. */
  employer: string;
  readonly sample: Waiting[];
}
/** Rows over a heading; more are a table. */
const BANNERS_MOST = 12;

interface Waiting {
  readonly at: number;
  readonly cells: readonly Cell[];
  readonly employer: string;
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
  const forms = createFormReader();
  const records = createRecordTable(options, watch);

  for await (const row of rows) {
    if ("table" in row) {
      yield* flush();
      forms.forget();
      table = newTable(row.table, row.names);
    } else if ("fault" in row) yield { at: row.at, reason: row.fault, title: "" };
    else if ("record" in row) yield* records.take(row.at, row.record);
    else yield* take(row.at, row.cells);
  }
  yield* flush();
  yield* records.end();

  function* take(at: number, given: readonly Cell[]): Generator<SectionRow> {
    const cells = given.map((cell) => (typeof cell === "string" ? cellOf(cell) : cell));
    const texts = cells.map((cell) => textOf(cell, " "));
    if (texts.every((text) => text === "")) {
      watch.skipped("blank");
      yield* ended(forms.end());
      return;
    }
    const second = secondHeading(table, texts);
    if (second !== null) {
      watch.skipped("heading");
      setNames(table, second);
      return;
    }
    if (isHeadingHere(texts)) {
      watch.skipped("heading");
      if (isSame(table.heading, texts)) return;
      dropBanners();
      yield* flush();
      table = newTable(table.name, null, forms.employer());
      setNames(table, texts);
      return;
    }
    const former = isBeforeTable(table) ? forms.take(at, texts) : undefined;
    if (former !== undefined) yield* ended(former);
    else if (takeEmployer(texts) || isNote(texts, table.names)) watch.skipped("note");
    else for (const block of table.blocks.length > 1 ? cutBy(table.blocks, cells) : [cells]) yield* row(at, block);
  }

  function isHeadingHere(texts: readonly string[]): boolean {
    if (table.fixed) return false;
    if (texts.some((text) => options.map.has(text))) return true;
    return isHeading(texts) && !(isBeforeTable(table) && isFilledForm(texts));
  }

  function* row(at: number, cells: readonly Cell[]): Generator<SectionRow> {
    const { employer } = table;
    if (table.plan !== null) yield read({ at, cells, employer }, table.plan);
    else {
      table.sample.push({ at, cells, employer });
      if (table.sample.length >= SAMPLE_ROWS) yield* decide();
    }
  }

  function* ended(form: Form | null): Generator<SectionRow> {
    if (form !== null) yield* records.take(form.at, form.record);
  }

  /** Whether the row is the name of an employer over its jobs; only tables without a column of employers have such. */
  function takeEmployer(texts: readonly string[]): boolean {
    if (table.names === null || table.fixed) return false;
    const named = table.plan?.columnsOf.has("employer") ?? table.names.some((name) => isEmployerName(name));
    const employer = named ? "" : employerOver(texts);
    if (employer === "") return false;
    table.employer = employer;
    return true;
  }

  function* flush(): Generator<SectionRow> {
    if (table.plan === null && table.sample.length > 0) yield* decide();
    yield* ended(forms.end());
  }

  /** What stands over the first heading is its title and who wrote it, unless it reads like jobs. */
  function dropBanners(): void {
    const { names, plan, sample } = table;
    if (names !== null || plan !== null || sample.length > BANNERS_MOST) return;
    if (planOf(null, sample, options.map).columnsOf.size > 0) return;
    for (const _ of sample.splice(0)) watch.skipped("note");
  }

  function* decide(): Generator<SectionRow> {
    const plan = planOf(table.names, table.sample, options.map);
    table.plan = plan;
    watch.corrected(plan.corrections, table.name);
    for (const waiting of table.sample) yield read(waiting, plan);
    table.sample.length = 0;
  }

  function read({ at, cells, employer }: Waiting, plan: ColumnPlan): SectionRow {
    const found = sectionRow(at, table.names === null ? cells : realigned(cells, plan), plan, options.today);
    if (employer === "" || "reason" in found || found.row["company"] !== "") return found;
    return { at, row: { ...found.row, company: employer } };
  }
}

function newTable(name: string, names: readonly string[] | null, employer = ""): Table {
  return { name, names, heading: names, fixed: names !== null, blocks: [], plan: null, employer, sample: [] };
}

function isBeforeTable({ names, sample, plan }: Table): boolean {
  return names === null && sample.length === 0 && plan === null;
}

function setNames(table: Table, names: readonly string[]): void {
  table.heading = names;
  table.blocks = blocksOf(names);
  const [one] = table.blocks;
  table.names = one === undefined ? names : names.slice(one.from, one.to);
}

/** The parts of a row that hold something. */
function cutBy(blocks: readonly Block[], cells: readonly Cell[]): (readonly Cell[])[] {
  return blocks
    .map(({ from, to }) => cells.slice(from, to))
    .filter((block) => block.some((cell) => textOf(cell, " ") !== ""));
}

function secondHeading(table: Table, texts: readonly string[]): string[] | null {
  const { names } = table;
  if (names === null || table.fixed || table.sample.length > 0 || table.plan !== null) return null;
  return table.blocks.length > 1 ? null : twoRowNames(names, texts);
}

function isSame(names: readonly string[] | null, texts: readonly string[]): boolean {
  return names !== null && names.join("\u0000") === texts.join("\u0000");
}

function isEmployerName(name: string): boolean {
  return fieldOfName(name)?.field === "employer";
}
