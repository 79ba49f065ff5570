import type { Page, Request } from "@playwright/test";
import { chooseLanguage, chooseMode, open, settled, tap } from "./support/scenes.ts";
import { expect, test } from "./support/test.ts";

/** Questions of a page that the station has not answered yet; the event stream stays open and does not count. */
const unanswered = new WeakMap<Page, Set<Request>>();

function countQuestions(page: Page): void {
  const pending = new Set<Request>();
  unanswered.set(page, pending);
  page.on("request", (request) => {
    if (request.url().includes("/rpc/") && !request.url().endsWith("/station/watch")) pending.add(request);
  });
  const answered = (request: Request) => {
    pending.delete(request);
  };
  page.on("requestfinished", answered);
  page.on("requestfailed", answered);
}

/**
 * From here on nothing moves but the clock. It waits for answers between its jumps: a call has a deadline, and jumping
 * over that while a busy machine still works on the answer would look like a station that is gone.
 */
async function sitStill(page: Page, seconds: number): Promise<void> {
  for (let left = seconds; left > 0; left -= 5) {
    await expect.poll(() => unanswered.get(page)?.size).toBe(0);
    await page.clock.fastForward(Math.min(5, left) * 1_000);
  }
}

async function arrive(page: Page, url: string, path: string): Promise<void> {
  countQuestions(page);
  await page.clock.install();
  await open(page, url, path);
  await page.clock.resume();
}

test("somebody walks away: a question, then nothing of the visit is left", async ({ page, stations }) => {
  await arrive(page, stations.demo.url, "/search");
  const before = await page.evaluate(() => history.length);
  await chooseLanguage(page, "en");
  await chooseMode(page, "large");
  await tap(page, page.getByRole("button", { name: "Gardener" }));
  await settled(page);

  await sitStill(page, 115);
  await expect(page.getByRole("alertdialog")).toHaveCount(0);
  await sitStill(page, 8);
  const question = page.getByRole("alertdialog");
  await expect(question).toBeVisible();
  await expect(question.getByRole("button").first()).toBeFocused();
  await expect(question.getByRole("button")).toHaveCount(3);
  // At least the 20 seconds of WCAG 2.2.1.
  await sitStill(page, 20);
  await expect(question).toBeVisible();
  await sitStill(page, 10);

  await expect(page.locator('[data-page="home"]')).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
  await expect(page.locator("html")).toHaveAttribute("data-size", "normal");
  expect(await page.locator("body").innerHTML()).not.toContain("绿化");
  // Nothing reached the browser's own history or address: there is no way back into the former visit.
  expect(await page.evaluate(() => [history.length, location.hash, location.search])).toEqual([before, "", ""]);
});

test("somebody is still reading: one touch, and the page stays as it was", async ({ page, stations }) => {
  await arrive(page, stations.demo.url, "/jobs?first=6");
  const first = await page.locator(".job-card h2").first().innerText();
  for (let again = 0; again < 2; again += 1) {
    await sitStill(page, 125);
    const stay = page.getByRole("alertdialog").getByRole("button").first();
    await tap(page, stay);
    await expect(page.getByRole("alertdialog")).toHaveCount(0);
  }
  await expect(page.locator(".job-card h2").first()).toHaveText(first);
});

test("a touch beside the question neither extends nor ends the visit", async ({ page, stations }) => {
  await arrive(page, stations.demo.url, "/jobs");
  await sitStill(page, 125);
  await page.touchscreen.tap(20, 20);
  await expect(page.getByRole("alertdialog")).toBeVisible();
  await sitStill(page, 30);
  await expect(page.locator('[data-page="home"]')).toBeVisible();
});

test("a code may be looked at longer than a list", async ({ page, stations }) => {
  await arrive(page, stations.demo.url, `/jobs/${stations.jobId}/take`);
  await sitStill(page, 170);
  await expect(page.getByRole("alertdialog")).toHaveCount(0);
  await sitStill(page, 15);
  await expect(page.getByRole("alertdialog")).toBeVisible();
});

