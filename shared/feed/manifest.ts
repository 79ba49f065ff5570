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

const dataset = z.object({
  schema: z.number().int().min(1),
  count,
  /** base64 of sha256 over the sorted lines `id|sha256(row bytes)`; see electron/station/feed/set-hash.ts. */
  setHash: z.string().regex(/^[A-Za-z0-9+/]{43}=$/),
  snapshot: z.object({
    url: datasetFile,
    seq: count,
    bytes: z.number().int().min(1),
    rawBytes: z.number().int().min(1),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    rows: count,
  }),
});
export type ManifestDataset = z.infer<typeof dataset>;

/**
 * `manifest.json` of `feed/1` (reliability.md §1.2). Unknown keys are ignored: `delta`, `confirm` and `minPollSec` are
 * named in the reference and not read yet.
 */
export const feedManifest = z.object({
  spec: z.literal(FEED_SPEC),
  feedId: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/),
  keyId: z.string().min(1).max(80),
  seq: count,
  issuedAt: isoTime,
  expiresAt: isoTime,
  datasets: z
    .record(datasetName, dataset)
    .refine((all) => "jobs" in all, "no jobs dataset")
    .refine((all) => Object.keys(all).length <= FEED_LIMITS.datasets, "too many datasets"),
});
export type FeedManifest = z.infer<typeof feedManifest>;

/** The last line of every dataset file: a file cut short has none. */
export const endRow = z.object({ op: z.literal("end"), rows: count, seq: count });

/** A row of a content dataset (platforms, policies, …): its own fields belong to its room. */
export const contentRow = z.looseObject({ op: z.literal("put"), id: z.string().min(1).max(200) });
