import type { JobsAnswer } from "../../shared/contract/jobs.ts";
import { chooseMode, open, settled, tap } from "./support/scenes.ts";
import { expect, test } from "./support/test.ts";

test("every job of the neighbourhood is on some page, once", async ({ page, stations }) => {
  await open(page, stations.odd.url, "/jobs?ring=any");
  const all = await stations.odd.call<JobsAnswer>("jobs.search", { sort: "distance", pageSize: 50 });
  const seen: string[] = [];
  for (;;) {
    await settled(page);
    seen.push(...(await page.locator(".job-card h2").allInnerTexts()));
    const next = page.locator(".pager .btn").last();
    if (await next.isDisabled()) break;
    await tap(page, next);
  }
  expect(seen.map((title) => title.replace(/^\d+\s*/, "")).sort()).toEqual(all.items.map(({ title }) => title).sort());
});

test("a ring and a kind narrow the list to what they say, and the count is the station's", async ({
  page,
  stations,
}) => {
  await open(page, stations.demo.url, "/jobs");
  await tap(page, page.locator(".reaches [role=radio]").first());
  await tap(page, page.locator(".kinds [role=radio]").nth(2));
  await settled(page);
  const wanted = { withinKm: 1.1, employmentTypes: ["兼职"] };
  const { total, items } = await stations.demo.call<JobsAnswer>("jobs.search", {
    filters: wanted,
    sort: "distance",
    pageSize: 3,
  });
  await expect(page.locator("h1 em")).toHaveText(String(total));
  await expect(page.locator(".job-card h2").first()).toContainText(items[0]?.title ?? "?");
});

test("the place in the list survives a change of text size and the way back from a job", async ({ page, stations }) => {
  await open(page, stations.demo.url, "/jobs?first=12");
  const first = await page.locator(".job-card h2").first().innerText();
  await chooseMode(page, "large");
  await expect(page.locator(".cards")).toContainText(first.replace(/^\d+\s*/, ""));
  await tap(page, page.locator(".job-card .btn").first());
  await page.locator('[data-page="job"]').waitFor();
  await tap(page, page.locator(".back"));
  await expect(page.locator(".cards")).toContainText(first.replace(/^\d+\s*/, ""));
});

test("nothing found is never the end: each way out finds exactly what it promises", async ({ page, stations }) => {
  await open(page, stations.odd.url, "/jobs?ring=walk&kind=part");
  const rows = page.locator(".relax-row");
  const promises = await rows.locator(".relax-count").allInnerTexts();
  expect(promises.length).toBeGreaterThan(1);
  for (const [index, promise] of promises.entries()) {
    await open(page, stations.odd.url, "/jobs?ring=walk&kind=part");
    await tap(page, rows.nth(index));
    await settled(page);
    await expect(page.locator("h1 em")).toHaveText(/^\d+/.exec(promise)?.[0] ?? "?");
  }
});

test("what is picked without typing is what the station searches for", async ({ page, stations }) => {
  await open(page, stations.demo.url, "/type");
  await tap(page, page.getByRole("button", { name: "按工种选" }));
  await tap(page, page.getByRole("button", { name: "保安" }));
  await settled(page);
  const { total } = await stations.demo.call<JobsAnswer>("jobs.search", { text: "保安", pageSize: 1 });
  expect(total).toBeGreaterThan(0);
  await expect(page.locator("h1 em")).toHaveText(String(total));
  await expect(page.locator("h1")).toContainText("保安");
});

test("a step of understanding can be taken back where it is shown, and the count is the station's", async ({
  page,
  stations,
}) => {
  await open(page, stations.demo.url, "/search");
  await tap(page, page.getByRole("button", { name: "门卫" }));
  await settled(page);
  const asked = await stations.demo.call<JobsAnswer>("jobs.search", { text: "门卫", pageSize: 1 });
  const [chip] = asked.understood.chips;
  if (chip === undefined) throw new Error("the demonstration data has so many 门卫 that nothing is added");
  await expect(page.locator("h1 em")).toHaveText(String(asked.total));
  await tap(page, page.locator(".reading .step").first());
  await settled(page);
  const again = await stations.demo.call<JobsAnswer>("jobs.search", { text: "门卫", ignore: [chip.id], pageSize: 1 });
  expect(again.total).toBeLessThan(asked.total);
  await expect(page.locator("h1 em")).toHaveText(String(again.total));
});

test("each way out beside a short list finds exactly what it says", async ({ page, stations }) => {
  const look = async () => {
    await open(page, stations.demo.url, "/search");
    await tap(page, page.getByRole("button", { name: "收银" }));
    await settled(page);
    await tap(page, page.locator(".reaches [role=radio]").first());
    await settled(page);
  };
  await look();
  const ways = page.locator(".way-out");
  const promises = await ways.locator("b").allInnerTexts();
  expect(promises.length).toBeGreaterThan(0);
  for (const [index, promise] of promises.entries()) {
    if (index > 0) await look();
    await tap(page, ways.nth(index));
    await expect(page.locator("h1 em")).toHaveText(/^\d+/.exec(promise)?.[0] ?? "?");
  }
});

test("a long advert is read to its end by buttons, a whole line at a time", async ({ page, stations }) => {
  await open(page, stations.odd.url, "/jobs/long");
  const frame = page.locator(".whole .paged");
  const cutLines = () =>
    frame.evaluate((element) => {
      const box = element.getBoundingClientRect();
      const range = document.createRange();
      range.selectNodeContents(element);
      return [...range.getClientRects()].filter(
        (line) =>
          line.left >= box.left - 1 &&
          line.right <= box.right + 1 &&
          line.top < box.bottom - 2 &&
          line.bottom > box.bottom + 2,
      ).length;
    });
  const next = page.locator(".whole .pager .btn").last();
  let pages = 1;
  for (; !(await next.isDisabled()); pages += 1) {
    expect(await cutLines()).toBe(0);
    await tap(page, next);
  }
  expect(pages).toBeGreaterThan(2);
  const last = await frame.evaluate((element) => {
    const item = element.querySelector("li:last-child")?.getBoundingClientRect();
    const box = element.getBoundingClientRect();
    return item !== undefined && item.right <= box.right + 1 && item.bottom <= box.bottom + 1;
  });
  expect(last).toBe(true);
});

test("demonstration data is marked wherever a job is shown", async ({ page, stations }) => {
  for (const path of ["/", "/jobs", `/jobs/${stations.jobId}`, `/jobs/${stations.jobId}/take`]) {
    await open(page, stations.demo.url, path);
    await expect(page.locator(".demo-mark").first()).toBeVisible();
    await open(page, stations.odd.url, path.replace(stations.jobId, "plain"));
    await expect(page.locator(".demo-mark")).toHaveCount(0);
  }
});
