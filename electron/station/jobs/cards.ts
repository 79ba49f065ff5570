import type Database from "better-sqlite3";
import type { JobCard, JobDetail } from "../../../shared/contract/jobs.ts";
import { dayNumber, dayText } from "../../../shared/jobs/day.ts";
import { PART_SEPARATOR } from "../../../shared/jobs/fields.ts";
import { createLru } from "./lru.ts";
import type { Texts } from "./texts.ts";

/** Columns of `jobs` in the order in which a row is read, after its number. */
const COLUMNS = `ext_id, source, title, tags, employer, city, district, street, address, lat, lon, geo_basis,
  employment_type, salary_min, salary_max, salary_unit, salary_months, salary_text, education, experience, openings,
  date_posted, date_basis, valid_through, apply_url`;
type Row = [
  id: string,
  source: string,
  title: string,
  tags: string,
  employer: string,
  city: string,
  district: string,
  street: string,
  address: string,
  lat: number | null,
  lon: number | null,
  geoBasis: JobCard["geoBasis"],
  employmentType: JobCard["employmentType"],
  salaryMin: number | null,
  salaryMax: number | null,
  salaryUnit: JobCard["salaryUnit"],
  salaryMonths: number | null,
  salaryText: string,
  education: string,
  experience: string,
  openings: number | null,
  datePosted: string,
  dateBasis: JobCard["dateBasis"],
  validThrough: string | null,
  applyUrl: string | null,
];

/**
 * Cards kept as they were shown, some 3 MB: the next resident asks for many of the same, turning a page back or leaving
 * a detail asks for all of them, and the flash of a kiosk is slow.
 */
const KEPT_CARDS = 2_048;

/** Reads jobs by number of document, as the screen gets them. */
export interface Cards {
  /** The number of the job with this feed id; null = this generation has none. */
  docOf(id: string): number | null;
  /** In the order given. Not to be changed: the same card is handed out again. */
  cards(docs: Uint32Array): JobCard[];
  detail(doc: number): JobDetail;
}

/**
 * @param kmOf straight-line kilometres by document, NaN = no place known
 * @param maxAgeDays days that a job without an end of its own is shown
 */
export function createCards(
  db: Database.Database,
  texts: Texts,
  kmOf: (doc: number) => number,
  maxAgeDays: number,
): Cards {
  const doc = db.prepare<[string], number>("SELECT id FROM jobs WHERE ext_id = ?").pluck();
  // A page in one statement: 10 % less than a statement a row. CROSS JOIN keeps the order of the list.
  const rows = db
    .prepare<[string], Row>(`SELECT ${COLUMNS} FROM json_each(?) AS d CROSS JOIN jobs ON jobs.id = d.value`)
    .raw();
  const row = db.prepare<[number], Row>(`SELECT ${COLUMNS} FROM jobs WHERE id = ?`).raw();

  const kept = createLru<number, JobCard>(KEPT_CARDS, KEPT_CARDS, () => 1);

  function toCard(of: number, r: Row): JobCard {
    const validThrough = r[23];
    return Object.freeze({
      id: r[0],
      source: r[1],
      title: r[2],
      employer: r[4],
      city: r[5],
      district: r[6],
      street: r[7],
      address: r[8],
      lat: r[9],
      lon: r[10],
      geoBasis: r[11],
      distanceKm: toMetre(kmOf(of)),
      employmentType: r[12],
      salaryMin: r[13],
      salaryMax: r[14],
      salaryUnit: r[15],
      salaryMonths: r[16],
      salaryText: r[17],
      education: r[18],
      experience: r[19],
      openings: r[20],
      tags: Object.freeze(r[3] === "" ? [] : r[3].split(PART_SEPARATOR)) as string[],
      datePosted: r[21],
      dateBasis: r[22],
      validThrough: validThrough ?? dayText(dayNumber(r[21]) + maxAgeDays),
      validBasis: validThrough === null ? "default" : "source",
    });
  }

  return {
    docOf: (id) => doc.get(id) ?? null,
    cards(docs) {
      const missing = docs.filter((of) => kept.get(of) === undefined);
      const read = missing.length === 0 ? [] : rows.all(`[${missing.join()}]`);
      const fresh = new Map(read.map((r, at) => [missing[at], toCard(missing[at] as number, r)]));
      return Array.from(docs, (of) => kept.get(of) ?? kept.put(of, fresh.get(of) as JobCard));
    },
    detail(of) {
      const r = row.get(of) as Row;
      return { ...toCard(of, r), description: texts.description(of), applyUrl: r[24] };
    },
  };
}

/** Kilometres to the metre; null = no place known. */
function toMetre(km: number): number | null {
  return Number.isNaN(km) ? null : Math.round(km * 1_000) / 1_000;
}
