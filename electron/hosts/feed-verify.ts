import { createReadStream } from "node:fs";
import type { FeedRefusal, FeedVerdict } from "../../shared/contract/feed.ts";
import type { FeedFile } from "../../shared/feed/manifest.ts";
import { nextTryAfter } from "../../shared/feed/refusals.ts";
import type { TrustedKey } from "../../shared/station/config.ts";
import { DatasetRefused } from "../station/feed/dataset-refused.ts";
import { FeedUnreadable } from "../station/feed/feed-unreadable.ts";
import { checkPacked, type PackedSource, packedRows } from "../station/feed/packed-rows.ts";
import { readDataset } from "../station/feed/read-dataset.ts";
import { checkJob, contentCheck } from "../station/feed/row-checks.ts";
import { verifyManifest } from "../station/feed/verify-manifest.ts";
import type { FeedFolder } from "../station/ports.ts";
import { openFolderFeed } from "./folder-feed.ts";

/** As `accepted`, without the generation that only a station makes. */
export interface Verified {
  readonly verdict: "verified";
  readonly feedId: string;
  readonly keyId: string;
  readonly seq: number;
  readonly issuedAt: string;
  readonly expiresAt: string;
  readonly counts: Readonly<Record<string, number>>;
  /** Deltas by dataset, each whole and as it was signed; that they lead where they say shows when one is applied. */
  readonly deltas: Readonly<Record<string, number>>;
  readonly quarantined: number;
}

/** Checks every file of a feed folder as a station would, without building anything from it. */
export async function verifyFolder(from: string, trusted: readonly TrustedKey[]): Promise<FeedVerdict | Verified> {
  try {
    return await verify(openFolderFeed(from), trusted);
  } catch (error) {
    if (error instanceof DatasetRefused || error instanceof FeedUnreadable) return refused(error.reason, error.message);
    throw error;
  }
}

function refused(reason: FeedRefusal, detail: string): FeedVerdict {
  return { verdict: "refused", reason, detail, next: nextTryAfter(reason), retryAfterSeconds: null };
}

async function verify(folder: FeedFolder, trusted: readonly TrustedKey[]): Promise<FeedVerdict | Verified> {
  const verified = await verifyManifest(folder, trusted);
  if (!verified.ok) return refused(verified.code, verified.data.detail);
  const { feedId, keyId, seq, issuedAt, expiresAt, datasets } = verified.value.manifest;
  const counts: Record<string, number> = {};
  const deltas: Record<string, number> = {};
  let quarantined = 0;
  for (const [name, { snapshot, count, setHash, deltas: steps = [] }] of Object.entries(datasets)) {
    const base = await sourceOf(folder, name, snapshot);
    const tally = { quarantined: 0 };
    const check: (row: unknown) => unknown = name === "jobs" ? checkJob : contentCheck(name);
    let rows = 0;
    for await (const _row of readDataset({ name, base, deltas: [], count, setHash, check, tally })) rows += 1;
    for (const step of steps) for await (const _row of packedRows(await sourceOf(folder, name, step)));
    counts[name] = rows;
    deltas[name] = steps.length;
    quarantined += tally.quarantined;
  }
  return { verdict: "verified", feedId, keyId, seq, issuedAt, expiresAt, counts, deltas, quarantined };
}

/** A file whose packed bytes are those that were signed. */
async function sourceOf(folder: FeedFolder, name: string, expected: FeedFile): Promise<PackedSource> {
  const file = await folder.path(expected.url, expected);
  if (file === null) throw new DatasetRefused("missing", expected.url);
  if ("tooLarge" in file) throw new DatasetRefused("too-large", expected.url);
  const source = { name, expected, open: () => createReadStream(file.path) };
  await checkPacked(source);
  return source;
}
