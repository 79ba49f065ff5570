import { open, settled, tap } from "./support/scenes.ts";
import { callStaff } from "./support/staff-call.ts";
import { expect, test } from "./support/test.ts";

/** Counts what the machine sounds, in place of a loudspeaker nobody hears in a test. */
async function countNotes(page: import("@playwright/test").Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    Object.assign(window, { notes: 0 });
    const { start } = OscillatorNode.prototype;
    OscillatorNode.prototype.start = function (this: OscillatorNode, when?: number) {
      (window as unknown as { notes: number }).notes += 1;
      start.call(this, when);
    };
  });
  return () => page.evaluate(() => (window as unknown as { notes: number }).notes);
}

test("somebody calls: it rings once, the page stays as it was and can be used, and calling off ends it", async ({
  page,
  stations,
}) => {
  const notes = await countNotes(page);
  await open(page, stations.demo.url, "/jobs?first=6");
  const first = await page.locator(".job-card h2").first().innerText();
  await tap(page, page.locator(".dock-help"));
  const dialog = page.getByRole("dialog");
  await expect(dialog.locator("[data-call=waiting]")).toBeVisible();
  expect(await notes()).toBe(4);
  await tap(page, dialog.getByRole("button").first());
  await expect(dialog).toHaveCount(0);
  await expect(page.locator(".dock-help")).toHaveText("已呼叫");
  await expect(page.locator(".job-card h2").first()).toHaveText(first);
  // The next page knows it too; pressing again shows the call and makes no second one.
  await tap(page, page.locator(".job-card .btn").first());
  await settled(page);
  await tap(page, page.locator(".dock-help"));
  await expect(dialog.locator("[data-call=waiting]")).toBeVisible();
  expect(await notes()).toBe(4);
  await tap(page, dialog.getByRole("button", { name: "不用叫了" }));
  await expect(page.locator(".dock-help")).toHaveText("呼叫工作人员");
});

test("the desk answers: whoever has gone on reading sees it on the button", async ({ page, stations }) => {
  await open(page, stations.demo.url, "/policies");
  await callStaff(page, { phase: "coming", waitedSeconds: 9 });
  await tap(page, page.getByRole("dialog").getByRole("button").first());
  await expect(page.locator(".dock-help")).toHaveText("马上来");
});

test("nobody answers for a minute: a time with a person is one touch away", async ({ page, stations }) => {
  await open(page, stations.demo.url);
  await callStaff(page, { phase: "waiting", waitedSeconds: 60 });
  await expect(page.getByRole("dialog").locator(".qr svg")).toBeVisible();
  await tap(page, page.getByRole("dialog").locator('[data-variant="main"]'));
  await expect(page.locator('[data-page="booking-services"]')).toBeVisible();
  await expect(page.locator(".dock-help")).toHaveText("呼叫工作人员");
});

test("the station is away: the page says that it cannot call, and where people are", async ({ page, stations }) => {
  await open(page, stations.demo.url);
  await page.route(/\/rpc\/calls\//, (route) => route.abort());
  await tap(page, page.locator(".dock-help"));
  await expect(page.locator(".help-ways")).toBeVisible({ timeout: 20_000 });
  await tap(page, page.getByRole("dialog").locator('[data-variant="main"]'));
  await expect(page.locator(".dock-help")).toHaveText("呼叫工作人员");
});

test("every page has the call in the same place", async ({ page, stations }) => {
  const seen = new Set<string>();
  for (const path of ["/attract", "/", "/search", "/jobs", "/policies", "/match", "/events", "/bookings", "/nowhere"]) {
    await open(page, stations.demo.url, path);
    const box = await page.locator(".dock-help").boundingBox();
    seen.add(JSON.stringify(box));
  }
  expect([...seen]).toHaveLength(1);
});
