import type { HoldFinding } from "../contract/feed.ts";
import type { Confirmation, FeedManifest } from "./manifest.ts";

/** What the gates compare of two generations; counted in the build (electron/station/feed/profile.ts). */
export interface Profile {
  /** Rows by dataset. */
  readonly rows: Readonly<Record<string, number>>;
  /** Job rows by district and by kind of employment; "" (not stated) is left out. */
  readonly districts: Readonly<Record<string, number>>;
  readonly kinds: Readonly<Record<string, number>>;
  /** Yuan a month, of the jobs that state monthly pay; null = there are none. */
  readonly payMedian: number | null;
  readonly pricedJobs: number;
  /** Jobs whose own `validThrough` has passed. */
  readonly expiredJobs: number;
}

/** Percent of the rows that may be gone at once (reliability.md §1.2 HOLD); datasets it does not name get the widest. */
const DROP_LIMITS: Readonly<Record<string, number>> = { jobs: 20, policies: 10, events: 30 };
const DROP_LIMIT_OTHERS = 30;
/** Percent, all reliability.md §1.2 HOLD. */
const REPLACED_LIMIT = 50;
const PAY_MOVE_LIMIT = 40;
const EXPIRED_LIMIT = 5;

/**
 * Below this many rows a share says nothing: of three jobs, one filled job is a third. A list of that size is looked
 * through by eye anyway.
 */
const ROWS_TO_JUDGE: Readonly<Record<string, number>> = { jobs: 20, policies: 10, events: 10 };
const ROWS_TO_JUDGE_OTHERS = 10;
/** A district or kind of work with fewer jobs may run out by itself. */
const JOBS_TO_BE_MISSED = 10;

export interface Change {
  readonly former: Profile;
  readonly offered: Profile;
  /** Former job rows that are gone, or whose title or employer is another under the same id. */
  readonly replacedJobs: number;
}

/**
 * Why a well-signed feed should wait for a second look. [] = it may pass. To be asked only of two generations of the
 * same feed: a district's real data is no wreck of the demonstration.
 * @param confirm the publisher's signed word, by dataset; it lifts every gate of that dataset, up to its `maxDropPct`
 */
export function holdFindings(change: Change, confirm: FeedManifest["confirm"]): HoldFinding[] {
  const names = Object.keys(change.former.rows);
  return [...names.flatMap((name) => dropOf(name, change)), ...jobFindings(change)].filter(
    (finding) => !lifts(confirm?.[finding.dataset], finding),
  );
}

function lifts(confirmation: Confirmation | undefined, { gate, was, now }: HoldFinding): boolean {
  if (confirmation === undefined) return false;
  return gate !== "drop" || percentLost(was, now) <= confirmation.maxDropPct;
}

function percentLost(was: number, now: number): number {
  return ((was - now) / was) * 100;
}

function dropOf(dataset: string, { former, offered }: Change): HoldFinding[] {
  const was = former.rows[dataset] ?? 0;
  const now = offered.rows[dataset] ?? 0;
  const limit = DROP_LIMITS[dataset] ?? DROP_LIMIT_OTHERS;
  if (was < (ROWS_TO_JUDGE[dataset] ?? ROWS_TO_JUDGE_OTHERS) || percentLost(was, now) <= limit) return [];
  return [{ gate: "drop", dataset, name: "", was, now, limit }];
}

function jobFindings(change: Change): HoldFinding[] {
  const { former, offered, replacedJobs } = change;
  const [was, now] = [former.rows["jobs"] ?? 0, offered.rows["jobs"] ?? 0];
  if (was < (ROWS_TO_JUDGE["jobs"] ?? 0) || now === 0) return [];
  const found: HoldFinding[] = [];
  const add = (finding: Omit<HoldFinding, "dataset">) => found.push({ dataset: "jobs", ...finding });

  if ((replacedJobs / was) * 100 > REPLACED_LIMIT)
    add({ gate: "replaced", name: "", was, now: was - replacedJobs, limit: REPLACED_LIMIT });
  for (const [name, count] of gone(former.districts, offered.districts))
    add({ gate: "district-gone", name, was: count, now: 0, limit: 0 });
  for (const [name, count] of gone(former.kinds, offered.kinds))
    add({ gate: "kind-gone", name, was: count, now: 0, limit: 0 });
  const moved = payMove(former, offered);
  if (moved !== null && moved.percent > PAY_MOVE_LIMIT)
    add({ gate: "pay-moved", name: "", was: moved.was, now: moved.now, limit: PAY_MOVE_LIMIT });
  const expired = { was: (former.expiredJobs / was) * 100, now: (offered.expiredJobs / now) * 100 };
  // Compared with what shows, which runs out day by day: data that is old, but no older than ours, is no step back.
  if (expired.now - expired.was > EXPIRED_LIMIT)
    add({ gate: "expired-rows", name: "", ...expired, limit: EXPIRED_LIMIT });
  return found;
}

function gone(
  former: Readonly<Record<string, number>>,
  offered: Readonly<Record<string, number>>,
): [name: string, count: number][] {
  return Object.entries(former).filter(([name, count]) => count >= JOBS_TO_BE_MISSED && !Object.hasOwn(offered, name));
}

/** null where either side has too few priced jobs for a median to mean anything. */
function payMove(former: Profile, offered: Profile): { was: number; now: number; percent: number } | null {
  const [was, now] = [former.payMedian, offered.payMedian];
  const least = ROWS_TO_JUDGE["jobs"] ?? 0;
  if (was === null || now === null || was === 0 || former.pricedJobs < least || offered.pricedJobs < least) return null;
  return { was, now, percent: (Math.abs(now - was) / was) * 100 };
}
