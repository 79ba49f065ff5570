import { createHash } from "node:crypto";
import { createWriteStream, existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import {
  FEED_SPEC,
  type FeedManifest,
  feedManifest,
  MANIFEST_FILE,
  type ManifestDataset,
  ROW_SCHEMA,
  SIGNATURE_FILE,
} from "../../shared/feed/manifest.ts";
import { signedBy } from "../station/feed/keys.ts";
import { createSetHash } from "../station/feed/set-hash.ts";
import type { SigningKey } from "./feed-keys.ts";

/** Bytes handed to gzip at once; single rows would cost a call each. */
const BLOCK_CHARACTERS = 64 * 1024;
/** Hex digits of the hash that a file name carries. */
const NAME_HASH_DIGITS = 16;

export interface DatasetRow {
  readonly op: "put";
  readonly id: string;
}

/** Writes `<name>-<hash>.ndjson.gz` row by row and answers its manifest entry. Low memory: one hash line a row is kept. */
export async function writeDataset(
  folder: string,
  name: string,
  rows: AsyncIterable<DatasetRow> | Iterable<DatasetRow>,
  seq: number,
): Promise<ManifestDataset> {
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
  const sha256 = packed.digest("hex");
  const url = `${name}-${sha256.slice(0, NAME_HASH_DIGITS)}.ndjson.gz`;
  renameSync(temporary, join(folder, url));
  const snapshot = { url, seq, bytes, rawBytes, sha256, rows: count };
  return { schema: ROW_SCHEMA, count, setHash: setHash.digest(), snapshot };
}

/** Three days: by then a station shows the data as old (reliability.md §1.2, shared/feed/freshness.ts). */
const EXPIRES_MS = 72 * 3_600_000;

/** Writes signature, then manifest. Files of the manifest before stay, so that a reader in the middle still finds them. */
export function writeManifest(
  folder: string,
  key: SigningKey,
  head: { readonly feedId: string; readonly seq: number; readonly issuedAt: number },
  datasets: FeedManifest["datasets"],
): FeedManifest {
  const former = readManifest(folder);
  const manifest: FeedManifest = {
    spec: FEED_SPEC,
    feedId: head.feedId,
    keyId: key.keyId,
    seq: head.seq,
    issuedAt: new Date(head.issuedAt).toISOString(),
    expiresAt: new Date(head.issuedAt + EXPIRES_MS).toISOString(),
    datasets,
  };
  const bytes = Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`);
  replaceFile(join(folder, SIGNATURE_FILE), `${key.sign(bytes)}\n`);
  replaceFile(join(folder, MANIFEST_FILE), bytes);
  const named = [manifest, former].flatMap((one) => Object.values(one?.datasets ?? {}).map((set) => set.snapshot.url));
  for (const file of readdirSync(folder))
    if (/-[0-9a-f]{16}\.ndjson\.gz$/.test(file) && !named.includes(file)) rmSync(join(folder, file));
  return manifest;
}

/**
 * The number of the next issue: above the last one that this key signed into this folder, and never below the moment
 * of issue in milliseconds, so that two folders of one publisher also come in order and a reinstalled publisher does
 * not start from one. (Seconds were tried: two builds within one second could then be replayed against each other.)
 */
export function nextSeq(folder: string, key: SigningKey, feedId: string, now: number): number {
  const former = readManifest(folder);
  if (former === null || former.feedId !== feedId || !signatureHolds(folder, key)) return now;
  return Math.max(former.seq + 1, now);
}

function signatureHolds(folder: string, key: SigningKey): boolean {
  const path = join(folder, SIGNATURE_FILE);
  if (!existsSync(path)) return false;
  return signedBy(key, readFileSync(join(folder, MANIFEST_FILE)), readFileSync(path, "utf8").trim());
}

/** The manifest lying in an output folder; null when there is none or none that is whole. */
function readManifest(folder: string): FeedManifest | null {
  const path = join(folder, MANIFEST_FILE);
  if (!existsSync(path)) return null;
  try {
    return feedManifest.parse(JSON.parse(readFileSync(path, "utf8")));
  } catch {
    // Whatever lies there is replaced and decides nothing.
    return null;
  }
}

/** Readable by everyone: a feed is public, and what protects it is the signature. */
export function replaceFile(path: string, content: string | Uint8Array): void {
  const temporary = `${path}.${process.pid}.tmp`;
  writeFileSync(temporary, content);
  renameSync(temporary, path);
}
