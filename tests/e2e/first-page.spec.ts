import { gzipSync } from "node:zlib";
import { open } from "./support/scenes.ts";
import { expect, test } from "./support/test.ts";

/** Compressed; what a slow kiosk has to read and compile before anything shows. */
const FIRST_PAGE_BYTES = 350_000;

test("the first page loads no more script than a slow kiosk bears", async ({ page, stations }) => {
  const scripts: Promise<Buffer>[] = [];
  page.on("response", (response) => {
    if (response.request().resourceType() === "script") scripts.push(response.body());
  });
  await open(page, stations.demo.url);
  const bodies = await Promise.all(scripts);
  const bytes = bodies.reduce((sum, body) => sum + gzipSync(body, { level: 9 }).length, 0);
  expect(bodies.length).toBeGreaterThan(0);
  expect(bytes).toBeLessThanOrEqual(FIRST_PAGE_BYTES);
});
