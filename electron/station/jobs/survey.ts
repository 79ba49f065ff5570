import type { JobFilters, JobSort, JobsAnswer } from "../../../shared/contract/jobs.ts";
import { wantedDistrict } from "../../../shared/jobs/districts.ts";
import { EDUCATION_LEVELS, EMPLOYMENT_TYPES } from "../../../shared/jobs/job.ts";
import { TEXT_WEIGHT } from "../../../shared/jobs/ranking.ts";
import { RINGS } from "../../../shared/jobs/rings.ts";
import { PAY_STEPS } from "../../../shared/jobs/salary.ts";
import type { Hits } from "./hits.ts";
import {
  EDUCATION_SHIFT,
  FOUR_BITS,
  KEY_OF,
  KM,
  LAST_DAY,
  type Local,
  PAY_FLOOR,
  PAY_STEP_SHIFT,
  PAY_UNKNOWN,
  PLACE_UNKNOWN,
  POSTED_DISTRICT,
  RECORD,
  RING_SHIFT,
  TRAITS,
} from "./local.ts";
import { createTop } from "./top.ts";

export interface Survey {
  readonly total: number;
  /** The first `wanted` documents in the order asked for. */
  readonly best: Uint32Array;
  readonly facets: JobsAnswer["facets"];
  readonly unlocated: number;
  readonly unpriced: number;
}

/** By the numbers of the column `employment`. */
const EMPLOYMENT_NAMES = ["", ...EMPLOYMENT_TYPES];

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
 * One pass over the hits (null = all jobs; `districts` as in `Columns`): filters, facets, total and the best documents. A filter does not restrict
 * its own facet, so a document counts in a facet when it misses nothing, or only that facet's filter. From the newest
 * to the oldest, so that ties come out newest first.
 */
export function survey(
  districts: readonly string[],
  local: Local,
  hits: Hits | null,
  { filters, sort, wanted }: Question,
): Survey {
  const districtWanted = wantedSet(filters.district?.map(wantedDistrict), districts);
  const employmentWanted = wantedSet(filters.employmentTypes, EMPLOYMENT_NAMES);
  // Compared in single precision, as the columns are: the figure asked for and the one stored round alike.
  const payLeast = filters.salaryAtLeast === undefined ? null : Math.fround(filters.salaryAtLeast);
  const kmMost = filters.withinKm === undefined ? null : Math.fround(filters.withinKm);
  const postedSince = filters.publishedWithinDays === undefined ? 0 : local.today - filters.publishedWithinDays;
  const educationMost =
    filters.education === undefined ? EDUCATION_LEVELS.length : EDUCATION_LEVELS.indexOf(filters.education);

  const byDistrict = new Uint32Array(districts.length);
  const byEmployment = new Uint32Array(EMPLOYMENT_NAMES.length);
  const byPay = new Uint32Array(PAY_UNKNOWN + 1);
  const byRing = new Uint32Array(PLACE_UNKNOWN + 1);
  let payLeastCount = 0;
  let kmMostCount = 0;
  let total = 0;

  const docs = hits?.docs ?? null;
  const count = docs === null ? local.count : docs.length;
  const top = createTop(Math.min(wanted, count));
  const { ints, floats, today } = local;
  // "newest" is the order of the documents itself: all keys are equal.
  const keyWord = sort === "newest" ? -1 : KEY_OF[sort];
  const worth = sort === "match" && hits !== null ? hits.worth : null;
  const tier = sort === "match" && hits !== null ? hits.tier : null;

  for (let i = count - 1; i >= 0; i -= 1) {
    const doc = docs === null ? i : (docs[i] as number);
    const at = doc * RECORD;
    if ((ints[at + LAST_DAY] as number) < today) continue;
    const postedDistrict = ints[at + POSTED_DISTRICT] as number;
    const traits = ints[at + TRAITS] as number;
    if (postedDistrict >>> 16 < postedSince || ((traits >> EDUCATION_SHIFT) & FOUR_BITS) > educationMost) continue;
    const district = postedDistrict & 0xffff;
    const employment = traits & FOUR_BITS;
    // Not stated is NaN and compares as false: it misses.
    const paysEnough = payLeast === null || (floats[at + PAY_FLOOR] as number) >= payLeast;
    const nearEnough = kmMost === null || (floats[at + KM] as number) <= kmMost;
    let misses = 0;
    if (districtWanted !== null && districtWanted[district] === 0) misses |= MISS_DISTRICT;
    if (employmentWanted !== null && employmentWanted[employment] === 0) misses |= MISS_EMPLOYMENT;
    if (!paysEnough) misses |= MISS_PAY;
    if (!nearEnough) misses |= MISS_DISTANCE;

    if ((misses & ~MISS_DISTRICT) === 0) byDistrict[district] = (byDistrict[district] as number) + 1;
    if ((misses & ~MISS_EMPLOYMENT) === 0) byEmployment[employment] = (byEmployment[employment] as number) + 1;
    if ((misses & ~MISS_PAY) === 0) {
      const step = (traits >> PAY_STEP_SHIFT) & FOUR_BITS;
      byPay[step] = (byPay[step] as number) + 1;
      if (paysEnough) payLeastCount += 1;
    }
    if ((misses & ~MISS_DISTANCE) === 0) {
      const ring = (traits >> RING_SHIFT) & FOUR_BITS;
      byRing[ring] = (byRing[ring] as number) + 1;
      if (nearEnough) kmMostCount += 1;
    }
    if (misses !== 0) continue;
    total += 1;
    let key = keyWord === -1 ? 0 : (floats[at + keyWord] as number);
    if (worth !== null) key += TEXT_WEIGHT * (worth[i] as number);
    if (tier !== null) key += tier[i] as number;
    top.offer(doc, key);
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

/** Which of `names` are wanted, by index; null = no such filter. An empty list of wishes is no filter. */
function wantedSet(wishes: readonly string[] | undefined, names: readonly string[]): Uint8Array | null {
  if (wishes === undefined || wishes.length === 0) return null;
  return Uint8Array.from(names, (name) => (name !== "" && wishes.includes(name) ? 1 : 0));
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
function namedCounts(names: readonly string[], counts: Uint32Array): { value: string; count: number }[] {
  return names
    .map((value, at) => ({ value, count: counts[at] as number }))
    .filter(({ value, count }) => value !== "" && count > 0)
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}

function sum(counts: Uint32Array, from: number, to: number): number {
  let total = 0;
  for (let at = from; at < to; at += 1) total += counts[at] as number;
  return total;
}
