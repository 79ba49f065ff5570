import { describe, expect, it } from "vitest";
import { type ColumnMap, isHeading } from "../../../shared/feed/import/columns.ts";
import { fieldOfName } from "../../../shared/feed/import/fields.ts";
import { readCsv } from "../../../shared/feed/import/formats/csv.ts";
import type { ReadRow } from "../../../shared/feed/import/formats/read-row.ts";
import { readSections } from "../../../shared/feed/import/sections.ts";
import { importRow } from "../../../shared/feed/import-row.ts";
import type { PublishedJob } from "../../../shared/jobs/job.ts";

const TODAY = "2026-11-20";

interface Read {
  readonly jobs: readonly PublishedJob[];
  readonly left: readonly string[];
  readonly skipped: Readonly<Record<string, number>>;
  readonly corrected: readonly string[];
}

async function read(rows: AsyncIterable<ReadRow>, map: ColumnMap = new Map()): Promise<Read> {
  const jobs: PublishedJob[] = [];
  const left: string[] = [];
  const skipped: Record<string, number> = {};
  const corrected: string[] = [];
  const watch = {
    skipped: (kind: string) => {
      skipped[kind] = (skipped[kind] ?? 0) + 1;
    },
    corrected: (all: readonly { name: string; taken: string | null }[]) => {
      corrected.push(...all.map(({ name, taken }) => `${name}→${taken}`));
    },
  };
  for await (const one of readSections(rows, { map, today: TODAY }, watch)) {
    if ("reason" in one) left.push(one.reason);
    else {
      const job = importRow(one.row, { build: TODAY, asOf: null, idOf: (content) => `ad-${content.length}` });
      if (job.ok) jobs.push(job.value.job);
      else left.push(job.code);
    }
  }
  return { jobs, left, skipped, corrected };
}

const readTable = (lines: readonly string[], map?: ColumnMap) => read(readCsv([lines.join("\n")]), map);

/** Ten plausible rows: title, employer, area, pay, schooling, experience, openings, day, description. */
const WORK =
  "负责日常工作的安排与落实，按规定做好交接班记录；爱护工具设备，服从班组长安排，遇到问题及时汇报并协助处理，保持工作区域整洁。";
const ROWS: readonly (readonly string[])[] = [
  ["保安员", "上海某物业管理有限公司", "上海-长宁区", "4000-5000元/月", "初中", "经验不限", "3人", "2026-11-01"],
  ["保洁员", "长宁区某保洁服务有限公司", "上海-静安区", "3500元/月", "不限", "经验不限", "5人", "2026-11-02"],
  ["会计", "某某商贸有限公司", "上海-徐汇区", "6-8千", "大专", "3-4年", "1人", "2026-11-03"],
  ["收银员", "某某超市有限公司", "上海-普陀区", "4-5千", "高中", "1年以上", "2人", "2026-11-04"],
  ["仓库管理员", "某某物流有限公司", "上海-嘉定区", "5千-6千", "高中", "2年", "2人", "2026-11-05"],
  ["电工", "某某设备工程有限公司", "上海-宝山区", "7-9千", "中专", "5-7年", "1人", "2026-11-06"],
  ["护理员", "某某养老院", "上海-杨浦区", "5500元/月", "初中", "1年以上", "4人", "2026-11-07"],
  ["送货司机", "某某配送有限公司", "上海-闵行区", "7千-9千", "不限", "3-4年", "6人", "2026-11-08"],
  ["前台文员", "某某咨询有限公司", "上海-黄浦区", "4.5-6千", "大专", "经验不限", "1人", "2026-11-09"],
  ["厨师", "某某餐饮管理有限公司", "上海-虹口区", "8千-1万", "初中", "5-7年", "2人", "2026-11-10"],
].map((row, at) => [...row, `${WORK}${at}`]);
const NAMES = ["岗位名称", "单位名称", "工作地点", "薪资", "学历", "工作经验", "招聘人数", "发布日期", "岗位职责"];
const line = (cells: readonly string[]) => cells.join(",");
const body = ROWS.map(line);

const SECOND = {
  title: "保洁员",
  employer: "长宁区某保洁服务有限公司",
  city: "上海",
  district: "静安区",
  salaryMin: 3500,
  salaryMax: 3500,
  salaryUnit: "month",
  education: "不限",
  experience: "经验不限",
  openings: 5,
  datePosted: "2026-11-02",
  dateBasis: "source",
  description: `${WORK}1`,
} as const;

