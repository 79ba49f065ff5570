import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { FEED_LIMITS } from "../../shared/feed/limits.ts";
import { FEED_SPEC, type FeedManifest, MANIFEST_FILE, SIGNATURE_FILE } from "../../shared/feed/manifest.ts";
import { signedBy } from "../station/feed/keys.ts";
import type { SigningKey } from "./feed-keys.ts";
import { readManifest } from "./former-set.ts";

export { type DatasetRow, writeDataset } from "./dataset-writer.ts";

/** Three days: by then a station shows the data as old (reliability.md §1.2, shared/feed/freshness.ts). */
const EXPIRES_MS = 72 * 3_600_000;

export interface IssueHead {
  readonly feedId: string;
  readonly seq: number;
  /** Milliseconds since 1970. */
  readonly issuedAt: number;
  /** The publisher's word that a large change is meant, by dataset. */
  readonly confirm?: FeedManifest["confirm"];
  /** Seconds between two polls of a station, if they should be further apart than its own five minutes. */
  readonly minPollSec?: number;
}

/** Writes signature, then manifest. Files of the manifest before stay, so that a reader in the middle still finds them. */
export function writeManifest(
  folder: string,
  key: SigningKey,
  head: IssueHead,
  datasets: FeedManifest["datasets"],
): FeedManifest {
  const former = readManifest(folder);
  const isSameFeed = former?.feedId === head.feedId;
  const manifest = fitted({
    spec: FEED_SPEC,
    feedId: head.feedId,
    keyId: key.keyId,
    seq: head.seq,
    issuedAt: new Date(head.issuedAt).toISOString(),
    expiresAt: new Date(head.issuedAt + EXPIRES_MS).toISOString(),
    ...(head.minPollSec === undefined ? {} : { minPollSec: head.minPollSec }),
    // Another feed lay here: no station holds what its deltas start from.
    datasets: isSameFeed ? datasets : withoutDeltas(datasets),
    ...(head.confirm === undefined ? {} : { confirm: head.confirm }),
  });
  const bytes = bytesOf(manifest);
  replaceFile(join(folder, SIGNATURE_FILE), `${key.sign(bytes)}\n`);
  replaceFile(join(folder, MANIFEST_FILE), bytes);
  const named = new Set([manifest, former].flatMap(filesOf));
  for (const file of readdirSync(folder))
    if (/-[0-9a-f]{16}\.ndjson\.gz$/.test(file) && !named.has(file)) rmSync(join(folder, file));
  return manifest;
}

function bytesOf(manifest: FeedManifest): Buffer {
  return Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`);
}

/** The manifest with as many of its deltas as a station reads; the oldest of the longest chain goes first. */
function fitted(manifest: FeedManifest): FeedManifest {
  const lengthOf = (name: string) => manifest.datasets[name]?.deltas?.length ?? 0;
  const longest = Object.keys(manifest.datasets).sort((a, b) => lengthOf(b) - lengthOf(a))[0] ?? "";
  const dataset = manifest.datasets[longest];
  if (dataset?.deltas === undefined || bytesOf(manifest).length <= FEED_LIMITS.manifestBytes) return manifest;
  const { deltas, ...whole } = dataset;
  const rest = deltas.slice(1);
  const shorter = rest.length === 0 ? whole : { ...whole, deltas: rest };
  return fitted({ ...manifest, datasets: { ...manifest.datasets, [longest]: shorter } });
}

function withoutDeltas(datasets: FeedManifest["datasets"]): FeedManifest["datasets"] {
  return Object.fromEntries(Object.entries(datasets).map(([name, { deltas: _deltas, ...whole }]) => [name, whole]));
}

function filesOf(manifest: FeedManifest | null): string[] {
  return Object.values(manifest?.datasets ?? {}).flatMap(({ snapshot, deltas = [] }) =>
    [snapshot, ...deltas].map(({ url }) => url),
  );
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

/** Readable by everyone: a feed is public, and what protects it is the signature. */
export function replaceFile(path: string, content: string | Uint8Array): void {
  const temporary = `${path}.${process.pid}.tmp`;
  writeFileSync(temporary, content);
  renameSync(temporary, path);
}
