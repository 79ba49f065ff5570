import { COLUMNS_MOST, type ReadRow, ROW_CHARACTERS_MOST, type TextChunks } from "./read-row.ts";

/**
 * The rows of a database dump (MySQL, Navicat, SQLite): INSERT INTO … VALUES (…),(…); with the columns that it or the
 * CREATE TABLE names. Nothing is executed.
 */
export async function* readSql(chunks: TextChunks): AsyncGenerator<ReadRow> {
  const columns = new Map<string, readonly string[]>();
  let rest = "";
  let line = 1;
  let table: string | null = null;
  let inValues = false;

  for await (const chunk of chunks) {
    rest += chunk;
    yield* drain(false);
  }
  yield* drain(true);

  function* drain(final: boolean): Generator<ReadRow> {
    let at = 0;
    while (at < rest.length) {
      const next = inValues ? valuesAt(at, final) : statementAt(at, final);
      if (next === null) break;
      for (let i = at; i < next.end; i += 1) if (rest.charCodeAt(i) === NEWLINE) line += 1;
      if (next.row !== undefined) yield next.row;
      at = next.end;
    }
    rest = rest.slice(at);
    // A statement that never ends is no dump.
    if (rest.length > ROW_CHARACTERS_MOST) {
      yield { at: line, fault: "malformed" };
      rest = "";
      inValues = false;
    }
  }

  /** One tuple, or the end of the statement. */
  function valuesAt(from: number, final: boolean): { end: number; row?: ReadRow } | null {
    const start = skip(rest, from, /[\s,]*/y);
    const sign = rest[start];
    if (sign === undefined) return final ? { end: rest.length } : null;
    if (sign !== "(") {
      inValues = false;
      return { end: sign === ";" ? start + 1 : start };
    }
    const tuple = tupleAt(rest, start + 1);
    if (tuple === null) return final ? { end: rest.length, row: { at: line, fault: "malformed" } } : null;
    const row: ReadRow =
      tuple.cells.length > COLUMNS_MOST ? { at: line, fault: "malformed" } : { at: line, cells: tuple.cells };
    return { end: tuple.end, row };
  }

  /** Up to the next statement or into its values. */
  function statementAt(from: number, final: boolean): { end: number; row?: ReadRow } | null {
    const start = skip(rest, from, BETWEEN);
    if (start >= rest.length) return final ? { end: rest.length } : null;
    // A comment cut in two: its end is in the next piece, and what is in it must not be read as a statement.
    if (OPEN_COMMENT.test(rest.slice(start))) return final ? { end: rest.length } : null;
    const insert = matchAt(INSERT, rest, start);
    if (insert !== null) {
      const name = insert[1] ?? "";
      const named = insert[2] === undefined ? (columns.get(name) ?? null) : namesOf(insert[2]);
      inValues = true;
      const end = start + insert[0].length;
      if (name === table) return { end };
      table = name;
      return { end, row: { table: name, names: named } };
    }
    const create = matchAt(CREATE, rest, start);
    const end = statementEnd(rest, start);
    if (end === null) return final ? { end: rest.length } : null;
    if (create !== null) columns.set(create[1] ?? "", columnsOf(rest.slice(start + create[0].length, end)));
    return { end };
  }
}

