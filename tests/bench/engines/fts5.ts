import { join } from "node:path";
import Database from "better-sqlite3";
import { sortRows } from "../../../electron/station/db/sorted-rows.ts";
import { jobRow } from "../../../electron/station/db/write-generation.ts";
import { createTextWriter } from "../../../electron/station/jobs/texts.ts";
import { dayNumber } from "../../../shared/jobs/day.ts";
import { districtKey, wantedDistrict } from "../../../shared/jobs/districts.ts";
import { distanceKm } from "../../../shared/jobs/geo.ts";
import { EDUCATION_LEVELS, type PublishedJob } from "../../../shared/jobs/job.ts";
import { monthlyFloor, monthlyMiddle, PAY_STEPS } from "../../../shared/jobs/salary.ts";
import { normalise } from "../../../shared/jobs/tokens.ts";
import { splitTerms } from "../../../shared/jobs/understand.ts";
import { bigrams, oldestFirst, textsOf } from "./bigrams.ts";
import { type Ask, type Engine, type Full, PAGE } from "./engine.ts";

export interface Setting {
  readonly lat: number;
  readonly lon: number;
  /** Days since 1970. */
  readonly today: number;
  readonly maxAgeDays: number;
}

/**
 * A generation as one would build it on FTS5: the same rows sorted and their texts written the same way, what filters
 * and sorts need in columns at the head of the row, and a contentless index over pairs joined by blanks.
 */
export async function buildFts5(
  folder: string,
  jobs: readonly PublishedJob[],
  setting: Setting,
): Promise<Database.Database> {
  const sorted = await sortRows(jobs);
  const db = new Database(join(folder, "fts5.db"));
  db.pragma("journal_mode = OFF");
  db.pragma("synchronous = OFF");
  db.exec("BEGIN");
  db.exec(`
    CREATE TABLE job (id INTEGER PRIMARY KEY, district TEXT, type TEXT, floor REAL, middle REAL, km REAL,
      posted INTEGER, last_day INTEGER, schooling INTEGER, ${CARD_COLUMNS.join()});
    CREATE TABLE job_text (chunk INTEGER PRIMARY KEY, b BLOB);
    CREATE VIRTUAL TABLE hit USING fts5(title, tags, place, body, content='', tokenize="unicode61 tokenchars '+#'");
  `);
  const insertRow = db.prepare(
    `INSERT INTO job VALUES (${Array(9 + CARD_COLUMNS.length)
      .fill("?")
      .join()})`,
  );
  const insertText = db.prepare("INSERT INTO job_text VALUES (?, ?)");
  const index = db.prepare("INSERT INTO hit (rowid, title, tags, place, body) VALUES (?, ?, ?, ?, ?)");
  const texts = createTextWriter((chunk, bytes) => insertText.run(chunk, bytes));
  let doc = 0;
  for (const job of sorted.rows()) {
    insertRow.run(doc, ...values(job, setting), ...jobRow(doc, job).slice(1));
    texts.put(job.description, []);
    const { title, tags, place, body } = textsOf(job);
    index.run(doc, ...[title, tags, place, body].map((text) => bigrams(text).join(" ")));
    doc += 1;
  }
  texts.finish();
  db.exec("CREATE UNIQUE INDEX job_ids ON job (c0)");
  // The file is only read from now on: one segment, as one would ship it.
  db.exec("INSERT INTO hit (hit) VALUES ('optimize')");
  db.exec("COMMIT");
  db.pragma("quick_check");
  sorted.close();
  return db;
}

/** The 25 columns of a card, named by number: the comparison never asks for one by itself. */
const CARD_COLUMNS = Array.from({ length: 25 }, (_, at) => `c${at}`);

function values(job: PublishedJob, setting: Setting): (string | number | null)[] {
  const posted = dayNumber(job.datePosted);
  return [
    districtKey(job.district, job.city),
    job.employmentType,
    monthlyFloor(job),
    monthlyMiddle(job),
    job.lat === null || job.lon === null ? null : distanceKm(setting.lat, setting.lon, job.lat, job.lon),
    posted,
    job.validThrough === null ? posted + setting.maxAgeDays : dayNumber(job.validThrough),
    job.education === "" ? 0 : EDUCATION_LEVELS.indexOf(job.education),
  ];
}

