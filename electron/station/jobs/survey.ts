import type { JobFilters, JobSort, JobsAnswer } from "../../../shared/contract/jobs.ts";
import { wantedDistrict } from "../../../shared/jobs/districts.ts";
import { EDUCATION_LEVELS, EMPLOYMENT_TYPES } from "../../../shared/jobs/job.ts";
import { TEXT_WEIGHT } from "../../../shared/jobs/ranking.ts";
import { RINGS } from "../../../shared/jobs/rings.ts";
import { PAY_STEPS } from "../../../shared/jobs/salary.ts";
import type { Columns } from "./columns.ts";
import type { Hits } from "./hits.ts";
import { type Local, PAY_UNKNOWN, PLACE_UNKNOWN } from "./local.ts";
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
 * One pass over the hits (null = all jobs): filters, facets, total and the best documents. A filter does not restrict
 * its own facet, so a document counts in a facet when it misses nothing, or only that facet's filter. From the newest
 * to the oldest, so that ties come out newest first.
 */
export function survey(columns: Columns, local: Local, hits: Hits | null, { filters, sort, wanted }: Question): Survey {
  const districtWanted = wantedSet(filters.district?.map(wantedDistrict), columns.districts);
  const employmentWanted = wantedSet(filters.employmentTypes, EMPLOYMENT_NAMES);
  // Compared in single precision, as the columns are: the figure asked for and the one stored round alike.
  const payLeast = filters.salaryAtLeast === undefined ? null : Math.fround(filters.salaryAtLeast);
  const kmMost = filters.withinKm === undefined ? null : Math.fround(filters.withinKm);
  const postedSince = filters.publishedWithinDays === undefined ? 0 : local.today - filters.publishedWithinDays;
  const educationMost =
    filters.education === undefined ? EDUCATION_LEVELS.length : EDUCATION_LEVELS.indexOf(filters.education);

  const byDistrict = new Uint32Array(columns.districts.length);
  const byEmployment = new Uint32Array(EMPLOYMENT_NAMES.length);
  const byPay = new Uint32Array(PAY_UNKNOWN + 1);
  const byRing = new Uint32Array(PLACE_UNKNOWN + 1);
  let payLeastCount = 0;
  let kmMostCount = 0;
  let total = 0;

  const docs = hits?.docs ?? null;
  const count = docs === null ? columns.count : docs.length;
  const top = createTop(Math.min(wanted, count));
  // "newest" is the order of the documents itself: all keys are equal.
  const keys = sort === "newest" ? null : local.keys[sort];
  const worth = sort === "match" && hits !== null ? hits.worth : null;
  const tier = sort === "match" && hits !== null ? hits.tier : null;
  const { district, employment, education, payFloor, posted } = columns;
  const { lastDay, km, payStep, ring, today } = local;

  for (let i = count - 1; i >= 0; i -= 1) {
    const doc = docs === null ? i : (docs[i] as number);
    if ((lastDay[doc] as number) < today) continue;
    if ((posted[doc] as number) < postedSince || (education[doc] as number) > educationMost) continue;
    const districtAt = district[doc] as number;
    const employmentAt = employment[doc] as number;
    // Not stated is NaN and compares as false: it misses.
    const paysEnough = payLeast === null || (payFloor[doc] as number) >= payLeast;
    const nearEnough = kmMost === null || (km[doc] as number) <= kmMost;
    let misses = 0;
    if (districtWanted !== null && districtWanted[districtAt] === 0) misses |= MISS_DISTRICT;
    if (employmentWanted !== null && employmentWanted[employmentAt] === 0) misses |= MISS_EMPLOYMENT;
    if (!paysEnough) misses |= MISS_PAY;
    if (!nearEnough) misses |= MISS_DISTANCE;

    if ((misses & ~MISS_DISTRICT) === 0) byDistrict[districtAt] = (byDistrict[districtAt] as number) + 1;
    if ((misses & ~MISS_EMPLOYMENT) === 0) byEmployment[employmentAt] = (byEmployment[employmentAt] as number) + 1;
    if ((misses & ~MISS_PAY) === 0) {
      const step = payStep[doc] as number;
      byPay[step] = (byPay[step] as number) + 1;
      if (paysEnough) payLeastCount += 1;
    }
    if ((misses & ~MISS_DISTANCE) === 0) {
      const at = ring[doc] as number;
      byRing[at] = (byRing[at] as number) + 1;
      if (nearEnough) kmMostCount += 1;
    }
    if (misses !== 0) continue;
    total += 1;
    let key = keys === null ? 0 : (keys[doc] as number);
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
      district: namedCounts(columns.districts, byDistrict),
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
