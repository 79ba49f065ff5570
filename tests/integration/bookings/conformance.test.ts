import { describe, expect, test } from "vitest";
import { SITUATIONS } from "./conformance.ts";
import { openLocalLab } from "./engine-lab.ts";

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
