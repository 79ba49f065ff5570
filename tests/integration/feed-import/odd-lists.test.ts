import { describe, it } from "vitest";
import { csv, type Odd, oddLists, PAY, PLAIN, PLAIN_FIELDS, PLAIN_JOBS } from "../../support/odd-lists.ts";
import { type SheetCell, workbook, zip } from "../../support/workbook.ts";

const sheet = (rows: readonly (readonly SheetCell[])[], merges: readonly string[] = []) => workbook([{ rows, merges }]);

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
        ["某某物业有限公司", "1、电工", "4,500-6,000", "2人"],
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
    name: "a form that says who filled it in, and on the next sheet a job of another employer's",
    bytes: () =>
      workbook([
        { name: "封面", rows: [["单位名称", "就业中心"]] },
        {
          name: "岗位",
          rows: [
            ["岗位名称", "电工", "招聘人数", 3],
            ["薪资待遇", "6-8千", "工作地点", "长宁区"],
          ],
        },
      ]),
    fields: ["title", "employer", "salaryMin", "openings", "district"],
    jobs: [["电工", "", 6000, 3, "长宁区"]],
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

const tried = oddLists();
describe("headings as people make them", () => {
  it.each(HEADINGS)("$name", tried);
});
describe("lists as they are laid out", () => {
  it.each(LAYOUTS)("$name", tried);
});
