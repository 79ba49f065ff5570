import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  ceiling,
  compare,
  decimal,
  fraction,
  minus,
  ratio,
  times,
  toDecimal,
  toText,
} from "../../../shared/calculators/fraction.ts";

const whole = fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n });
const above = fc.bigInt({ min: 1n, max: 10n ** 12n });
const fractions = fc.tuple(whole, above).map(([n, d]) => fraction(n, d));

describe("a rate at exactly the limit", () => {
  test("1 − 189/200 is 5.5 %, which it is not in floating point", () => {
    expect(1 - 189 / 200).toBeGreaterThan(0.055);
    const rate = minus(fraction(1), fraction(189, 200));
    expect(toText(rate)).toBe("11/200");
    expect(compare(rate, ratio("5.5%") ?? fraction(0))).toBe(0);
  });
});

describe("arithmetic", () => {
  test("what is taken away and compared agrees with cross-multiplication", () => {
    fc.assert(
      fc.property(fractions, fractions, (a, b) => {
        const difference = minus(a, b);
        expect(difference.n * a.d * b.d).toBe((a.n * b.d - b.n * a.d) * difference.d);
        expect(Math.sign(compare(a, b))).toBe(difference.n === 0n ? 0 : difference.n < 0n ? -1 : 1);
        expect(times(a, b)).toEqual(times(b, a));
      }),
    );
  });

  test("a whole number of posts that is not below the share, and not one more than needed", () => {
    fc.assert(
      fc.property(fractions, (value) => {
        const up = ceiling(value);
        expect(up * value.d >= value.n && (up - 1n) * value.d < value.n).toBe(true);
      }),
    );
  });
});

describe("money as it is shown", () => {
  test.each([
    ["7407.402", "7407.40"],
    ["0.005", "0.01"],
    ["-0.005", "-0.01"],
    ["-0.001", "0.00"],
    ["2.675", "2.68"],
    ["1000000000000.994", "1000000000000.99"],
  ])("%s yuan is %s", (text, shown) => {
    expect(toDecimal(decimal(text) ?? fraction(0), 2)).toBe(shown);
  });

  test("is never further from the value than half a cent", () => {
    fc.assert(
      fc.property(fractions, (value) => {
        const shown = decimal(toDecimal(value, 2)) ?? fraction(0);
        const off = minus(shown, value);
        expect(compare(off.n < 0n ? minus(value, shown) : off, fraction(1, 200))).toBeLessThanOrEqual(0);
      }),
    );
  });
});

describe("what is read as a number", () => {
  test.each(["", " ", "1e3", "1,000", "0x10", "--1", "1.", ".5", "５", "abc", "1 2", "Infinity", "NaN"])(
    "not %j",
    (text) => {
      expect(decimal(text)).toBeNull();
    },
  );
  test.each([
    ["11/200", "11/200"],
    ["5.50%", "11/200"],
    ["0.055", "11/200"],
    ["-22%", "-11/50"],
  ])("%s as a rate is %s", (text, shown) => {
    expect(toText(ratio(text) ?? fraction(0))).toBe(shown);
  });
  test.each(["1/0", "/2", "1/", "%"])("not the rate %j", (text) => {
    expect(ratio(text)).toBeNull();
  });
});
