import { cellOf } from "../cells.ts";
import { fieldOfName, type ImportField } from "../fields.ts";
import { type ReadRow, ROW_CHARACTERS_MOST, type TextChunks } from "./read-row.ts";

/** One object around a whole list (`{"data": […]}`) is read at once; beyond this it must be a list or lines. */
const WRAPPER_CHARACTERS_MOST = 48_000_000;
/** How deep below an object the list of rows is looked for. */
const WRAPPER_DEPTH = 3;

/**
 * Lines that end at LF only: readers of lines also cut at U+2028, which JSON allows inside a string. A line that is too
 * long is told, not kept.
 */
export async function* cutLines(
  chunks: TextChunks,
): AsyncGenerator<{ at: number; text: string } | { at: number; tooLong: true }> {
  let rest = "";
  let overflowing = false;
  let at = 0;
  const take = (text: string) => {
    at += 1;
    const tooLong = overflowing || text.length > ROW_CHARACTERS_MOST;
    overflowing = false;
    return tooLong ? ({ at, tooLong } as const) : { at, text };
  };
  for await (const chunk of chunks) {
    const parts = (rest + chunk).split("\n");
    rest = parts.pop() ?? "";
    for (const part of parts) yield take(part);
    if (rest.length > ROW_CHARACTERS_MOST) {
      overflowing = true;
      rest = "";
    }
  }
  if (rest !== "" || overflowing) yield take(rest);
}

/** One JSON value a line. */
export async function* readJsonLines(chunks: TextChunks): AsyncGenerator<ReadRow> {
  for await (const line of cutLines(chunks)) {
    if ("tooLong" in line) yield { at: line.at, fault: "too-long" };
    else if (line.text.trim() !== "") yield* rowsOf(line.at, parsedJson(line.text.trim().replace(/,$/, "")));
  }
}

/** A list of objects, or an object that holds one, or objects one after another over several lines. */
export async function* readJsonValues(chunks: TextChunks): AsyncGenerator<ReadRow> {
  let at = 0;
  for await (const text of cutValues(chunks)) {
    const value = parsedJson(text);
    // One quote too many swallows the neighbours: they are cut apart where objects of a list meet.
    const values = value === undefined ? text.split(/(?<=\})\s*,\s*(?=\{)/).map(parsedJson) : [value];
    for (const one of values) {
      at += 1;
      yield* rowsOf(at, one);
    }
  }
}

function* rowsOf(at: number, value: unknown): Generator<ReadRow> {
  if (value === undefined) yield { at, fault: "bad-json" };
  else if (!isObject(value)) yield* memberOf(at, value);
  else {
    const table = namedTable(value);
    if (table !== null) yield table;
    const list = listInside(value, WRAPPER_DEPTH) ?? dictionary(value);
    if (list === null) yield* memberOf(at, value);
    else for (const [index, row] of list.entries()) yield* memberOf(index + 1, row);
  }
}

/** A row: an object, a list of cells, or an object around the objects of its jobs. */
function* memberOf(at: number, row: unknown): Generator<ReadRow> {
  // A list of nothing is no blank row of a table: the report must say that it was there.
  if (Array.isArray(row) && row.length > 0) yield { at, cells: row.map(cellOf) };
  else if (!isObject(row)) yield { at, fault: "not-a-job" };
  else {
    const jobs = jobsInside(row);
    if (jobs === null) yield { at, record: row };
    else for (const job of jobs) yield { at, record: job };
  }
}

