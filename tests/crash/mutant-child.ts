// Runs the suites against the engine beside it. Usage: node mutant-child.ts always|if-alive|never LIVES; prints what was
// found first by each.
import fc from "fast-check";
import { SITUATIONS } from "../integration/bookings/conformance.ts";
import { openLocalLab } from "../integration/bookings/engine-lab.ts";
import { stepsArbitrary } from "../integration/bookings/life-steps.ts";
import { runModel } from "../integration/bookings/model.ts";

const SEED = 20_261_120;

async function firstSituation(): Promise<string | null> {
  for (const { invariant, name, run } of SITUATIONS) {
    try {
      const lab = await openLocalLab();
      try {
        await run(lab);
      } finally {
        lab.close();
      }
    } catch {
      return `${invariant}: ${name}`;
    }
  }
  return null;
}

async function firstViolation(lives: number): Promise<string | null> {
  const property = fc.asyncProperty(stepsArbitrary, async (steps) => {
    const lab = await openLocalLab();
    try {
      await runModel(lab, steps);
    } finally {
      lab.close();
    }
  });
  const found = await fc.check(property, { numRuns: lives, seed: SEED, endOnFailure: true });
  return found.failed ? `run ${found.numRuns}: ${(found.errorInstance as Error).message}` : null;
}

const [when = "never", lives = "0"] = process.argv.slice(2);
const situation = await firstSituation();
const asked = when === "always" || (when === "if-alive" && situation === null);
console.log(JSON.stringify({ situation, model: asked ? await firstViolation(Number(lives)) : null }));
