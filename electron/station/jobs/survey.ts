import type { JobFilters, JobSort, JobsAnswer } from "../../../shared/contract/jobs.ts";
import { wantedDistrict } from "../../../shared/jobs/districts.ts";
import { EDUCATION_LEVELS, EMPLOYMENT_TYPES } from "../../../shared/jobs/job.ts";
import { RINGS } from "../../../shared/jobs/rings.ts";
import { PAY_STEPS } from "../../../shared/jobs/salary.ts";
import type { Columns } from "./columns.ts";
import type { Local } from "./local.ts";
import { createTop } from "./top.ts";

/** The documents to survey: those with all the words, or every document (`docs` null). */
export interface Hits {
  /** Rising. */
  readonly docs: Uint32Array | null;
  /** The part of the score that the words give; as long as `docs`. */
  readonly textScore: Float32Array | null;
}

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

/**
 * One pass over the hits: filters, facets, total and the best `wanted` documents. A filter does not restrict its own
 * facet, so a document counts in a facet when it misses nothing, or only that facet's filter. From the newest to the
 * oldest, so that ties come out newest first.
 */
export function survey(
  columns: Columns,
  local: Local,
  hits: Hits,
  filters: JobFilters,
  sort: JobSort,
  wanted: number,
): Survey {
  const districtWanted = wantedSet(filters.district?.map(wantedDistrict), columns.districts);
  const employmentWanted = wantedSet(filters.employmentTypes, ["", ...EMPLOYMENT_TYPES]);
  // Compared in single precision, as the columns are: the figure asked for and the one stored round alike.
  const payLeast = filters.salaryAtLeast === undefined ? null : Math.fround(filters.salaryAtLeast);
  const kmMost = filters.withinKm === undefined ? null : Math.fround(filters.withinKm);
  const postedSince = filters.publishedWithinDays === undefined ? 0 : local.today - filters.publishedWithinDays;
  const educationMost =
    filters.education === undefined ? EDUCATION_LEVELS.length : EDUCATION_LEVELS.indexOf(filters.education);

  const paySteps = steps(PAY_STEPS, filters.salaryAtLeast);
  const kmSteps = steps(
    RINGS.map((ring) => ring.km),
    filters.withinKm,
  );
  const payBounds = Float32Array.from(paySteps);
  const kmBounds = Float32Array.from(kmSteps);
  const byDistrict = new Uint32Array(columns.districts.length);
  const byEmployment = new Uint32Array(EMPLOYMENT_TYPES.length + 1);
  const byPay = new Uint32Array(paySteps.length + 1);
  const byDistance = new Uint32Array(kmSteps.length + 1);
  let total = 0;
  let unlocated = 0;
  let unpriced = 0;

  const { docs, textScore } = hits;
  const count = docs === null ? columns.count : docs.length;
  const top = createTop(Math.min(wanted, count));
  const { district, employment, education, payFloor, payMiddle, posted } = columns;
  const { lastDay, km, score, today } = local;

  for (let i = count - 1; i >= 0; i -= 1) {
    const doc = docs === null ? i : (docs[i] as number);
    if ((lastDay[doc] as number) < today) continue;
    if ((posted[doc] as number) < postedSince || (education[doc] as number) > educationMost) continue;
    const districtAt = district[doc] as number;
    const employmentAt = employment[doc] as number;
    const pay = payFloor[doc] as number;
    const distance = km[doc] as number;
    let misses = 0;
    if (districtWanted !== null && districtWanted[districtAt] === 0) misses |= MISS_DISTRICT;
    if (employmentWanted !== null && employmentWanted[employmentAt] === 0) misses |= MISS_EMPLOYMENT;
    // Written so that NaN, not stated, misses.
    if (payLeast !== null && !(pay >= payLeast)) misses |= MISS_PAY;
    if (kmMost !== null && !(distance <= kmMost)) misses |= MISS_DISTANCE;

    if ((misses & ~MISS_DISTRICT) === 0) byDistrict[districtAt] = (byDistrict[districtAt] as number) + 1;
    if ((misses & ~MISS_EMPLOYMENT) === 0) byEmployment[employmentAt] = (byEmployment[employmentAt] as number) + 1;
    if ((misses & ~MISS_PAY) === 0) {
      if (Number.isNaN(pay)) unpriced += 1;
      else {
        let step = 0;
        while (step < paySteps.length && pay >= (payBounds[step] as number)) step += 1;
        byPay[step] = (byPay[step] as number) + 1;
      }
    }
    if ((misses & ~MISS_DISTANCE) === 0) {
      if (Number.isNaN(distance)) unlocated += 1;
      else {
        let ring = 0;
        while (ring < kmSteps.length && distance > (kmBounds[ring] as number)) ring += 1;
        byDistance[ring] = (byDistance[ring] as number) + 1;
      }
    }
    if (misses !== 0) continue;
    total += 1;
    if (sort === "newest") top.offer(doc, 0);
    else if (sort === "distance") top.offer(doc, Number.isNaN(distance) ? Number.NEGATIVE_INFINITY : -distance);
    else if (sort === "salary") {
      const middle = payMiddle[doc] as number;
      top.offer(doc, Number.isNaN(middle) ? Number.NEGATIVE_INFINITY : middle);
    } else top.offer(doc, (score[doc] as number) + (textScore === null ? 0 : (textScore[i] as number)));
  }

  return {
    total,
    best: top.take(),
    facets: {
      district: namedCounts(columns.districts, byDistrict),
      employmentType: namedCounts(["", ...EMPLOYMENT_TYPES], byEmployment),
      salaryAtLeast: paySteps.map((value, at) => ({ value: String(value), count: sum(byPay, at + 1, byPay.length) })),
      withinKm: kmSteps.map((value, at) => ({ value: String(value), count: sum(byDistance, 0, at + 1) })),
    },
    unlocated,
    unpriced,
  };
}

/** Which of `names` are wanted, by index; null = no such filter. An empty list of wishes is no filter. */
function wantedSet(wishes: readonly string[] | undefined, names: readonly string[]): Uint8Array | null {
  if (wishes === undefined || wishes.length === 0) return null;
  return Uint8Array.from(names, (name) => (name !== "" && wishes.includes(name) ? 1 : 0));
}

/** The fixed steps and the one asked for, rising. */
function steps(fixed: readonly number[], asked: number | undefined): readonly number[] {
  if (asked === undefined || fixed.includes(asked)) return fixed;
  return [...fixed, asked].sort((a, b) => a - b);
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
