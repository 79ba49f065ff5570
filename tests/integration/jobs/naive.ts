import type { JobFilters, JobSort } from "../../../shared/contract/jobs.ts";
import type { PublishedJob } from "../../../shared/jobs/job.ts";

/**
 * What the jobs room must answer, worked out the long way: every rule again from its words, over plain rows, with
 * nothing taken from the code under test but its types.
 */
export interface NaiveAnswer {
  readonly ids: readonly string[];
  readonly district: Record<string, number>;
  readonly employmentType: Record<string, number>;
  readonly salaryAtLeast: Record<string, number>;
  readonly withinKm: Record<string, number>;
  readonly unlocated: number;
  readonly unpriced: number;
}

const PAY_STEPS = [3000, 4000, 5000, 6000, 8000, 10000, 15000];
const RINGS = [1.1, 3, 8];
const SCHOOLING = ["不限", "初中", "高中", "中专", "大专", "本科", "硕士", "博士"];
const DAY = 24 * 60 * 60 * 1000;
const FORMER: Record<string, string> = {
  浦东: "浦东新区",
  南汇区: "浦东新区",
  闸北区: "静安区",
  卢湾区: "黄浦区",
  崇明县: "崇明区",
};

export interface Setting {
  readonly lat: number;
  readonly lon: number;
  readonly today: string;
  readonly maxAgeDays: number;
}

export function districtOf(row: PublishedJob): string {
  if (row.district === "") return "";
  return FORMER[row.district] ?? (/[区县]$/.test(row.district) ? row.district : `${row.district}区`);
}

function monthly(amount: number | null, unit: string | null): number | null {
  if (amount === null) return null;
  if (unit === "month") return amount;
  if (unit === "year") return amount / 12;
  if (unit === "week") return (amount * 52) / 12;
  if (unit === "day") return amount * 21.75;
  return unit === "hour" ? amount * 174 : null;
}

function middle(row: PublishedJob): number | null {
  const low = monthly(row.salaryMin, row.salaryUnit);
  const high = monthly(row.salaryMax, row.salaryUnit);
  return low === null ? null : high === null ? low : (low + high) / 2;
}

/** By the angle between two unit vectors: another road to the same distance. */
export function kilometres(row: PublishedJob, setting: Setting): number | null {
  if (row.lat === null || row.lon === null) return null;
  const [a, b] = [unit(row.lat, row.lon), unit(setting.lat, setting.lon)];
  const cross = Math.hypot(a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]);
  return 6371.0088 * Math.atan2(cross, a[0] * b[0] + a[1] * b[1] + a[2] * b[2]);
}
function unit(lat: number, lon: number): [number, number, number] {
  const [f, l] = [(lat * Math.PI) / 180, (lon * Math.PI) / 180];
  return [Math.cos(f) * Math.cos(l), Math.cos(f) * Math.sin(l), Math.sin(f)];
}

function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / DAY;
}

function shows(row: PublishedJob, setting: Setting): boolean {
  if (row.validThrough !== null) return row.validThrough >= setting.today;
  return daysBetween(row.datePosted, setting.today) <= setting.maxAgeDays;
}

export function fieldsOf(row: PublishedJob): string[] {
  const place = [row.employer, row.city, row.district, row.street, row.address];
  return [row.title, row.tags.join("\n"), place.join("\n"), row.description].map((text) =>
    text.normalize("NFKC").toLowerCase(),
  );
}

/** Σ of the weights of the fields that hold the word, 10, 6, 2, 1. */
function worth(row: PublishedJob, word: string): number {
  return fieldsOf(row).reduce((sum, text, at) => sum + (text.includes(word) ? ([10, 6, 2, 1][at] as number) : 0), 0);
}

function passes(row: PublishedJob, filters: JobFilters, setting: Setting, except?: keyof JobFilters): boolean {
  const f: JobFilters = { ...filters, ...(except === undefined ? {} : { [except]: undefined }) };
  if (f.district !== undefined && !f.district.includes(districtOf(row))) return false;
  if (f.employmentTypes !== undefined && !f.employmentTypes.some((type) => type === row.employmentType)) return false;
  const pay = monthly(row.salaryMin, row.salaryUnit);
  if (f.salaryAtLeast !== undefined && (pay === null || pay < f.salaryAtLeast)) return false;
  const km = kilometres(row, setting);
  if (f.withinKm !== undefined && (km === null || km > f.withinKm)) return false;
  if (f.publishedWithinDays !== undefined && daysBetween(row.datePosted, setting.today) > f.publishedWithinDays)
    return false;
  return f.education === undefined || SCHOOLING.indexOf(row.education) <= SCHOOLING.indexOf(f.education);
}

