import { describe, expect, it } from "vitest";
import { readDay } from "../../../shared/feed/days.ts";
import { cellOf, textOf } from "../../../shared/feed/import/cells.ts";
import { kindsOf } from "../../../shared/feed/import/kinds.ts";
import { numeralsAsDigits, numeralValue } from "../../../shared/feed/import/numerals.ts";
import { importRow } from "../../../shared/feed/import-row.ts";
import { maskContacts } from "../../../shared/feed/mask.ts";
import { plainText } from "../../../shared/feed/plain-text.ts";

describe("cells", () => {
  it.each<[unknown, unknown]>([
    ["['会计  助理']", ["会计  助理"]],
    ["[]", []],
    ["{}", []],
    ['{双休,"带薪 年假",双休}', ["双休", "带薪 年假"]],
    ["['第一行\\n', \"b\\xa0c\"]", ["第一行\n", "b\u00a0c"]],
    ["[加分项]", "[加分项]"],
    ["[网址]", ""],
    ["无", ""],
    ["暂无", ""],
    ["NULL", ""],
    ["N/A", ""],
    ["\\N", ""],
    ["--", ""],
    ["不限", "不限"],
    ["['未完", "['未完"],
    [7000.0, "7000"],
    [1.38e10, "13800000000"],
    [9.1e17, "910000000000000000"],
    [0.1 + 0.2, "0.3"],
    [Number.NaN, ""],
    [{ $oid: "5f1a" }, "5f1a"],
    [
      [{ name: "双休" }, "包住"],
      ["双休", "包住"],
    ],
    [{ deep: { deeper: 1 } }, ""],
    [null, ""],
    [undefined, ""],
  ])("%j → %j", (value, cell) => {
    expect(cellOf(value)).toEqual(cell);
  });

  it("pieces that carry their line ends are one text", () => {
    expect(textOf(cellOf("['职责：', '\\n', '1、看门']"), " ")).toBe("职责：\n1、看门");
    expect(textOf(["上海", "", "浦东"], "-")).toBe("上海-浦东");
  });
});

describe("numbers in Chinese words", () => {
  it.each([
    ["八千五百", 8500],
    ["三千五", 3500],
    ["一万二", 12000],
    ["两万", 20000],
    ["十三", 13],
    ["三十五", 35],
    ["一百零五", 105],
    ["十", 10],
    ["万", null],
    ["五险", null],
  ])("%s → %s", (words, value) => {
    expect(numeralValue(words)).toBe(value);
  });

  it("only whole numbers are rewritten", () => {
    expect(numeralsAsDigits("五千到八千，五险一金，6千")).toBe("5000到8000，五险一金，6千");
  });
});

describe("days of the sources", () => {
  it.each([
    ["2022-02-23", "2022-02-23"],
    ["2023-06-28 13:40:24", "2023-06-28"],
    ["2019/2/14 16:06", "2019-02-14"],
    ["2017年4月", "2017-04-01"],
    ["20220223", "2022-02-23"],
    ["发布于2024-05-06", "2024-05-06"],
    ["04-20", "2026-04-20"],
    ["12-31", "2025-12-31"],
    ["3天前", "2026-11-17"],
    ["昨天", "2026-11-19"],
    ["13:24发布", "2026-11-20"],
    ["Apr 12, 2018", "2018-04-12"],
    ["43567", "2019-04-12"],
    ["1555555555000", "2019-04-18"],
    ["2023-02-30", null],
    ["0000-00-00", null],
    ["尽快", null],
    ["", null],
  ])("%s", (text, day) => {
    expect(readDay(text, "2026-11-20")).toBe(day);
  });

  it("a closing day without a year lies ahead", () => {
    expect(readDay("12-31", "2026-11-20", "future")).toBe("2026-12-31");
    expect(readDay("04-20", "2026-11-20", "future")).toBe("2027-04-20");
  });
});

