import type { JobFilters, JobSort, JobsAnswer } from "../../../shared/contract/jobs.ts";
import { TEXT_WEIGHT } from "../../../shared/jobs/ranking.ts";
import { RINGS } from "../../../shared/jobs/rings.ts";
import { PAY_STEPS } from "../../../shared/jobs/salary.ts";
import type { Hits } from "./hits.ts";
import { FOUR_BITS, LAYOUT, type Local, PAY_UNKNOWN, PLACE_UNKNOWN } from "./local.ts";
import { EMPLOYMENT_NAMES, sieveOf } from "./sieve.ts";
import { createTop } from "./top.ts";

export interface Survey {
  readonly total: number;
  /** The first `wanted` documents in the order asked for. */
  readonly best: Uint32Array;
  readonly facets: JobsAnswer["facets"];
  readonly unlocated: number;
  readonly unpriced: number;
}

/** Bits of a document's misses; the four filters that have facets. */
const MISS_DISTRICT = 1;
const MISS_EMPLOYMENT = 2;
const MISS_PAY = 4;
const MISS_DISTANCE = 8;

/** What is asked of the jobs found. */
export interface Question {
  readonly filters: JobFilters;
  readonly sort: JobSort;
  /** How many documents of the order are needed: all pages up to the one asked for. */
  readonly wanted: number;
}

/**
 * One pass over the hits (null = all jobs): filters, facets, total and the best documents. A filter does not restrict
 * its own facet, so a document counts in a facet when it misses nothing, or only that facet's filter. From the newest
 * to the oldest, so that ties come out newest first.
 * @param districts names by the numbers of the column, as in `Columns`
 */
export function survey(
  districts: readonly string[],
  local: Local,
  hits: Hits | null,
  { filters, sort, wanted }: Question,
): Survey {
  const { ints, floats, payFloor } = local;
  const today = local.today();
  const { districtWanted, employmentWanted, payLeast, kmMost, postedSince, educationMost } = sieveOf(
    districts,
    filters,
    today,
  );
  const byDistrict = new Int32Array(districts.length);
  const byEmployment = new Int32Array(EMPLOYMENT_NAMES.length);
  const byPay = new Int32Array(PAY_UNKNOWN + 1);
  const byRing = new Int32Array(PLACE_UNKNOWN + 1);
  let payLeastCount = 0;
  let kmMostCount = 0;
  let total = 0;

  const docs = hits?.docs ?? null;
  const count = docs === null ? local.count : docs.length;
  const top = createTop(Math.min(wanted, count));
  const { words, days, kinds, match: matchKey, km, educationShift, payStepShift, ringShift } = LAYOUT;
  const [four, weight] = [FOUR_BITS, TEXT_WEIGHT];
  const matching = sort === "match";
  // "newest" is the order of the documents itself: all keys are equal.
  const keys = sort === "distance" || sort === "salary" ? local.keys[sort] : null;
  const worth = matching && hits !== null ? hits.worth : null;
  const tier = matching && hits !== null ? hits.tier : null;
  let bar = Number.NaN;
  for (let i = count - 1; i >= 0; i -= 1) {
    const doc = docs === null ? i : (docs[i] as number);
    const at = doc * words;
    let day = ints[at + days] as number;
    if (day === 0) day = local.fill(doc);
    if (day >>> 16 < today || (day & 0xffff) < postedSince) continue;
    const kind = ints[at + kinds] as number;
    if (((kind >> educationShift) & four) > educationMost) continue;
    const district = kind >>> 16;
    const employment = kind & four;
    // Not stated is NaN and compares as false: it misses.
    const paysEnough = payLeast === null || (payFloor[doc] as number) >= payLeast;
    const nearEnough = kmMost === null || (floats[at + km] as number) <= kmMost;
    let misses = 0;
    if (districtWanted !== null && districtWanted[district] === 0) misses |= MISS_DISTRICT;
    if (employmentWanted !== null && employmentWanted[employment] === 0) misses |= MISS_EMPLOYMENT;
    if (!paysEnough) misses |= MISS_PAY;
    if (!nearEnough) misses |= MISS_DISTANCE;

    if ((misses & ~MISS_DISTRICT) === 0) byDistrict[district] = (byDistrict[district] as number) + 1;
    if ((misses & ~MISS_EMPLOYMENT) === 0) byEmployment[employment] = (byEmployment[employment] as number) + 1;
    if ((misses & ~MISS_PAY) === 0) {
      const step = (kind >> payStepShift) & four;
      byPay[step] = (byPay[step] as number) + 1;
      if (paysEnough) payLeastCount += 1;
    }
    if ((misses & ~MISS_DISTANCE) === 0) {
      const ring = (kind >> ringShift) & four;
      byRing[ring] = (byRing[ring] as number) + 1;
      if (nearEnough) kmMostCount += 1;
    }
    if (misses !== 0) continue;
    total += 1;
    let key = matching ? (floats[at + matchKey] as number) : keys === null ? 0 : (keys[doc] as number);
    if (worth !== null) key += weight * (worth[i] as number);
    if (tier !== null) key += tier[i] as number;
    // Written so that NaN, not yet full, lets everything in.
    if (!(key <= bar)) bar = top.offer(doc, key);
  }

  const payFacet = PAY_STEPS.map((yuan, at) => ({ at: yuan as number, count: sum(byPay, at + 1, PAY_UNKNOWN) }));
  const kmFacet = RINGS.map(({ km: most }, at) => ({ at: most as number, count: sum(byRing, 0, at + 1) }));
  return {
    total,
    best: top.take(),
    facets: {
      district: namedCounts(districts, byDistrict),
      employmentType: namedCounts(EMPLOYMENT_NAMES, byEmployment),
      salaryAtLeast: steps(payFacet, filters.salaryAtLeast, payLeastCount),
      withinKm: steps(kmFacet, filters.withinKm, kmMostCount),
    },
    unlocated: byRing[PLACE_UNKNOWN] as number,
    unpriced: byPay[PAY_UNKNOWN] as number,
  };
}

/** The counts of the fixed steps, and of the one asked for when it is none of them, rising. */
function steps(
  fixed: readonly { at: number; count: number }[],
  asked: number | undefined,
  askedCount: number,
): { value: string; count: number }[] {
  const extra =
    asked === undefined || fixed.some((step) => step.at === asked) ? [] : [{ at: asked, count: askedCount }];
  const rising = [...fixed, ...extra].sort((a, b) => a.at - b.at);
  return rising.map(({ at, count }) => ({ value: String(at), count }));
}

/** Most frequent first, then by name; nothing that has no jobs, and not those that state nothing. */
function namedCounts(names: readonly string[], counts: Int32Array): { value: string; count: number }[] {
  const named: { value: string; count: number }[] = [];
  for (let at = 0; at < counts.length; at += 1) {
    const count = counts[at] as number;
    const value = names[at] as string;
    if (count > 0 && value !== "") named.push({ value, count });
  }
  return named.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}

function sum(counts: Int32Array, from: number, to: number): number {
  let total = 0;
  for (let at = from; at < to; at += 1) total += counts[at] as number;
  return total;
}
