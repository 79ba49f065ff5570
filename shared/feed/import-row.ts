import { type DATE_BASES, GEO_BASES, type PublishedJob, publishedJob } from "../jobs/job.ts";
import { fail, ok, type Result } from "../result.ts";
import { readDay } from "./days.ts";
import { type Datum, wgsFrom } from "./import/datum.ts";
import { maskContacts } from "./mask.ts";
import { isForeignMoney, monthlyIfPlausible, NO_PAY, type Pay, payPeriodOf, readPay, tidyPay } from "./pay.ts";
import { clipped, plainLine, plainText } from "./plain-text.ts";
import type { QuarantineReason } from "./quarantine.ts";
import { educationOf, employmentTypeOf, salaryUnitOf } from "./vocabulary.ts";

/** Days of one build, `YYYY-MM-DD` in Shanghai, and what the build knows beside the row. */
export interface ImportDays {
  /** The day an undated row is published under. */
  readonly build: string;
  /** Set: the whole input counts as seen on this day (an old sample shown as if it were new). */
  readonly asOf: string | null;
  /** What a row that names no source comes from. */
  readonly source?: string;
  /** The grid of the rows' coordinates; WGS-84 unless declared. */
  readonly datum?: Datum;
  /** An id for a row that has none, from all that it says. Without this such a row is `no-id`. */
  readonly idOf?: (content: string) => string;
}

export interface ImportedRow {
  readonly job: PublishedJob;
  /** True when a contact was replaced in one of its texts. */
  readonly masked: boolean;
}

type Raw = Readonly<Record<string, unknown>>;

/** The two forms of input: the normal form of a collected file, and the published form of a feed. First name wins. */
const NAMES = {
  employer: ["employer", "company"],
  street: ["street", "area"],
  posted: ["datePosted", "postedAt"],
} as const;

/**
 * One row of a source as a published job (shared/jobs/job.ts), or the reason to leave it out. Accepts the normal form
 * `{source,id,title,company,…,postedAt?}` and rows already in the published form. The id stays the source's own.
 */
export function importRow(row: unknown, days: ImportDays): Result<ImportedRow, QuarantineReason> {
  if (typeof row !== "object" || row === null || Array.isArray(row)) return fail("not-a-job", undefined);
  const raw = row as Raw;
  if (raw["op"] !== undefined && raw["op"] !== "put") return fail("not-a-job", undefined);
  const id = words(raw["id"]).trim();
  if (id === "" && days.idOf === undefined) return fail("no-id", undefined);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: an id with control characters cannot be asked for
  if (id.length > 200 || /[\u0000-\u001f\u007f]/.test(id) || !id.isWellFormed()) return fail("bad-id", undefined);

  const texts = createTexts();
  const title = texts.line(raw["title"], 400);
  if (title === "") return fail("no-title", undefined);
  const salaryText = texts.line(raw["salaryText"], 200);
  const pay = payOf(raw, salaryText);
  if (pay === null) return fail("bad-pay", undefined);
  const dates = datesOf(raw, days);
  if (dates.validThrough !== null && dates.validThrough < days.build && days.asOf === null)
    return fail("expired", undefined);

  const tags = tagsOf(raw["tags"], texts);
  const job: PublishedJob = {
    op: "put",
    id,
    source: texts.line(raw["source"], 120) || days.source || "unknown",
    title,
    employer: texts.line(first(raw, NAMES.employer), 400),
    city: texts.line(raw["city"], 80),
    district: texts.line(raw["district"], 80),
    street: texts.line(first(raw, NAMES.street), 120),
    address: texts.line(raw["address"], 600),
    ...placeOf(raw, days.datum ?? "wgs84"),
    employmentType: employmentTypeOf(words(raw["employmentType"]).trim(), `${title} ${salaryText}`),
    salaryMin: pay.min,
    salaryMax: pay.max,
    salaryUnit: pay.unit,
    salaryMonths: pay.months,
    salaryText,
    education: educationOf(plainLine(words(raw["education"]))),
    experience: texts.line(raw["experience"], 120),
    openings: openingsOf(raw["openings"], tags),
    tags,
    description: texts.lines(raw["description"], 8_192),
    ...dates,
    applyUrl: linkOf(raw["applyUrl"]),
  };
  const checked = publishedJob.safeParse(id === "" ? { ...job, id: days.idOf?.(contentOf(job)) } : job);
  return checked.success ? ok({ job: checked.data, masked: texts.masked() }) : fail("invalid", undefined);
}

/**
 * All that makes an advertisement the one it is, as one text: two rows with the same are duplicates. Neither its id nor
 * its dates (the same advertisement is posted again and again) nor where it was found.
 */
export function contentOf(job: PublishedJob): string {
  const { title, employer, city, district, street, address, employmentType } = job;
  const { salaryMin, salaryMax, salaryUnit, salaryText, education, experience, openings, description, tags } = job;
  const place = [city, district, street, address];
  const pay = [salaryMin, salaryMax, salaryUnit, salaryText];
  return JSON.stringify([
    title,
    employer,
    place,
    employmentType,
    pay,
    education,
    experience,
    openings,
    tags,
    description,
  ]);
}

