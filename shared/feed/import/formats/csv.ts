import { fieldOfName } from "../fields.ts";
import { COLUMNS_MOST, type ReadRow, ROW_CHARACTERS_MOST, type TextChunks } from "./read-row.ts";

/**
 * Comma and tab separated text, forgiving. Written here because the library at hand (csv-parse) ends a file at one
 * unclosed quote: here such a quote costs its own row. On well-formed text both read the same (tests compare them).
 */
export type Delimiter = "," | "\t" | ";" | "|" | "，" | "；" | "^";
/** Of two that cut equally well the first is taken: the Chinese signs also stand inside texts. */
const DELIMITERS: readonly Delimiter[] = [",", "\t", ";", "|", "，", "；", "^"];
/** The first line in which a spreadsheet program is told the delimiter. */
const TOLD = /^\ufeff?sep=(.)\r?(?:\n|$)/i;

/** A quoted cell that does not end within this many characters was not meant to begin. */
const QUOTED_MOST = 100_000;
/** Empty lines in a row that are told one by one; a packed file of nothing else has millions. */
const BLANKS_TOLD = 1_000;
/** Lines looked at to find the delimiter. */
const SAMPLE_LINES = 40;

interface Record {
  readonly cells: readonly string[];
  /** Where the next record begins. */
  readonly end: number;
  readonly lines: number;
}

/**
 * Records of a text that comes in pieces. Empty lines are rows without a filled cell.
 * @param delimiter null = found out from the first lines
 */
export async function* readCsv(chunks: TextChunks, delimiter: Delimiter | null = null): AsyncGenerator<ReadRow> {
  let rest = "";
  let by = delimiter;
  let line = 1;
  /** Empty lines in a row so far. */
  let blanks = 0;
  /** A row that is too long was told; its rest is passed over. */
  let overflowing = false;
  for await (const chunk of chunks) {
    if (overflowing) {
      const end = chunk.search(/[\r\n]/);
      if (end === -1) continue;
      rest = chunk.slice(end + 1);
      line += 1;
      overflowing = false;
    } else rest += chunk;
    if (by === null) {
      if (rest.length < SAMPLE_CHARACTERS) continue;
      by = delimiterOf(rest);
    }
    yield* drain(false);
    if (rest.length > ROW_CHARACTERS_MOST) {
      yield { at: line, fault: "too-long" };
      rest = "";
      overflowing = true;
    }
  }
  by ??= delimiterOf(rest);
  yield* drain(true);

  function* drain(final: boolean): Generator<ReadRow> {
    let at = 0;
    while (at < rest.length) {
      const record = recordAt(rest, at, by ?? ",", final);
      if (record === null) break;
      const isTold = line === 1 && TOLD.test(rest.slice(at, record.end));
      blanks = record.cells.length === 1 && record.cells[0] === "" ? blanks + 1 : 0;
      if (!isTold && blanks <= BLANKS_TOLD)
        yield record.cells.length > COLUMNS_MOST ? { at: line, fault: "malformed" } : { at: line, cells: record.cells };
      line += record.lines;
      at = record.end;
    }
    rest = rest.slice(at);
  }
}
const SAMPLE_CHARACTERS = 64 * 1024;

/** One record; null = it may go on in the next piece. */
function recordAt(text: string, from: number, delimiter: Delimiter, final: boolean): Record | null {
  const cells: string[] = [];
  let at = from;
  let lines = 1;
  for (;;) {
    const quoted = text[at] === '"' ? quotedAt(text, at, delimiter, final) : null;
    if (quoted === "more") return null;
    if (quoted !== null) {
      cells.push(quoted.cell);
      lines += quoted.lines;
      at = quoted.end;
    } else {
      const end = plainEnd(text, at, delimiter);
      if (end === -1 && !final) return null;
      cells.push(text.slice(at, end === -1 ? text.length : end));
      at = end === -1 ? text.length : end;
    }
    const sign = text[at];
    if (sign === delimiter) {
      at += 1;
      continue;
    }
    // A line end in two pieces: \r here, \n in the next.
    if (sign === "\r" && at + 1 === text.length && !final) return null;
    if (sign === "\r" && text[at + 1] === "\n") at += 1;
    return { cells, end: at + 1, lines };
  }
}

/** Where an unquoted cell ends: at a delimiter or line end; -1 = not in this text. */
function plainEnd(text: string, from: number, delimiter: Delimiter): number {
  for (let at = from; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === delimiter || sign === "\n" || sign === "\r") return at;
  }
  return -1;
}

function isEnd(sign: string | undefined, delimiter: Delimiter): boolean {
  return sign === delimiter || sign === "\n" || sign === "\r";
}

/**
 * A quoted cell. null = the quote is a character of an unquoted cell (`"双休"会计`, or it never closes); "more" = it may
 * close in the next piece.
 */
function quotedAt(
  text: string,
  from: number,
  delimiter: Delimiter,
  final: boolean,
): { cell: string; end: number; lines: number } | "more" | null {
  let cell = "";
  let start = from + 1;
  let lines = 0;
  for (let at = start; at < text.length; at += 1) {
    if (at - from > QUOTED_MOST) return null;
    const sign = text[at];
    if (sign === "\n") lines += 1;
    if (sign !== '"') continue;
    if (at + 1 === text.length && !final) return "more";
    const next = text[at + 1];
    if (next === '"') {
      cell += text.slice(start, at + 1);
      start = at + 2;
      at += 1;
    } else if (next === undefined || isEnd(next, delimiter)) {
      return { cell: cell + text.slice(start, at), end: at + 1, lines };
    } else if (!closesOnLine(text, at + 1, delimiter)) {
      return null;
    }
    // Else a bare quote inside a quoted cell: it stays.
  }
  return final ? null : "more";
}

/** Whether a closing quote follows on the same line. */
function closesOnLine(text: string, from: number, delimiter: Delimiter): boolean {
  for (let at = from; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === "\n" || sign === "\r") return false;
    if (sign === '"' && (at + 1 === text.length || isEnd(text[at + 1], delimiter))) return true;
  }
  return true;
}

/** Names of columns that make a line a heading, and what a heading weighs against cells of one width. */
const NAMES_LEAST = 2;
const HEADING_WEIGHT = 0.5;

/**
 * The delimiter by which most of the first lines have one and the same number of cells, more than one, and by which one
 * of them names columns: duties numbered 1;2;3 in every row are as regular as the table around them.
 */
export function delimiterOf(text: string): Delimiter {
  const told = DELIMITERS.find((delimiter) => delimiter === TOLD.exec(text)?.[1]);
  if (told !== undefined) return told;
  let best: Delimiter = ",";
  let bestScore = 0;
  for (const delimiter of DELIMITERS) {
    const widths = new Map<number, number>();
    let at = 0;
    let records = 0;
    let isNamed = false;
    while (at < text.length && records < SAMPLE_LINES) {
      const record = recordAt(text, at, delimiter, true);
      if (record === null) break;
      at = record.end;
      if (record.cells.length === 1 && record.cells[0]?.trim() === "") continue;
      records += 1;
      isNamed ||= record.cells.filter((cell) => fieldOfName(cell)?.listed === true).length >= NAMES_LEAST;
      widths.set(record.cells.length, (widths.get(record.cells.length) ?? 0) + 1);
    }
    const [width = 1, times = 0] = [...widths].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [];
    const regular = (times / Math.max(1, records)) * (1 + Math.min(width, 10) / 100);
    const score = width < 2 ? 0 : regular + (isNamed ? HEADING_WEIGHT : 0);
    if (score > bestScore) {
      best = delimiter;
      bestScore = score;
    }
  }
  return best;
}
