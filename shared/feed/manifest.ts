import { z } from "zod";
import { FEED_LIMITS } from "./limits.ts";

export const FEED_SPEC = "feed/1";
export const MANIFEST_FILE = "manifest.json";
export const SIGNATURE_FILE = "manifest.sig";

/** Version of the row form in `shared/jobs/job.ts`; a station refuses rows of a later form than it knows. */
export const ROW_SCHEMA = 1;

const isoTime = z.iso.datetime();
const count = z.number().int().min(0);

/** File names carry the hash of their bytes, so a mirror is never seen half updated; no folders, no `..`. */
const datasetFile = z.string().regex(/^[a-z][a-z0-9-]{0,39}-[0-9a-f]{8,64}\.ndjson\.gz$/);
export const datasetName = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/);
/** base64 of sha256 over the sorted lines `id|sha256(row bytes)`; see electron/station/feed/set-hash.ts. */
const setHash = z.string().regex(/^[A-Za-z0-9+/]{43}=$/);

/** One packed file of lines, as the manifest vouches for it. */
export const feedFile = z.object({
  url: datasetFile,
  seq: count,
  bytes: z.number().int().min(1),
  rawBytes: z.number().int().min(1),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** Lines but for the trailer. */
  rows: count,
});
export type FeedFile = z.infer<typeof feedFile>;

/**
 * What leads from the set of rows `from` to the set `to`: rows put, and tombstones. Sets are named by their hash, not by
 * a number: a delta then fits exactly the content it was made from, whatever happened to the numbers in between.
 */
const delta = feedFile.extend({ from: setHash, to: setHash });
export type FeedDelta = z.infer<typeof delta>;

const dataset = z.object({
  schema: z.number().int().min(1),
  count,
  setHash,
  snapshot: feedFile,
  /** Oldest first, the last one leading to `setHash`. */
  deltas: z.array(delta).max(FEED_LIMITS.deltas).optional(),
});
export type ManifestDataset = z.infer<typeof dataset>;

/** The publisher's word that a change is meant which would otherwise be held (reliability.md §1.2 HOLD). */
const confirmation = z.object({
  /** Percent of the rows that may be gone. */
  maxDropPct: z.number().min(0).max(100),
  reason: z.string().min(1).max(200),
  by: z.string().min(1).max(80),
});
export type Confirmation = z.infer<typeof confirmation>;

/** `manifest.json` of `feed/1` (reliability.md §1.2). Unknown keys are ignored. */
export const feedManifest = z.object({
  spec: z.literal(FEED_SPEC),
  feedId: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/),
  keyId: z.string().min(1).max(80),
  seq: count,
  issuedAt: isoTime,
  expiresAt: isoTime,
  /** Seconds between two polls, if the publisher wants them further apart than a station would. */
  minPollSec: z.number().int().min(1).max(86_400).optional(),
  datasets: z
    .record(datasetName, dataset)
    .refine((all) => "jobs" in all, "no jobs dataset")
    .refine((all) => Object.keys(all).length <= FEED_LIMITS.datasets, "too many datasets"),
  confirm: z.record(datasetName, confirmation).optional(),
});
export type FeedManifest = z.infer<typeof feedManifest>;

/** The last line of every dataset file: a file cut short has none. */
export const endRow = z.object({ op: z.literal("end"), rows: count, seq: count });

/** A tombstone, in a delta only. Why a row is gone is for the reader of the file; the station only leaves it out. */
export const TOMBSTONES = ["expired", "withdrawn"] as const;
export const goneRow = z.object({
  op: z.literal("del"),
  id: z.string().min(1).max(200),
  why: z.enum(TOMBSTONES).or(z.string().max(40)),
});

/** A row of a content dataset (platforms, policies, …): its own fields belong to its room. */
export const contentRow = z.looseObject({ op: z.literal("put"), id: z.string().min(1).max(200) });
