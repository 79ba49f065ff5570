import type { AuditEntry } from "../../audit/chain.ts";
import { CHAIN_START, chainBody } from "../../audit/chain.ts";
import type { Files } from "../../ports.ts";
import type { StationKeys } from "./keys.ts";
import { type RowImage, rowOfImage, sameBytes } from "./rows.ts";
import { KEPT_NAMES } from "./tables.ts";

/** One committed change: its audit entry and the rows that it wrote, as they were then. */
export interface JournalEntry {
  readonly entry: AuditEntry;
  readonly rows: readonly RowImage[];
}

/** Everything as it stood at one entry: where a journal file begins, so that any one file is a copy by itself. */
export interface JournalBase {
  readonly seq: number;
  readonly hash: Uint8Array;
  readonly rows: readonly RowImage[];
}

export interface JournalContent {
  readonly base: JournalBase | null;
  readonly entries: readonly JournalEntry[];
  /** Lines that are not what they say. A torn last line is one of them. */
  readonly badLines: number;
}

export interface Journal {
  /** Adds one line and fsyncs it. */
  append(entry: JournalEntry): void;
  /** Begins a new file with everything as it stands; its path. */
  begin(base: JournalBase): string;
  /** Newest file first; the names carry the entry that each begins at. */
  list(): { readonly path: string; readonly seq: number }[];
  read(path: string): JournalContent;
  /** Replaces a file whose content had to change (a purge). */
  rewrite(path: string, content: JournalContent): void;
  /** Removes the files that begin before this entry. */
  trim(before: number): void;
}

const NAME = /^j-(\d{12})\.jsonl$/;
const NAME_DIGITS = 12;

/**
 * The second copy: an append-only file beside the database, fsynced before an acknowledgement leaves the station. A
 * line is valid by the keys it was made with, never by its place: each one stands or falls alone.
 */
export function createJournal(files: Files, folder: string, keys: StationKeys): Journal {
  function list() {
    return files
      .list(folder)
      .flatMap((name) => {
        const seq = NAME.exec(name)?.[1];
        return seq === undefined ? [] : [{ path: files.join(folder, name), seq: Number(seq) }];
      })
      .sort((a, b) => b.seq - a.seq);
  }

  function append(entry: JournalEntry): void {
    // Looked up each time: another process may have begun a new file.
    const newest = list()[0];
    if (newest === undefined) throw new Error("the journal has no file to add to");
    // The break comes first, so that a line after a torn one is a line of its own.
    files.append(newest.path, `\n${entryText(entry)}`);
  }

  function begin(base: JournalBase): string {
    files.ensureFolder(folder);
    const path = files.join(folder, `j-${String(base.seq).padStart(NAME_DIGITS, "0")}.jsonl`);
    files.replace(path, baseText(keys, base));
    return path;
  }

  return {
    append,
    begin,
    list,
    read: (path) => parse(keys, new TextDecoder().decode(files.read(path))),
    rewrite: (path, { base, entries }) => {
      const lines = entries.map((entry) => `\n${entryText(entry)}`).join("");
      files.replace(path, `${base === null ? "" : baseText(keys, base)}${lines}`);
    },
    trim: (before) => {
      for (const { path, seq } of list()) if (seq < before) files.remove(path);
    },
  };
}

function entryText({ entry, rows }: JournalEntry): string {
  const { prev, hash, ...plain } = entry;
  return JSON.stringify({ ...plain, prev: base64(prev), hash: base64(hash), images: rows });
}

function baseText(keys: StationKeys, { seq, hash, rows }: JournalBase): string {
  const head = { base: seq, hash: base64(hash), rows: rows.length };
  const mac = base64(keys.rowMac("journal", [seq, base64(hash), rows.length]));
  return [{ ...head, mac }, ...rows.map((row) => ({ image: row }))].map((line) => JSON.stringify(line)).join("\n");
}

function parse(keys: StationKeys, text: string): JournalContent {
  const entries: JournalEntry[] = [];
  const images: RowImage[] = [];
  let head: { seq: number; hash: Uint8Array; rows: number } | null = null;
  let badLines = 0;
  for (const line of text.split("\n")) {
    if (line === "") continue;
    const value = parseJson(line);
    const asHead = headOf(keys, value);
    const asImage = imageLine(keys, value);
    const asEntry = entryLine(keys, value);
    if (asHead !== null) head = asHead;
    else if (asImage !== null) images.push(asImage);
    else if (asEntry !== null) entries.push(asEntry);
    else badLines += 1;
  }
  const base = head === null ? null : { seq: head.seq, hash: head.hash, rows: images };
  const missing = head === null ? 0 : Math.max(head.rows - images.length, 0);
  // Rows of a base whose head is gone still tell the truth about themselves: they come as an entry-less base of 0.
  const rowsAlone = head === null && images.length > 0 ? { seq: 0, hash: CHAIN_START, rows: images } : null;
  return { base: base ?? rowsAlone, entries, badLines: badLines + missing + (head === null ? 1 : 0) };
}

function parseJson(line: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

function headOf(keys: StationKeys, line: Record<string, unknown>) {
  const { base: seq, hash, rows, mac } = line;
  if (typeof seq !== "number" || typeof hash !== "string" || typeof rows !== "number" || typeof mac !== "string")
    return null;
  if (!sameBytes(keys.rowMac("journal", [seq, hash, rows]), bytes(mac))) return null;
  return { seq, hash: bytes(hash), rows };
}

function imageLine(keys: StationKeys, { image }: Record<string, unknown>): RowImage | null {
  return isImage(image) && rowOfImage(keys, image) !== null ? image : null;
}

function entryLine(keys: StationKeys, line: Record<string, unknown>): JournalEntry | null {
  const { seq, at, event, fields, rows, prev, hash, images } = line;
  if (typeof prev !== "string" || typeof hash !== "string" || !Array.isArray(images)) return null;
  const entry = { seq, at, event, fields, rows, prev: bytes(prev), hash: bytes(hash) } as AuditEntry;
  if (!sameBytes(keys.link(entry.prev, chainBody(entry)), entry.hash)) return null;
  // The chain's hash vouches for the list of rows, each row's own MAC for the row.
  const good = images.filter((image): image is RowImage => isImage(image) && rowOfImage(keys, image) !== null);
  return { entry, rows: good };
}

function isImage(value: unknown): value is RowImage {
  if (typeof value !== "object" || value === null) return false;
  const { table, row } = value as { table?: unknown; row?: unknown };
  const known = table === "slot" || KEPT_NAMES.some((name) => name === table);
  return known && typeof row === "object" && row !== null;
}

function base64(value: Uint8Array): string {
  return Buffer.from(value).toString("base64");
}

function bytes(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, "base64"));
}
