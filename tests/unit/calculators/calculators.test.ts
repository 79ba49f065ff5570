import { describe, expect, test } from "vitest";
import { CALCULATORS_OF_POLICY, runCalculator } from "../../../shared/calculators/calculators.ts";
import { isDay, monthsAfter } from "../../../shared/calculators/months.ts";

const LAST_DAYS: Readonly<Record<string, string>> = { "short-one": "2023-12-31" };
const run = (id: string, input: Record<string, unknown>) =>
  runCalculator(id, input, { lastDay: (policy) => LAST_DAYS[policy] ?? null });
/** The output, or the error as `code field`. */
function answer(id: string, input: Record<string, unknown>): unknown {
  const result = run(id, input);
  return result.ok ? result.value : `${result.code} ${result.data.field}`;
}

/** A firm of 200 that lost eleven: exactly 5.5 %. */
const FIRM = { base: 200, end: 187, natural: 2, staff: 200, size: "large", fee: "100000", wholeYear: true };

describe("稳岗返还 (R118, R119)", () => {
  test("exactly 5.5 % is not over the limit", () => {
    expect(answer("stable-post-refund", { ...FIRM, fee: "1000000" })).toEqual({
      layoffRateFraction: "11/200",
      layoffRatePercent: "5.50",
      limitPercent: "5.50",
      eligible: true,
      reason: "ok",
      refundRatioPercent: "30.00",
      refundYuan: "300000.00",
      baseYear: "2023",
      headcountMatters: false,
    });
  });

  test.each([
    ["one more laid off", { end: 186 }, false, "6.00", "layoff_rate_over_limit"],
    ["the least bit above 5.5 %", { base: 20_000, end: 18_899, natural: 0 }, false, "5.51", "layoff_rate_over_limit"],
    [
      "5.504 % is shown as 5.50 and is over the limit",
      { base: 12_500, end: 11_812, natural: 0 },
      false,
      "5.50",
      "layoff_rate_over_limit",
    ],
    ["the staff grew", { base: 50, end: 60, natural: 1, staff: 60 }, true, "-22.00", "ok"],
    ["nobody left", { base: 40, end: 40, natural: 0, staff: 40 }, true, "0.00", "ok"],
    ["30 people, 20 %", { base: 30, end: 24, natural: 0, staff: 30 }, true, "20.00", "ok"],
    ["31 people, 20 %", { base: 30, end: 24, natural: 0, staff: 31 }, false, "20.00", "layoff_rate_over_limit"],
    ["30 people, over 20 %", { base: 29, end: 23, natural: 0, staff: 30 }, false, "20.69", "layoff_rate_over_limit"],
    ["a firm on the list of the dishonest", { seriouslyDishonest: true }, false, "5.50", "seriously_dishonest"],
    ["not a whole year: the same sum over the first month", { wholeYear: false }, true, "5.50", "ok"],
  ])("%s", (_, change, eligible, percent, reason) => {
    const result = answer("stable-post-refund", { ...FIRM, ...change });
    expect(result).toMatchObject({ eligible, layoffRatePercent: percent, reason });
    if (!eligible) expect(result).toMatchObject({ refundYuan: "0.00" });
  });

  test.each([
    ["large", "12345.67", "3703.70"],
    ["medium", "100000", "60000.00"],
    ["small", "12345.67", "7407.40"],
    ["micro", "0.01", "0.01"],
    ["micro", "0", "0.00"],
  ])("a %s firm that paid %s gets %s", (size, fee, yuan) => {
    expect(answer("stable-post-refund", { ...FIRM, size, fee })).toMatchObject({ refundYuan: yuan });
  });

  test("31 insured then, 25 now, and the two readings of “30 people” part: staff must say", () => {
    const firm = { ...FIRM, base: 31, end: 25, natural: 0 };
    expect(answer("stable-post-refund", { ...firm, staff: 31 })).toMatchObject({
      eligible: false,
      headcountMatters: true,
    });
    expect(answer("stable-post-refund", { ...firm, staff: 25 })).toMatchObject({
      eligible: true,
      headcountMatters: true,
    });
  });

  test("nobody insured at first: nothing to divide by", () => {
    expect(answer("stable-post-refund", { ...FIRM, base: 0 })).toBe("zero_denominator base");
  });

  test.each([
    ["base", -1],
    ["base", 1.5],
    ["end", "187"],
    ["natural", null],
    ["staff", undefined],
    ["size", "giant"],
    ["fee", "-1"],
    ["fee", "1e5"],
    ["fee", ""],
    ["wholeYear", "yes"],
  ])("a wrong %s (%j) is named", (field, value) => {
    expect(answer("stable-post-refund", { ...FIRM, [field]: value })).toBe(`invalid_input ${field}`);
  });

  test("keys that nobody asked for change nothing", () => {
    expect(answer("stable-post-refund", { ...FIRM, name: "某公司", __proto__: { base: 0 } })).toEqual(
      answer("stable-post-refund", FIRM),
    );
  });
});