const NEWLINE = 10;
/** Blank space and whole comments; a comment without its end. */
const BETWEEN = /(?:[\s;]|--[^\n]*\n|#[^\n]*\n|\/\*[\s\S]*?\*\/)*/y;
const OPEN_COMMENT = /^(?:-|--[^\n]*|#[^\n]*|\/|\/\*[\s\S]*)$/;
const NAME = '[`"[]?([^`"\\]\\s(]+)[`"\\]]?';
const INSERT = new RegExp(
  `(?:INSERT|REPLACE)\\s+(?:IGNORE\\s+)?INTO\\s+(?:${NAME.replace("(", "(?:")}\\.)?${NAME}\\s*(?:\\(([^)]*)\\)\\s*)?VALUES\\s*(?=\\()`,
  "iy",
);
const CREATE = new RegExp(
  `CREATE\\s+(?:TEMPORARY\\s+)?TABLE\\s+(?:IF\\s+NOT\\s+EXISTS\\s+)?(?:${NAME.replace("(", "(?:")}\\.)?${NAME}\\s*\\(`,
  "iy",
);

function skip(text: string, from: number, pattern: RegExp): number {
  pattern.lastIndex = from;
  return from + (pattern.exec(text)?.[0].length ?? 0);
}

function matchAt(pattern: RegExp, text: string, from: number): RegExpExecArray | null {
  pattern.lastIndex = from;
  return pattern.exec(text);
}

function namesOf(list: string): string[] {
  return list.split(",").map((name) => name.trim().replace(/^[`"[]|[`"\]]$/g, ""));
}

/** Column names of a CREATE TABLE, from its body: each definition begins with the quoted or plain name. */
function columnsOf(body: string): string[] {
  const names: string[] = [];
  let depth = 0;
  let start = 0;
  const take = (end: number) => {
    const definition = body.slice(start, end).trim();
    const name = /^[`"[]([^`"\]]+)[`"\]]|^([A-Za-z_\u4e00-\u9fff][\w\u4e00-\u9fff]*)\s/.exec(definition);
    const plain = name?.[2] ?? "";
    if (name !== null && !/^(?:PRIMARY|UNIQUE|KEY|INDEX|CONSTRAINT|FOREIGN|CHECK|FULLTEXT|SPATIAL)$/i.test(plain))
      names.push(name[1] ?? plain);
  };
  for (let at = 0; at < body.length; at += 1) {
    const sign = body[at];
    if (sign === "'") at = stringEnd(body, at) ?? body.length;
    else if (sign === "(") depth += 1;
    else if (sign === ")" && depth === 0) {
      take(at);
      return names;
    } else if (sign === ")") depth -= 1;
    else if (sign === "," && depth === 0) {
      take(at);
      start = at + 1;
    }
  }
  take(body.length);
  return names;
}

/** Index of the closing quote; null = not in this text. Backslashes escape, two quotes are one. */
function stringEnd(text: string, from: number): number | null {
  const quote = text[from];
  for (let at = from + 1; at < text.length; at += 1) {
    if (text[at] === "\\") at += 1;
    else if (text[at] === quote) {
      if (text[at + 1] !== quote) return at + 1 < text.length || text[at + 1] === undefined ? at : null;
      at += 1;
    }
  }
  return null;
}

/** Where the statement ends, after its semicolon; null = not in this text. */
function statementEnd(text: string, from: number): number | null {
  for (let at = from; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === ";") return at + 1;
    if (sign === "'" || sign === '"' || sign === "`") {
      const end = sign === "`" ? text.indexOf("`", at + 1) : (stringEnd(text, at) ?? -1);
      if (end === -1) return null;
      at = end;
    }
  }
  return null;
}

const ESCAPES: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", "0": "", Z: "", b: "" };

function unescaped(text: string, quote: string): string {
  return text.replace(/\\([\s\S])/g, (_, sign: string) => ESCAPES[sign] ?? sign).replaceAll(quote + quote, quote);
}

/** The values up to the closing bracket; null = not in this text. */
function tupleAt(text: string, from: number): { cells: string[]; end: number } | null {
  const cells: string[] = [];
  let at = from;
  for (;;) {
    at = skip(text, at, /\s*(?:_binary\s+|N(?='))?/y);
    const sign = text[at];
    if (sign === undefined) return null;
    if (sign === "'" || sign === '"') {
      const end = stringEnd(text, at);
      if (end === null || end + 1 >= text.length) return null;
      cells.push(unescaped(text.slice(at + 1, end), sign));
      at = end + 1;
    } else {
      const end = bareEnd(text, at);
      if (end === null) return null;
      const word = text.slice(at, end).trim();
      cells.push(/^null$/i.test(word) ? "" : word);
      at = end;
    }
    at = skip(text, at, /\s*/y);
    if (text[at] === ",") at += 1;
    else if (text[at] === ")") return { cells, end: at + 1 };
    else if (text[at] === undefined) return null;
    else return { cells, end: at + 1 };
  }
}

/** A number, NULL or a call such as CAST('…' AS JSON): up to the comma or bracket on its own level. */
function bareEnd(text: string, from: number): number | null {
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === "'" || sign === '"') {
      const end = stringEnd(text, at);
      if (end === null) return null;
      at = end;
    } else if (sign === "(") depth += 1;
    else if (sign === ")" && depth > 0) depth -= 1;
    else if ((sign === "," || sign === ")") && depth === 0) return at;
  }
  return null;
}
