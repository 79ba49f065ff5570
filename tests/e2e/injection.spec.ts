import type { Page } from "@playwright/test";
import { PAYLOADS } from "./support/payloads.ts";
import { settled } from "./support/scenes.ts";
import { expect, test } from "./support/test.ts";

/**
 * Text of jobs, policies and platforms that would like to be a script (docs/security.md T2). The answers of a real
 * station are changed on their way to the page, so that every text field of every one carries them, whatever an import
 * would have refused. The page's own test fixture fails on any violation of the policy.
 */
test.skip(({ orientation }) => orientation === "landscape", "text is text in either orientation");
test.setTimeout(240_000);

/** Fields that the page reads as words of a closed list, not as text. */
const CLOSED =
  /^(id|kind|status|state|unit|salaryUnit|employmentType|benefitType|audience|basis|geoBasis|dateBasis|op|field|language|reason|code|key|category|situation|matter|theme|group)$/;
/** What a person reads: Chinese, or several words. */
const READ = /[\u4e00-\u9fff]| /;

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** The same answer with `text` in the place of everything that is read. Counts the places by name. */
function poison(value: Json, text: () => string, places: Map<string, number>, name = ""): Json {
  if (typeof value === "string") {
    if (CLOSED.test(name) || !READ.test(value)) return value;
    places.set(name, (places.get(name) ?? 0) + 1);
    return text();
  }
  if (Array.isArray(value)) return value.map((item) => poison(item, text, places, name));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, poison(inner, text, places, key)]));
}

/** From now on every answer to these procedures is poisoned. */
async function poisonAnswers(page: Page, text: () => string): Promise<Map<string, number>> {
  const places = new Map<string, number>();
  await page.addInitScript(() => {
    const seen = { calls: 0, scripts: 0 };
    Object.assign(window, { injected: seen, xss: () => void seen.calls++ });
    // A script that was put into the document would be there to be counted, also where the policy keeps it from running.
    new MutationObserver((changes) => {
      for (const node of changes.flatMap(({ addedNodes }) => [...addedNodes]))
        if (
          node instanceof Element &&
          (node.matches("script, iframe, object, embed") || node.querySelector("script, iframe"))
        )
          if (document.readyState === "complete") seen.scripts += 1;
    }).observe(document, { childList: true, subtree: true });
  });
  await page.route(/\/rpc\/(jobs|policies|platforms|guide|events|match)\//, async (route) => {
    const response = await route.fetch();
    if (!(response.headers()["content-type"] ?? "").includes("json")) return route.fulfill({ response });
    const body = (await response.json()) as { json: Json };
    await route.fulfill({ response, json: { ...body, json: poison(body.json, text, places) } });
  });
  return places;
}

async function look(page: Page) {
  return page.evaluate(() => (window as unknown as { injected: { calls: number; scripts: number } }).injected);
}

const PAGES = ["/jobs", "/policies", "/platforms", "/events", "/guide"] as const;

test("two hundred payloads, all of them in every field: nothing runs and nothing is added", async ({
  page,
  stations,
}) => {
  expect(new Set(PAYLOADS).size).toBe(200);
  const dialogs: string[] = [];
  page.on("dialog", (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  const all = PAYLOADS.join("\n");
  const places = await poisonAnswers(page, () => all);
  const [job] = (await stations.demo.call<{ items: { id: string }[] }>("jobs.search", {})).items;
  const [policy] = (await stations.demo.call<{ items: { id: string }[] }>("policies.search", {})).items;
  for (const path of [...PAGES, `/jobs/${job?.id}`, `/policies/${policy?.id}`]) {
    await page.goto("about:blank");
    await page.goto(`${stations.demo.url}#${path}`);
    await settled(page);
    expect(await look(page), path).toEqual({ calls: 0, scripts: 0 });
    expect(new URL(page.url()).origin).toBe(new URL(stations.demo.url).origin);
  }
  expect(dialogs).toEqual([]);
  // The fields were met, on their pages.
  for (const field of ["title", "employer", "titleZh", "plainZh", "name", "what"])
    expect([...places.keys()]).toContain(field);
});

test("each payload alone, a different one in every field", async ({ page, stations }) => {
  let next = 0;
  const used = new Set<number>();
  await poisonAnswers(page, () => {
    used.add(next % PAYLOADS.length);
    const text = PAYLOADS[next % PAYLOADS.length] ?? "";
    next += 1;
    return text;
  });
  for (const path of PAGES) {
    await page.goto("about:blank");
    await page.goto(`${stations.demo.url}#${path}`);
    await settled(page);
    expect(await look(page), path).toEqual({ calls: 0, scripts: 0 });
  }
  expect(used.size).toBe(PAYLOADS.length);
});

test("the payloads do run where text is taken for markup: the test can see them", async ({ browser }) => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.setContent("<div id=here></div>");
  const ran = await page.evaluate(async (payloads) => {
    let calls = 0;
    Object.assign(window, { xss: () => void calls++ });
    const here = document.querySelector("#here");
    for (const payload of payloads) if (here !== null) here.innerHTML = payload;
    await new Promise((resolve) => setTimeout(resolve, 500));
    return calls;
  }, PAYLOADS);
  await context.close();
  expect(ran).toBeGreaterThan(20);
});
