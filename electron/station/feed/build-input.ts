import type { FeedRefusal } from "../../../shared/contract/feed.ts";
import type { ManifestDataset } from "../../../shared/feed/manifest.ts";
import type { GenerationMeta } from "../db/generation.ts";

export interface DatasetFile {
  readonly name: string;
  readonly path: string;
  readonly expected: ManifestDataset;
}

/** What the thread `build-generation` is given. */
export interface BuildInput {
  /** The file to write; it must not exist. */
  readonly path: string;
  readonly meta: Omit<GenerationMeta, "counts" | "quarantined">;
  /** From the verified feed. One that is wrong refuses the whole build. */
  readonly datasets: readonly DatasetFile[];
  /** Shipped content for datasets the feed does not carry. One that is wrong is left out. */
  readonly shipped: readonly DatasetFile[];
}

export type BuildAnswer =
  | {
      readonly ok: true;
      readonly counts: Readonly<Record<string, number>>;
      readonly quarantined: number;
      /** Of the finished file. */
      readonly bytes: number;
      readonly sha256: string;
      /** Names of shipped datasets left out. */
      readonly skipped: readonly string[];
    }
  | { readonly ok: false; readonly reason: FeedRefusal; readonly detail: string };