describe("the small ones", () => {
  test.each([
    ["jobseeking-1000", { people: 3 }, { yuan: "3000" }],
    ["jobseeking-1000", { people: 0 }, { yuan: "0" }],
    ["jobseeking-1000", { people: -1 }, "invalid_input people"],
    ["graduate-quota", { posts: 7, percent: 50 }, { minPosts: 4 }],
    ["graduate-quota", { posts: 9, percent: 70 }, { minPosts: 7 }],
    ["graduate-quota", { posts: 10, percent: 70 }, { minPosts: 7 }],
    ["graduate-quota", { posts: 3, percent: 33.4 }, { minPosts: 2 }],
    ["graduate-quota", { posts: 0, percent: 60 }, { minPosts: 0 }],
    ["graduate-quota", { posts: 5, percent: 100.1 }, "invalid_input percent"],
    ["guarantee-fee", { fee: "8600.5" }, { yuan: "8600.50" }],
    ["guarantee-fee", { fee: "一万" }, "invalid_input fee"],
    ["deadline", { policy: "short-one", date: "2023-12-31" }, { open: true, lastDay: "2023-12-31" }],
    ["deadline", { policy: "short-one", date: "2024-01-01" }, { open: false, lastDay: "2023-12-31" }],
    ["deadline", { policy: "endless", date: "2024-01-01" }, "invalid_input policy"],
    ["deadline", { policy: "short-one", date: "2023-02-29" }, "invalid_input date"],
    ["aid-deadline", { kind: "zero_employment_family", confirmed: "2026-01-31" }, { deadline: "2026-02-28" }],
    ["aid-deadline", { kind: "zero_employment_family", confirmed: "2028-01-31" }, { deadline: "2028-02-29" }],
    ["aid-deadline", { kind: "hardship", recognised: "2026-11-30" }, { deadline: "2027-02-28" }],
    ["aid-deadline", { kind: "hardship", confirmed: "2026-11-30" }, "invalid_input recognised"],
    ["aid-deadline", { kind: "other" }, "invalid_input kind"],
    ["jobless-months", { start: "2026-01-15", hire: "2026-04-15" }, { meets: true }],
    ["jobless-months", { start: "2026-01-16", hire: "2026-04-15" }, { meets: false }],
    ["jobless-months", { start: "2025-11-30", hire: "2026-02-28" }, { meets: true }],
    ["age-16-24", { age: 24 }, { meets: true }],
    ["age-16-24", { age: 25 }, { meets: false }],
    ["no-such", {}, "invalid_input id"],
    ["constructor", {}, "invalid_input id"],
  ])("%s %j", (id, input, expected) => {
    expect(answer(id, input)).toEqual(expected);
  });

  test("every calculator that a page offers exists", () => {
    for (const id of new Set(Object.values(CALCULATORS_OF_POLICY).flat())) {
      const result = run(id, {});
      expect(result).toMatchObject({ ok: false, code: "invalid_input" });
      expect(result).not.toMatchObject({ data: { field: "id" } });
    }
  });
});

describe("months", () => {
  test.each([
    ["2026-12-31", 2, "2027-02-28"],
    ["2024-02-29", 12, "2025-02-28"],
    ["2026-08-31", 1, "2026-09-30"],
    ["2026-05-15", 8, "2027-01-15"],
  ])("%s and %i months is %s", (day, months, after) => {
    expect(monthsAfter(day, months)).toBe(after);
  });
  test.each(["2023-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "26-04-01", "2026-4-1", ""])(
    "no day: %j",
    (text) => {
      expect(isDay(text)).toBe(false);
    },
  );
});