/** Cleans and masks texts, and remembers whether anything was masked. */
function createTexts() {
  let masked = false;
  function safe(plain: string, length: number): string {
    const text = maskContacts(plain);
    if (text !== plain) masked = true;
    return clipped(text, length);
  }
  return {
    line: (value: unknown, length: number) => safe(plainLine(words(value)), length),
    lines: (value: unknown, length: number) => safe(plainText(words(value)), length),
    masked: () => masked,
  };
}

/** Sources write numbers where words belong; anything else than words or a number is "not stated". */
function words(value: unknown): string {
  if (typeof value === "string") return value;
  return typeof value === "number" && Number.isFinite(value) ? String(value) : "";
}

function first(raw: Raw, names: readonly string[]): unknown {
  return names.map((name) => raw[name]).find((value) => words(value).trim() !== "");
}

/** A number, or a string that is one; null = not stated; undefined = something that can be no number. */
function numberOf(value: unknown): number | null | undefined {
  if (value === undefined || value === null) return null;
  if (typeof value === "number") return Number.isFinite(value) ? value : null;
  if (typeof value !== "string") return undefined;
  const text = value.trim();
  return /^-?[0-9]+(?:\.[0-9]+)?$/.test(text) ? Number(text) : null;
}

function payOf(raw: Raw, salaryText: string): Pay | null {
  const currency = words(raw["currency"]);
  if (isForeignMoney(salaryText) || (currency !== "" && !/^(?:cny|rmb|人民币|元)$/i.test(currency))) return NO_PAY;
  const min = numberOf(raw["salaryMin"]);
  const max = numberOf(raw["salaryMax"]);
  const months = numberOf(raw["salaryMonths"]);
  if (min === undefined || max === undefined || months === undefined) return null;
  if (min === null && max === null) return readPay(salaryText);
  const tidy = tidyPay({ min, max, unit: salaryUnitOf(words(raw["salaryUnit"])), months });
  if (tidy === NO_PAY || tidy.unit !== null) return tidy;
  return tidyPay({ ...tidy, unit: payPeriodOf(salaryText) ?? monthlyIfPlausible(tidy.max ?? tidy.min ?? 0) });
}

type Dates = Pick<PublishedJob, "datePosted" | "dateBasis" | "validThrough">;

function datesOf(raw: Raw, days: ImportDays): Dates {
  const until = readDay(words(raw["validThrough"]), days.build, "future");
  if (days.asOf !== null) {
    const validThrough = until !== null && until < days.asOf ? null : until;
    return { datePosted: days.asOf, dateBasis: "feed", validThrough };
  }
  const posted = readDay(words(first(raw, NAMES.posted)), days.build);
  if (posted === null) return { datePosted: days.build, dateBasis: "feed", validThrough: until };
  const basis: (typeof DATE_BASES)[number] = raw["dateBasis"] === "feed" ? "feed" : "source";
  return { datePosted: posted, dateBasis: basis, validThrough: until };
}

type Place = Pick<PublishedJob, "lat" | "lon" | "geoBasis">;
const NOWHERE: Place = { lat: null, lon: null, geoBasis: "none" };

/** Both or neither; 0,0 is how sources write "unknown"; a pair the wrong way round is turned. Put on WGS-84. */
function placeOf(raw: Raw, datum: Datum): Place {
  let lat = numberOf(raw["lat"]) ?? null;
  let lon = numberOf(raw["lon"]) ?? null;
  if (lat === null || lon === null || (lat === 0 && lon === 0)) return NOWHERE;
  if (Math.abs(lat) > 90 && Math.abs(lon) <= 90) [lat, lon] = [lon, lat];
  if (Math.abs(lat) > 90 || Math.abs(lon) > 180) return NOWHERE;
  const basis = GEO_BASES.find((known) => known === raw["geoBasis"] && known !== "none");
  return { ...wgsFrom({ lat, lon }, datum), geoBasis: basis ?? "source" };
}

const TAGS_MOST = 60;

function tagsOf(value: unknown, texts: ReturnType<typeof createTexts>): string[] {
  const list = Array.isArray(value) ? value : typeof value === "string" ? value.split(/[,，;；|、\n]/) : [];
  const clean = list.map((one) => texts.line(one, 200)).filter((one) => one !== "");
  return [...new Set(clean)].slice(0, TAGS_MOST);
}

/** 招3人 in a tag is how job boards say it. */
function openingsOf(value: unknown, tags: readonly string[]): number | null {
  const tagged = tags.map((tag) => /^招(?:聘|募)? ?([0-9]{1,5}) ?[人名]$/.exec(tag)?.[1]).find((n) => n !== undefined);
  const openings = numberOf(value) ?? (tagged === undefined ? null : Number(tagged));
  if (openings === null || !Number.isInteger(openings) || openings < 1 || openings > 100_000) return null;
  return openings;
}

/** https only, and no contact hidden in it (`tel:`, a number in the path). The station checks the host once more. */
function linkOf(value: unknown): string | null {
  const link = words(value).trim();
  const plain = /^https:\/\/[^\s"'<>\\]{4,590}$/i.test(link) && link.isWellFormed();
  return plain && maskContacts(link) === link ? link : null;
}
