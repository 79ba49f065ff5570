import fc from "fast-check";
import { expect, test } from "vitest";
import { type EngineLab, openLocalLab } from "./engine-lab.ts";
import { stepsArbitrary } from "./life-steps.ts";
import { runModel } from "./model.ts";
import { openNaiveLab } from "./naive-engine.ts";

/** Scaled down for every test run; the full number runs by `npm run crash -- model` (tests/crash). */
const RUNS = 60;

function property(open: () => Promise<EngineLab>) {
  return fc.asyncProperty(stepsArbitrary, async (steps) => {
    const lab = await open();
    try {
      await runModel(lab, steps);
    } finally {
      lab.close();
    }
  });
}

test(`${RUNS} stations live through holds, bookings, clocks and deaths, and keep every promise`, async () => {
  await fc.assert(property(openLocalLab), { numRuns: RUNS });
}, 240_000);

test("the same suite finds out the naive engine", async () => {
  const found = await fc.check(property(openNaiveLab), { numRuns: RUNS, endOnFailure: true });
  expect(found.failed).toBe(true);
}, 60_000);

test("its lists are long: short ones would never meet", () => {
  const lengths = fc.sample(stepsArbitrary, { numRuns: 300, seed: 1 }).map((steps) => steps.length);
  const mean = lengths.reduce((sum, length) => sum + length, 0) / lengths.length;
  expect(mean).toBeGreaterThan(20);
});
