import iconv from "iconv-lite";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { PublishedJob } from "../../../shared/jobs/job.ts";
import { type BuildLab, createBuildLab } from "../../support/build-lab.ts";
import { type SheetCell, workbook, zip } from "../../support/workbook.ts";

let lab: BuildLab;
beforeEach(() => {
  lab = createBuildLab();
});
afterEach(() => lab.close());

type Field = keyof PublishedJob;
interface Odd {
  readonly name: string;
  readonly bytes: () => string | Buffer;
  readonly fields: readonly Field[];
  readonly jobs: readonly (readonly unknown[])[];
  /** Rows that are read and left out, by reason. */
  readonly left?: Record<string, number>;
}

const sheet = (rows: readonly (readonly SheetCell[])[], merges: readonly string[] = []) => workbook([{ rows, merges }]);
const csv = (rows: readonly (readonly string[])[], by = ",") => rows.map((row) => row.join(by)).join("\r\n");
const lines = (...records: readonly unknown[]) => records.map((record) => JSON.stringify(record)).join("\n");

const PLAIN = [
  ["岗位", "单位", "薪资", "地点"],
  ["电工", "某某物业有限公司", "6-8千", "长宁区"],
  ["保安", "某某安保有限公司", "4-5千", "静安区"],
];
const PLAIN_FIELDS: readonly Field[] = ["title", "employer", "salaryMin", "salaryMax", "district"];
const PLAIN_JOBS = [
  ["电工", "某某物业有限公司", 6000, 8000, "长宁区"],
  ["保安", "某某安保有限公司", 4000, 5000, "静安区"],
];
const PAY: readonly Field[] = ["title", "employer", "salaryMin", "salaryMax", "salaryUnit", "openings"];

const HEADINGS: readonly Odd[] = [
  {
    name: "最低 and 最高 under a merged 薪资, the other names in the upper row alone",
    bytes: () =>
      sheet(
        [
          ["2026年冬季招聘会用工信息表"],
          ["序号", "企业名称", "招聘岗位", "薪资（元/月）", null, "需求人数", "联系人"],
          [null, null, null, "最低", "最高"],
          [1, "某某服装有限公司", "缝纫工", 4500, 6500, 10, "张女士"],
          [2, "某某物业有限公司", "保安员", 4200, 4800, 8, "李先生"],
        ],
        ["A1:G1", "D2:E2"],
      ),
    fields: PAY,
    jobs: [
      ["缝纫工", "某某服装有限公司", 4500, 6500, "month", 10],
      ["保安员", "某某物业有限公司", 4200, 4800, "month", 8],
    ],
  },
  {
    name: "the same as text, where nothing is merged",
    bytes: () =>
      csv([
        ["单位名称", "工种", "月薪", "", "人数"],
        ["", "", "下限", "上限", ""],
        ["某某超市有限公司", "理货员", "3800", "4200", "4"],
        ["某某超市有限公司", "收银员", "3900", "4500", "2"],
      ]),
    fields: PAY,
    jobs: [
      ["理货员", "某某超市有限公司", 3800, 4200, "month", 4],
      ["收银员", "某某超市有限公司", 3900, 4500, "month", 2],
    ],
  },
  {
    name: "names of groups over the names of columns",
    bytes: () =>
      sheet(
        [
          ["单位信息", null, "岗位信息", null, "待遇", null],
          ["单位名称", "单位地址", "岗位名称", "招聘人数", "最低工资", "最高工资"],
          ["某某超市有限公司", "长宁区仙霞路88号", "理货员", "4", 3800, 4200],
        ],
        ["A1:B1", "C1:D1", "E1:F1"],
      ),
    fields: [...PAY, "district"],
    jobs: [["理货员", "某某超市有限公司", 3800, 4200, "month", 4, "长宁区"]],
  },
  {
    name: "a first row of data that is short is no second heading",
    bytes: () =>
      csv([
        ["岗位", "单位", "薪资", "学历", "备注"],
        ["电工", "某某物业有限公司", "", "", "急招"],
      ]),
    fields: ["title", "employer", "description"],
    jobs: [["电工", "某某物业有限公司", "备注:急招"]],
  },
  {
    name: "a line of column numbers, a line of 必填 and an example under the heading",
    bytes: () =>
      csv([
        ["序号", ...(PLAIN[0] ?? [])],
        ["（1）", "（2）", "（3）", "（4）", "（5）"],
        ["", "（必填）", "（必填）", "（必填，单位：元/月）", "选填"],
        ["", "示例：会计", "示例公司", "5000-6000", "徐汇区"],
        ...PLAIN.slice(1).map((row, at) => [String(at + 1), ...row]),
      ]),
    fields: PLAIN_FIELDS,
    jobs: PLAIN_JOBS,
  },
  {
    name: "who wrote it and when over the heading",
    bytes: () =>
      sheet(
        [
          ["某区就业促进中心"],
          ["发布时间：", "2026-11-01", null, "发布单位：", "就业中心"],
          ["联系人：王老师", null, "电话：021-00000000"],
          [null],
          ...PLAIN,
        ],
        ["A1:D1"],
      ),
    fields: PLAIN_FIELDS,
    jobs: PLAIN_JOBS,
  },
  {
    name: "line ends, stars and remarks inside the names",
    bytes: () =>
      sheet([
        ["单位\n名称", "*岗位名称", "薪资\n（元/月）", "招聘\n人数\n（人）"],
        ["某某物业有限公司", "电 工", "4,500-6,000", "2人"],
        ["某某物业有限公司", "保　安", "¥4,500", "５"],
      ]),
    fields: PAY,
    jobs: [
      ["电工", "某某物业有限公司", 4500, 6000, "month", 2],
      ["保安", "某某物业有限公司", 4500, 4500, "month", 5],
    ],
  },
];

