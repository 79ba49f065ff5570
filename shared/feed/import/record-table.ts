import { type Cell, cellOf, textOf } from "./cells.ts";
import type { ColumnPlan } from "./columns.ts";
import {
  planOf,
  SAMPLE_ROWS,
  type SectionOptions,
  type SectionRow,
  type SectionWatch,
  sectionRow,
} from "./table-plan.ts";

type Raw = Readonly<Record<string, unknown>>;

/** Keys of all objects together; beyond them a file is no list of like things. */
const COLUMNS_MOST = 512;
/** `jobLocation.address.addressLocality`: how deep values inside values are columns of their own. */
const DEPTH_MOST = 4;

/** The keys of our normal form (shared/feed/import-row.ts) and of the published one (shared/jobs/job.ts). */
const OWN_KEYS: ReadonlySet<string> = new Set(
  (
    "op id seq source title company employer city district area street address lat lon geoBasis employmentType " +
    "salaryText salaryMin salaryMax salaryUnit salaryMonths currency education experience openings tags description " +
    "postedAt datePosted dateBasis validThrough applyUrl"
  ).split(" "),
);

/** A row of ours: such rows need no guessing. One key of another form, and its columns are decided like any other's. */
function isOwnForm(record: Raw): boolean {
  if (!("title" in record)) return false;
  if (record["op"] === "put") return true;
  return ("salaryText" in record || ("company" in record && "id" in record)) && Object.keys(record).every(isOwnKey);
}

function isOwnKey(key: string): boolean {
  return OWN_KEYS.has(key);
}

/** Objects of any shape: their keys, and those of objects inside them, are the names of columns. */
export function createRecordTable(options: SectionOptions, watch: SectionWatch) {
  const columns = new Map<string, number>();
  const sample: { at: number; cells: readonly Cell[] }[] = [];
  let plan: ColumnPlan | null = null;
  let waiting = 0;

  /** A key that comes late is decided upon with the first rows still at hand. */
  function decide(): ColumnPlan {
    plan = planOf([...columns.keys()], sample, options.map);
    watch.corrected(plan.corrections, "");
    return plan;
  }

  function* take(at: number, record: Raw): Generator<SectionRow> {
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

  function cellsOf(record: Raw): Cell[] {
    const cells: Cell[] = Array.from({ length: columns.size }, () => "");
    put("", record, 1);
    return cells;

    function put(path: string, object: Raw, depth: number): void {
      for (const [key, given] of Object.entries(object)) {
        // `@type`, `@context`: what kind of thing it is (JSON-LD).
        if (key.startsWith("@")) continue;
        const value = unpacked(given);
        const name = path === "" ? key : `${path}.${key}`;
        const cell = cellOf(value);
        const inside = depth < DEPTH_MOST && isObject(value) && !Object.keys(value).some((one) => one.startsWith("$"));
        // Of an object that has a name the name is the value; its other keys are more columns.
        if (!inside || textOf(cell, " ") !== "") set(name, cell);
        if (inside) put(name, value, depth + 1);
      }
    }

    function set(name: string, cell: Cell): void {
      let column = columns.get(name);
      if (column === undefined) {
        if (columns.size >= COLUMNS_MOST) return;
        column = columns.size;
        columns.set(name, column);
      }
      cells[column] = cell;
    }
  }

  function* end(): Generator<SectionRow> {
    if (waiting === 0) return;
    waiting = 0;
    const decided = decide();
    for (const { at, cells } of sample) yield sectionRow(at, cells, decided, options.today);
  }

  return { take, end };
}

/** An object that was written into a text, as exports of databases do. */
function unpacked(value: unknown): unknown {
  if (typeof value !== "string" || !/^\s*\{\s*"[\s\S]*\}\s*$/.test(value)) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

function isObject(value: unknown): value is Raw {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
