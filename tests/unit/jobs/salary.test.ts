import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { SalaryUnit } from "../../../shared/jobs/job.ts";
import { monthlyFloor, monthlyMiddle, monthlyPay } from "../../../shared/jobs/salary.ts";

describe("pay a month", () => {
  test("counts 21.75 days, 174 hours, 12 months and 52 weeks", () => {
    expect(monthlyPay(5_000, "month")).toBe(5_000);
    expect(monthlyPay(200, "day")).toBe(4_350);
    expect(monthlyPay(25, "hour")).toBe(4_350);
    expect(monthlyPay(120_000, "year")).toBe(10_000);
    expect(monthlyPay(1_200, "week")).toBe(5_200);
  });
  test("is not known for piece pay, without a figure or without a unit, and never 0 instead", () => {
    expect(monthlyPay(3, "piece")).toBeNull();
    expect(monthlyPay(null, "month")).toBeNull();
    expect(monthlyPay(5_000, null)).toBeNull();
    expect(monthlyPay(Number.NaN, "month")).toBeNull();
    expect(monthlyPay(0, "month")).toBe(0);
  });
  test("rises with the amount, in every unit", () => {
    fc.assert(
      fc.property(
        fc.constantFrom<SalaryUnit>("month", "year", "week", "day", "hour", "piece"),
        fc.nat(100_000),
        fc.nat(100_000),
        (unit, a, b) => {
          const [low, high] = [monthlyPay(Math.min(a, b), unit), monthlyPay(Math.max(a, b), unit)];
          if (low !== null && high !== null) expect(low).toBeLessThanOrEqual(high);
          else expect(unit).toBe("piece");
        },
      ),
    );
  });
});

describe("a stated range", () => {
  const range = (salaryMin: number | null, salaryMax: number | null) => ({
    salaryMin,
    salaryMax,
    salaryUnit: "hour" as const,
  });
  test("is filtered by its lower end and sorted by its middle", () => {
    expect(monthlyFloor(range(20, 30))).toBe(3_480);
    expect(monthlyMiddle(range(20, 30))).toBe(4_350);
    expect(monthlyMiddle(range(20, null))).toBe(3_480);
  });
  test("with an upper end alone promises nothing", () => {
    expect(monthlyFloor(range(null, 30))).toBeNull();
    expect(monthlyMiddle(range(null, 30))).toBeNull();
  });
});