const LAYOUTS: readonly Odd[] = [
  {
    name: "a cover and instructions before the sheets; an overview after them",
    bytes: () =>
      workbook([
        { name: "封面", rows: [["公共就业招聘岗位"], ["编制单位：就业中心"], ["2026年11月"]] },
        { name: "说明", rows: [["填报说明"], ["1. 请如实填写单位名称、岗位名称、薪资待遇"]] },
        { name: "长宁", rows: PLAIN },
        {
          name: "汇总",
          rows: [
            ["区", "岗位数", "人数"],
            ["长宁", 2, 12],
          ],
        },
      ]),
    fields: PLAIN_FIELDS,
    jobs: PLAIN_JOBS,
    left: { "no-title-column": 6 },
  },
  {
    name: "the same table twice side by side, the second one row shorter",
    bytes: () =>
      sheet([
        ["岗位名称", "单位名称", "薪资", null, "岗位名称", "单位名称", "薪资"],
        ["电工", "某某物业有限公司", "6-8千", null, "保安", "某某安保有限公司", "4-5千"],
        ["保洁", "某某物业有限公司", "3-4千"],
      ]),
    fields: ["title", "employer", "salaryMin"],
    jobs: [
      ["电工", "某某物业有限公司", 6000],
      ["保安", "某某安保有限公司", 4000],
      ["保洁", "某某物业有限公司", 3000],
    ],
  },
  {
    name: "forms, one under another, names to the left",
    bytes: () =>
      sheet([
        ["单位名称", "某某物业有限公司", "招聘人数", 3],
        ["岗位名称", "电工", "薪资待遇", "6-8千"],
        [null],
        ["单位名称", "某某安保有限公司", "招聘人数", 5],
        ["岗位名称", "保安", "薪资待遇", "4-5千"],
      ]),
    fields: PAY,
    jobs: [
      ["电工", "某某物业有限公司", 6000, 8000, "month", 3],
      ["保安", "某某安保有限公司", 4000, 5000, "month", 5],
    ],
  },
  {
    name: "the employer in a form above its table",
    bytes: () =>
      sheet([
        ["单位名称", "某某餐饮有限公司", null],
        ["岗位名称", "招聘人数", "薪资"],
        ["厨师", 2, "7-9千"],
      ]),
    fields: ["title", "employer", "salaryMin", "openings"],
    jobs: [["厨师", "某某餐饮有限公司", 7000, 2]],
  },
  {
    name: "employers as rows over their jobs",
    bytes: () =>
      sheet(
        [
          ["岗位名称", "招聘人数", "薪资", "工作地点"],
          ["一、某某服装有限公司"],
          ["缝纫工", 5, "5-7千", "松江区"],
          ["裁剪工", 2, "5-7千", "松江区"],
          ["某某物业管理有限公司"],
          ["保安员", 6, "4-5千", "浦东新区"],
        ],
        ["A2:D2"],
      ),
    fields: ["title", "employer", "district"],
    jobs: [
      ["缝纫工", "某某服装有限公司", "松江区"],
      ["裁剪工", "某某服装有限公司", "松江区"],
      ["保安员", "某某物业管理有限公司", "浦东新区"],
    ],
  },
  {
    name: "pages with their titles, footers and sums",
    bytes: () =>
      sheet(
        [
          ["岗位", "单位", "薪资", "地点"],
          PLAIN[1] ?? [],
          ["第1页"],
          ["长宁区岗位表（续）"],
          ["岗位", "单位", "薪资", "地点"],
          PLAIN[2] ?? [],
          ["合计", null, "2"],
        ],
        ["A4:D4"],
      ),
    fields: PLAIN_FIELDS,
    jobs: PLAIN_JOBS,
  },
  {
    name: "a workbook of another program: prefixes, no references, absolute paths",
    bytes: () =>
      zip([
        { name: "[Content_Types].xml", content: "<Types/>" },
        {
          name: "xl/workbook.xml",
          content:
            '<x:workbook xmlns:x="s" xmlns:r="r"><x:sheets><x:sheet name="a" r:id="R1"/></x:sheets></x:workbook>',
        },
        {
          name: "xl/_rels/workbook.xml.rels",
          content: '<Relationships><Relationship Id="R1" Target="/xl/worksheets/Sheet7.xml"/></Relationships>',
        },
        {
          name: "xl/worksheets/Sheet7.xml",
          content: `<x:worksheet xmlns:x="s"><x:sheetData>${[
            ["岗位名称", "单位名称", "薪资"],
            ["电工", "某某物业有限公司", "6000"],
          ]
            .map((row) => `<x:row>${row.map((text) => `<x:c t="str"><x:v>${text}</x:v></x:c>`).join("")}</x:row>`)
            .join("")}</x:sheetData></x:worksheet>`,
        },
      ]),
    fields: ["title", "employer", "salaryMin"],
    jobs: [["电工", "某某物业有限公司", 6000]],
  },
];

