import { test as base, expect } from "@playwright/test";
import { type Stations, startStations } from "./pages.ts";
import type { Orientation } from "./scenes.ts";

/** Violations of the page's security policy, collected in every page from its first script on. */
async function watchPolicy(page: import("@playwright/test").Page): Promise<void> {
  await page.addInitScript(() => {
    const seen: string[] = [];
    Object.assign(window, { policyViolations: seen });
    document.addEventListener("securitypolicyviolation", (event) => {
      seen.push(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`);
    });
  });
}

interface PerTest {
  readonly orientation: Orientation;
}

/** A test gets stations of its worker and fails on any policy violation or script error of its page. */
export const test = base.extend<PerTest, { stations: Stations }>({
  stations: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures from the pattern
    async ({}, use) => {
      const stations = await startStations();
      await use(stations);
      await stations.close();
    },
    { scope: "worker", timeout: 120_000 },
  ],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures from the pattern
  orientation: async ({}, use, info) => {
    await use(info.project.name as Orientation);
  },
  page: async ({ page }, use) => {
    const faults: string[] = [];
    page.on("pageerror", (error) => faults.push(error.message));
    await watchPolicy(page);
    await use(page);
    expect(faults, "script errors").toEqual([]);
    const violations = await page.evaluate(() => (window as { policyViolations?: string[] }).policyViolations ?? []);
    expect(violations, "policy violations").toEqual([]);
  },
});

export { expect };