describe("a table of jobs", () => {
  it("with right names", async () => {
    const { jobs, left, skipped, corrected } = await readTable([line(NAMES), ...body]);
    expect(jobs).toHaveLength(10);
    expect(jobs[1]).toMatchObject(SECOND);
    expect({ left, skipped, corrected }).toEqual({ left: [], skipped: { heading: 1 }, corrected: [] });
  });

  it("in English", async () => {
    const names = [
      "job_title",
      "companyName",
      "Work Location",
      "Salary",
      "education",
      "experience",
      "openings",
      "postDate",
      "Job Description",
    ];
    expect((await readTable([line(names), ...body])).jobs[1]).toMatchObject(SECOND);
  });

  it("without any heading", async () => {
    const { jobs, skipped } = await readTable(body);
    expect(jobs).toHaveLength(10);
    expect(jobs[1]).toMatchObject(SECOND);
    expect(skipped).toEqual({});
  });

  it("with a banner above, a note below, blank lines and the heading again in the middle", async () => {
    const lines = [
      "长宁区2026年11月岗位汇总,,,,,,,,",
      line(NAMES),
      ...body.slice(0, 4),
      ",,,,,,,,",
      "",
      line(NAMES),
      ...body.slice(4),
      "注：以上岗位均缴纳五险一金,,,,,,,,",
    ];
    const { jobs, left, skipped } = await readTable(lines);
    expect(jobs.map(({ title }) => title)).toEqual(ROWS.map(([title]) => title));
    expect({ left, skipped }).toEqual({ left: [], skipped: { note: 2, heading: 2, blank: 2 } });
  });

  it("with a second heading that puts the columns in another order", async () => {
    const order = [3, 1, 0, 8, 2, 4, 5, 6, 7];
    const turned = (cells: readonly string[]) => line(order.map((column) => cells[column] ?? ""));
    const { jobs } = await readTable([line(NAMES), ...body.slice(0, 5), turned(NAMES), ...ROWS.slice(5).map(turned)]);
    expect(jobs.map(({ title, employer }) => [title, employer])).toEqual(
      ROWS.map(([title, employer]) => [title, employer]),
    );
    expect(jobs[9]).toMatchObject({ salaryMin: 8000, salaryMax: 10000, district: "虹口区" });
  });

  it("with the heading one column to the right: a nameless number column was deleted from the rows only", async () => {
    const { jobs } = await readTable([line(["序号", ...NAMES]), ...body.map((row) => `${row},`)]);
    expect(jobs[1]).toMatchObject(SECOND);
  });

  it("with the heading one column to the left: a number column nobody named", async () => {
    const { jobs } = await readTable([line(NAMES), ...body.map((row, at) => `${at + 1},${row}`)]);
    expect(jobs[1]).toMatchObject(SECOND);
  });

  it("with titles under the employers' name, and no employer", async () => {
    const names = ["company_name", "place", "max_wages", "min_wages"];
    const rows = ROWS.map(([title, , area], at) =>
      line([title ?? "", area ?? "", String(5000 + at), String(6000 + at)]),
    );
    const { jobs, corrected } = await readTable([line(names), ...rows]);
    expect(jobs[0]).toMatchObject({
      title: "保安员",
      employer: "",
      district: "长宁区",
      salaryMin: 5000,
      salaryMax: 6000,
    });
    expect(corrected).toEqual(["company_name→title"]);
  });

  it("with names that have slid over the columns", async () => {
    const names = [
      "position",
      "companyName",
      "location",
      "character",
      "salary",
      "education",
      "workExperience",
      "scale",
    ];
    const order = [0, 2, 3, 7, 5, 4, 1, 6];
    const { jobs, corrected } = await readTable([
      line(names),
      ...ROWS.map((row) => line(order.map((column) => row[column] ?? ""))),
    ]);
    expect(jobs[1]).toMatchObject({ ...SECOND, openings: null, description: "" });
    expect(corrected.length).toBeGreaterThanOrEqual(4);
  });

  it("with 需求 over the size of the company", async () => {
    const rows = ROWS.map(([title, employer], at) =>
      line([title ?? "", employer ?? "", at % 2 === 0 ? "50-150人" : "少于50人"]),
    );
    const { jobs } = await readTable(["职位,公司,需求", ...rows]);
    expect(jobs.every(({ openings }) => openings === null)).toBe(true);
  });

  it("with a map, which is believed whatever the content says", async () => {
    const map = new Map([
      ["甲", "title"],
      ["#2", "employer"],
      ["丙", "ignored"],
    ] as const);
    const rows = ROWS.map(([title, employer, area]) => line([title ?? "", employer ?? "", area ?? ""]));
    const { jobs } = await readTable(["甲,乙,丙", ...rows], map);
    expect(jobs[0]).toMatchObject({ title: "保安员", employer: "上海某物业管理有限公司", district: "" });
  });
});

