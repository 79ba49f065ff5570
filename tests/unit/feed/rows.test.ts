import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dayOf, dayPlus, shanghaiDay } from "../../../shared/feed/days.ts";
import { importRow } from "../../../shared/feed/import-row.ts";
import { readPay, tidyPay } from "../../../shared/feed/pay.ts";
import { clipped, plainLine, plainText } from "../../../shared/feed/plain-text.ts";
import { educationOf, employmentTypeOf } from "../../../shared/feed/vocabulary.ts";
import { publishedJob } from "../../../shared/jobs/job.ts";

const TODAY = { build: "2026-11-20", asOf: null };
const ROW = {
  source: "街道",
  id: "a-1",
  title: "保安",
  company: "某物业",
  salaryText: "5-6千",
  salaryMin: 5000,
  salaryMax: 6000,
  salaryUnit: "month",
};
const imported = (row: object, days: Parameters<typeof importRow>[1] = TODAY) => {
  const result = importRow({ ...ROW, ...row }, days);
  if (!result.ok) throw new Error(result.code);
  return result.value;
};
const reason = (row: unknown) => {
  const result = importRow(row, TODAY);
  return result.ok ? "accepted" : result.code;
};

describe("a row of a source becomes a published job", () => {
  it("keeps the source's id and says what it does not know", () => {
    expect(imported({})).toEqual({
      masked: false,
      job: {
        op: "put",
        id: "a-1",
        source: "街道",
        title: "保安",
        employer: "某物业",
        city: "",
        district: "",
        street: "",
        address: "",
        lat: null,
        lon: null,
        geoBasis: "none",
        employmentType: null,
        salaryMin: 5000,
        salaryMax: 6000,
        salaryUnit: "month",
        salaryMonths: null,
        salaryText: "5-6千",
        education: "",
        experience: "",
        openings: null,
        tags: [],
        description: "",
        datePosted: "2026-11-20",
        dateBasis: "feed",
        validThrough: null,
        applyUrl: null,
      },
    });
  });

  it("a published row comes through as it is", () => {
    const published = {
      ...imported({ address: "天山路1号", lat: 31.2, lon: 121.4, tags: ["双休"] }).job,
      datePosted: "2026-11-01",
      dateBasis: "source" as const,
      geoBasis: "street" as const,
      validThrough: "2026-12-01",
      openings: 3,
      applyUrl: "https://example.com/a",
    };
    expect(importRow(published, TODAY)).toEqual({ ok: true, value: { job: published, masked: false } });
  });

  it.each([
    ["no title", { ...ROW, title: " \u200b " }, "no-title"],
    ["no id", { ...ROW, id: "" }, "no-id"],
    ["an id of a whole page", { ...ROW, id: "x".repeat(201) }, "bad-id"],
    ["pay that is a thing", { ...ROW, salaryMin: { yuan: 5 } }, "bad-pay"],
    ["a closing date in the past", { ...ROW, validThrough: "2026-11-19" }, "expired"],
    ["closing today", { ...ROW, validThrough: "2026-11-20" }, "accepted"],
    ["no company", { ...ROW, company: "" }, "accepted"],
    ["a number as id", { ...ROW, id: 4365651 }, "accepted"],
    ["a list", [ROW], "not-a-job"],
    ["nothing", null, "not-a-job"],
    ["a tombstone", { ...ROW, op: "del" }, "not-a-job"],
  ])("%s", (_name, row, expected) => {
    expect(reason(row)).toBe(expected);
  });

  it("as of a day: every row is new on it, and a closing date before it is forgotten", () => {
    const asOf = { build: "2026-11-20", asOf: "2026-11-18" };
    const old = imported({ postedAt: "2019-06-01", validThrough: "2019-07-01" }, asOf).job;
    expect(old).toMatchObject({ datePosted: "2026-11-18", dateBasis: "feed", validThrough: null });
    expect(imported({ validThrough: "2026-11-18" }, asOf).job.validThrough).toBe("2026-11-18");
  });

  it("contacts go from every text, and the row counts once", () => {
    const row = imported({
      title: "司机13812345678",
      address: "天山路 021-62345678",
      tags: ["微信zhao_pin1"],
      description: "a@b.cn 或 QQ 1234567",
      salaryText: "面议 13812345678",
      company: "王记13812345678",
    });
    expect(row.masked).toBe(true);
    expect(JSON.stringify(row.job)).not.toMatch(/13812345678|62345678|zhao_pin1|a@b\.cn|1234567/);
  });

  it.each([
    ["0,0 is nowhere", { lat: 0, lon: 0 }, { lat: null, lon: null, geoBasis: "none" }],
    ["a pair the wrong way round", { lat: 121.4, lon: 31.2 }, { lat: 31.2, lon: 121.4, geoBasis: "source" }],
    ["half a pair", { lat: 31.2 }, { lat: null, lon: null, geoBasis: "none" }],
    ["as text", { lat: "31.2", lon: "121.4" }, { lat: 31.2, lon: 121.4, geoBasis: "source" }],
    ["off the globe", { lat: 310, lon: 121.4 }, { lat: null, lon: null, geoBasis: "none" }],
    ["招3人 as a tag", { tags: ["招3人"] }, { openings: 3 }],
    ["tags in one text", { tags: "双休，包住, 五险" }, { tags: ["双休", "包住", "五险"] }],
    ["a link that is no https", { applyUrl: "tel:13812345678" }, { applyUrl: null }],
    ["a link with a number in it", { applyUrl: "https://x.cn/13812345678" }, { applyUrl: null }],
    ["only a month", { postedAt: "2017-06" }, { datePosted: "2017-06-01", dateBasis: "source" }],
    ["a broken date", { postedAt: "2019-2019-06-05" }, { datePosted: "2026-11-20", dateBasis: "feed" }],
    ["an overlong title", { title: "保".repeat(500) }, { title: `${"保".repeat(399)}…` }],
    ["an unknown unit, monthly by size", { salaryUnit: undefined }, { salaryUnit: "month" }],
    [
      "an unknown unit, too small to guess",
      { salaryUnit: undefined, salaryMin: 25, salaryMax: 30, salaryText: "25-30" },
      { salaryUnit: null },
    ],
  ])("%s", (_name, row, expected) => {
    expect(imported(row).job).toMatchObject(expected);
  });

  it("no row, however odd, throws or yields something that is not publishable", () => {
    const value = fc.oneof(
      fc.string({ unit: "binary", size: "max", maxLength: 300 }),
      fc.double(),
      fc.constant(null),
      fc.boolean(),
      fc.array(fc.string()),
      fc.object(),
    );
    const row = fc.record(
      Object.fromEntries(
        [...Object.keys(publishedJob.shape), "company", "area", "postedAt"].map((key) => [key, value]),
      ),
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(row, fc.boolean(), (odd, named) => {
        const result = importRow(named ? { ...odd, op: "put", id: "x", title: "y" } : odd, TODAY);
        if (result.ok) expect(publishedJob.safeParse(result.value.job).success).toBe(true);
        else expect(result.code).not.toBe("invalid");
      }),
      { numRuns: 1_500 },
    );
  });
});

