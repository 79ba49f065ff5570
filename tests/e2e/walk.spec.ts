import type { JobDetail } from "../../shared/contract/jobs.ts";
import { decode } from "./support/codes.ts";
import { chooseLanguage, chooseMode, LANGUAGES, type LanguageName, open, settled, tap } from "./support/scenes.ts";
import { expect, test } from "./support/test.ts";

const languages = Object.keys(LANGUAGES) as LanguageName[];
/** What the station must say itself where the advert does not: words of the two languages. */
const LABELS = { zh: { pay: "工资", place: "地点", ask: "打听" }, en: { pay: "Pay:", place: "Place:", ask: "Ask:" } };

for (const language of languages) {
  test(`a resident takes a job along in four touches, in ${language}`, async ({ page, stations }) => {
    await open(page, stations.demo.url);
    await chooseLanguage(page, language);
    let taps = 0;
    const touch = async (target: import("@playwright/test").Locator) => {
      await tap(page, target);
      taps += 1;
    };

    await touch(page.locator(".tile-hero"));
    await page.locator('[data-page="jobs"]').waitFor();
    const title = await page.locator(".job-card h2 > :last-child, .job-card h2").first().innerText();
    await touch(page.locator(".job-card .btn").first());
    await page.locator('[data-page="job"]').waitFor();
    await touch(page.locator('.acts [data-variant="main"]'));
    await page.locator('[data-page="take"]').waitFor();
    await settled(page);
    expect(taps).toBeLessThanOrEqual(4);

    const { zxing, jsqr } = await decode(await page.screenshot());
    expect(zxing).toHaveLength(1);
    expect(jsqr).toBe(zxing[0]);
    const lines = (zxing[0] ?? "").split("\n");
    const shown = await page.locator(".take-words").innerText();
    expect(title).toContain(lines[0]);
    expect(shown).toContain(lines[0]);
    expect(shown).toContain(lines[1]);
    const info = await stations.demo.call<{ name: string; phone: string }>("station.info", {});
    const labels = LABELS[language];
    expect(lines.some((line) => line.startsWith(labels.pay))).toBe(true);
    expect(lines.some((line) => line.startsWith(labels.place))).toBe(true);
    expect(lines).toContain(`${labels.ask} ${info.name} ${info.phone}`);
  });
}

for (const mode of ["normal", "large-contrast"] as const) {
  test(`the code of a long advert is read from the screen, ${mode}`, async ({ page, stations }) => {
    await open(page, stations.odd.url, "/jobs/sections/take");
    await chooseMode(page, mode);
    const { job } = await stations.odd.call<{ job: JobDetail }>("jobs.get", { id: "sections" });
    const { zxing, jsqr } = await decode(await page.screenshot());
    expect(jsqr).toBe(zxing[0]);
    const [title = "", employer = ""] = (zxing[0] ?? "").split("\n");
    expect(job.title.startsWith(title.replace("…", ""))).toBe(true);
    expect(job.employer.startsWith(employer.replace("…", ""))).toBe(true);
    expect(title.length).toBeGreaterThan(10);
    const version = Number(await page.locator(".qr svg").getAttribute("data-version"));
    expect(version).toBeLessThanOrEqual(15);
  });
}

test("an advert with a page of its own on an allowed host is taken along as that page", async ({ page, stations }) => {
  await open(page, stations.odd.url, "/jobs/linked/take");
  const { job } = await stations.odd.call<{ job: JobDetail }>("jobs.get", { id: "linked" });
  const { zxing, jsqr } = await decode(await page.screenshot());
  expect(zxing).toEqual([job.applyUrl]);
  expect(jsqr).toBe(job.applyUrl);
  // In words too: nobody should have to scan to know where it leads.
  await expect(page.locator(".take-where")).toContainText(new URL(job.applyUrl ?? "").host);
});

test("the codes of the platforms lead where the operator said", async ({ page, stations }) => {
  await open(page, stations.odd.url, "/platforms");
  const { items } = await stations.odd.call<{ items: { link: { url: string; host: string } | null }[] }>(
    "platforms.list",
    {},
  );
  const links = items.flatMap(({ link }) => (link === null ? [] : [link]));
  expect(links).toHaveLength(2);
  const cards = page.locator(".coded > li");
  for (const [index, link] of links.entries()) {
    const { zxing } = await decode(await cards.nth(index).screenshot());
    expect(zxing).toEqual([link.url]);
    await expect(cards.nth(index)).toContainText(link.host);
  }
});

test("a passer-by is at the codes with one touch", async ({ page, stations }) => {
  await open(page, stations.odd.url);
  await tap(page, page.locator(".door-platforms"));
  await expect(page.locator(".coded .qr svg").first()).toBeVisible();
});
