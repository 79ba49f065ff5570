import type Database from "better-sqlite3";
import { dayNumber } from "../../../shared/jobs/day.ts";
import { districtKey } from "../../../shared/jobs/districts.ts";
import { EDUCATION_LEVELS, EMPLOYMENT_TYPES, type PublishedJob } from "../../../shared/jobs/job.ts";
import { monthlyFloor, monthlyMiddle } from "../../../shared/jobs/salary.ts";

/** Days since 1970 that a column can hold; 2149-06-06 stands for anything later. 0 = no such day. */
const DAY_MAX = 65_535;
/** Coordinates are stored in millionths of a degree (11 cm). */
export const DEGREE = 1_000_000;
/** In `lat`: no place known. */
export const NOWHERE = -0x8000_0000;

/** What filters, facets and sorts need of every job, one array element a document. */
export interface Columns {
  readonly count: number;
  /** Index into `districts`; 0 = "". */
  readonly district: Uint16Array;
  /** Keys of `districtKey`. */
  readonly districts: readonly string[];
  /** Index into `cities`; 0 = "". */
  readonly city: Uint16Array;
  /** As written, without 市 behind. */
  readonly cities: readonly string[];
  /** 0 = not stated, else 1 + index into EMPLOYMENT_TYPES. */
  readonly employment: Uint8Array;
  /** Index into EDUCATION_LEVELS; not stated counts as 0, 不限. */
  readonly education: Uint8Array;
  /** Yuan a month, lower end; NaN = not stated. */
  readonly payFloor: Float32Array;
  /** Yuan a month, for sorting; NaN = not stated. */
  readonly payMiddle: Float32Array;
  /** Percentile of `payMiddle` in this generation, 1 … 255; 0 = not stated. */
  readonly payRank: Uint8Array;
  /** Millionths of a degree (DEGREE); NOWHERE = no place known. */
  readonly lat: Int32Array;
  readonly lon: Int32Array;
  /** Days since 1970. */
  readonly posted: Uint16Array;
  /** Days since 1970 as the source says; 0 = it does not. */
  readonly validThrough: Uint16Array;
  /** Bits of FIELDS in which pairs decide alone (`pairsDecide`), and ODD_BIT. */
  readonly sure: Uint8Array;
}

/**
 * Set in `sure` when normalising changes a CJK character of the description (㊙ → 秘): its normalised form is then kept
 * beside it, and that one is compared.
 */
export const ODD_BIT = 16;

const ARRAYS = {
  district: Uint16Array,
  city: Uint16Array,
  employment: Uint8Array,
  education: Uint8Array,
  payFloor: Float32Array,
  payMiddle: Float32Array,
  payRank: Uint8Array,
  lat: Int32Array,
  lon: Int32Array,
  posted: Uint16Array,
  validThrough: Uint16Array,
  sure: Uint8Array,
} as const;
type ArrayName = keyof typeof ARRAYS;
const ARRAY_NAMES = Object.keys(ARRAYS) as ArrayName[];
type Arrays = { [Name in ArrayName]: InstanceType<(typeof ARRAYS)[Name]> };

function makeArrays(make: (name: ArrayName) => Arrays[ArrayName]): Arrays {
  return Object.fromEntries(ARRAY_NAMES.map((name) => [name, make(name)])) as unknown as Arrays;
}

/** Reads days as a column holds them. A feed has few different ones, so each is read once. */
function dayReader(): (day: string) => number {
  const known = new Map<string, number>();
  return (day) => {
    let number = known.get(day);
    if (number === undefined) {
      number = Math.min(DAY_MAX, Math.max(1, dayNumber(day)));
      known.set(day, number);
    }
    return number;
  };
}

export interface ColumnWriter {
  /** `sure`: see `Columns.sure`. */
  put(doc: number, job: PublishedJob, sure: number): void;
  /** Name and bytes of every column. */
  blobs(): Iterable<readonly [name: string, bytes: Uint8Array]>;
}

