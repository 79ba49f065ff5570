import { createHash, type Hash } from "node:crypto";
import { createGunzip } from "node:zlib";
import type { FeedRefusal } from "../../../shared/contract/feed.ts";
import { FEED_LIMITS } from "../../../shared/feed/limits.ts";
import { endRow, type ManifestDataset } from "../../../shared/feed/manifest.ts";
import { createSetHash } from "./set-hash.ts";

/** A dataset is not what its signed manifest says; nothing of it may be used. */
export class DatasetRefused extends Error {
  override readonly name = "DatasetRefused";
  readonly reason: FeedRefusal;
  constructor(reason: FeedRefusal, detail: string) {
    super(detail);
    this.reason = reason;
  }
}

/** Rows that failed their schema; counted as they are read, so final only after the last row. */
export interface Tally {
  quarantined: number;
}

export interface DatasetReading<Row> {
  /** For messages: the dataset's name. */
  readonly name: string;
  readonly expected: ManifestDataset;
  /** The row, or null when it fails its schema. */
  check(row: unknown): Row | null;
  readonly tally: Tally;
}

/** The packed bytes of a file, as `createReadStream` gives them. */
export type PackedFile = NodeJS.ReadableStream & { destroy(): void };

const NEW_LINE = 10;
const ROW_TOO_LONG = `a row of more than ${FEED_LIMITS.rowBytes} bytes`;

/**
 * Size and hash of the packed file, before anything is unpacked.
 * @throws DatasetRefused when they are not the manifest's
 */
export async function checkPacked(file: PackedFile, name: string, expected: ManifestDataset): Promise<void> {
  const { bytes, sha256 } = expected.snapshot;
  const hash = createHash("sha256");
  let length = 0;
  try {
    for await (const chunk of file as AsyncIterable<Buffer>) {
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
 * The rows of one dataset file, checked against its signed manifest while they stream by: packed and unpacked size,
 * hash of the file, length of a line, trailer, number of rows, ids, hash of the set, share of invalid rows.
 * The last checks come after the last row: a caller uses nothing before the iteration has ended.
 * @param file the packed bytes; hashed again here, because a stick may change between two readings
 * @throws DatasetRefused with the first thing that is wrong
 */
export async function* readDataset<Row>(file: PackedFile, reading: DatasetReading<Row>): AsyncGenerator<Row> {
  const { name, expected, tally } = reading;
  const { snapshot } = expected;
  const packed = createHash("sha256");
  const setHash = createSetHash();
  const ids = new Set<string>();
  let rows = 0;
  let ended = false;
  const refuse = (reason: FeedRefusal, detail: string) => new DatasetRefused(reason, `${name}: ${detail}`);

  for await (const line of linesOf(file, packed, reading)) {
    if (ended) throw refuse("count-mismatch", "rows after the trailer");
    const row = parsed(line);
    if (isTrailer(row)) {
      const trailer = endRow.safeParse(row);
      if (!trailer.success) throw refuse("truncated", "trailer unreadable");
      if (trailer.data.rows !== rows || trailer.data.seq !== snapshot.seq)
        throw refuse("count-mismatch", "trailer and rows differ");
      ended = true;
      continue;
    }
    rows += 1;
    if (rows > snapshot.rows) throw refuse("count-mismatch", `more than ${snapshot.rows} rows`);
    const id = idOf(row);
    setHash.add(id, line);
    if (id !== "" && ids.has(id)) throw refuse("duplicate-id", `id ${id.slice(0, 60)}`);
    ids.add(id);
    const good = reading.check(row);
    if (good === null) tally.quarantined += 1;
    else yield good;
  }

  if (packed.digest("hex") !== snapshot.sha256) throw refuse("hash-mismatch", "changed while it was read");
  if (!ended) throw refuse("truncated", "no trailer");
  if (rows !== snapshot.rows) throw refuse("count-mismatch", `${rows} of ${snapshot.rows} rows`);
  if (setHash.digest() !== expected.setHash) throw refuse("set-hash-mismatch", "rows differ from setHash");
  if (tally.quarantined > rows * FEED_LIMITS.invalidShare)
    throw refuse("too-many-invalid", `${tally.quarantined} of ${rows} rows`);
}

/** Unpacks and cuts into lines without holding more than one line and one block. */
async function* linesOf<Row>(file: PackedFile, packed: Hash, reading: DatasetReading<Row>): AsyncGenerator<Buffer> {
  const { rawBytes } = reading.expected.snapshot;
  const refuse = (reason: FeedRefusal, detail: string) => new DatasetRefused(reason, `${reading.name}: ${detail}`);
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
    throw asRefusal(error, reading.name);
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
