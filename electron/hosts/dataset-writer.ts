import { createHash } from "node:crypto";
import { createWriteStream, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { type ManifestDataset, ROW_SCHEMA } from "../../shared/feed/manifest.ts";
import { createSetHash } from "../station/feed/set-hash.ts";
import { createDeltaWriter } from "./feed-delta.ts";
import { readFormer } from "./former-set.ts";

/** Bytes handed to gzip at once; single rows would cost a call each. */
const BLOCK_CHARACTERS = 64 * 1024;
/** Hex digits of the hash that a file name carries. */
const NAME_HASH_DIGITS = 16;

export interface DatasetRow {
  readonly op: "put";
  readonly id: string;
}

/**
 * Writes `<name>-<hash>.ndjson.gz` row by row and answers its manifest entry. Beside it goes a delta against the issue
 * that lies in the folder; when not one row differs, that file stays and nothing is written. Low memory: one
 * hash line a row is kept, and one more a row of the former issue.
 */
export async function writeDataset(
  folder: string,
  name: string,
  rows: AsyncIterable<DatasetRow> | Iterable<DatasetRow>,
  seq: number,
): Promise<ManifestDataset> {
  const former = await readFormer(folder, name);
  const delta = former === null ? null : createDeltaWriter(folder, name, former, seq);
  const temporary = join(folder, `.${name}.${process.pid}.tmp`);
  const setHash = createSetHash();
  const packed = createHash("sha256");
  let count = 0;
  let bytes = 0;
  let rawBytes = 0;

  async function* blocks(): AsyncGenerator<Buffer> {
    let block: string[] = [];
    let length = 0;
    const flushed = () => {
      const buffer = Buffer.from(block.join(""));
      rawBytes += buffer.length;
      block = [];
      length = 0;
      return buffer;
    };
    for await (const row of rows) {
      const line = JSON.stringify(row);
      setHash.add(row.id, Buffer.from(line));
      delta?.see(row.id, line);
      count += 1;
      block.push(line, "\n");
      length += line.length;
      if (length >= BLOCK_CHARACTERS) yield flushed();
    }
    block.push(`${JSON.stringify({ op: "end", rows: count, seq })}\n`);
    yield flushed();
  }
  async function* hashed(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of chunks) {
      packed.update(chunk);
      bytes += chunk.length;
      yield chunk;
    }
  }

  try {
    await pipeline(blocks, createGzip(), hashed, createWriteStream(temporary));
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
  const digest = setHash.digest();
  if (former?.dataset.setHash === digest) {
    rmSync(temporary);
    return former.dataset;
  }
  const sha256 = packed.digest("hex");
  const url = `${name}-${sha256.slice(0, NAME_HASH_DIGITS)}.ndjson.gz`;
  renameSync(temporary, join(folder, url));
  const snapshot = { url, seq, bytes, rawBytes, sha256, rows: count };
  const made = { schema: ROW_SCHEMA, count, setHash: digest, snapshot };
  const deltas = (await delta?.finish(made)) ?? [];
  return deltas.length === 0 ? made : { ...made, deltas };
}
