import fc from "fast-check";
import iconv from "iconv-lite";
import { afterEach, beforeEach, expect, it } from "vitest";
import { shanghaiDistrict } from "../../../shared/jobs/districts.ts";
import type { PublishedJob } from "../../../shared/jobs/job.ts";
import { madeUpJobs } from "../../bench/rows.ts";
import { type BuildLab, createBuildLab } from "../../support/build-lab.ts";
import { workbook } from "../../support/workbook.ts";

let lab: BuildLab;
beforeEach(() => {
  lab = createBuildLab();
});
afterEach(() => lab.close());

const UNITS = { month: "月", day: "天", hour: "小时", year: "年", week: "周", piece: "件" } as const;

/** Pay as it is written in a list; the made-up rows have it in numbers only. */
function payWords({ salaryMin, salaryMax, salaryUnit, salaryText }: PublishedJob): string {
  if (salaryMin === null || salaryUnit === null) return salaryText;
  return `${salaryMin}${salaryMax === null ? "元以上" : `-${salaryMax}元`}/${UNITS[salaryUnit]}`;
}

/** What districts call their columns, and what stands in them. */
const COLUMNS: Readonly<Record<string, readonly [readonly string[], (job: PublishedJob) => string]>> = {
  title: [["岗位名称", "职位", "招聘岗位", "工种", "Job Title", "zwmc"], ({ title }) => title],
  employer: [["单位名称", "公司", "用人单位", "招聘单位（全称）", "company"], ({ employer }) => employer],
  salary: [["薪资", "月薪", "工资待遇(元/月)", "salary"], payWords],
  place: [["工作地点", "上班地点", "所在地区", "location"], ({ city, district }) => `${city}-${district}`],
  education: [["学历", "学历要求", "文化程度", "education"], ({ education }) => education],
  experience: [["经验", "工作经验", "工作年限"], ({ experience }) => experience],
  description: [["岗位描述", "岗位职责", "工作内容"], ({ description }) => description],
};
const FIELDS = Object.keys(COLUMNS);
const LAYOUTS = [
  "plain",
  "numbered",
  "no heading",
  "heading too far left",
  "too far right",
  "banner",
  "swapped",
] as const;
const DRESSES = ["xlsx", "csv", "gb18030 ;", "tabs", "gb18030 |"] as const;
type Dress = (typeof DRESSES)[number];

const dress = fc.record({
  order: fc.shuffledSubarray(FIELDS, { minLength: FIELDS.length }),
  dropped: fc.subarray(["place", "education", "experience", "description"]),
  names: fc.array(fc.nat({ max: 9 }), { minLength: FIELDS.length, maxLength: FIELDS.length }),
  layout: fc.constantFrom(...LAYOUTS),
  dress: fc.constantFrom(...DRESSES),
});
type Given = typeof dress extends fc.Arbitrary<infer T> ? T : never;

const JOBS = [...madeUpJobs(40, 3, "2026-11-20")];

function tableOf({ order, dropped, names, layout }: Given): string[][] {
  const fields = order.filter((field) => !dropped.includes(field));
  const head = fields.map((field, at) => {
    const [words] = COLUMNS[field] ?? [[""]];
    return words[(names[at] ?? 0) % words.length] ?? "";
  });
  const body = JOBS.map((job) => fields.map((field) => COLUMNS[field]?.[1](job) ?? ""));
  const numbered = body.map((row, at) => [String(at + 1), ...row]);
  if (layout === "numbered") return [["序号", ...head], ...numbered];
  if (layout === "heading too far left") return [head, ...numbered];
  if (layout === "too far right") return [["序号", ...head], ...body];
  if (layout === "no heading") return body;
  if (layout === "banner") return [["长宁区岗位表"], ["填报单位：某街道", "", "日期：2026-11-01"], head, ...body];
  if (layout === "plain") return [head, ...body];
  const [title, employer] = [fields.indexOf("title"), fields.indexOf("employer")];
  const swapped = head.map((name, at) => (at === title ? head[employer] : at === employer ? head[title] : name) ?? "");
  return [swapped, ...body];
}

function bytesOf(table: readonly (readonly string[])[], as: Dress): Buffer {
  if (as === "xlsx") return workbook([{ rows: table.map((row) => row.map((cell) => (cell === "" ? null : cell))) }]);
  const by = as === "csv" ? "," : as === "tabs" ? "\t" : (as.at(-1) ?? "");
  const quoted = (cell: string) =>
    /["\r\n]/.test(cell) || cell.includes(by) ? `"${cell.replaceAll('"', '""')}"` : cell;
  const text = table.map((row) => row.map(quoted).join(by)).join("\r\n");
  return as.startsWith("gb18030") ? iconv.encode(text, "gb18030") : Buffer.from(text);
}

it("the same forty jobs in any dress: names, order, layout, encoding", { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(dress, async (given) => {
      expect(
        await lab.build("--in", lab.file("x.dat", bytesOf(tableOf(given), given.dress)), "--as-of", "2026-11-20"),
      ).toBe(0);
      const read = lab
        .jobs()
        .map(({ title, employer, salaryMin, salaryMax, salaryUnit }) => [
          title,
          employer,
          salaryMin,
          salaryMax,
          salaryUnit,
        ]);
      expect(read).toEqual(
        JOBS.map(({ title, employer, salaryMin, salaryMax, salaryUnit }) => [
          title,
          employer,
          salaryMin,
          salaryMax,
          salaryUnit,
        ]),
      );
      if (!given.dropped.includes("place"))
        expect(lab.jobs().map(({ district }) => district)).toEqual(
          JOBS.map(({ district }) => shanghaiDistrict(district) ?? district),
        );
    }),
    // The same sixty every time: guesses are right nearly always, and a build must not fail by lot.
    { numRuns: 60, seed: 20_261_120 },
  );
});