type Raw = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Raw {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

const hasField = (value: Raw, fields: ReadonlySet<ImportField>) =>
  Object.entries(value).some(
    ([key, part]) => typeof part !== "object" && fields.has(fieldOfName(key)?.field ?? "ignored"),
  );
const OWN_FIELDS: ReadonlySet<ImportField> = new Set(["title", "employer", "salaryText"]);
const TITLE: ReadonlySet<ImportField> = new Set(["title"]);
/** What a job says beside its title; tags and trades have a name and none of these. */
const JOB_FACTS: ReadonlySet<ImportField> = new Set([
  "salaryText",
  "salaryMin",
  "openings",
  "education",
  "experience",
  "place",
  "address",
  "description",
  "requirements",
]);

/** `{"columns": [names], "data": [[cells]]}`, as tables are exported. */
function namedTable(value: Raw): ReadRow | null {
  const rows = listInside(value, WRAPPER_DEPTH);
  const [first] = rows ?? [];
  if (!Array.isArray(first)) return null;
  const names = Object.values(value).find(
    (part): part is string[] =>
      Array.isArray(part) && part.length === first.length && part.every((one) => typeof one === "string"),
  );
  return names === undefined ? null : { table: "", names };
}

/** Objects under keys of their own (`{"1001": {…}, "1002": {…}}`): all alike, and rows by their keys. */
function dictionary(value: Raw): readonly Raw[] | null {
  const members = Object.values(value);
  const [first] = members;
  if (members.length < 2 || !isObject(first) || !members.every(isObject) || !hasField(first, OWN_FIELDS)) return null;
  const keys = new Set(Object.keys(first));
  const alike = (member: Raw) => Object.keys(member).filter((key) => keys.has(key)).length * 2 >= keys.size;
  return members.every(alike) ? members : null;
}

/**
 * The jobs of one employer under it: each with what the employer's object says. Where both have a key, that of the
 * employer goes by `employer.key`. null = the object is no such thing.
 */
function jobsInside(value: Raw): readonly Raw[] | null {
  // An employer's own name may go by `name`, which elsewhere is a title.
  const { name: _name, ...named } = value;
  if (hasField(named, TITLE)) return null;
  const isJob = (one: unknown) => isObject(one) && hasField(one, TITLE) && hasField(one, JOB_FACTS);
  const list = Object.entries(value).find(([, part]) => Array.isArray(part) && part.length > 0 && part.every(isJob));
  if (list === undefined) return null;
  const [name, jobs] = list as [string, readonly Raw[]];
  const around = Object.entries(value).filter(([key]) => key !== name);
  return jobs.map((job) => ({
    ...Object.fromEntries(around.map(([key, part]) => [key in job ? `employer.${key}` : key, part])),
    ...job,
  }));
}

/** The longest list of rows inside an object that is no row itself; null = it is a row. */
function listInside(value: Raw, depth: number): readonly unknown[] | null {
  if (hasField(value, OWN_FIELDS)) return null;
  let best: readonly unknown[] | null = null;
  for (const part of Object.values(value)) {
    const inside = isObject(part) && depth > 1 ? listInside(part, depth - 1) : null;
    const list = Array.isArray(part) && part.some((one) => typeof one === "object" && one !== null) ? part : inside;
    if (list !== null && list.length > (best?.length ?? 0)) best = list;
  }
  return best;
}

/** undefined = not JSON, which JSON itself cannot say. `NaN`, which Python writes, counts as null. */
function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    if (!/NaN|Infinity/.test(text)) return undefined;
  }
  try {
    return JSON.parse(text.replace(/([:[,]\s*)(?:NaN|-?Infinity)(?=\s*[,}\]])/g, "$1null"));
  } catch {
    return undefined;
  }
}

/** Between two values. */
const LOOSE = /^[\s,]+/;

/** Scans values out of a stream without parsing it as a whole. */
async function* cutValues(chunks: TextChunks): AsyncGenerator<string> {
  // In a list the values are one bracket deep.
  let base: 0 | 1 | null = null;
  let depth = 0;
  let inString = false;
  let escaped = false;
  let value = "";
  for await (const chunk of chunks) {
    // Characters since the last cut that belong to the value.
    let from = 0;
    for (let at = 0; at < chunk.length; at += 1) {
      const sign = chunk[at];
      if (inString) {
        if (escaped) escaped = false;
        else if (sign === "\\") escaped = true;
        else if (sign === '"') inString = false;
        continue;
      }
      if (base === null && (sign === "[" || sign === "{")) {
        base = sign === "[" ? 1 : 0;
        if (base === 1) {
          depth = 1;
          from = at + 1;
          continue;
        }
        from = at;
      }
      if (sign === '"') inString = true;
      else if (sign === "{" || sign === "[") depth += 1;
      else if (sign === "}" || sign === "]") {
        depth -= 1;
        if (base !== null && depth < base) {
          // The list ends; what follows is another value, as in files glued together.
          const last = (value + chunk.slice(from, at)).replace(LOOSE, "");
          if (last !== "") yield last;
          base = null;
          depth = 0;
          value = "";
          from = at + 1;
        } else if (depth === base) {
          const text = (value + chunk.slice(from, at + 1)).replace(LOOSE, "");
          if (text !== "") yield text;
          value = "";
          from = at + 1;
        }
      }
    }
    value += base === null ? "" : chunk.slice(from);
    const most = base === 1 ? ROW_CHARACTERS_MOST : WRAPPER_CHARACTERS_MOST;
    if (value.length > most) {
      yield value.replace(LOOSE, "");
      value = "";
      depth = base ?? 0;
      inString = false;
      escaped = false;
    }
  }
  const left = value.replace(LOOSE, "").replace(base === 1 ? /[\s\]]+$/ : /\s+$/, "");
  if (/[^\s,\]}]/.test(left)) yield left;
}