/** Collects the columns of `count` jobs; numbers are stored in the byte order of the machine (little-endian). */
export function createColumnWriter(count: number): ColumnWriter {
  const arrays = makeArrays((name) => new ARRAYS[name](count));
  const districts = new Map<string, number>([["", 0]]);
  const cities = new Map<string, number>([["", 0]]);
  const clampDay = dayReader();
  return {
    put(doc, job, sure) {
      const key = districtKey(job.district, job.city);
      const district = districts.get(key) ?? districts.size;
      districts.set(key, district);
      arrays.district[doc] = district;
      const cityName = cityKey(job.city);
      const city = cities.get(cityName) ?? cities.size;
      cities.set(cityName, city);
      arrays.city[doc] = city;
      arrays.employment[doc] = job.employmentType === null ? 0 : 1 + EMPLOYMENT_TYPES.indexOf(job.employmentType);
      arrays.education[doc] = job.education === "" ? 0 : EDUCATION_LEVELS.indexOf(job.education);
      arrays.payFloor[doc] = monthlyFloor(job) ?? Number.NaN;
      arrays.payMiddle[doc] = monthlyMiddle(job) ?? Number.NaN;
      const placed = job.lat !== null && job.lon !== null;
      arrays.lat[doc] = placed ? Math.round((job.lat as number) * DEGREE) : NOWHERE;
      arrays.lon[doc] = placed ? Math.round((job.lon as number) * DEGREE) : NOWHERE;
      arrays.posted[doc] = clampDay(job.datePosted);
      arrays.validThrough[doc] = job.validThrough === null ? 0 : clampDay(job.validThrough);
      arrays.sure[doc] = sure;
    },
    *blobs() {
      arrays.payRank.set(payRanks(arrays.payMiddle));
      for (const name of ARRAY_NAMES) {
        const array = arrays[name];
        yield [name, new Uint8Array(array.buffer, array.byteOffset, array.byteLength)];
      }
      yield ["districts", namesAsBytes(districts)];
      yield ["cities", namesAsBytes(cities)];
    },
  };
}

/** The name a city is compared by: 上海 and 上海市 are one. */
export function cityKey(city: string): string {
  return city.trim().replace(/市$/, "");
}

function namesAsBytes(names: ReadonlyMap<string, number>): Uint8Array {
  return new TextEncoder().encode(JSON.stringify([...names.keys()]));
}

function payRanks(pay: Float32Array): Uint8Array {
  const stated = pay.filter((yuan) => !Number.isNaN(yuan)).sort();
  return Uint8Array.from(pay, (yuan) => {
    if (Number.isNaN(yuan)) return 0;
    return 1 + Math.floor((254 * below(stated, yuan)) / Math.max(1, stated.length - 1));
  });
}

/** How many of the sorted numbers lie below `value`. */
function below(sorted: Float32Array, value: number): number {
  let from = 0;
  let to = sorted.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((sorted[middle] as number) < value) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** Reads the columns of a generation. Throws when one is missing or of another length than `count` says. */
export function readColumns(db: Database.Database, count: number): Columns {
  const blobs = new Map(db.prepare<[], [string, Uint8Array]>("SELECT name, b FROM col").raw().all());
  const arrays = makeArrays((name) => {
    const bytes = blobs.get(name);
    const size = count * ARRAYS[name].BYTES_PER_ELEMENT;
    if (bytes?.byteLength !== size)
      throw new Error(`column ${name} has ${bytes?.byteLength ?? "no"} bytes, not ${size}`);
    // A copy: the bytes of a blob need not begin at a multiple of the element's size.
    return new ARRAYS[name](bytes.slice().buffer);
  });
  const names = (column: string) => {
    const bytes = blobs.get(column);
    if (bytes === undefined) throw new Error(`column ${column} is missing`);
    return JSON.parse(new TextDecoder().decode(bytes)) as string[];
  };
  return { ...arrays, count, districts: names("districts"), cities: names("cities") };
}
