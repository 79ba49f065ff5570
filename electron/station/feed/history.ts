import { z } from "zod";
import { type FeedVerdict, type HistoryEntry, historyEntry } from "../../../shared/contract/feed.ts";
import type { Files, Logger } from "../ports.ts";

/** Lines kept for the staff's view. What comes out alike several times in a row is one line. */
const KEPT = 50;
const entries = z.array(historyEntry);

/** What came of one try, and what the manifest behind it says of itself. */
export interface Noted {
  readonly at: string;
  readonly from: string;
  readonly verdict: FeedVerdict;
  /** True when the publisher's own `expiresAt` has passed: then reaching it proves nothing. */
  readonly expired: boolean;
}

/** How the refreshes from one place have gone. */
export interface Record {
  readonly lastTryAt: string | null;
  readonly lastSuccessAt: string | null;
  /** Refusals in a row up to now. */
  readonly failures: number;
}

export interface History {
  /** Newest first. */
  list(): HistoryEntry[];
  add(noted: Noted): Promise<void>;
  of(from: string): Record;
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
    add: async (noted) => {
      const { at, from, verdict } = noted;
      const [newest, ...older] = list();
      const added = { at, from, verdict: verdict.verdict, reason: reasonOf(noted), times: 1, since: at };
      const next =
        newest !== undefined && isAlike(newest, added)
          ? [{ ...newest, at, times: newest.times + 1 }, ...older]
          : [added, ...(newest === undefined ? [] : [newest]), ...older];
      try {
        await files.replaceLater(path, `${JSON.stringify(next.slice(0, KEPT))}\n`);
      } catch (error) {
        // What was done is done, whether it can be written down or not.
        log.warn("feed.history.not-kept", { error: error instanceof Error ? error.message : String(error) });
      }
    },
    of: (from) => {
      const own = list().filter((entry) => entry.from === from);
      const good = own.findIndex(isSuccess);
      const refusals = own.slice(0, good === -1 ? own.length : good).filter(({ verdict }) => verdict === "refused");
      return {
        lastTryAt: own[0]?.at ?? null,
        lastSuccessAt: own[good]?.at ?? null,
        failures: refusals.reduce((sum, { times }) => sum + times, 0),
      };
    },
  };
}

/** A new catalogue is an event of its own; the rest is news only once. */
function isAlike(a: HistoryEntry, b: HistoryEntry): boolean {
  return a.verdict !== "accepted" && a.verdict === b.verdict && a.reason === b.reason && a.from === b.from;
}

function isSuccess({ verdict, reason }: HistoryEntry): boolean {
  return verdict === "accepted" || (verdict === "unchanged" && reason !== EXPIRED);
}

const EXPIRED = "expired";

function reasonOf({ verdict, expired }: Noted): string {
  if (verdict.verdict === "refused") return verdict.reason;
  if (verdict.verdict === "held") return verdict.reasons.join(",");
  return expired ? EXPIRED : "";
}
