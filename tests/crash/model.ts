import fc from "fast-check";
import { openLocalLab } from "../integration/bookings/engine-lab.ts";
import { stepsArbitrary } from "../integration/bookings/life-steps.ts";
import { runModel } from "../integration/bookings/model.ts";
import { type Experiment, outcome, runs } from "./experiment.ts";

const RUNS = 10_000;

/** The model suite of tests/integration/bookings at its full number of lives. */
export const model: Experiment = async (scale) => {
  let steps = 0;
  const property = fc.asyncProperty(stepsArbitrary, async (life) => {
    steps += life.length;
    const lab = await openLocalLab();
    try {
      await runModel(lab, life);
    } finally {
      lab.close();
    }
  });
  const numRuns = runs(RUNS, scale, 10);
  const found = await fc.check(property, { numRuns, seed: scale.seed, endOnFailure: false });
  const figures = { runs: found.numRuns, steps, seed: found.seed, violations: found.failed ? 1 : 0 };
  if (!found.failed) return outcome(figures, []);
  const why = found.errorInstance instanceof Error ? found.errorInstance.message : String(found.errorInstance);
  return outcome({ ...figures, counterexample: found.counterexample }, [[false, why]]);
};