const ORDERS = {
  match: "bm25(hit, 10, 6, 2, 1), job.id DESC",
  newest: "job.id DESC",
  distance: "job.km IS NULL, job.km, job.id DESC",
  salary: "job.middle IS NULL, job.middle DESC, job.id DESC",
} as const;

/** Conditions by the facet they belong to; "" = none. */
function conditions({ filters }: Ask, today: number): readonly { of: string; sql: string }[] {
  const list = (words: readonly string[]) => words.map((word) => `'${word.replaceAll("'", "''")}'`).join();
  const all = [{ of: "", sql: `job.last_day >= ${today}` }];
  if (filters.district)
    all.push({ of: "district", sql: `job.district IN (${list(filters.district.map(wantedDistrict))})` });
  if (filters.employmentTypes) all.push({ of: "type", sql: `job.type IN (${list(filters.employmentTypes)})` });
  if (filters.salaryAtLeast !== undefined) all.push({ of: "pay", sql: `job.floor >= ${filters.salaryAtLeast}` });
  if (filters.withinKm !== undefined) all.push({ of: "", sql: `job.km <= ${filters.withinKm}` });
  if (filters.publishedWithinDays) all.push({ of: "", sql: `job.posted >= ${today - filters.publishedWithinDays}` });
  return all;
}

/** Every term a phrase of its pairs; all must match. null = no words. */
function match(text: string): string | null {
  const phrases = splitTerms(text).map(
    (term) => `"${bigrams(term).join(" ") || normalise(term).replaceAll('"', '""')}"`,
  );
  return phrases.length === 0 ? null : phrases.join(" AND ");
}

/** bm25 order and five statements: page, total, three facets. Statements are prepared once for every shape. */
export function fts5(db: Database.Database, today: number): Engine {
  const prepared = new Map<string, Database.Statement>();
  function all(sql: string, words: string | null): unknown[] {
    const statement = prepared.get(sql) ?? db.prepare(sql);
    prepared.set(sql, statement);
    return words === null ? statement.all() : statement.all(words);
  }
  const buckets = `CASE ${[...PAY_STEPS]
    .reverse()
    .map((yuan) => `WHEN job.floor >= ${yuan} THEN ${yuan}`)
    .join(" ")} END`;
  return {
    name: "fts5",
    answer(ask: Ask): Full {
      const words = match(ask.text);
      const given = conditions(ask, today);
      const from = (but: string): string => {
        const where = given.filter(({ of }) => of === "" || of !== but).map(({ sql }) => sql);
        return words === null
          ? `FROM job WHERE ${where.join(" AND ")}`
          : `FROM hit JOIN job ON job.id = hit.rowid WHERE hit MATCH ? AND ${where.join(" AND ")}`;
      };
      const order = ORDERS[words === null && ask.sort === "match" ? "newest" : ask.sort];
      return {
        rows: all(`SELECT job.* ${from("")} ORDER BY ${order} LIMIT ${PAGE}`, words),
        total: (all(`SELECT count(*) AS n ${from("")}`, words) as { n: number }[])[0]?.n ?? 0,
        facets: [
          all(`SELECT job.district, count(*) ${from("district")} GROUP BY 1`, words),
          all(`SELECT job.type, count(*) ${from("type")} GROUP BY 1`, words),
          all(`SELECT ${buckets} AS step, count(*) ${from("pay")} GROUP BY 1`, words),
        ],
      };
    },
    close: () => db.close(),
  };
}

/** A plain scan: one normalised text a job, LIKE for every term; the rest by columns. */
export function likeScan(jobs: readonly PublishedJob[], complete: (ask: Ask, docs: number[] | null) => Full): Engine {
  const db = new Database(":memory:");
  db.exec("CREATE TABLE flat (id INTEGER PRIMARY KEY, text TEXT) STRICT");
  const insert = db.prepare("INSERT INTO flat VALUES (?, ?)");
  db.transaction(() => {
    oldestFirst(jobs).forEach((job, doc) => {
      insert.run(doc, normalise(Object.values(textsOf(job)).join("\n")));
    });
  })();
  return {
    name: "like",
    answer(ask) {
      const terms = splitTerms(ask.text);
      if (terms.length === 0) return complete(ask, null);
      const sql = `SELECT id FROM flat WHERE ${terms.map(() => "text LIKE ?").join(" AND ")}`;
      return complete(
        ask,
        db
          .prepare<string[], number>(sql)
          .pluck()
          .all(...terms.map((term) => `%${term}%`)),
      );
    },
    close: () => db.close(),
  };
}
