import { numberText } from "../../../shared/feed/import/cells.ts";
import { COLUMNS_MOST, type ReadRow } from "../../../shared/feed/import/formats/read-row.ts";
import { FeedInputError } from "../feed-input.ts";
import type { ByteCount } from "./input-bytes.ts";
import type { StringStore } from "./string-store.ts";
import { createXmlReader, readDateStyles, readSharedStrings, readSheets } from "./xlsx-parts.ts";
import { openZip, type Zip } from "./zip.ts";

/**
 * The rows of a workbook, sheet by sheet, streamed. Our own reader over yauzl and saxes: of the maintained libraries
 * none reads a sheet row by row with bounded memory. Formulas give their last value; macros and links are not looked at.
 * @throws FeedInputError when it is damaged, encrypted or a bomb
 */
export async function* readXlsx(path: string, count: ByteCount = () => {}): AsyncGenerator<ReadRow> {
  const zip = await openZip(path);
  let strings: StringStore | null = null;
  try {
    const { sheets, date1904 } = await readSheets(zip);
    if (sheets.length === 0)
      throw new FeedInputError(`里面没有工作表（只读 .xlsx）/ no worksheet inside (only .xlsx is read): ${path}`);
    const dates = await readDateStyles(zip);
    strings = await readSharedStrings(zip);
    for (const sheet of sheets) {
      yield { table: sheet.name, names: null };
      yield* readSheet(zip, sheet.entry, { strings, dates, date1904 }, count);
    }
  } finally {
    strings?.close();
    zip.close();
  }
}

interface Book {
  readonly strings: StringStore;
  readonly dates: readonly boolean[];
  readonly date1904: boolean;
}

async function* readSheet(zip: Zip, entry: string, book: Book, count: ByteCount): AsyncGenerator<ReadRow> {
  const merged = await readMerges(zip, entry);
  const ready: { at: number; cells: string[] }[] = [];
  const reader = createXmlReader(rowEvents(book, (at, cells) => ready.push({ at, cells })));
  for await (const chunk of zip.text(entry, count)) {
    reader.write(chunk);
    for (const row of ready) {
      merged.fill(row.at, row.cells);
      yield row;
    }
    ready.length = 0;
  }
  reader.end();
}

function rowEvents(book: Book, emit: (at: number, cells: string[]) => void) {
  let at = 0;
  let cells: string[] = [];
  let column = -1;
  let type = "";
  let style = 0;
  let text = "";
  let inValue = false;
  let phonetic = 0;
  return {
    open: (name: string, attributes: Readonly<Record<string, string>>) => {
      if (name === "row") {
        at = Number(attributes["r"]) || at + 1;
        cells = [];
        column = -1;
      } else if (name === "c") {
        column = columnOf(attributes["r"]) ?? column + 1;
        type = attributes["t"] ?? "n";
        style = Number(attributes["s"] ?? 0);
        text = "";
      } else if (name === "rPh") phonetic += 1;
      else if (name === "v" || name === "t") inValue = phonetic === 0;
    },
    text: (part: string) => {
      if (inValue) text += part;
    },
    close: (name: string) => {
      if (name === "v" || name === "t") inValue = false;
      else if (name === "rPh") phonetic -= 1;
      else if (name === "c" && column < COLUMNS_MOST) {
        while (cells.length < column) cells.push("");
        cells[column] = cellText(text, type, style, book);
      } else if (name === "row") emit(at, cells);
    },
  };
}

/** B7 → 1; null = no reference. */
function columnOf(reference: string | undefined): number | null {
  const letters = /^[A-Z]{1,3}/.exec(reference ?? "")?.[0];
  if (letters === undefined) return null;
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

/** `_x000D_` is how spreadsheets write control characters. */
const ESCAPED = /_x([0-9A-Fa-f]{4})_/g;
const DAY_MS = 86_400_000;

function cellText(text: string, type: string, style: number, book: Book): string {
  if (type === "s") return unescaped(book.strings.get(Number(text)));
  if (type === "e") return "";
  if (type === "b") return text === "1" ? "是" : "否";
  if (type !== "n" || text === "") return unescaped(text);
  const value = Number(text);
  if (!Number.isFinite(value)) return text;
  return book.dates[style] === true ? dateText(value, book.date1904) : numberText(value);
}

function unescaped(text: string): string {
  return text.includes("_x")
    ? text.replace(ESCAPED, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text;
}

/** Days since 1899-12-30 (or 1904-01-01) as `YYYY-MM-DD`. */
function dateText(serial: number, date1904: boolean): string {
  const zero = date1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30);
  const date = new Date(zero + Math.floor(serial) * DAY_MS);
  return Number.isNaN(date.getTime()) ? numberText(serial) : date.toISOString().slice(0, 10);
}

interface Merge {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
  value: string;
}
/** Merged ranges of one sheet; more is no table. */
const MERGES_MOST = 100_000;
const MERGE = /<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"/g;
/** Longer than any mergeCell element, so that one cut in two is seen whole. */
const OVERLAP = 120;

/**
 * Merged cells carry their value in the first cell only, and the list of them stands after the rows: so the sheet is
 * looked through once before, for the list alone.
 */
async function readMerges(zip: Zip, entry: string): Promise<{ fill(at: number, cells: string[]): void }> {
  const merges: Merge[] = [];
  let tail = "";
  for await (const chunk of zip.text(entry)) {
    const text = tail + chunk;
    let seen = 0;
    for (const found of text.matchAll(MERGE)) {
      seen = found.index + found[0].length;
      const [, left = "", top = "", right = "", bottom = ""] = found;
      if (merges.length >= MERGES_MOST || (columnOf(left) ?? 0) >= COLUMNS_MOST) continue;
      merges.push({
        top: Number(top),
        bottom: Number(bottom),
        left: columnOf(left) ?? 0,
        right: columnOf(right) ?? 0,
        value: "",
      });
    }
    tail = text.slice(Math.max(seen, text.length - OVERLAP));
  }
  merges.sort((a, b) => a.top - b.top);
  let next = 0;
  let active: Merge[] = [];
  return {
    fill: (at, cells) => {
      for (; next < merges.length && (merges[next]?.top ?? 0) <= at; next += 1) active.push(merges[next] as Merge);
      active = active.filter((merge) => merge.bottom >= at);
      // Ranges that lie over each other are no spreadsheet's; one row has at most as many as columns.
      if (active.length > COLUMNS_MOST) active.length = COLUMNS_MOST;
      for (const merge of active) {
        if (merge.top === at) merge.value = cells[merge.left] ?? "";
        if (merge.value === "") continue;
        for (let column = merge.left; column <= merge.right && column < COLUMNS_MOST; column += 1) {
          while (cells.length <= column) cells.push("");
          if (cells[column] === "") cells[column] = merge.value;
        }
      }
    },
  };
}
