import { gzipSync } from "node:zlib";
import iconv from "iconv-lite";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type BuildLab, createBuildLab } from "../../support/build-lab.ts";
import { type SheetCell, workbook, workbookEntries, zip } from "../../support/workbook.ts";

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

function expectFourJobs(): void {
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

describe("the same list in every dress", () => {
  it.each<[string, string, () => Buffer]>([
    ["UTF-8", "csv utf-8", () => Buffer.from(TEXT)],
    ["UTF-8 with a byte order mark", "csv utf-8", () => Buffer.from(`\ufeff${TEXT}`)],
    ["GB18030", "csv gb18030", () => iconv.encode(TEXT, "gb18030")],
    ["GB18030, packed", "csv gb18030 gzip", () => gzipSync(iconv.encode(TEXT, "gb18030"))],
    ["tabs", "tsv utf-8", () => Buffer.from(csv([NAMES, ...ROWS], "\t"))],
    [
      "Unicode text as spreadsheets save it",
      "tsv utf-16le",
      () => iconv.encode(csv([NAMES, ...ROWS], "\t"), "utf-16le", { addBOM: true }),
    ],
    ["a list of objects", "json utf-8", () => Buffer.from(JSON.stringify(ROWS.map(named), null, 2))],
    ["escaped to ASCII", "json utf-8", () => Buffer.from(asciiJson(ROWS.map(named)))],
    [
      "objects line by line",
      "jsonl utf-8",
      () => Buffer.from(ROWS.map((row) => JSON.stringify(named(row))).join("\n")),
    ],
    [
      "an answer of a web service",
      "json utf-8",
      () => Buffer.from(JSON.stringify({ code: 0, data: { rows: ROWS.map(named) } }, null, 1)),
    ],
    [
      "a dump",
      "sql utf-8",
      () =>
        Buffer.from(
          `-- dump\nINSERT INTO \`jobs\` (${NAMES.map((name) => `\`${name}\``).join(",")}) VALUES\n${ROWS.map((row) => `(${row.map((cell) => `'${cell}'`).join(",")})`).join(",\n")};\n`,
        ),
    ],
    [
      "blocks",
      "key-value utf-8",
      () => Buffer.from(ROWS.map((row) => row.map((cell, at) => `${NAMES[at]}: ${cell}`).join("\n")).join("\n=====\n")),
    ],
    ["a workbook", "xlsx", () => workbook([{ rows: [NAMES, ...ROWS] }])],
    ["a workbook with its texts in line", "xlsx", () => workbook([{ rows: [NAMES, ...ROWS] }], "inline")],
  ])("%s", async (_name, form, bytes) => {
    // The name lies on purpose: the content decides.
    expect(await lab.build("--in", lab.file("岗位.dat", bytes()), ...AS_OF)).toBe(0);
    expect(lab.report().files[0]?.form).toBe(form);
    expectFourJobs();
  });

  it("several files of several kinds, and an advertisement that stands in two of them", async () => {
    const first = lab.file("a.csv", iconv.encode(csv([NAMES, ...ROWS.slice(0, 3)]), "gb18030"));
    const second = lab.file("b.xlsx", workbook([{ rows: [NAMES, ...ROWS.slice(2)] }]));
    expect(await lab.build("--in", first, second, ...AS_OF)).toBe(0);
    expect(lab.report()).toMatchObject({ rows: 5, accepted: 4, quarantined: { duplicate: 1 } });
    expect(lab.report().examples.duplicate).toEqual([{ file: "b.xlsx", row: 2, title: "会计" }]);
    expect(new Set(lab.jobs().map(({ source }) => source))).toEqual(new Set(["a", "b"]));
  });

  it("the same list gives the same ids, whatever the file is called", async () => {
    await lab.build("--in", lab.file("十月.csv", TEXT), ...AS_OF, "--source", "长宁区");
    const before = lab.jobs().map(({ id }) => id);
    await lab.build(
      "--in",
      lab.file("十一月.xlsx", workbook([{ rows: [NAMES, ...ROWS] }])),
      ...AS_OF,
      "--source",
      "长宁区",
    );
    expect(lab.jobs().map(({ id }) => id)).toEqual(before);
    expect(lab.jobs()[0]?.source).toBe("长宁区");
  });
});

function named(row: readonly string[]): Record<string, string> {
  return Object.fromEntries(row.map((cell, at) => [NAMES[at] ?? "", cell]));
}

function asciiJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[^\x20-\x7e]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

describe("workbooks as offices make them", () => {
  const build = (bytes: Buffer, ...more: string[]) => lab.build("--in", lab.file("表.xlsx", bytes), ...AS_OF, ...more);

  it("a banner over all columns, an employer merged over its rows, a note below", async () => {
    const rows: SheetCell[][] = [
      ["长宁区2026年11月岗位汇总表", null, null, null, null, null],
      ["单位名称", "岗位名称", "招聘人数", "薪资", "工作地点", "发布日期"],
      ["某某物业有限公司", "保安员", 3, "4-5千", "长宁区天山路", { date: 46327 }],
      [null, "保洁员", 5, "3500元/月", "长宁区天山路", { date: 46328 }],
      [null, "电工", 1, "6-8千", "长宁区天山路", { date: 46329 }],
      ["某某超市有限公司", "收银员", 2, "4-5千", "长宁区仙霞路", { date: 46330 }],
      ["注：以上岗位长期有效", null, null, null, null, null],
    ];
    expect(await build(workbook([{ rows, merges: ["A1:F1", "A3:A5", "A7:F7"] }]))).toBe(0);
    expect(lab.report().files[0]?.skipped).toEqual({ blank: 0, heading: 1, note: 2 });
    expect(lab.jobs().map(({ title, employer, openings }) => [title, employer, openings])).toEqual([
      ["保安员", "某某物业有限公司", 3],
      ["保洁员", "某某物业有限公司", 5],
      ["电工", "某某物业有限公司", 1],
      ["收银员", "某某超市有限公司", 2],
    ]);
  });

  it("dates are days, not numbers", async () => {
    const rows: SheetCell[][] = [
      ["岗位名称", "单位名称", "发布日期", "截止日期"],
      ["保安员", "某某物业有限公司", { date: 46327 }, { date: 46387 }],
    ];
    expect(await lab.build("--in", lab.file("d.xlsx", workbook([{ rows }])), "--now", "2026-11-20T04:00:00Z")).toBe(0);
    expect(lab.jobs()[0]).toMatchObject({ datePosted: "2026-11-01", dateBasis: "source", validThrough: "2026-12-31" });
  });

  it("a heading of two rows", async () => {
    const rows: SheetCell[][] = [
      ["岗位名称", "单位名称", "薪资", null, "招聘人数"],
      [null, null, "最低", "最高", null],
      ["保安员", "某某物业有限公司", 4000, 5000, 3],
      ["保洁员", "某某保洁有限公司", 3200, 3800, 2],
      ["会计", "某某商贸有限公司", 6000, 8000, 1],
    ];
    expect(await build(workbook([{ rows, merges: ["A1:A2", "B1:B2", "C1:D1", "E1:E2"] }]))).toBe(0);
    expect(lab.jobs()[0]).toMatchObject({
      title: "保安员",
      salaryMin: 4000,
      salaryMax: 5000,
      salaryUnit: "month",
      openings: 3,
    });
    expect(lab.report()).toMatchObject({ rows: 3, accepted: 3 });
  });

  it("a heading that names the scale of its numbers", async () => {
    const rows: SheetCell[][] = [
      ["岗位名称", "单位名称", "最低月薪（千元）", "最高月薪（千元）"],
      ["保安员", "某某物业有限公司", 4, 5.5],
      ["会计", "某某商贸有限公司", 6, 8],
    ];
    expect(await build(workbook([{ rows }]))).toBe(0);
    expect(lab.jobs()[0]).toMatchObject({ salaryMin: 4000, salaryMax: 5500, salaryUnit: "month" });
  });

  it("several sheets with headings of their own; hidden ones hold lists for menus", async () => {
    const other = [
      ["公司", "职位", "月薪"],
      ["某某餐饮有限公司", "厨师", "8千-1万"],
      ["某某餐饮有限公司", "服务员", "4-5千"],
    ];
    const sheets = [
      { name: "全职", rows: [NAMES, ...ROWS] },
      {
        name: "参数",
        hidden: true,
        rows: [
          ["职位", "薪资"],
          ["不该读到", "1-2千"],
        ],
      },
      { name: "餐饮", rows: other },
    ];
    expect(await build(workbook(sheets))).toBe(0);
    expect(lab.jobs().map(({ title }) => title)).toEqual(["保安员", "保洁员", "会计", "收银员", "厨师", "服务员"]);
  });

  it("line ends inside cells, entities, control characters, rich text and phonetic readings", async () => {
    const entries = workbookEntries(
      [
        {
          rows: [
            ["岗位名称", "单位名称", "标签"],
            ['保安<员>&"门卫"', "某某物业有限公司", "五险一金\n双休\n包住"],
          ],
        },
      ],
      "inline",
    );
    const rich =
      '<row r="3"><c r="A3" t="inlineStr"><is><r><t>会</t></r><r><rPr/><t>计</t></r><rPh sb="0" eb="1"><t>kuai ji</t></rPh></is></c><c r="B3" t="inlineStr"><is><t>某某商贸_x000D_有限公司</t></is></c></row>';
    const sheet = entries.map((entry) =>
      entry.name.endsWith("sheet1.xml")
        ? { ...entry, content: String(entry.content).replace("</sheetData>", `${rich}</sheetData>`) }
        : entry,
    );
    expect(await build(zip(sheet))).toBe(0);
    expect(lab.jobs()).toMatchObject([
      { title: '保安<员>&"门卫"', tags: ["五险一金", "双休", "包住"] },
      { title: "会计", employer: "某某商贸 有限公司" },
    ]);
  });
});

describe("what an operator may add", () => {
  it("a column map", async () => {
    const table = lab.file(
      "t.csv",
      csv([
        ["甲", "乙", "丙"],
        ["保安员", "某某物业有限公司", "4-5千"],
        ["会计", "某某商贸有限公司", "6-8千"],
      ]),
    );
    const map = lab.file("map.json", JSON.stringify({ 甲: "title", 乙: "employer", "#3": "salaryText" }));
    expect(await lab.build("--in", table, "--map", map, ...AS_OF)).toBe(0);
    expect(lab.jobs()[0]).toMatchObject({ title: "保安员", employer: "某某物业有限公司", salaryMin: 4000 });
  });

  it.each([
    ["a field that is none", '{"甲":"薪水"}', /no such field/],
    ["a list", "[1]", /looks like/],
    ["no JSON", "{", /cannot be read/],
  ])("a map with %s is refused", async (_name, content, sentence) => {
    expect(await lab.build("--in", lab.file("t.csv", TEXT), "--map", lab.file("map.json", content))).toBe(1);
    expect(lab.said()).toMatch(sentence);
  });

  it("places in any format, their grid declared or named; how exactly a job is placed travels with it", async () => {
    const districts = lab.file(
      "districts.csv",
      "code,district,lon_gcj02,lat_gcj02\n310105,长宁区,121.424624,31.220367\n",
    );
    const streets = lab.file(
      "streets.xlsx",
      workbook([
        {
          rows: [
            ["街道", "区", "经度", "纬度"],
            ["天山路街道", "长宁区", "121.400", "31.211"],
          ],
        },
      ]),
    );
    const rows = [
      ["岗位名称", "单位名称", "工作地点", "街道", "纬度", "经度"],
      ["保安员", "某某物业有限公司", "上海-长宁区", "天山路", "", ""],
      ["保洁员", "某某保洁有限公司", "上海-长宁区", "", "", ""],
      ["会计", "某某商贸有限公司", "上海-静安区", "", "31.2304", "121.4737"],
      ["电工", "某某工程有限公司", "南京", "天山路", "", ""],
    ];
    const jobs = lab.file("jobs.csv", csv(rows));
    expect(
      await lab.build("--in", jobs, "--places", districts, "--places", streets, "--datum", "gcj02", ...AS_OF),
    ).toBe(0);
    const placed = lab.jobs();
    expect(placed.map(({ geoBasis }) => geoBasis)).toEqual(["street", "district", "source", "none"]);
    expect(placed[0]).toMatchObject({ lat: 31.211, lon: 121.4 });
    // Half a kilometre from where the shifted grid had it.
    expect(placed[1]?.lon).toBeCloseTo(121.42, 2);
    expect(placed[1]?.lon).not.toBeCloseTo(121.424624, 3);
    expect(placed[2]?.lat).toBeCloseTo(31.2323, 3);
    expect(lab.report().geo).toEqual({ street: 1, district: 1, source: 1, none: 1 });
  });

  it("a datum or places file that is none is refused", async () => {
    expect(await lab.build("--in", lab.file("t.csv", TEXT), "--datum", "moon")).toBe(1);
    expect(lab.said()).toMatch(/--datum/);
    expect(await lab.build("--in", lab.file("t.csv", TEXT), "--places", lab.file("p.csv", "name\n某某街道"))).toBe(1);
    expect(lab.said()).toMatch(/no place with coordinates/);
  });
});