const TEXTS: readonly Odd[] = [
  ...([";", "|", "^", "，", "；", "\t"] as const).map((by) => ({
    name: `GB18030 cut by ${JSON.stringify(by)}`,
    bytes: () => iconv.encode(csv(PLAIN, by), "gb18030"),
    fields: PLAIN_FIELDS,
    jobs: PLAIN_JOBS,
  })),
  {
    name: "the delimiter told in the first line",
    bytes: () => `\ufeffsep=;\r\n${csv(PLAIN, ";")}`,
    fields: PLAIN_FIELDS,
    jobs: PLAIN_JOBS,
  },
  {
    name: "thousands of yuan and ten thousands a year in the names, pay that looks like a day",
    bytes: () =>
      csv([
        ["职位", "公司", "月薪(千元)", "年薪（万元）"],
        ["电工", "某某物业有限公司", "6-8", ""],
        ["保安", "某某物业有限公司", "4.5", ""],
        ["经理", "某某物业有限公司", "", "18-24"],
      ]),
    fields: ["title", "salaryMin", "salaryMax", "salaryUnit", "dateBasis"],
    jobs: [
      ["电工", 6000, 8000, "month", "feed"],
      ["保安", 4500, 4500, "month", "feed"],
      ["经理", 180_000, 240_000, "year", "feed"],
    ],
  },
  {
    name: "the unit in a column of its own, once under a name that lies",
    bytes: () =>
      csv([
        ["岗位", "企业", "薪酬", "单位"],
        ["电工", "某某物业有限公司", "6-8", "千元/月"],
        ["理货员", "某某超市有限公司", "25", "元/小时"],
        ["保安", "某某安保有限公司", "4500", "元/月"],
      ]),
    fields: ["title", "employer", "salaryMin", "salaryMax", "salaryUnit"],
    jobs: [
      ["电工", "某某物业有限公司", 6000, 8000, "month"],
      ["理货员", "某某超市有限公司", 25, 25, "hour"],
      ["保安", "某某安保有限公司", 4500, 4500, "month"],
    ],
  },
  {
    name: "validity as a span, a length or no end",
    bytes: () =>
      csv([
        ["岗位", "单位", "薪资", "有效期"],
        ["电工", "某某物业有限公司", "6000", "2026-11-01至2026-12-31"],
        ["保安", "某某物业有限公司", "4000", "2026.11.1-2026.12.30"],
        ["保洁", "某某物业有限公司", "3600", "11月1日—12月29日"],
        ["门卫", "某某物业有限公司", "3700", "2026/10/01~2026/11/01"],
        ["司机", "某某物业有限公司", "7000", "长期有效"],
      ]),
    fields: ["title", "validThrough"],
    jobs: [
      ["电工", "2026-12-31"],
      ["保安", "2026-12-30"],
      ["保洁", "2026-12-29"],
      ["司机", null],
    ],
    left: { expired: 1 },
  },
  {
    name: "days with the year last or short",
    bytes: () =>
      csv([
        [
          "Job Title",
          "Company",
          "Salary From",
          "Salary To",
          "Salary Frequency",
          "# Of Positions",
          "Posting Date",
          "Post Until",
        ],
        ["Barista", "Some Coffee Co. Ltd", "25", "30", "Hourly", "3", "11/01/2026", "12/31/2026"],
        ["Cashier", "Some Market Ltd", "4500", "5500", "Monthly", "2", "26.11.05", "31.12.2026"],
      ]),
    fields: [...PAY, "datePosted", "validThrough"],
    jobs: [
      ["Barista", "Some Coffee Co. Ltd", 25, 30, "hour", 3, "2026-11-01", "2026-12-31"],
      ["Cashier", "Some Market Ltd", 4500, 5500, "month", 2, "2026-11-05", "2026-12-31"],
    ],
  },
];

