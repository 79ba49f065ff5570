import { describe, expect, it } from "vitest";
import { paySpread } from "../../../renderer/pages/jobs/histogram.ts";
import { payOf } from "../../../renderer/pages/jobs/pay.ts";

const NOTHING = { salaryMin: null, salaryMax: null, salaryUnit: null, salaryText: "", salaryMonths: null };

describe("pay as stated", () => {
  it.each([
    ["a range", { salaryMin: 4800, salaryMax: 5600 }, { kind: "range", amount: "4,800–5,600" }],
    ["one figure", { salaryMin: 280, salaryMax: 280 }, { kind: "range", amount: "280" }],
    ["ends the wrong way round", { salaryMin: 9000, salaryMax: 6000 }, { kind: "range", amount: "6,000–9,000" }],
    ["only a floor", { salaryMin: 5000, salaryMax: null }, { kind: "from", amount: "5,000" }],
    ["only a ceiling", { salaryMin: null, salaryMax: 7000 }, { kind: "upTo", amount: "7,000" }],
    ["a floor of nothing", { salaryMin: 0, salaryMax: 7000 }, { kind: "upTo", amount: "7,000" }],
    ["part of a yuan", { salaryMin: 22.5, salaryMax: 25 }, { kind: "range", amount: "22.5–25" }],
  ])("%s", (_, given, expected) => {
    expect(payOf({ ...NOTHING, salaryUnit: "month", ...given })).toEqual({ ...expected, unit: "month", months: null });
  });

  it("says the source's own word where there is no figure, and that nothing is said where there is none", () => {
    expect(payOf({ ...NOTHING, salaryText: " 面议 " })).toEqual({ kind: "text", text: "面议" });
    expect(payOf(NOTHING)).toEqual({ kind: "none" });
    expect(payOf({ ...NOTHING, salaryMin: 0, salaryMax: 0 })).toEqual({ kind: "none" });
  });

  it("mentions months a year only beyond twelve", () => {
    const paid = { ...NOTHING, salaryMin: 8000, salaryMax: 9000, salaryUnit: "month" } as const;
    expect(payOf({ ...paid, salaryMonths: 13 })).toMatchObject({ months: 13 });
    expect(payOf({ ...paid, salaryMonths: 12 })).toMatchObject({ months: null });
  });
});

describe("the spread of pay", () => {
  const facet = (counts: Record<number, number>) => Object.entries(counts).map(([value, count]) => ({ value, count }));

  it("is the difference of neighbouring steps, and names the bands that hold the middle half", () => {
    const spread = paySpread(facet({ 3000: 100, 4000: 90, 5000: 40, 6000: 10, 8000: 0 }));
    expect(spread?.bands.map((band) => band.count)).toEqual([10, 50, 30, 10, 0]);
    expect(spread).toMatchObject({ low: 4000, high: 6000 });
  });

  it("does not depend on the order in which the steps arrive", () => {
    const steps = facet({ 3000: 100, 4000: 90, 5000: 40, 6000: 10 });
    expect(paySpread([...steps].reverse())).toEqual(paySpread(steps));
  });

  it("has no upper end where the best paid are in the middle", () => {
    expect(paySpread(facet({ 3000: 100, 4000: 95, 5000: 90 }))).toMatchObject({ low: 5000, high: null });
  });

  it("says nothing about a handful of jobs", () => {
    expect(paySpread(facet({ 3000: 7, 4000: 5, 5000: 1 }))).toBeNull();
    expect(paySpread([])).toBeNull();
  });
});
