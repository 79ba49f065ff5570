import { distancesFrom } from "../../../shared/jobs/geo.ts";
import { freshScore, nearScore, payScore } from "../../../shared/jobs/ranking.ts";
import { RINGS } from "../../../shared/jobs/rings.ts";
import { PAY_STEPS } from "../../../shared/jobs/salary.ts";
import { type Columns, DEGREE, NOWHERE } from "./columns.ts";

/**
 * What the jobs of a generation are to one station on one day: eight 32-bit words a document, side by side. The
 * documents of a word lie far apart, so a column each for every property meant a dozen cache misses a hit; this way
 * it is one (half the time of the whole pass).
 */
export interface Local {
  /** Days since 1970, in Shanghai. */
  readonly today: number;
  readonly count: number;
  /** The words of all documents; those named below as numbers with a fraction are read through `floats`. */
  readonly ints: Int32Array;
  /** The same memory. */
  readonly floats: Float32Array;
}

/**
 * Where the words of a document lie: `ints[doc * LAYOUT.words + LAYOUT.lastDay]`. (One object, to be taken apart
 * before a loop: constants imported one by one were read anew for every document, a fifth of the time.)
 */
export const LAYOUT = {
  words: 8,
  /** The last day on which the job shows: its own end, or `maxAgeDays` after posting. Days since 1970. */
  lastDay: 0,
  /** Day of posting in the upper 16 bits, index of the district in the lower. */
  postedDistrict: 1,
  /** Small numbers: employment in the lowest four bits, the others by the shifts below. */
  traits: 2,
  /** Float: yuan a month, lower end; NaN = not stated. */
  payFloor: 3,
  /** Float: straight-line kilometres from the station; NaN = no place known. */
  km: 4,
  /** Floats: what each order sorts by, higher first. For match the part of the score that no word gives. */
  match: 5,
  distance: 6,
  salary: 7,
  educationShift: 4,
  /** How many of PAY_STEPS the lowest pay reaches; PAY_UNKNOWN = not stated. */
  payStepShift: 8,
  /** Index of the innermost of RINGS that holds the job, RINGS.length beyond all; PLACE_UNKNOWN = no place known. */
  ringShift: 12,
  /** Eight bits. */
  payRankShift: 16,
} as const;
/** Mask of all traits but the pay rank. */
export const FOUR_BITS = 15;

export const PAY_UNKNOWN = PAY_STEPS.length + 1;
export const PLACE_UNKNOWN = RINGS.length + 1;

const L = LAYOUT;

/** Measures every job from the station, for one day. */
export function localise(
  columns: Columns,
  station: { readonly lat: number; readonly lon: number },
  maxAgeDays: number,
  today: number,
): Local {
  const { count } = columns;
  const ints = new Int32Array(count * L.words);
  const floats = new Float32Array(ints.buffer);
  const kilometres = distancesFrom(station.lat, station.lon);
  for (let doc = 0; doc < count; doc += 1) {
    const at = doc * L.words;
    const lat = columns.lat[doc] as number;
    const km = lat === NOWHERE ? Number.NaN : kilometres(lat / DEGREE, (columns.lon[doc] as number) / DEGREE);
    const posted = columns.posted[doc] as number;
    const payFloor = columns.payFloor[doc] as number;
    ints[at + L.lastDay] = (columns.validThrough[doc] as number) || posted + maxAgeDays;
    ints[at + L.postedDistrict] = (posted << 16) | (columns.district[doc] as number);
    ints[at + L.traits] =
      (columns.employment[doc] as number) |
      ((columns.education[doc] as number) << L.educationShift) |
      (payStepOf(payFloor) << L.payStepShift) |
      (ringOf(km) << L.ringShift) |
      ((columns.payRank[doc] as number) << L.payRankShift);
    floats[at + L.payFloor] = payFloor;
    floats[at + L.km] = km;
    floats[at + L.distance] = orLast(-km);
    floats[at + L.salary] = orLast(columns.payMiddle[doc] as number);
  }
  return onDay({ today, count, ints, floats }, today);
}

/** Days of age with a score of their own; at a year freshness is worth less than 10⁻¹⁰ of the best. */
const AGES_TABLED = 366;

/** The same on another day: jobs grow older. Works in place. */
export function onDay(local: Local, today: number): Local {
  const { ints, floats } = local;
  const freshAt = Float64Array.from({ length: AGES_TABLED }, (_, age) => freshScore(age));
  for (let at = 0; at < ints.length; at += L.words) {
    const age = Math.max(0, today - ((ints[at + L.postedDistrict] as number) >>> 16));
    const rank = ((ints[at + L.traits] as number) >>> L.payRankShift) & 255;
    floats[at + L.match] = (freshAt[age] ?? 0) + nearScore(floats[at + L.km] as number) + payScore(rank);
  }
  return { ...local, today };
}

/** Straight-line kilometres of a document from the station; NaN = no place known. */
export function kmOf(local: Local, doc: number): number {
  return local.floats[doc * LAYOUT.words + LAYOUT.km] as number;
}

/** Whether a job's last day is yet to end. */
export function showsToday(local: Local, doc: number): boolean {
  return (local.ints[doc * LAYOUT.words + LAYOUT.lastDay] as number) >= local.today;
}

/** Not stated, or no place known: behind all others, never as 0. */
function orLast(key: number): number {
  return Number.isNaN(key) ? Number.NEGATIVE_INFINITY : key;
}

/** In single precision, as the kilometres they are compared with. */
const RING_KM = Float32Array.from(RINGS, (ring) => ring.km);

function ringOf(km: number): number {
  if (Number.isNaN(km)) return PLACE_UNKNOWN;
  const single = Math.fround(km);
  let ring = 0;
  while (ring < RING_KM.length && single > (RING_KM[ring] as number)) ring += 1;
  return ring;
}

function payStepOf(yuan: number): number {
  if (Number.isNaN(yuan)) return PAY_UNKNOWN;
  let step = 0;
  while (step < PAY_STEPS.length && yuan >= (PAY_STEPS[step] as number)) step += 1;
  return step;
}
