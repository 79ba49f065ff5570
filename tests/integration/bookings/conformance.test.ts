import { describe, expect, test } from "vitest";
import { SITUATIONS } from "./conformance.ts";
import { openLocalLab } from "./engine-lab.ts";
import { openNaiveLab } from "./naive-engine.ts";

describe("the local engine", () => {
  test.each(SITUATIONS)("$invariant: $name", async ({ run }) => {
    const lab = await openLocalLab();
    try {
      await run(lab);
    } finally {
      lab.close();
    }
  });
});

test("every invariant has a situation", () => {
  const named = new Set(SITUATIONS.map(({ invariant }) => invariant));
  for (let number = 1; number <= 10; number += 1) expect(named).toContain(`I${number}`);
});

test("the naive engine fails the suite, in more than one way", async () => {
  const broken: string[] = [];
  for (const { invariant, name, run } of SITUATIONS) {
    const lab = await openNaiveLab();
    try {
      await run(lab);
    } catch {
      broken.push(`${invariant}: ${name}`);
    } finally {
      lab.close();
    }
  }
  expect(broken.length).toBeGreaterThan(8);
  expect(broken.some((line) => line.startsWith("I1"))).toBe(true);
}, 60_000);
