import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readPay, tidyPay } from "../../../shared/feed/pay.ts";
import { SALARY_UNITS } from "../../../shared/jobs/words.ts";
import { PAY_TABLE } from "./pay-table.ts";

describe("pay written as words", () => {
  it("the table is long enough to mean something, and no text stands in it twice", () => {
    expect(PAY_TABLE.length).toBeGreaterThanOrEqual(150);
    expect(new Set(PAY_TABLE.map(([text]) => text)).size).toBe(PAY_TABLE.length);
  });

  it.each(PAY_TABLE)("%s", (text, min, max, unit, months) => {
    expect(readPay(text)).toEqual({ min, max, unit, months });
  });

  it.each([
    ["1.2", { scale: 10_000 }, { min: 12_000, max: 12_000, unit: "month" }],
    ["6-8", { scale: 1_000 }, { min: 6_000, max: 8_000, unit: "month" }],
    ["6500", { scale: 1_000 }, { min: 6_500, max: 6_500, unit: "month" }],
    ["25", { unit: "hour" }, { min: 25, max: 25, unit: "hour" }],
    ["150元/天", { unit: "month" }, { min: 150, max: 150, unit: "day" }],
  ] as const)("%s under a heading that says %o", (text, hint, expected) => {
    expect(readPay(text, hint)).toMatchObject(expected);
  });
});

/** What no unit may exceed or fall below; wider than any row of the table. */
const ABSURD = { hour: 20_000, day: 100_000, week: 500_000, month: 2_000_000, year: 9_999_999, piece: 1_000_000 };

function expectSane(pay: ReturnType<typeof readPay>): void {
  const { min, max, unit, months } = pay;
  for (const end of [min, max]) {
    if (end === null) continue;
    expect(Number.isFinite(end)).toBe(true);
    expect(end).toBeGreaterThanOrEqual(0);
    expect(end).toBeLessThanOrEqual(unit === null ? 9_999_999 : ABSURD[unit]);
  }
  if (min !== null && max !== null) expect(min).toBeLessThanOrEqual(max);
  if (min === null && max === null) expect(pay).toEqual({ min: null, max: null, unit: null, months: null });
  if (months !== null) expect(months).toBeGreaterThanOrEqual(1);
}

describe("whatever is written", () => {
  const piece = fc.oneof(
    fc.constantFrom(
      ..."万千百kKwW元块¥$/-~—至到每月年天日时周件薪面议以上下及起底综合提成绩效试用转正最低高+*·x.,，（）() ",
      "/月",
      "/小时",
      "13薪",
      "十万",
      "三千五",
      "99999999",
      "0-1",
      "不低于",
      "\ufffd",
    ),
    fc.nat({ max: 10 ** 9 }).map(String),
    fc.double({ min: 0, max: 1e6, noNaN: true }).map((value) => value.toFixed(2)),
    fc.string({ unit: "binary", maxLength: 6 }),
  );

  it("reading never throws and never yields an upside-down, negative or absurd range", () => {
    fc.assert(
      fc.property(fc.array(piece, { size: "max", maxLength: 24 }), (parts) => {
        expectSane(readPay(parts.join("")));
      }),
      { numRuns: 20_000 },
    );
  });

  it("numbers of a source are tidied the same way", () => {
    const amount = fc.option(fc.oneof(fc.double(), fc.integer(), fc.constantFrom(0, 1, -1, 99_999_999)));
    const unit = fc.option(fc.constantFrom(...SALARY_UNITS));
    fc.assert(
      fc.property(amount, amount, unit, fc.option(fc.double()), (min, max, of, months) => {
        expectSane(tidyPay({ min, max, unit: of, months }));
      }),
      { numRuns: 5_000 },
    );
  });

  it("a text made to slow the patterns down is read at once", () => {
    const started = performance.now();
    for (const bit of ["1-", "10000", "每月1", "1 ", "十", "1.1万-", "%", "-~—"]) readPay(bit.repeat(50_000));
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});
