import type { Locator } from "@playwright/test";
import type { MatchAnswer } from "../../shared/contract/match.ts";
import { decode } from "./support/codes.ts";
import { chooseLanguage, LANGUAGES, type LanguageName, open, settled, tap } from "./support/scenes.ts";
import { expect, test } from "./support/test.ts";

const languages = Object.keys(LANGUAGES) as LanguageName[];

for (const language of languages) {
  test(`who does not know what to look for has a list to take along in seven touches, in ${language}`, async ({
    page,
    stations,
  }) => {
    await open(page, stations.demo.url);
    await chooseLanguage(page, language);
    let taps = 0;
    const touch = async (target: Locator) => {
      await tap(page, target);
      taps += 1;
      await settled(page);
    };
    await touch(page.locator(".tile-wide"));
    // 50 岁以上, 保洁看门, 半天, 走路.
    for (const place of [0, 2, 0, 0]) await touch(page.locator(".match-answer").nth(place));
    await expect(page.locator('[data-page="match-result"]')).toBeVisible();
    const answers = { who: "over-50", work: "clean", when: "half-day", far: "walk" };
    const wanted = await stations.demo.call<MatchAnswer>("match.run", answers);
    await expect(page.locator(".match-item").first()).toContainText(wanted.jobs[0]?.job.title ?? "no job");
    const why = wanted.jobs[0]?.reasons[0];
    await expect(page.locator(".match-why").first()).toContainText(
      (language === "en" ? why?.textEn : why?.text)?.replaceAll(/[“”]/g, language === "en" ? '"' : "$&") ?? "no reason",
    );
    await touch(page.locator('.acts [data-variant="main"]'));
    expect(taps).toBeLessThanOrEqual(7);
    const { zxing, jsqr } = await decode(await page.screenshot());
    expect(jsqr).toBe(zxing[0]);
    expect(zxing[0]).toBe(language === "en" ? wanted.takeawayEn : wanted.takeaway);
  });
}

test("the count under an answer is what the list then has", async ({ page, stations }) => {
  await open(page, stations.demo.url, "/match?who=over-50&work=clean&when=half-day");
  await settled(page);
  const words = await page.locator(".match-answer").first().locator("small").innerText();
  const { total } = await stations.demo.call<MatchAnswer>("match.run", {
    who: "over-50",
    work: "clean",
    when: "half-day",
    far: "walk",
  });
  expect(Number(words.match(/\d+/)?.[0])).toBe(total);
});

test("an earlier answer is opened again by its chip and the others stay", async ({ page, stations }) => {
  await open(page, stations.demo.url, "/match?who=graduate&work=office");
  await expect(page.locator(".match-given .choice")).toHaveCount(2);
  await tap(page, page.locator(".match-given .choice").first());
  await expect(page.locator("h1")).toHaveText("您是哪种情况？");
  await tap(page, page.locator(".match-answer").first());
  await expect(page.locator("h1")).toHaveText("什么时候能上班？");
  await expect(page.locator(".match-given .choice").nth(0)).toContainText("50 岁以上");
  await expect(page.locator(".match-given .choice").nth(1)).toContainText("坐办公室");
});

test("back goes to the former question", async ({ page, stations }) => {
  await open(page, stations.demo.url, "/match");
  await tap(page, page.locator(".match-answer").first());
  await expect(page.locator("h1")).toHaveText("想做哪样的活？");
  await tap(page, page.locator(".back"));
  await expect(page.locator("h1")).toHaveText("您是哪种情况？");
});
