import { wantedDistrict } from "../../../shared/jobs/districts.ts";
import { distancesFrom } from "../../../shared/jobs/geo.ts";
import { freshScore, homeScore, nearScore, payScore } from "../../../shared/jobs/ranking.ts";
import { RINGS } from "../../../shared/jobs/rings.ts";
import { PAY_STEPS } from "../../../shared/jobs/salary.ts";
import { type Columns, cityKey, DEGREE, NOWHERE } from "./columns.ts";

/**
 * What the jobs of a generation are to one station on one day. What every question needs of a document lies in four
 * 32-bit words side by side: the documents of a word lie far apart, so a column for each property meant a dozen cache
 * misses a hit; this way it is one (a third of the time of the whole pass).
 */
export interface Local {
  /** Days since 1970, in Shanghai. */
  today(): number;
  readonly count: number;
  /**
   * The words of all documents (LAYOUT); those that are numbers with a fraction are read through `floats`. A document
   * whose first word is 0 is not reckoned yet: `fill` it before anything else of it is read.
   */
  readonly ints: Int32Array;
  /** The same memory. */
  readonly floats: Float32Array;
  /** Yuan a month, lower end; NaN = not stated. By document, as all below. */
  readonly payFloor: Float32Array;
  /** What the orders that have no word of their own sort by, higher first; not stated is behind all others. */
  readonly keys: { readonly distance: Float32Array; readonly salary: Float32Array };
  /** Reckons one document, once; answers its first word. */
  fill(doc: number): number;
  /** Makes all of it that of another day: jobs grow older. */
  turnTo(today: number): void;
}

/**
 * Where the words of a document lie: `ints[doc * LAYOUT.words + LAYOUT.days]`. (One object, to be taken apart before a
 * loop: constants imported one by one were read anew for every document, a fifth of the time.)
 */
export const LAYOUT = {
  words: 4,
  /**
   * Upper 16 bits: the last day on which the job shows, its own end or `maxAgeDays` after posting; lower 16: the day of
   * posting. Days since 1970.
   */
  days: 0,
  /** Upper 16 bits: index of the district; lower: traits, employment in the lowest four bits, the others by shifts. */
  kinds: 1,
  /** Float: the part of the score that no word gives: fresh, near, pay. */
  match: 2,
  /** Float: straight-line kilometres from the station; NaN = no place known. */
  km: 3,
  educationShift: 4,
  /** How many of PAY_STEPS the lowest pay reaches; PAY_UNKNOWN = not stated. */
  payStepShift: 8,
  /** Index of the innermost of RINGS that holds the job, RINGS.length beyond all; PLACE_UNKNOWN = no place known. */
  ringShift: 12,
} as const;
/** Mask of a trait. */
export const FOUR_BITS = 15;

/** The last day that 16 bits hold, 2149-06-06; it stands for anything later. */
const DAY_MAX = 65_535;

export const PAY_UNKNOWN = PAY_STEPS.length + 1;
export const PLACE_UNKNOWN = RINGS.length + 1;

const L = LAYOUT;

/** Where a station stands, or the place a resident asks from. */
export interface Home {
  readonly lat: number;
  readonly lon: number;
  readonly city: string;
  readonly district: string;
}

/**
 * Sees every job from the station, on one day. Nothing is reckoned yet: the first question to a generation touches a
 * few per cent of its jobs, and pays for those (`fill`) alone.
 */
export function localise(columns: Columns, station: Home, maxAgeDays: number, today: number): Local {
  const { count, payFloor, payMiddle, payRank } = columns;
  const { lat, lon, posted, validThrough, employment, education, district, city } = columns;
  const ints = new Int32Array(count * L.words);
  const floats = new Float32Array(ints.buffer);
  const keys = { distance: new Float32Array(count), salary: new Float32Array(count) };
  const kilometres = distancesFrom(station.lat, station.lon);
  const ownCity = columns.cities.indexOf(cityKey(station.city));
  const ownDistrict = columns.districts.indexOf(wantedDistrict(station.district));
  let day = today;

  function matchOf(doc: number, age: number, km: number): number {
    const inDistrict = district[doc] === ownDistrict;
    const home = homeScore(inDistrict || city[doc] === ownCity, inDistrict && Number.isNaN(km));
    return freshOf(age) + nearScore(km) + payScore(payRank[doc] as number) + home;
  }

  function fill(doc: number): number {
    const at = doc * L.words;
    const known = ints[at + L.days] as number;
    if (known !== 0) return known;
    const north = lat[doc] as number;
    const km = north === NOWHERE ? Number.NaN : kilometres(north / DEGREE, (lon[doc] as number) / DEGREE);
    const from = posted[doc] as number;
    const lastDay = (validThrough[doc] as number) || Math.min(DAY_MAX, from + maxAgeDays);
    const traits =
      (employment[doc] as number) |
      ((education[doc] as number) << L.educationShift) |
      (payStepOf(payFloor[doc] as number) << L.payStepShift) |
      (ringOf(km) << L.ringShift);
    const days = (lastDay << 16) | from;
    ints[at + L.days] = days;
    ints[at + L.kinds] = ((district[doc] as number) << 16) | traits;
    floats[at + L.km] = km;
    floats[at + L.match] = matchOf(doc, day - from, km);
    keys.distance[doc] = orLast(-km);
    keys.salary[doc] = orLast(payMiddle[doc] as number);
    return days;
  }

  return {
    today: () => day,
    count,
    ints,
    floats,
    payFloor,
    keys,
    fill,
    turnTo(next) {
      day = next;
      for (let doc = 0; doc < count; doc += 1) {
        const days = ints[doc * L.words + L.days] as number;
        if (days === 0) continue;
        const km = floats[doc * L.words + L.km] as number;
        floats[doc * L.words + L.match] = matchOf(doc, day - (days & 0xffff), km);
      }
    },
  };
}

/** Days of age with a score of their own; at a year freshness is worth less than 10⁻¹⁰ of the best. */
const AGES_TABLED = 366;
const FRESH_AT = Float64Array.from({ length: AGES_TABLED }, (_, age) => freshScore(age));

function freshOf(age: number): number {
  return age >= AGES_TABLED ? 0 : (FRESH_AT[Math.max(0, age)] as number);
}

/** Documents reckoned in one step: some 2 ms. */
const FILL_STEP = 16_384;

/** Reckons all jobs that no question has touched yet, in steps. */
export function* fillAll(local: Local): Generator<void> {
  for (let from = 0; from < local.count; from += FILL_STEP) {
    for (let doc = from; doc < Math.min(local.count, from + FILL_STEP); doc += 1) local.fill(doc);
    yield;
  }
}

/** Straight-line kilometres of a document from the station; NaN = no place known. */
export function kmOf(local: Local, doc: number): number {
  local.fill(doc);
  return local.floats[doc * L.words + L.km] as number;
}

/** Whether a job's last day is yet to end. */
export function showsToday(local: Local, doc: number): boolean {
  return local.fill(doc) >>> 16 >= local.today();
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