describe("pay", () => {
  it.each([
    ["6-8千", 6000, 8000, "month", null],
    ["8千-1.2万", 8000, 12000, "month", null],
    ["0.8-1.3万·13薪", 8000, 13000, "month", 13],
    ["15-25K·16薪", 15000, 25000, "month", 16],
    ["4500-6000元/月", 4500, 6000, "month", null],
    ["18-36万", 180000, 360000, "year", null],
    ["10-12万/年", 100000, 120000, "year", null],
    ["150元/天", 150, 150, "day", null],
    ["200-300/天", 200, 300, "day", null],
    ["25元/小时", 25, 25, "hour", null],
    ["1万以上/月", 10000, null, "month", null],
    ["3千及以下", 0, 3000, "month", null],
    ["8000元/月起", 8000, null, "month", null],
    ["5,000-6,500元", 5000, 6500, "month", null],
    ["4000-6000元/月 72小时反馈", 4000, 6000, "month", null],
    ["面议", null, null, null, null],
    ["", null, null, null, null],
  ] as const)("%s", (text, min, max, unit, months) => {
    expect(readPay(text)).toEqual({ min, max, unit, months });
  });

  it.each([
    ["the wrong way round", { min: 8000, max: 6000 }, { min: 6000, max: 8000 }],
    ["0-1", { min: 0, max: 1 }, { min: null, max: null }],
    ["no upper end", { min: 25000, max: 99999999 }, { min: 25000, max: null }],
    ["-1", { min: -1, max: 5000 }, { min: null, max: 5000 }],
    ["以上 as 0", { min: 5000, max: 0 }, { min: 5000, max: null }],
    ["以下 as 0", { min: 0, max: 3000 }, { min: 0, max: 3000 }],
  ])("sentinels: %s", (_name, pay, expected) => {
    expect(tidyPay({ ...pay, unit: "month", months: null })).toMatchObject(expected);
  });

  it("a range that is kept is never upside down", () => {
    const amount = fc.option(fc.double({ noNaN: false }));
    fc.assert(
      fc.property(amount, amount, (min, max) => {
        const tidy = tidyPay({ min, max, unit: "month", months: 13 });
        if (tidy.min !== null && tidy.max !== null) expect(tidy.min).toBeLessThanOrEqual(tidy.max);
        for (const end of [tidy.min, tidy.max]) if (end !== null) expect(end).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe("words of the sources", () => {
  it.each([
    ["本科及以上", "本科"],
    ["统招本科", "本科"],
    ["高中/中专", "高中"],
    ["初中及以下", "初中"],
    ["大专以上/本科优先", "大专"],
    ["在校/应届", ""],
    ["学历不限", "不限"],
    ["", ""],
    ["硕士研究生", "硕士"],
    ["大学专科", "大专"],
    ["中技", "中专"],
  ])("schooling %s → %s", (words, level) => {
    expect(educationOf(words)).toBe(level);
  });

  it.each([
    ["全职", "保安", "全职"],
    ["实习", "数据分析", "见习"],
    ["按日计薪", "产品", null],
    ["", "超市理货 日结", "零工"],
    ["", "兼职英语教师", "兼职"],
    ["", "全职/兼职舞蹈教师", null],
    ["", "教师（可兼职）", null],
    ["", "专/兼职讲师", null],
    ["", "见习店长", null],
    ["", "实习生", null],
    ["", "社区公益性岗位", "公益性岗位"],
    ["", "就业见习（文员）", "见习"],
    ["", "保安 150元/天", null],
  ])("employment %j in %s → %s", (field, title, type) => {
    expect(employmentTypeOf(field, title)).toBe(type);
  });
});

describe("text and days", () => {
  it.each([
    ["<p>双休&nbsp;包住</p><br/>五险", "双休 包住\n\n五险"],
    ["List<String> 年龄<35岁", "List<String> 年龄<35岁"],
    ["A&amp;B &#38; C&D", "A&B & C&D"],
    ["a\u200bb\u202ec\ufeff", "abc"],
    ["<script>alert(1)</script>保安", "保安"],
    ["1\ufe0f\u20e32\ufe0f\u20e3", "12"],
  ])("%j", (text, plain) => {
    expect(plainText(text)).toBe(plain);
  });

  it("plain text stays plain, one line stays one line", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", size: "max", maxLength: 200 }), (text) => {
        const line = plainLine(text);
        expect(line).not.toMatch(/[\n\r\t]/);
        expect(line.isWellFormed()).toBe(true);
      }),
    );
  });

  it("cutting never leaves half a character", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme", size: "max", maxLength: 120 }),
        fc.integer({ min: 1, max: 50 }),
        (text, length) => {
          const cut = clipped(text, length);
          expect(cut.length).toBeLessThanOrEqual(length);
          expect(cut.isWellFormed()).toBe(true);
        },
      ),
    );
  });

  it("a day is a day in Shanghai", () => {
    expect(shanghaiDay(Date.parse("2026-11-19T16:00:00Z"))).toBe("2026-11-20");
    expect(shanghaiDay(Date.parse("2026-11-19T15:59:59Z"))).toBe("2026-11-19");
    expect(dayOf("2026-11-19T18:00:00Z")).toBe("2026-11-20");
    expect(dayOf("2024/7/3")).toBe("2024-07-03");
    expect(dayOf("2023-02-29")).toBeNull();
    expect(dayPlus("2026-02-27", 2)).toBe("2026-03-01");
  });
});
