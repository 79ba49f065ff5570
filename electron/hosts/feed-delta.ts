import { createHash } from "node:crypto";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { shanghaiDay } from "../../shared/feed/days.ts";
import { FEED_LIMITS } from "../../shared/feed/limits.ts";
import type { FeedDelta, ManifestDataset } from "../../shared/feed/manifest.ts";
import type { FormerSet } from "./former-set.ts";
import { shortHash } from "./row-hash.ts";

/** Hex digits of the hash that a file name carries. */
const NAME_HASH_DIGITS = 16;
/** A delta, or a chain of them, that takes more than this share of the whole is not offered. */
const SHARE_MAX = 0.5;

const pack = promisify(gzip);

/** Collects what has changed against the former issue while the new one is written. */
export interface DeltaWriter {
  /** @param line the row as it is written */
  see(id: string, line: string): void;
  /**
   * Writes the delta file and answers the chain that leads to the new set; [] when there is none worth offering.
   * @param made the new set
   */
  finish(made: ManifestDataset): Promise<FeedDelta[]>;
}

/** @param seq of the new issue; the moment of issue in milliseconds is never above it */
export function createDeltaWriter(folder: string, name: string, former: FormerSet, seq: number): DeltaWriter {
  const gone = new Map(former.rows);
  let lines: string[] = [];
  let bytes = 0;
  let isTooLarge = false;

  function add(line: string): void {
    bytes += Buffer.byteLength(line) + 1;
    isTooLarge ||= lines.length >= FEED_LIMITS.deltaRows || bytes > FEED_LIMITS.deltaRawBytes;
    if (isTooLarge) lines = [];
    else lines.push(line);
  }

  async function finish(made: ManifestDataset): Promise<FeedDelta[]> {
    for (const [id, { validThrough }] of gone) {
      const why = validThrough !== "" && validThrough < shanghaiDay(seq) ? "expired" : "withdrawn";
      add(JSON.stringify({ op: "del", id, why }));
    }
    if (isTooLarge) return [];
    const rows = lines.length;
    const raw = Buffer.from(`${[...lines, JSON.stringify({ op: "end", rows, seq })].join("\n")}\n`);
    const packed = await pack(raw);
    if (packed.length > FEED_LIMITS.deltaBytes || packed.length > made.snapshot.bytes * SHARE_MAX) return [];
    const sha256 = createHash("sha256").update(packed).digest("hex");
    const url = `${name}-delta-${sha256.slice(0, NAME_HASH_DIGITS)}.ndjson.gz`;
    writeFileSync(join(folder, url), packed);
    const from = former.dataset.setHash;
    const own = { url, seq, bytes: packed.length, rawBytes: raw.length, sha256, rows, from, to: made.setHash };
    return chain([...(former.dataset.deltas ?? []), own], folder, made);
  }

  return {
    see: (id, line) => {
      const known = gone.get(id);
      gone.delete(id);
      if (known?.hash !== shortHash(line)) add(line);
    },
    finish,
  };
}

/** The newest links that are there, few enough and together small enough. */
function chain(deltas: readonly FeedDelta[], folder: string, made: ManifestDataset): FeedDelta[] {
  const kept: FeedDelta[] = [];
  let total = 0;
  for (const delta of deltas.toReversed()) {
    total += delta.bytes;
    const fits = kept.length < FEED_LIMITS.deltas && total <= made.snapshot.bytes * SHARE_MAX;
    if (!fits || delta.to !== (kept[0]?.from ?? made.setHash) || !existsSync(join(folder, delta.url))) break;
    kept.unshift(delta);
  }
  return kept;
}
