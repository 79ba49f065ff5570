import { defineConfig } from "@playwright/test";
import { chromium, VIEWPORTS } from "./tests/e2e/support/scenes.ts";

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
  // Each journey in both orientations; the pages turn by themselves (tests/e2e/support/matrix.ts).
  projects: [
    { name: "portrait", testIgnore: "pages.spec.ts", use: { viewport: VIEWPORTS.portrait } },
    { name: "landscape", testIgnore: "pages.spec.ts", use: { viewport: VIEWPORTS.landscape } },
    { name: "pages", testMatch: "pages.spec.ts", use: { viewport: VIEWPORTS.portrait } },
  ],
});
