import { distancesFrom } from "../../../shared/jobs/geo.ts";
import { freshScore, nearScore, payScore } from "../../../shared/jobs/ranking.ts";
import { RINGS } from "../../../shared/jobs/rings.ts";
import { PAY_STEPS } from "../../../shared/jobs/salary.ts";
import { type Columns, DEGREE, NOWHERE } from "./columns.ts";

/** What the jobs of a generation are to one station on one day, one element a document. */
export interface Local {
  /** Days since 1970, in Shanghai. */
  readonly today: number;
  /** The last day on which the job shows: its own end, or `maxAgeDays` after posting. */
  readonly lastDay: Uint32Array;
  /** Straight-line kilometres from the station; NaN = no place known. */
  readonly km: Float32Array;
  /** How many of PAY_STEPS the lowest pay reaches; PAY_UNKNOWN = not stated. */
  readonly payStep: Uint8Array;
  /** Index of the innermost of RINGS that holds the job, RINGS.length beyond all; PLACE_UNKNOWN = no place known. */
  readonly ring: Uint8Array;
  /** What each order sorts by, higher first; for `match` the part of the score that no word gives: fresh, near, pay. */
  readonly keys: { readonly match: Float32Array; readonly distance: Float32Array; readonly salary: Float32Array };
}

export const PAY_UNKNOWN = PAY_STEPS.length + 1;
export const PLACE_UNKNOWN = RINGS.length + 1;

/** What does not change from one day to the next. */
export type Measured = Omit<Local, "today" | "keys"> & { readonly keys: Omit<Local["keys"], "match"> };

/** Measures every job from the station. Once for a generation. */
export function measure(
  columns: Columns,
  station: { readonly lat: number; readonly lon: number },
  maxAgeDays: number,
): Measured {
  const km = new Float32Array(columns.count);
  const lastDay = new Uint32Array(columns.count);
  const payStep = new Uint8Array(columns.count);
  const ring = new Uint8Array(columns.count);
  const distance = new Float32Array(columns.count);
  const salary = new Float32Array(columns.count);
  const kilometres = distancesFrom(station.lat, station.lon);
  for (let doc = 0; doc < columns.count; doc += 1) {
    const lat = columns.lat[doc] as number;
    km[doc] = lat === NOWHERE ? Number.NaN : kilometres(lat / DEGREE, (columns.lon[doc] as number) / DEGREE);
    distance[doc] = orLast(-(km[doc] as number));
    salary[doc] = orLast(columns.payMiddle[doc] as number);
    ring[doc] = ringAt(km[doc] as number);
    payStep[doc] = payStepAt(columns.payFloor[doc] as number);
    lastDay[doc] = (columns.validThrough[doc] as number) || (columns.posted[doc] as number) + maxAgeDays;
  }
  return { km, lastDay, payStep, ring, keys: { distance, salary } };
}

/** Not stated, or no place known: behind all others, never as 0. */
function orLast(key: number): number {
  return Number.isNaN(key) ? Number.NEGATIVE_INFINITY : key;
}

const RING_KM = Float32Array.from(RINGS, (ring) => ring.km);

function ringAt(km: number): number {
  if (Number.isNaN(km)) return PLACE_UNKNOWN;
  let ring = 0;
  while (ring < RING_KM.length && km > (RING_KM[ring] as number)) ring += 1;
  return ring;
}

function payStepAt(yuan: number): number {
  if (Number.isNaN(yuan)) return PAY_UNKNOWN;
  let step = 0;
  while (step < PAY_STEPS.length && yuan >= (PAY_STEPS[step] as number)) step += 1;
  return step;
}

/** Days of age with a score of their own; at a year freshness is worth less than 10⁻¹⁰ of the best. */
const AGES_TABLED = 366;

/** Completes the measure for one day. */
export function localise(columns: Columns, measured: Measured, today: number): Local {
  const match = new Float32Array(columns.count);
  const freshAt = Float64Array.from({ length: AGES_TABLED }, (_, age) => freshScore(age));
  for (let doc = 0; doc < columns.count; doc += 1) {
    const age = Math.max(0, today - (columns.posted[doc] as number));
    match[doc] = (freshAt[age] ?? 0) + nearScore(measured.km[doc] as number) + payScore(columns.payRank[doc] as number);
  }
  return { ...measured, today, keys: { ...measured.keys, match } };
}
