import { expect, test } from "vitest";
import { nodeFloorProblem } from "../../../shared/station/node-floor.ts";

test.each(["22.14.0", "22.15.3", "24.0.0", "24.21.0", "26.1.0"])("Node %s can open the database", (version) => {
  expect(nodeFloorProblem(version)).toBeNull();
});

test.each(["22.13.1", "20.20.2", "18.0.0", "22.2.0", "4.2.1"])("Node %s is told apart in words", (version) => {
  expect(nodeFloorProblem(version)).toContain("22.14");
  expect(nodeFloorProblem(version)).toContain(version);
});
