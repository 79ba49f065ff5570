import type Database from "better-sqlite3";
import type { PublishedJob } from "../../../shared/jobs/job.ts";

/** What a generation says of itself (table `meta`). */
export interface GenerationMeta {
  /** File name without `.db`, e.g. `g0000000042-1a2b3c4d`. */
  readonly generation: string;
  readonly feedId: string;
  readonly keyId: string;
  readonly seq: number;
  /** ISO, from the signed manifest. */
  readonly issuedAt: string;
  /** ISO, from the signed manifest; absent or null = none is known. */
  readonly expiresAt?: string | null;
  /** ISO, this station's clock at the build. */
  readonly builtAt: string;
  /** True for the shipped demonstration data. */
  readonly demo: boolean;
  /** Rows by dataset as accepted. */
  readonly counts: Readonly<Record<string, number>>;
  readonly quarantined: number;
}

/** An open, read-only generation file. */
export interface Generation {
  readonly meta: GenerationMeta;
  readonly db: Database.Database;
  /** Rows of a content dataset ("platforms", "policies", …) as stored; [] when the feed has none. */
  content(dataset: string): readonly unknown[];
  close(): void;
}

export interface GenerationSource {
  readonly meta: Omit<GenerationMeta, "counts" | "quarantined">;
  /** In any order; the writer orders them oldest to newest. */
  readonly jobs: AsyncIterable<PublishedJob> | Iterable<PublishedJob>;
  readonly content: Readonly<Record<string, readonly unknown[]>>;
  quarantined(): number;
}

export { GenerationUnusable, openGeneration } from "./open-generation.ts";
export { writeGeneration } from "./write-generation.ts";
