import { createHash, type Hash } from "node:crypto";
import { createGunzip } from "node:zlib";
import type { FeedRefusal } from "../../../shared/contract/feed.ts";
import { FEED_LIMITS } from "../../../shared/feed/limits.ts";
import { endRow, type FeedFile } from "../../../shared/feed/manifest.ts";
import { DatasetRefused } from "./dataset-refused.ts";

/** The packed bytes of a file, as `createReadStream` gives them. */
export type PackedFile = NodeJS.ReadableStream & { destroy(): void };

/** A file of rows, and what its signed manifest says of it. */
export interface PackedSource {
  /** For messages: the dataset's name. */
  readonly name: string;
  readonly expected: FeedFile;
  /** The packed bytes from the beginning. */
  open(): PackedFile;
}

/** One line that is no trailer. */
export interface PackedRow {
  /** "" when the line has none that can be read. */
  readonly id: string;
  /** Its bytes without the line end; they hold only until the next row is asked for. */
  readonly line: Buffer;
  /** null when the line is not JSON. */
  readonly row: unknown;
}

const NEW_LINE = 10;
const ROW_TOO_LONG = `a row of more than ${FEED_LIMITS.rowBytes} bytes`;

/**
 * Size and hash of the packed file, before anything is unpacked.
 * @throws DatasetRefused when they are not the manifest's
 */
export async function checkPacked({ name, expected, open }: PackedSource): Promise<void> {
  const { bytes, sha256 } = expected;
  const hash = createHash("sha256");
  let length = 0;
  try {
    for await (const chunk of open() as AsyncIterable<Buffer>) {
      length += chunk.length;
      if (length > bytes) break;
      hash.update(chunk);
    }
  } catch (error) {
    throw new DatasetRefused("unreadable", `${name}: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (length < bytes) throw new DatasetRefused("truncated", `${name}: ${length} of ${bytes} bytes`);
  if (length > bytes || hash.digest("hex") !== sha256) throw new DatasetRefused("hash-mismatch", name);
}

/**
 * The rows of one file, checked against its signed manifest while they stream by: packed and unpacked size, hash of the
 * file (again: a stick may change between two readings), length of a line, trailer, number of rows. The last checks come
 * after the last row: a caller uses nothing before the iteration has ended.
 * @throws DatasetRefused with the first thing that is wrong
 */
export async function* packedRows(source: PackedSource): AsyncGenerator<PackedRow> {
  const { name, expected } = source;
  const packed = createHash("sha256");
  let rows = 0;
  let ended = false;
  const refuse = (reason: FeedRefusal, detail: string) => new DatasetRefused(reason, `${name}: ${detail}`);

  for await (const line of linesOf(source, packed)) {
    if (ended) throw refuse("count-mismatch", "rows after the trailer");
    const row = parsed(line);
    if (isTrailer(row)) {
      const trailer = endRow.safeParse(row);
      if (!trailer.success) throw refuse("truncated", "trailer unreadable");
      if (trailer.data.rows !== rows || trailer.data.seq !== expected.seq)
        throw refuse("count-mismatch", "trailer and rows differ");
      ended = true;
      continue;
    }
    rows += 1;
    if (rows > expected.rows) throw refuse("count-mismatch", `more than ${expected.rows} rows`);
    yield { id: idOf(row), line, row };
  }

  if (packed.digest("hex") !== expected.sha256) throw refuse("hash-mismatch", "changed while it was read");
  if (!ended) throw refuse("truncated", "no trailer");
  if (rows !== expected.rows) throw refuse("count-mismatch", `${rows} of ${expected.rows} rows`);
}

/** Unpacks and cuts into lines without holding more than one line and one block. */
async function* linesOf({ name, expected, open }: PackedSource, packed: Hash): AsyncGenerator<Buffer> {
  const { rawBytes } = expected;
  const refuse = (reason: FeedRefusal, detail: string) => new DatasetRefused(reason, `${name}: ${detail}`);
  const file = open();
  const gunzip = createGunzip();
  file.on("data", (chunk: Buffer) => packed.update(chunk));
  file.on("error", (error) => gunzip.destroy(refuse("unreadable", error.message)));
  file.pipe(gunzip);
  let rest: Buffer[] = [];
  let restLength = 0;
  let total = 0;
  try {
    for await (const block of gunzip as AsyncIterable<Buffer>) {
      total += block.length;
      if (total > rawBytes) throw refuse("too-large", `unpacks to more than ${rawBytes} bytes`);
      let from = 0;
      for (let at = block.indexOf(NEW_LINE); at !== -1; at = block.indexOf(NEW_LINE, from)) {
        rest.push(block.subarray(from, at));
        if (restLength + at - from > FEED_LIMITS.rowBytes) throw refuse("too-large", ROW_TOO_LONG);
        yield rest.length === 1 ? (rest[0] as Buffer) : Buffer.concat(rest);
        rest = [];
        restLength = 0;
        from = at + 1;
      }
      restLength += block.length - from;
      if (restLength > FEED_LIMITS.rowBytes) throw refuse("too-large", ROW_TOO_LONG);
      if (from < block.length) rest.push(block.subarray(from));
    }
  } catch (error) {
    throw asRefusal(error, name);
  } finally {
    gunzip.destroy();
    file.destroy();
  }
  if (restLength > 0) throw refuse("truncated", "the last line has no end");
  if (total !== rawBytes) throw refuse("count-mismatch", `${total} of ${rawBytes} bytes unpacked`);
}

/** What zlib says of a damaged file; anything else is not about the data and goes on as it is. */
function asRefusal(error: unknown, name: string): unknown {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (code === "Z_BUF_ERROR") return new DatasetRefused("truncated", `${name}: packed file ends early`);
  if (code.startsWith("Z_")) return new DatasetRefused("unreadable", `${name}: not a gzip file (${code})`);
  return error;
}

function parsed(line: Buffer): unknown {
  try {
    return JSON.parse(line.toString("utf8"));
  } catch {
    return null;
  }
}

function isTrailer(row: unknown): boolean {
  return typeof row === "object" && row !== null && "op" in row && row.op === "end";
}

function idOf(row: unknown): string {
  return typeof row === "object" && row !== null && "id" in row && typeof row.id === "string" ? row.id : "";
}
