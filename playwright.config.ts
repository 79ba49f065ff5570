import { defineConfig } from "@playwright/test";
import { matrixPart } from "./tests/e2e/support/matrix.ts";
import { chromium, VIEWPORTS } from "./tests/e2e/support/scenes.ts";

// One part for the whole run: the workers count commits anew, and one may be made meanwhile.
process.env["YIKE_MATRIX"] ??= String(matrixPart());

/** In every run. All but the walk skip themselves in landscape: they are the same in either orientation. */
const ALWAYS = ["walk.spec.ts", "escape.spec.ts", "injection.spec.ts", "supervisor.spec.ts"];

/** Language, size and contrast are switched inside a page. */
export default defineConfig({
  testDir: "tests/e2e",
  outputDir: "test-results",
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: process.env["CI"] !== undefined,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  reporter: [["list"]],
  use: {
    hasTouch: true,
    contextOptions: { reducedMotion: "reduce" },
    launchOptions: chromium(),
    trace: "retain-on-failure",
  },
  // The walk in both orientations, other journeys in the one whose turn it is; pages turn by themselves
  // (tests/e2e/support/matrix.ts). `npm run test:full` is everything in both.
  projects: [
    { name: "portrait", ...journeysIn(0), use: { viewport: VIEWPORTS.portrait } },
    { name: "landscape", ...journeysIn(1), use: { viewport: VIEWPORTS.landscape } },
    { name: "pages", testMatch: "pages.spec.ts", use: { viewport: VIEWPORTS.portrait } },
  ],
});

/** @param turn 0 or 1: which commits have this orientation's journeys */
function journeysIn(turn: number) {
  const part = matrixPart();
  const whole = part === "whole" || part % 2 === turn;
  return { testIgnore: "pages.spec.ts", testMatch: whole ? "*.spec.ts" : ALWAYS };
}
