import { createHash } from "node:crypto";
import { z } from "zod";
import { holdFinding } from "../../../shared/contract/feed.ts";
import type { FeedManifest } from "../../../shared/feed/manifest.ts";
import type { Files, Logger } from "../ports.ts";

/** reliability.md §1.2 HOLD: the same content must persist for two polls before staff may confirm it. */
export const CONFIRM_FROM_POLLS = 2;

const held = z.object({
  /** Which rows were offered, whatever manifest they came under (`contentOf`). */
  content: z.string(),
  manifestSha256: z.string(),
  feedId: z.string(),
  seq: z.number().int(),
  from: z.string(),
  /** The generation that it was compared with. */
  against: z.string(),
  since: z.string(),
  polls: z.number().int(),
  findings: z.array(holdFinding),
});
export type Held = z.infer<typeof held>;

export interface HeldFile {
  /** As on the disk now; null = nothing is held. */
  read(): Held | null;
  write(next: Held): Promise<void>;
  clear(): Promise<void>;
}

/**
 * `cache/held.json`: the one feed that waits. Lost, unreadable or not to be written, it is offered again with the next
 * poll: none of that may turn a verdict into a fault.
 */
export function openHeld(files: Files, log: Logger, path: string): HeldFile {
  return {
    read: () => {
      if (!files.exists(path)) return null;
      try {
        return held.parse(JSON.parse(new TextDecoder().decode(files.read(path))));
      } catch (error) {
        log.warn("feed.held.unreadable", { error: error instanceof Error ? error.name : "unknown" });
        return null;
      }
    },
    write: (next) => kept(files.replaceLater(path, `${JSON.stringify(next)}\n`)),
    clear: () => kept(files.removeLater(path)),
  };

  async function kept(change: Promise<void>): Promise<void> {
    try {
      await change;
    } catch (error) {
      log.warn("feed.held.not-kept", { error: error instanceof Error ? error.message : String(error) });
    }
  }
}

/** The rows of all datasets in one hash: the same however often they are signed anew. */
export function contentOf({ feedId, datasets }: FeedManifest): string {
  const sets = Object.entries(datasets).map(([name, { setHash }]) => `${name} ${setHash}\n`);
  return createHash("sha256")
    .update(`${feedId}\n${sets.sort().join("")}`)
    .digest("hex");
}