describe("a row that does not fit its table", () => {
  const table = (...rows: readonly string[]) => readTable([line(NAMES), ...body, ...rows]);

  it.each([
    ["all cells one to the right", ",保安,某物业有限公司,上海-长宁区,4-5千,初中,经验不限,3人,2026-11-01"],
    ["all cells two to the left", "上海-长宁区,4000-5000元/月,初中,经验不限,3人,2026-11-01,,,"],
    ["pay where the title belongs", "4000-5000元/月,某物业有限公司,上海-长宁区,,初中,经验不限,3人,2026-11-01,"],
  ])("%s: left out as shifted or without title, the others stay", async (_name, row) => {
    const { jobs, left } = await table(row);
    expect(jobs).toHaveLength(10);
    expect(left).toHaveLength(1);
    expect(["shifted", "no-title"]).toContain(left[0]);
  });

  it("schooling under experience goes home when its home is empty", async () => {
    const { jobs } = await table(
      line(["门卫", "某物业有限公司", "上海-长宁区", "4-5千", "", "大专", "3人", "2026-11-01", ""]),
    );
    expect(jobs[10]).toMatchObject({ title: "门卫", education: "大专", experience: "" });
  });

  it("title and employer changed places", async () => {
    const { jobs } = await table(
      line(["某某机械有限公司", "车工", "上海-松江区", "6-8千", "中专", "3-4年", "2人", "2026-11-01", ""]),
    );
    expect(jobs[10]).toMatchObject({ title: "车工", employer: "某某机械有限公司" });
  });

  it("a comma in a cell that nobody quoted", async () => {
    const [title = "", employer = "", , ...rest] = ROWS[0] ?? [];
    const { jobs } = await table(line([title, employer, "上海-长宁区,天山路", ...rest]));
    expect(jobs[10]).toMatchObject({ title, employer, district: "长宁区", street: "天山路", openings: 3 });
  });

  it("commas in the last cell that nobody quoted", async () => {
    const [description = "", ...front] = (ROWS[0] ?? []).toReversed();
    const { jobs } = await table(`${line(front.toReversed())},${description},夜间巡逻,登记来访`);
    expect(jobs[10]).toMatchObject({ title: "保安员", description: `${description},夜间巡逻,登记来访` });
  });

  it("a cell left out in the middle", async () => {
    const [title = "", employer = "", , ...rest] = ROWS[0] ?? [];
    const { jobs } = await table(line([title, employer, ...rest]));
    expect(jobs[10]).toMatchObject({
      title: "保安员",
      city: "",
      salaryMin: 4000,
      openings: 3,
      datePosted: "2026-11-01",
    });
  });

  it("one cell of nonsense costs itself, not the row", async () => {
    const { jobs } = await table(
      line(["门卫", "2026-11-01", "上海-长宁区", "4-5千", "初中", "经验不限", "3人", "2026-11-01", ""]),
    );
    expect(jobs[10]).toMatchObject({ title: "门卫", employer: "", salaryMin: 4000 });
  });
});

describe("tables without jobs", () => {
  it("no column of titles: every row says so", async () => {
    const { jobs, left } = await readTable(["姓名,电话", "张三,1", "李四,2", "王五,3"]);
    expect(jobs).toEqual([]);
    expect(new Set(left)).toEqual(new Set(["no-title-column"]));
  });

  it("nothing at all", async () => {
    expect(await readTable([""])).toMatchObject({ jobs: [], left: [] });
  });
});

describe("names of columns", () => {
  it.each([
    ["岗位名称", "title"],
    ["拟招聘岗位名称", "title"],
    ["用人单位（全称）", "employer"],
    ["薪资待遇(元/月)", "salaryText"],
    ["最低月薪（元）", "salaryMin"],
    ["Salary Range To", "salaryMax"],
    ["招聘人数（人）", "openings"],
    ["companyFullName", "employer"],
    ["公司规模", "ignored"],
    ["联系电话", "ignored"],
    ["所在街镇", "street"],
    ["有效期至", "validThrough"],
    ["发布时间", "datePosted"],
    ["颜色", undefined],
    ["负责日常工作的安排与落实，按规定做好交接班记录", undefined],
  ] as const)("%s → %s", (name, field) => {
    expect(fieldOfName(name)?.field).toBe(field);
  });

  it.each([
    [["职位", "薪资", "公司"], true],
    [["岗位名称", "甲", "乙", "单位名称"], true],
    [["会计", "6-8千", "某某有限公司"], false],
    [["岗位", "薪资", "6-8千", "某某商贸有限公司"], false],
    [["保安"], false],
    [["", "", ""], false],
  ])("%j is a heading: %s", (cells, expected) => {
    expect(isHeading(cells)).toBe(expected);
  });
});
