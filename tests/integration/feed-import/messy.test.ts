import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { QuarantineReason } from "../../../shared/feed/quarantine.ts";
import type { PublishedJob } from "../../../shared/jobs/job.ts";
import { type BuildLab, createBuildLab } from "../../support/build-lab.ts";

/** Thirteen raw excerpts of real job sites; third-party text that is not part of the project. */
const FOLDER = join(fileURLToPath(new URL("../../..", import.meta.url)), "..", "shared", "data", "messy");
const absent = !existsSync(FOLDER);

interface Messy {
  readonly file: string;
  readonly form: string;
  readonly rows: number;
  readonly accepted: number;
  readonly left: Partial<Record<QuarantineReason, number>>;
  /** Why the others are not, found by hand (counted with other tools than the importer). */
  readonly why: string;
  /** True of every accepted row. */
  readonly every: (job: PublishedJob) => boolean;
  /** How many accepted rows have what only right columns can give them. */
  readonly with: readonly (readonly [keyof PublishedJob, number])[];
}

const hasPay = (job: PublishedJob) => job.salaryMin !== null && job.salaryUnit !== null;
const isCompany = (job: PublishedJob) => job.employer !== "" && !/^(?:上海|北京|[0-9])$/.test(job.employer);

const TABLE: readonly Messy[] = [
  {
    file: "01_lagou_2018_gb18030.csv",
    form: "csv gb18030",
    rows: 135,
    accepted: 123,
    left: { "duplicate-id": 12 },
    why: "12 rows repeat a positionId (123 different ones), in every column",
    every: (job) => hasPay(job) && job.city !== "" && isCompany(job) && /^\d+$/.test(job.id),
    with: [
      ["lat", 112],
      ["education", 123],
      ["employmentType", 123],
    ],
  },
  {
    file: "02_51job_2019_gb18030_list_literals.csv",
    form: "csv gb18030",
    rows: 149,
    accepted: 149,
    left: {},
    why: "nothing: the 150th line has an empty list in every cell",
    every: (job) => !/^\[|'/.test(job.title) && job.employer !== "" && !/年工作经验/.test(job.education),
    with: [
      ["salaryMin", 91],
      ["openings", 102],
    ],
  },
  {
    file: "03_51job_shanghai_2020_no_header.xlsx",
    form: "xlsx",
    rows: 200,
    accepted: 200,
    left: {},
    why: "nothing: 200 different advertisements under no heading",
    every: (job) => hasPay(job) && job.city === "上海" && job.district.endsWith("区") && isCompany(job),
    with: [["description", 200]],
  },
  {
    file: "04_58_2025_mixed_types.json",
    form: "json utf-8",
    rows: 90,
    accepted: 79,
    left: { duplicate: 11 },
    why: "10 rows are word for word an earlier one, one more in all but the company's code; without an id, so by content",
    every: (job) => job.openings !== null && job.experience !== "",
    with: [
      ["salaryMin", 55],
      // Two rows say no place at all.
      ["city", 77],
    ],
  },
  {
    file: "05_58_shanghai_2017.json",
    form: "json utf-8",
    rows: 200,
    accepted: 195,
    left: { duplicate: 5 },
    why: "5 rows of six fields are the same as an earlier one",
    every: (job) =>
      hasPay(job) && /^(?:上海|苏州)$/.test(job.city) && (job.district === "" || job.district.endsWith("区")),
    with: [["education", 195]],
  },
  {
    file: "06_lagou_2022_html_jsonlines.json",
    form: "jsonl utf-8",
    rows: 68,
    accepted: 15,
    left: { "duplicate-id": 53 },
    why: "15 different advertisements, each four or five times",
    every: (job) => hasPay(job) && !/<\/?(?:br|p)\b|&nbsp;|&quot;/.test(job.description) && job.employer !== "",
    with: [["openings", 15]],
  },
  {
    file: "07_51job_2022_wrong_headers_swapped_min_max.csv",
    form: "csv utf-8",
    rows: 120,
    accepted: 118,
    left: { duplicate: 2 },
    why: "two rows are the same as the two before them",
    every: (job) =>
      hasPay(job) &&
      job.employer === "" &&
      (job.salaryMax ?? 0) >= (job.salaryMin ?? 0) &&
      job.tags.every((tag) => tag !== "无"),
    with: [["description", 118]],
  },
  {
    file: "08_51job_2023_navicat_shifted_columns.sql",
    form: "sql utf-8",
    rows: 150,
    accepted: 143,
    left: { duplicate: 7 },
    why: "six rows are the same as an earlier one, one more in all but the time of day",
    every: (job) => hasPay(job) && job.city !== "" && !/^(?:民营|国企|已上市|.*人)$/.test(job.employer),
    with: [
      // One row leaves its schooling empty.
      ["education", 142],
      ["experience", 143],
      ["employer", 143],
    ],
  },
  {
    file: "09_aggregator_2017_blank_lines_repeated_header_sentinels.csv",
    form: "csv utf-8",
    rows: 86,
    accepted: 70,
    left: { duplicate: 16 },
    why: "70 different advertisements; blank lines and the second heading are no rows",
    every: (job) => job.city === "上海" && job.employmentType !== "公益性岗位" && (job.salaryMax ?? 0) < 1_000_000,
    with: [["salaryMin", 39]],
  },
  {
    file: "10_51job_2024_multiline_tags.xlsx",
    form: "xlsx",
    rows: 165,
    accepted: 147,
    left: { duplicate: 18 },
    why: "17 rows are the same as an earlier one, one more in all but the company's trade",
    every: (job) => hasPay(job) && job.openings === null && job.tags.every((tag) => !/\s/.test(tag)) && isCompany(job),
    with: [["city", 147]],
  },
  {
    file: "11_gxrc_2022_no_header_salary_codes_dups.csv",
    form: "csv utf-8",
    rows: 200,
    accepted: 93,
    left: { duplicate: 107 },
    why: "93 different lines",
    every: (job) => hasPay(job) && job.salaryMax === null && (job.salaryMin ?? 0) % 5_000 === 0 && isCompany(job),
    with: [["employer", 93]],
  },
  {
    file: "12_boss_sh_2023_duplicate_header_bom.csv",
    form: "csv utf-8",
    rows: 80,
    accepted: 78,
    left: { duplicate: 2 },
    why: "two lines are the same as an earlier one",
    every: (job) => job.salaryUnit === "day" && job.city === "上海" && job.address !== "" && job.education !== "",
    with: [["description", 78]],
  },
  {
    file: "13_lagou_2019_key_value_blocks.txt",
    form: "key-value utf-8",
    rows: 50,
    accepted: 50,
    left: {},
    why: "nothing",
    every: (job) => hasPay(job) && job.district !== "" && !/\['|\\n/.test(job.description) && /^\d+$/.test(job.id),
    with: [["address", 50]],
  },
];

let lab: BuildLab;
beforeAll(() => {
  lab = createBuildLab();
});
afterAll(() => lab.close());

const filled = (value: unknown) => value !== null && value !== "" && !(Array.isArray(value) && value.length === 0);
const sum = (counts: object) => Object.values(counts).reduce((total: number, count) => total + Number(count), 0);

describe.skipIf(absent)(
  absent ? "(skipped: the raw excerpts are not on this machine)" : "thirteen raw excerpts, as of a day",
  () => {
    it("the table speaks of every file there", () => {
      expect(TABLE.map(({ file }) => file)).toEqual(readdirSync(FOLDER).sort());
    });

    it.each(TABLE)("$file: $accepted of $rows; $why", async (messy) => {
      expect(await lab.build("--in", join(FOLDER, messy.file), "--as-of", "2026-11-20")).toBe(0);
      const report = lab.report();
      expect(report).toMatchObject({ rows: messy.rows, accepted: messy.accepted, quarantined: messy.left });
      expect(report.accepted + sum(report.quarantined)).toBe(report.rows);
      expect(report.files[0]?.form).toBe(messy.form);
      const jobs = lab.jobs();
      expect(jobs).toHaveLength(messy.accepted);
      expect(jobs.filter((job) => !messy.every(job)).map(({ id, title }) => `${id} ${title}`)).toEqual([]);
      expect(messy.with.map(([field]) => [field, jobs.filter((job) => filled(job[field])).length])).toEqual(messy.with);
    });

    it("all at once: nothing is lost between the files", async () => {
      const files = TABLE.map(({ file }) => join(FOLDER, file));
      expect(await lab.build("--in", ...files, "--as-of", "2026-11-20")).toBe(0);
      const report = lab.report();
      expect(report.rows).toBe(sum(TABLE.map(({ rows }) => rows)));
      expect(report.accepted).toBe(sum(TABLE.map(({ accepted }) => accepted)));
      expect(report.files.map(({ accepted }) => accepted)).toEqual(TABLE.map(({ accepted }) => accepted));
    });

    it("built today, only the file whose closing days are all past has nothing to publish", async () => {
      const codes: number[] = [];
      for (const { file } of TABLE)
        codes.push(await lab.build("--in", join(FOLDER, file), "--now", "2026-11-20T04:00:00Z"));
      expect(codes.map((code, at) => (code === 0 ? "" : TABLE[at]?.file)).filter((name) => name !== "")).toEqual([
        "09_aggregator_2017_blank_lines_repeated_header_sentinels.csv",
      ]);
    });
  },
);