describe("what a cell looks like", () => {
  it.each([
    ["6-8千", "pay"],
    ["面议", "pay"],
    ["25000-99999999", "pay"],
    ["10001", "payNumber"],
    ["2022-02-23", "day"],
    ["04-20", "day"],
    ["大专以上/本科优先", "education"],
    ["经验不限,可接收应届生", "experience"],
    ["50-150人", "size"],
    ["若干人", "openings"],
    ["外资（欧美）", "nature"],
    ["上海-浦东新区", "place"],
    ["某某路401号1号楼", "address"],
    ["全职,实习", "employmentType"],
    ["https://example.com/1", "url"],
    ["五险一金 餐饮补贴", "tags"],
    ["某某商贸有限公司", "employer"],
    ["会计（双休）-浦东", "title"],
    ["Software Engineer", "title"],
  ] as const)("%s: %s", (text, kind) => {
    expect(kindsOf(text)).toContain(kind);
  });

  it.each([
    ["车险客服月薪1.2万+双休", "pay"],
    ["ASP.NET开发", "url"],
    ["Master data analyst", "education"],
    ["50-150人", "openings"],
    ["4001-6000", "size"],
    ["全职", "title"],
  ] as const)("%s: not %s", (text, kind) => {
    expect(kindsOf(text)).not.toContain(kind);
  });
});

describe("contacts in odd spellings", () => {
  it.each([
    "V：hr_zhaopin2020",
    "微芯：abc_12345",
    "薇❤：hr2020abc",
    "v x:hr2020abc",
    "wei xin: hr2020abc",
    "Q：12345678",
    "Q Q 12345678",
    "邮箱 hrabc#qq.com",
    "hrabc艾特163.com",
    "hrabc＠163。com",
    "hrabc at qq dot com",
    "一三八，一二三四，五六七八",
    "138丨1234丨5678",
    "138/1234/5678",
    "138~1234~5678",
    "联系人王先生62345678",
    "咨询：62345678转802",
    "身份证 310101900101123",
  ])("%s", (text) => {
    const masked = maskContacts(plainText(text));
    expect(masked).toContain("〔");
    expect(masked).not.toMatch(/[0-9]{5}|zhaopin|hrabc|hr2020|五六七八/);
  });

  it.each([
    "主管（职位编号：40810423）",
    "报名时间：20261105--20261116",
    "规格18/19/20/21/22",
    "熟悉微信 JavaScript 开发",
    "CV: resume2020",
    "微信公众号运营",
    "C#.net 开发",
    "编号20261105138",
    "5000-8000元，8小时",
  ])("%s is left alone", (text) => {
    expect(maskContacts(text)).toBe(text);
  });
});

describe("a row and its money", () => {
  const row = { source: "街道", id: "1", title: "Clerk", salaryMin: 42405, salaryMax: 65485, salaryUnit: "year" };
  const days = { build: "2026-11-20", asOf: null };
  const job = (more: object) => {
    const result = importRow({ ...row, ...more }, days);
    return result.ok ? result.value.job : null;
  };

  it("dollars are not yuan; the words stay", () => {
    const none = { salaryMin: null, salaryMax: null, salaryUnit: null };
    expect(job({ salaryText: "$42405-65485 Annual" })).toMatchObject({ ...none, salaryText: "$42405-65485 Annual" });
    expect(job({ currency: "USD" })).toMatchObject(none);
    expect(job({ currency: "CNY" })).toMatchObject({ salaryMin: 42405 });
  });

  it("coordinates are put on WGS-84 when their grid is declared", () => {
    const declared = importRow({ ...row, lat: 31.2304, lon: 121.4737 }, { ...days, datum: "gcj02" });
    expect(declared.ok && declared.value.job.lat).toBeCloseTo(31.2323, 3);
    expect(job({ lat: 31.2304, lon: 121.4737 })).toMatchObject({ lat: 31.2304, lon: 121.4737, geoBasis: "source" });
  });

  it("a row without an id gets the same one every time, from what it says, and only if asked for", () => {
    const idOf = (content: string) => `x${content.length}`;
    const read = (more: object) => {
      const result = importRow({ ...row, id: "", ...more }, { ...days, idOf });
      return result.ok ? result.value.job.id : result.code;
    };
    expect(read({})).toBe(read({ postedAt: "2026-11-01", source: "别处" }));
    expect(read({})).not.toBe(read({ company: "某某商行" }));
    expect(importRow({ ...row, id: "" }, days)).toMatchObject({ ok: false, code: "no-id" });
  });
});
