import { z } from "zod";
import type { FeedStatus, FeedVerdict } from "../../../shared/contract/feed.ts";
import type { Files, Logger } from "../ports.ts";

/** Refreshes kept for the staff's view; at one every five minutes, the last four hours. */
const KEPT = 50;

const entry = z.object({ at: z.string(), from: z.string(), verdict: z.string(), reason: z.string() });
const entries = z.array(entry);
type HistoryEntry = FeedStatus["history"][number];

export interface History {
  /** Newest first. */
  list(): HistoryEntry[];
  add(at: string, from: string, verdict: FeedVerdict): void;
}

/**
 * The last refreshes in `cache/history.json`, read each time: a command may write beside a running kiosk. It only
 * informs: an unreadable file starts a new one and is logged.
 */
export function openHistory(files: Files, log: Logger, path: string): History {
  function list(): HistoryEntry[] {
    if (!files.exists(path)) return [];
    try {
      return entries.parse(JSON.parse(new TextDecoder().decode(files.read(path))));
    } catch (error) {
      log.warn("feed.history.unreadable", { error: error instanceof Error ? error.name : "unknown" });
      return [];
    }
  }
  return {
    list,
    add: (at, from, verdict) => {
      const added = { at, from, verdict: verdict.verdict, reason: reasonOf(verdict) };
      files.replace(path, `${JSON.stringify([added, ...list()].slice(0, KEPT))}\n`);
    },
  };
}

function reasonOf(verdict: FeedVerdict): string {
  if (verdict.verdict === "refused") return verdict.reason;
  return verdict.verdict === "held" ? verdict.reasons.join(",") : "";
}
