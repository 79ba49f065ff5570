import { z } from "zod";
import { procedure, staffWriting } from "./procedure.ts";

/**
 * How old the shown data is, from the feed's signed time: `today` up to 24 h, `recent` up to 3 days, `stale` beyond
 * (reliability.md §1.2 STALE; product.md I12).
 */
export const FRESHNESS_STATES = ["today", "recent", "stale"] as const;
export const freshness = z.object({
  /** ISO time the feed was signed. */
  at: z.string(),
  state: z.enum(FRESHNESS_STATES),
  generation: z.string(),
  /** True while the shipped demonstration data is what shows. */
  demo: z.boolean(),
});
export type Freshness = z.infer<typeof freshness>;

/** Why a feed was refused; each has a sentence in the locale files and in `feed apply`. */
export const FEED_REFUSALS = [
  "missing",
  "unreadable",
  "unsigned",
  "bad-signature",
  "unknown-key",
  "bad-manifest",
  "too-large",
  "truncated",
  "hash-mismatch",
  "count-mismatch",
  "set-hash-mismatch",
  "duplicate-id",
  "too-many-invalid",
  "rollback",
  "empty",
  "build-failed",
] as const;
export type FeedRefusal = (typeof FEED_REFUSALS)[number];

export const feedVerdict = z.discriminatedUnion("verdict", [
  z.object({
    verdict: z.literal("accepted"),
    generation: z.string(),
    feedId: z.string(),
    seq: z.number().int(),
    counts: z.record(z.string(), z.number().int()),
    quarantined: z.number().int(),
  }),
  z.object({ verdict: z.literal("unchanged"), generation: z.string(), feedId: z.string(), seq: z.number().int() }),
  z.object({ verdict: z.literal("refused"), reason: z.enum(FEED_REFUSALS), detail: z.string() }),
  z.object({ verdict: z.literal("held"), reasons: z.array(z.string()) }),
]);
export type FeedVerdict = z.infer<typeof feedVerdict>;

export const feedStatus = z.object({
  generation: z.string(),
  feedId: z.string(),
  seq: z.number().int(),
  issuedAt: z.string(),
  appliedAt: z.string(),
  counts: z.record(z.string(), z.number().int()),
  freshness,
  /** Newest first. */
  history: z.array(z.object({ at: z.string(), from: z.string(), verdict: z.string(), reason: z.string() })),
});
export type FeedStatus = z.infer<typeof feedStatus>;

export const feed = {
  status: procedure.input(z.object({}).optional()).output(feedStatus),
  /** One refresh from a folder or address; a refusal is an answer, not an error: the former catalogue stays. */
  apply: staffWriting.input(z.object({ from: z.string().min(1).max(1_000) })).output(feedVerdict),
};