test("nobody is there: passers-by are called, nothing is asked, and the next visitor is not hurried", async ({
  page,
  stations,
}) => {
  await arrive(page, stations.demo.url, "/");
  await sitStill(page, 55);
  await expect(page.locator('[data-page="home"]')).toBeVisible();
  await sitStill(page, 345);
  await expect(page.getByRole("alertdialog")).toHaveCount(0);
  const { counts } = await stations.demo.call<{ counts: { jobs: number; walkable: number } }>("station.info", {});
  const facts = page.locator(".attract-facts b");
  await expect(facts.first()).toHaveText(String(counts.jobs));
  await expect(facts.nth(1)).toHaveText(String(counts.walkable));
  await tap(page, page.locator(".attract-start"));
  await expect(page.locator('[data-page="home"]')).toBeVisible();
  await tap(page, page.locator(".tile-hero"));
  await page.locator('[data-page="jobs"]').waitFor();
  await sitStill(page, 100);
  await expect(page.getByRole("alertdialog")).toHaveCount(0);
});

test("an open question for help does not stay for the next visitor", async ({ page, stations }) => {
  await arrive(page, stations.demo.url, "/");
  await tap(page, page.locator(".dock-help"));
  await expect(page.getByRole("dialog")).toBeVisible();
  await sitStill(page, 155);
  await expect(page.getByRole("dialog")).toHaveCount(0);
});

test("finishing at the code ends the visit at once", async ({ page, stations }) => {
  await open(page, stations.demo.url, `/jobs/${stations.jobId}/take`);
  await chooseMode(page, "contrast");
  await tap(page, page.locator(".take .acts .btn"));
  await expect(page.locator('[data-page="home"]')).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("data-contrast", "normal");
});

test("the station goes away and comes back: the page says so calmly and returns to where it was", async ({
  page,
  stations,
}) => {
  await open(page, stations.demo.url, "/jobs?first=3");
  const first = await page.locator(".job-card h2").first().innerText();
  await page.context().setOffline(true);
  await expect(page.locator('[data-page="out-of-service"]')).toBeVisible({ timeout: 45_000 });
  await page.context().setOffline(false);
  // Nobody presses anything.
  await expect(page.locator('[data-page="jobs"]')).toBeVisible({ timeout: 30_000 });
  await expect(page.locator(".job-card h2").first()).toHaveText(first);
});

test("a station that is away longer than anyone waits comes back to the home page", async ({ page, stations }) => {
  await arrive(page, stations.demo.url, "/jobs?first=3");
  await page.context().setOffline(true);
  await page.clock.fastForward(20_000);
  await expect(page.locator('[data-page="out-of-service"]')).toBeVisible({ timeout: 30_000 });
  await page.clock.fastForward(155_000);
  await page.context().setOffline(false);
  await expect(page.locator('[data-page="home"]')).toBeVisible({ timeout: 30_000 });
});

test("a page that could not be fetched says so and offers another try", async ({ page, stations }) => {
  await open(page, stations.demo.url, "/");
  await page.context().setOffline(true);
  await tap(page, page.locator(".door-platforms"));
  await expect(page.locator("h1")).toBeVisible();
  await page.context().setOffline(false);
  await tap(page, page.locator('.main [data-variant="main"]'));
  await expect(page.locator('[data-page="platforms"] h1')).toBeVisible();
  await settled(page);
});

test("an address that leads nowhere and a job that is gone both have a way on", async ({ page, stations }) => {
  await open(page, stations.demo.url, "/nowhere");
  await tap(page, page.locator('.lost [data-variant="main"]'));
  await expect(page.locator('[data-page="home"]')).toBeVisible();
  await open(page, stations.demo.url, "/jobs/never-was");
  await tap(page, page.locator('[data-page="job-gone"] [data-variant="main"]'));
  await expect(page.locator('[data-page="jobs"]')).toBeVisible();
});
