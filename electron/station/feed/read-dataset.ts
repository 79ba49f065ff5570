import type { FeedRefusal } from "../../../shared/contract/feed.ts";
import { FEED_LIMITS } from "../../../shared/feed/limits.ts";
import { goneRow } from "../../../shared/feed/manifest.ts";
import { FLAWLESS_DATASETS } from "../../../shared/feed/row-schemas.ts";
import { DatasetRefused } from "./dataset-refused.ts";
import { type PackedRow, type PackedSource, packedRows } from "./packed-rows.ts";
import { createSetHash } from "./set-hash.ts";

/** Rows that failed their schema; counted as they are read, so final only after the last row. */
export interface Tally {
  quarantined: number;
}

export interface DatasetReading<Row> {
  readonly name: string;
  /** The whole of some earlier time, or of now. */
  readonly base: PackedSource;
  /** What has changed since, oldest first. */
  readonly deltas: readonly PackedSource[];
  /** Rows and hash of the set that comes out, from the signed manifest. */
  readonly count: number;
  readonly setHash: string;
  /** The row, or null when it fails its schema. */
  check(row: unknown): Row | null;
  readonly tally: Tally;
}

/**
 * The rows of one dataset: the base with its deltas laid over it. Number of rows, ids and the hash of the set are
 * checked whichever way the set was put together, so a delta is vouched for twice: by its own hash, and by that of what
 * it leads to. The last checks come after the last row: a caller uses nothing before the iteration has ended.
 * @throws DatasetRefused with the first thing that is wrong
 */
export async function* readDataset<Row>(reading: DatasetReading<Row>): AsyncGenerator<Row> {
  const { name, tally } = reading;
  const refuse = (reason: FeedRefusal, detail: string) => new DatasetRefused(reason, `${name}: ${detail}`);
  const changes = await overlay(reading.deltas);
  const setHash = createSetHash();
  const ids = new Set<string>();
  let rows = 0;

  function take({ id, line, row }: PackedRow): Row | null {
    rows += 1;
    setHash.add(id, line);
    if (id !== "" && ids.has(id)) throw refuse("duplicate-id", `id ${id.slice(0, 60)}`);
    ids.add(id);
    const good = reading.check(row);
    if (good === null) tally.quarantined += 1;
    return good;
  }

  for await (const one of packedRows(reading.base)) {
    if (changes.has(one.id)) continue;
    const good = take(one);
    if (good !== null) yield good;
  }
  for (const [id, line] of changes) {
    if (line === null) continue;
    const good = take({ id, line, row: JSON.parse(line.toString("utf8")) });
    if (good !== null) yield good;
  }

  if (rows !== reading.count) throw refuse("count-mismatch", `${rows} of ${reading.count} rows`);
  if (setHash.digest() !== reading.setHash) throw refuse("set-hash-mismatch", "rows differ from setHash");
  if (tally.quarantined > invalidAllowed(name, rows))
    throw refuse("too-many-invalid", `${tally.quarantined} of ${rows} rows`);
}

/** Id → the newest line with it, or null where it is gone. In memory, within `FEED_LIMITS.deltaRawBytes`. */
async function overlay(deltas: readonly PackedSource[]): Promise<Map<string, Buffer | null>> {
  const changes = new Map<string, Buffer | null>();
  for (const delta of deltas) {
    const refuse = (reason: FeedRefusal, detail: string) => new DatasetRefused(reason, `${delta.name}: ${detail}`);
    const seen = new Set<string>();
    for await (const { id, line, row } of packedRows(delta)) {
      const gone = goneRow.safeParse(row).success;
      if (id === "" || !(gone || isPut(row))) throw refuse("unreadable", "a line of the delta that is no change");
      if (seen.has(id)) throw refuse("duplicate-id", `id ${id.slice(0, 60)} twice in a delta`);
      seen.add(id);
      // Deleted first: a Map keeps the place of a key that is set again, and rows should come in order of arrival.
      changes.delete(id);
      // A copy: the line is a window on a block that would stay in memory whole.
      changes.set(id, gone ? null : Buffer.from(line));
    }
  }
  return changes;
}

function isPut(row: unknown): boolean {
  return typeof row === "object" && row !== null && "op" in row && row.op === "put";
}

function invalidAllowed(name: string, rows: number): number {
  if (FLAWLESS_DATASETS.includes(name)) return 0;
  if (name === "jobs") return rows * FEED_LIMITS.invalidShare;
  // Not all of them: an emptied room in place of the shipped one would be worse than no such dataset.
  return Math.min(Math.ceil(rows * FEED_LIMITS.invalidContentShare), Math.max(0, rows - 1));
}
