import { createReadStream, existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type FeedManifest, feedManifest, MANIFEST_FILE, type ManifestDataset } from "../../shared/feed/manifest.ts";
import { DatasetRefused } from "../station/feed/dataset-refused.ts";
import { readDataset } from "../station/feed/read-dataset.ts";
import { shortHash } from "./row-hash.ts";

/** The manifest lying in an output folder; null when there is none or none that is whole. */
export function readManifest(folder: string): FeedManifest | null {
  const path = join(folder, MANIFEST_FILE);
  if (!existsSync(path)) return null;
  try {
    return feedManifest.parse(JSON.parse(readFileSync(path, "utf8")));
  } catch {
    // Whatever lies there is replaced and decides nothing.
    return null;
  }
}

/** The rows that the last issue in a folder held, as far as a delta needs them. */
export interface FormerSet {
  readonly dataset: ManifestDataset;
  /** Id → hash of the row's line, and its `validThrough` ("" = it has none). */
  readonly rows: Map<string, { readonly hash: string; readonly validThrough: string }>;
}

/**
 * Reads the former snapshot of a dataset. null when there is none, or none that is what its manifest says: the next
 * issue then goes without a delta. Whether the manifest was signed does not matter here: a delta from a set that no
 * station holds is never used.
 */
export async function readFormer(folder: string, name: string): Promise<FormerSet | null> {
  const dataset = readManifest(folder)?.datasets[name];
  if (dataset === undefined) return null;
  const path = join(folder, dataset.snapshot.url);
  if (!existsSync(path)) return null;
  const rows: FormerSet["rows"] = new Map();
  const { count, setHash, snapshot } = dataset;
  const base = { name, expected: snapshot, open: () => createReadStream(path) };
  try {
    for await (const row of readDataset({
      name,
      base,
      deltas: [],
      count,
      setHash,
      check: identified,
      tally: { quarantined: 0 },
    }))
      rows.set(row.id, { hash: shortHash(JSON.stringify(row)), validThrough: row.validThrough ?? "" });
  } catch (error) {
    if (error instanceof DatasetRefused) return null;
    throw error;
  }
  return { dataset, rows };
}

interface Identified {
  readonly id: string;
  readonly validThrough?: string | null;
}

function identified(row: unknown): Identified | null {
  return typeof row === "object" && row !== null && "id" in row && typeof row.id === "string"
    ? (row as Identified)
    : null;
}
