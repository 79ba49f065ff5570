import type { FeedRefusal } from "../../../shared/contract/feed.ts";
import type { Change } from "../../../shared/feed/gates.ts";
import type { FeedFile } from "../../../shared/feed/manifest.ts";
import type { GenerationMeta } from "../db/generation.ts";

/** A packed file on this disk, and what its signed manifest says of it. */
export interface PartFile {
  readonly path: string;
  readonly expected: FeedFile;
}

/** The files that make up one dataset, and what must come out of them. */
export interface DatasetFiles {
  readonly name: string;
  readonly base: PartFile;
  /** Oldest first. */
  readonly deltas: readonly PartFile[];
  readonly count: number;
  readonly setHash: string;
}

/** What the thread `build-generation` is given. */
export interface BuildInput {
  /** The file to write; it must not exist. */
  readonly path: string;
  readonly meta: Omit<GenerationMeta, "counts" | "quarantined">;
  /** From the verified feed. One that is wrong refuses the whole build. */
  readonly datasets: readonly DatasetFiles[];
  /** Shipped content for datasets the feed does not carry. One that is wrong is left out. */
  readonly shipped: readonly DatasetFiles[];
  /** The generation that answers now, for the gates; null = nothing to compare with. */
  readonly compare: { readonly path: string /** `YYYY-MM-DD` in Shanghai. */; readonly today: string } | null;
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
      /** null = there was nothing to compare with, or (`compareFault`) it could not be read. */
      readonly change: Change | null;
      readonly compareFault: string | null;
    }
  | { readonly ok: false; readonly reason: FeedRefusal; readonly detail: string };
