import { z } from "zod";
import { type FeedFile, feedFile } from "../../../shared/feed/manifest.ts";
import type { Files, Logger } from "../ports.ts";

/** Files of one dataset that lie in the store, and the set of rows they make. */
const kept = z.object({ setHash: z.string(), base: feedFile, deltas: z.array(feedFile) });
export type KeptFiles = z.infer<typeof kept>;

const entry = z.object({
  generation: z.string().regex(/^g\d{10}-[0-9a-f]{8}$/),
  /** Own hash of the signing key: the ratchet hangs on it. */
  fingerprint: z.string(),
  manifestSha256: z.string(),
  appliedAt: z.string(),
  demo: z.boolean(),
  /** Of the generation file when it was built. */
  bytes: z.number().int(),
  sha256: z.string(),
  /** What the newest manifest over these rows says; it may be younger than the generation file. */
  head: z.object({
    keyId: z.string(),
    seq: z.number().int(),
    issuedAt: z.string(),
    expiresAt: z.string().nullable(),
    minPollSec: z.number().int().nullable(),
  }),
  /** Dataset → hash of its set, for all datasets that came from the feed. */
  sets: z.record(z.string(), z.string()),
  /** Dataset → what lies in the store of it: the base for the next delta. */
  kept: z.record(z.string(), kept),
});
export type GenerationEntry = z.infer<typeof entry>;

/** The last manifest accepted under a key: its number, and which one it was. */
const proved = z.object({ seq: z.number().int(), manifestSha256: z.string() });
export type Proved = z.infer<typeof proved>;
/** feedId → fingerprint of the key → what it has proved. Bound to the key, so a new key heals a jump forward. */
const ratchets = z.record(z.string(), z.record(z.string(), proved));

const pointer = z.object({ current: entry, previous: entry.nullable(), ratchets });
export type Pointer = z.infer<typeof pointer>;

const POINTER_FILE = "current.json";

export interface PointerFile {
  /** As on the disk now: a command may have applied a feed beside a running kiosk. null = none, or none to be read. */
  read(): Pointer | null;
  write(next: Pointer): Promise<void>;
}

/**
 * `cache/current.json`, replaced in one rename: after any crash it names the old or the new generation. The ratchets lie
 * in the same file, so the memory of what was accepted cannot come apart from what is shown.
 */
export function openPointer(files: Files, log: Logger, folder: string): PointerFile {
  const path = files.join(folder, POINTER_FILE);
  return {
    read: () => {
      if (!files.exists(path)) return null;
      try {
        return pointer.parse(JSON.parse(new TextDecoder().decode(files.read(path))));
      } catch (error) {
        log.error("feed.pointer.unreadable", { error: error instanceof Error ? error.name : "unknown" });
        return null;
      }
    },
    write: (next) => files.replaceLater(path, `${JSON.stringify(next)}\n`),
  };
}

/** Names of the files in the store that an entry needs. */
export function keptNames(one: GenerationEntry | null): string[] {
  const parts: FeedFile[] = Object.values(one?.kept ?? {}).flatMap(({ base, deltas }) => [base, ...deltas]);
  return parts.map(({ url }) => url);
}