const WATER = { title: "水电工", employer: "某某物业有限公司" };
const OBJECTS: readonly Odd[] = [
  {
    name: "objects inside objects, under keys of their own kind",
    bytes: () =>
      JSON.stringify({
        code: 200,
        data: {
          list: [
            {
              jobTitle: WATER.title,
              corp: { name: WATER.employer, scale: "50-150人" },
              pay: { min: 6000, max: 8000, unit: "月" },
              loc: { city: "上海", district: "长宁区" },
              vacancies: 2,
            },
          ],
        },
      }),
    fields: [...PAY, "city", "district"],
    jobs: [[WATER.title, WATER.employer, 6000, 8000, "month", 2, "上海", "长宁区"]],
  },
  {
    name: "a page's own description of its job (schema.org)",
    bytes: () =>
      JSON.stringify({
        "@context": "https://schema.org",
        "@graph": [
          {
            "@type": "JobPosting",
            title: "店员",
            validThrough: "2026-12-31",
            hiringOrganization: { "@type": "Organization", name: "某某便利店有限公司" },
            jobLocation: {
              "@type": "Place",
              address: { "@type": "PostalAddress", addressLocality: "上海", streetAddress: "长宁区仙霞路1号" },
            },
            baseSalary: {
              "@type": "MonetaryAmount",
              currency: "CNY",
              value: { "@type": "QuantitativeValue", minValue: 4000, maxValue: 5000, unitText: "MONTH" },
            },
            totalJobOpenings: 3,
          },
        ],
      }),
    fields: [...PAY, "city", "district", "validThrough"],
    jobs: [["店员", "某某便利店有限公司", 4000, 5000, "month", 3, "上海", "长宁区", "2026-12-31"]],
  },
  {
    name: "keys that are the first letters of Chinese names",
    bytes: () =>
      lines(
        { zwmc: "水电工", dwmc: "某某物业有限公司", xzdy: "6000-8000元/月", gzdd: "上海市长宁区", zprs: 2 },
        { zwmc: "护理员", dwmc: "某某养老服务有限公司", xzdy: "5000-6500元/月", gzdd: "上海市静安区", zprs: 6 },
      ),
    fields: [...PAY, "district"],
    jobs: [
      ["水电工", "某某物业有限公司", 6000, 8000, "month", 2, "长宁区"],
      ["护理员", "某某养老服务有限公司", 5000, 6500, "month", 6, "静安区"],
    ],
  },
  {
    name: "objects under their ids",
    bytes: () =>
      JSON.stringify({
        "1001": { 岗位: "水电工", 单位: "某某物业有限公司", 薪资: "6000-8000" },
        "1002": { 岗位: "护理员", 单位: "某某养老院", 薪资: "5000-6500" },
      }),
    fields: ["title", "employer", "salaryMin"],
    jobs: [
      ["水电工", "某某物业有限公司", 6000],
      ["护理员", "某某养老院", 5000],
    ],
  },
  {
    name: "columns and rows of cells",
    bytes: () => JSON.stringify({ columns: PLAIN[0], data: PLAIN.slice(1) }),
    fields: PLAIN_FIELDS,
    jobs: PLAIN_JOBS,
  },
  { name: "lists in a list", bytes: () => JSON.stringify(PLAIN), fields: PLAIN_FIELDS, jobs: PLAIN_JOBS },
  {
    name: "employers with their jobs inside",
    bytes: () =>
      JSON.stringify([
        {
          name: "某某物业有限公司",
          地址: "长宁区天山路1号",
          jobs: [
            { name: "水电工", 岗位名称: "水电工", 薪资: "6000-8000" },
            { name: "保安", 岗位名称: "保安", 薪资: "4000-5000" },
          ],
        },
        {
          name: "某某养老院有限公司",
          地址: "静安区",
          jobs: [{ name: "护理员", 岗位名称: "护理员", 薪资: "5000-6500" }],
        },
      ]),
    fields: ["title", "employer", "salaryMin", "district"],
    jobs: [
      ["水电工", "某某物业有限公司", 6000, "长宁区"],
      ["保安", "某某物业有限公司", 4000, "长宁区"],
      ["护理员", "某某养老院有限公司", 5000, "静安区"],
    ],
  },
  {
    name: "objects written into texts",
    bytes: () =>
      lines(
        { job: '{"title":"电工","salary":"6-8K"}', company: '{"name":"某某物业有限公司"}' },
        { job: '{"title":"保安","salary":"4-5K"}', company: '{"name":"某某安保有限公司"}' },
      ),
    fields: ["title", "employer", "salaryMin"],
    jobs: [
      ["电工", "某某物业有限公司", 6000],
      ["保安", "某某安保有限公司", 4000],
    ],
  },
  {
    name: "objects that nearly are of our own form",
    bytes: () => lines({ id: "a", title: "电工", company: "某某物业有限公司", salary: "6-8K", region: "上海-长宁区" }),
    fields: ["id", "title", "employer", "salaryMin", "district"],
    jobs: [["a", "电工", "某某物业有限公司", 6000, "长宁区"]],
  },
  {
    name: "lines with commas at their ends and a broken one between",
    bytes: () =>
      `${[WATER, { title: "坏" }, { title: "保安", employer: "某某安保有限公司" }]
        .map((row) => (row.title === "坏" ? '{"title":"坏' : JSON.stringify(row)))
        .join(",\n")},\n`,
    fields: ["title", "employer"],
    jobs: [
      [WATER.title, WATER.employer],
      ["保安", "某某安保有限公司"],
    ],
    left: { "bad-json": 1 },
  },
];

async function tried({ bytes, fields, jobs, left }: Odd): Promise<void> {
  expect(await lab.build("--in", lab.file("岗位.dat", bytes()), "--now", "2026-11-20T04:00:00Z")).toBe(0);
  expect(lab.jobs().map((job) => fields.map((field) => job[field]))).toEqual(jobs);
  expect(lab.report().quarantined).toEqual(left ?? {});
}

describe("headings as people make them", () => {
  it.each(HEADINGS)("$name", tried);
});
describe("lists as they are laid out", () => {
  it.each(LAYOUTS)("$name", tried);
});
describe("texts", () => {
  it.each(TEXTS)("$name", tried);
});
describe("objects", () => {
  it.each(OBJECTS)("$name", tried);
});
