import { z } from "zod";
import { procedure, staffWriting } from "./procedure.ts";

/**
 * How old the shown data is, from the feed's signed time: `today` up to 24 h, `recent` up to 3 days, `stale` beyond, or
 * when the publisher's own `expiresAt` has passed (reliability.md §1.2 STALE; product.md I12).
 */
export const FRESHNESS_STATES = ["today", "recent", "stale"] as const;

/**
 * Whether the machine's clock can be believed: `ok`; `corrected` = it is wrong and a better witness is used (signed
 * time, a server's clock); `unverified` = nothing vouches for it (reliability.md §1.2 CLOCK).
 */
export const CLOCK_STATES = ["ok", "corrected", "unverified"] as const;
export type ClockState = (typeof CLOCK_STATES)[number];

export const freshness = z.object({
  /** ISO time the feed was signed. */
  at: z.string(),
  state: z.enum(FRESHNESS_STATES),
  generation: z.string(),
  /** True while the shipped demonstration data is what shows. */
  demo: z.boolean(),
  /** False once job data is more than seven days old: the screen then offers no way to apply (reliability.md §1.2). */
  canApply: z.boolean(),
});
export type Freshness = z.infer<typeof freshness>;

/** Why a feed was refused; each has its sentences and its next try in shared/feed/refusals.ts. */
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
  "in-use",
  "offline",
  "timeout",
  "interrupted",
  "bad-certificate",
  "not-https",
  "foreign-host",
  "redirected",
  "captive-portal",
  "forbidden",
  "busy",
  "server-error",
  "bad-answer",
] as const;
export type FeedRefusal = (typeof FEED_REFUSALS)[number];

/**
 * When the schedule tries again after a refusal: `soon` with growing pauses (the network may come back), `regular` at
 * the next poll (the publisher must change something first), `staff` once an hour (somebody must change something here).
 */
export const NEXT_TRIES = ["soon", "regular", "staff"] as const;
export type NextTry = (typeof NEXT_TRIES)[number];

/** What makes a well-signed feed look wrong (reliability.md §1.2 HOLD). */
export const HOLD_GATES = ["drop", "replaced", "district-gone", "kind-gone", "pay-moved", "expired-rows"] as const;
export const holdFinding = z.object({
  gate: z.enum(HOLD_GATES),
  dataset: z.string(),
  /** The district or kind of work that is gone; "" for the other gates. */
  name: z.string(),
  /** Rows, percent or yuan a month, by gate: in what shows now, and in what was offered. */
  was: z.number(),
  now: z.number(),
  /** Percent that would still have passed. */
  limit: z.number(),
});
export type HoldFinding = z.infer<typeof holdFinding>;

export const feedVerdict = z.discriminatedUnion("verdict", [
  z.object({
    verdict: z.literal("accepted"),
    generation: z.string(),
    feedId: z.string(),
    seq: z.number().int(),
    counts: z.record(z.string(), z.number().int()),
    quarantined: z.number().int(),
    /** `snapshot` = whole files, `delta` = the former files and what has changed, `renewed` = same rows, signed anew. */
    by: z.enum(["snapshot", "delta", "renewed"]),
    /** True when the feed was past its own `expiresAt` when it came: newer than what showed, and shown as old. */
    expired: z.boolean(),
  }),
  z.object({ verdict: z.literal("unchanged"), generation: z.string(), feedId: z.string(), seq: z.number().int() }),
  z.object({
    verdict: z.literal("refused"),
    reason: z.enum(FEED_REFUSALS),
    detail: z.string(),
    next: z.enum(NEXT_TRIES),
    /** Seconds that the server asked to be left alone (Retry-After); null = it did not. */
    retryAfterSeconds: z.number().int().nullable(),
  }),
  z.object({
    verdict: z.literal("held"),
    feedId: z.string(),
    seq: z.number().int(),
    /** Each of `findings` in one word, for a list. */
    reasons: z.array(z.enum(HOLD_GATES)),
    findings: z.array(holdFinding),
    /** How often the same content was offered; staff may confirm it from `confirmFrom` on. */
    polls: z.number().int(),
    confirmFrom: z.number().int(),
  }),
]);
export type FeedVerdict = z.infer<typeof feedVerdict>;

export const historyEntry = z.object({
  /** ISO; of the newest time when there were several alike. */
  at: z.string(),
  from: z.string(),
  verdict: z.string(),
  /** The refusal, or the gates that held it; "" otherwise. */
  reason: z.string(),
  /** How many times in a row it came out like this, and since when. */
  times: z.number().int(),
  since: z.string(),
});
export type HistoryEntry = z.infer<typeof historyEntry>;

export const feedStatus = z.object({
  generation: z.string(),
  feedId: z.string(),
  seq: z.number().int(),
  issuedAt: z.string(),
  /** The publisher's own end of it; null for the demonstration. */
  expiresAt: z.string().nullable(),
  appliedAt: z.string(),
  counts: z.record(z.string(), z.number().int()),
  /** Rows left out of what shows because they break the published form. */
  quarantined: z.number().int(),
  freshness,
  /** A well-signed feed that looks wrong and waits for the publisher or for staff (`feed.confirm`). */
  held: z
    .object({
      feedId: z.string(),
      seq: z.number().int(),
      from: z.string(),
      since: z.string(),
      polls: z.number().int(),
      confirmFrom: z.number().int(),
      findings: z.array(holdFinding),
    })
    .nullable(),
  refresh: z.object({
    /** The address that is polled; null = none is set, the station is fed by hand. */
    url: z.string().nullable(),
    /** ISO of the next poll; null = nothing is planned. */
    nextAt: z.string().nullable(),
    lastTryAt: z.string().nullable(),
    /** The last time a feed was accepted, or found unchanged and not expired. */
    lastSuccessAt: z.string().nullable(),
    /** Refusals in a row since then. */
    failures: z.number().int(),
  }),
  clock: z.object({
    state: z.enum(CLOCK_STATES),
    /** ISO: the time that the station goes by, and what the machine's own clock says. */
    trusted: z.string(),
    machine: z.string(),
  }),
  /** Newest first. */
  history: z.array(historyEntry),
});
export type FeedStatus = z.infer<typeof feedStatus>;

export const feed = {
  status: procedure.input(z.object({}).optional()).output(feedStatus),
  /** One refresh from a folder or address; a refusal is an answer, not an error: the former catalogue stays. */
  apply: staffWriting.input(z.object({ from: z.string().min(1).max(1_000) })).output(feedVerdict),
  /** Takes the held feed all the same, once it was offered twice. It is read and checked again from where it came. */
  confirm: staffWriting
    .input(z.object({ seq: z.number().int().optional() }).optional())
    .errors({
      NOTHING_HELD: { status: 409, data: z.object({}) },
      HELD_TOO_SHORT: { status: 409, data: z.object({ polls: z.number().int(), confirmFrom: z.number().int() }) },
    })
    .output(feedVerdict),
};
