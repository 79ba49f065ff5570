import type { JobFilters } from "../../../shared/contract/jobs.ts";
import { wantedDistrict } from "../../../shared/jobs/districts.ts";
import { EDUCATION_LEVELS, EMPLOYMENT_TYPES } from "../../../shared/jobs/job.ts";
import type { Hits } from "./hits.ts";
import { FOUR_BITS, LAYOUT, type Local } from "./local.ts";

/** By the numbers of the column `employment`. */
export const EMPLOYMENT_NAMES: readonly string[] = ["", ...EMPLOYMENT_TYPES];

/** The filters of a question as the loops over documents compare them. */
export interface Sieve {
  /** By the index of the district and of the kind of employment; null = no such filter. */
  readonly districtWanted: Uint8Array | null;
  readonly employmentWanted: Uint8Array | null;
  /** In single precision, as what they are compared with: the figure asked for and the one stored round alike. */
  readonly payLeast: number | null;
  readonly kmMost: number | null;
  /** Days since 1970. */
  readonly postedSince: number;
  /** Index into EDUCATION_LEVELS. */
  readonly educationMost: number;
}

/** @param districts names by the numbers of the column, as in `Columns` */
export function sieveOf(districts: readonly string[], filters: JobFilters, today: number): Sieve {
  const { salaryAtLeast, withinKm, publishedWithinDays, education } = filters;
  return {
    districtWanted: wantedSet(filters.district?.map(wantedDistrict), districts),
    employmentWanted: wantedSet(filters.employmentTypes, EMPLOYMENT_NAMES),
    payLeast: salaryAtLeast === undefined ? null : Math.fround(salaryAtLeast),
    kmMost: withinKm === undefined ? null : Math.fround(withinKm),
    postedSince: publishedWithinDays === undefined ? 0 : today - publishedWithinDays,
    educationMost: education === undefined ? EDUCATION_LEVELS.length : EDUCATION_LEVELS.indexOf(education),
  };
}

/**
 * Which of `names` are wanted, by index; null = no such filter. An empty list of wishes is no filter. Asked wish by
 * wish: a national feed has thousands of districts, and going through all of them was a tenth of an answer.
 */
function wantedSet(wishes: readonly string[] | undefined, names: readonly string[]): Uint8Array | null {
  if (wishes === undefined || wishes.length === 0) return null;
  const wanted = new Uint8Array(names.length);
  for (const wish of wishes) {
    const at = wish === "" ? -1 : names.indexOf(wish);
    if (at !== -1) wanted[at] = 1;
  }
  return wanted;
}

/**
 * How many of the hits (null = all jobs) pass the filters: the total of `survey` with nothing else reckoned, for the
 * many questions of which only the number is shown.
 */
export function countPassing(
  districts: readonly string[],
  local: Local,
  hits: Hits | null,
  filters: JobFilters,
): number {
  const { ints, floats, payFloor } = local;
  const today = local.today();
  const sieve = sieveOf(districts, filters, today);
  const { districtWanted, employmentWanted, payLeast, kmMost, postedSince, educationMost } = sieve;
  const docs = hits?.docs ?? null;
  const count = docs === null ? local.count : docs.length;
  const { words, days, kinds, km, educationShift } = LAYOUT;
  const four = FOUR_BITS;
  let total = 0;
  for (let i = 0; i < count; i += 1) {
    const doc = docs === null ? i : (docs[i] as number);
    const at = doc * words;
    let day = ints[at + days] as number;
    if (day === 0) day = local.fill(doc);
    if (day >>> 16 < today || (day & 0xffff) < postedSince) continue;
    const kind = ints[at + kinds] as number;
    if (((kind >> educationShift) & four) > educationMost) continue;
    if (districtWanted !== null && districtWanted[kind >>> 16] === 0) continue;
    if (employmentWanted !== null && employmentWanted[kind & four] === 0) continue;
    // Not stated is NaN and compares as false.
    if (payLeast !== null && !((payFloor[doc] as number) >= payLeast)) continue;
    if (kmMost !== null && !((floats[at + km] as number) <= kmMost)) continue;
    total += 1;
  }
  return total;
}