function tally(values: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const value of values) if (value !== "") counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}

function ladder(rungs: readonly number[], asked: number | undefined, count: (rung: number) => number) {
  return Object.fromEntries(
    [...new Set([...rungs, ...(asked === undefined ? [] : [asked])])].map((rung) => [rung, count(rung)]),
  );
}

/** @param words normalised; plain substrings */
export function naive(
  rows: readonly PublishedJob[],
  words: readonly string[],
  filters: JobFilters,
  sort: JobSort,
  setting: Setting,
): NaiveAnswer {
  const said = rows.filter(
    (row) => shows(row, setting) && words.every((word) => fieldsOf(row).some((field) => field.includes(word))),
  );
  const but = (except: keyof JobFilters) => said.filter((row) => passes(row, filters, setting, except));
  const byPay = but("salaryAtLeast").map((row) => monthly(row.salaryMin, row.salaryUnit));
  const byPlace = but("withinKm").map((row) => kilometres(row, setting));
  const hits = said.filter((row) => passes(row, filters, setting));
  return {
    ids: inOrder(rows, hits, words, sort, setting).map((row) => row.id),
    district: tally(but("district").map(districtOf)),
    employmentType: tally(but("employmentTypes").map((row) => row.employmentType ?? "")),
    salaryAtLeast: ladder(
      PAY_STEPS,
      filters.salaryAtLeast,
      (yuan) => byPay.filter((p) => p !== null && p >= yuan).length,
    ),
    withinKm: ladder(RINGS, filters.withinKm, (km) => byPlace.filter((d) => d !== null && d <= km).length),
    unlocated: byPlace.filter((d) => d === null).length,
    unpriced: byPay.filter((p) => p === null).length,
  };
}

function inOrder(
  rows: readonly PublishedJob[],
  hits: readonly PublishedJob[],
  words: readonly string[],
  sort: JobSort,
  setting: Setting,
): PublishedJob[] {
  const key: Record<JobSort, (row: PublishedJob) => number> = {
    newest: () => 0,
    distance: (row) => -(kilometres(row, setting) ?? Number.POSITIVE_INFINITY),
    salary: (row) => middle(row) ?? Number.NEGATIVE_INFINITY,
    match: (row) => score(rows, row, words, setting),
  };
  const newest = (a: PublishedJob, b: PublishedJob) =>
    a.datePosted === b.datePosted ? (a.id < b.id ? 1 : -1) : a.datePosted < b.datePosted ? 1 : -1;
  // Single precision, as stored: two jobs that differ by less are equals.
  const keyed = hits.map((row) => ({ row, key: Math.fround(key[sort](row)) }));
  return keyed.sort((a, b) => (a.key === b.key ? newest(a.row, b.row) : b.key - a.key)).map(({ row }) => row);
}

export function score(
  rows: readonly PublishedJob[],
  row: PublishedJob,
  words: readonly string[],
  setting: Setting,
): number {
  const km = kilometres(row, setting);
  const pays = rows.map(middle).filter((yuan) => yuan !== null);
  const own = middle(row);
  const lower = own === null ? 0 : pays.filter((yuan) => Math.fround(yuan) < Math.fround(own)).length;
  const rank = own === null ? 0 : 1 + Math.floor((254 * lower) / Math.max(1, pays.length - 1));
  return (
    40 * words.reduce((sum, word) => sum + worth(row, word), 0) +
    (row.city === "上海" || row.district === "长宁区" ? 200 : 0) +
    (districtOf(row) === "长宁区" && km === null ? 1 : 0) +
    8 * Math.exp(-Math.max(0, daysBetween(row.datePosted, setting.today)) / 14) +
    (km === null ? 0 : 6 * Math.exp(-km / 3)) +
    (2 * rank) / 255
  );
}
