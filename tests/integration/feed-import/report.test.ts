import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type BuildLab, createBuildLab } from "../../support/build-lab.ts";

let lab: BuildLab;
beforeEach(() => {
  lab = createBuildLab();
});
afterEach(() => lab.close());

const NAMES = ["岗位名称", "单位名称", "工作地点", "薪资", "招聘人数", "发布日期"];
const ROWS = [
  ["保安员", "上海某物业管理有限公司", "上海-长宁区", "4000-5000元/月", "3人", "2026-11-01"],
  ["保洁员", "某某保洁服务有限公司", "上海-静安区", "3500元/月", "5人", "2026-11-02"],
  ["会计", "某某商贸有限公司", "上海-徐汇区", "6-8千", "1人", "2026-11-03"],
  ["收银员", "某某超市有限公司", "上海-普陀区", "4-5千", "2人", "2026-11-04"],
];
const csv = (rows: readonly (readonly string[])[], by = ",", end = "\r\n") => rows.map((row) => row.join(by)).join(end);
const TEXT = csv([NAMES, ...ROWS]);
const AS_OF = ["--as-of", "2026-11-20"];

function _expectFourJobs(): void {
  expect(lab.report()).toMatchObject({ rows: 4, accepted: 4, quarantined: {} });
  const jobs = lab.jobs();
  expect(jobs.map(({ title }) => title)).toEqual(ROWS.map(([title]) => title));
  expect(jobs[2]).toMatchObject({
    employer: "某某商贸有限公司",
    district: "徐汇区",
    salaryMin: 6000,
    salaryMax: 8000,
    openings: 1,
  });
}

describe("the report", () => {
  const LINES = csv([
    [...NAMES, "要求"],
    ["保安员13812345678", "某某物业有限公司", "上海-长宁区", "4-5千", "3人", "2026-11-01", "限男性；入职交押金300元"],
    [
      "<script>alert(1)</script>会计",
      "某某商贸有限公司",
      "上海-徐汇区",
      "面议",
      "1人",
      "2026-11-03",
      "男女不限；免费培训",
    ],
    ["会计", "4-5千", "2026-11-03", "初中", "某某商贸有限公司", "上海", ""],
    ["", "某某商贸有限公司", "上海-徐汇区", "6-8千", "1人", "2026-11-03", ""],
  ]);

  it("counts, examples, wording, what is missing; a page that runs nothing", async () => {
    expect(await lab.build("--in", lab.file("岗位<b>.csv", LINES), "--now", "2026-11-20T04:00:00Z")).toBe(0);
    const report = lab.report();
    expect(report).toMatchObject({ rows: 4, accepted: 2, quarantined: { shifted: 1, "no-title": 1 }, masked: 1 });
    expect(report.flagged).toMatchObject([{ row: 2, phrases: ["限男性", "交押金300元"], kinds: ["sex", "fee"] }]);
    expect(report.flagged[0]?.title).not.toContain("13812345678");
    expect(report.examples.shifted).toMatchObject([{ file: "岗位<b>.csv", row: 4 }]);
    expect(report.missing.pay).toMatchObject({ count: 1 });
    expect(report.missing.validity).toMatchObject({ count: 2 });

    const page = lab.page();
    for (const words of [
      "哪些没有采用",
      "What was left out",
      "限男性",
      "交押金300元",
      "基本劳动报酬",
      "岗位&lt;b&gt;.csv",
      "2026-11-20",
    ])
      expect(page).toContain(words);
    expect(page).not.toMatch(/<script|<b>|13812345678|https?:|src=|@import/);
    expect(page).toContain("default-src 'none'");
  });

  it("a clean list has a short page", async () => {
    writeFileSync(join(lab.root, "t.csv"), TEXT);
    expect(await lab.build("--in", join(lab.root, "t.csv"), ...AS_OF)).toBe(0);
    expect(lab.page()).not.toContain("哪些没有采用");
    expect(lab.page()).not.toContain("用词要看一看</h2>");
  });
});
