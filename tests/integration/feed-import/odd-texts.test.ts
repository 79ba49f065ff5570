import iconv from "iconv-lite";
import { describe, it } from "vitest";
import { csv, type Odd, oddLists, PAY, PLAIN, PLAIN_FIELDS, PLAIN_JOBS } from "../../support/odd-lists.ts";

const lines = (...records: readonly unknown[]) => records.map((record) => JSON.stringify(record)).join("\n");

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

const tried = oddLists();
describe("texts", () => {
  it.each(TEXTS)("$name", tried);
});
describe("objects", () => {
  it.each(OBJECTS)("$name", tried);
});
