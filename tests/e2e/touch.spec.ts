import type { CDPSession, Page } from "@playwright/test";
import { open } from "./support/scenes.ts";
import { expect, test } from "./support/test.ts";

/** Longer than the guard after a change of page. */
const SETTLED_MS = 450;

interface Finger {
  readonly session: CDPSession;
  readonly x: number;
  readonly y: number;
}

async function fingerOn(page: Page, selector: string): Promise<Finger> {
  await page.waitForTimeout(SETTLED_MS);
  const box = await page.locator(selector).first().boundingBox();
  if (box === null) throw new Error(`nothing at ${selector}`);
  return { session: await page.context().newCDPSession(page), x: box.x + box.width / 3, y: box.y + box.height / 2 };
}

/** A finger that comes down, slides to the right and lifts; as the digitiser of a panel reports it. */
async function slide({ session, x, y }: Finger, byPx: number): Promise<void> {
  const at = (moved: number) => [{ x: x + moved, y }];
  await session.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: at(0) });
  for (let step = 1; step <= 5; step += 1) {
    await session.send("Input.dispatchTouchEvent", { type: "touchMove", touchPoints: at((byPx * step) / 5) });
  }
  await session.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
}

/** Two taps as fast as the digitiser can report them. */
async function doubleTap({ session, x, y }: Finger): Promise<void> {
  const down = () => session.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: [{ x, y }] });
  const up = () => session.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
  await Promise.all([down(), up(), down(), up()]);
}

for (const byPx of [0, 14, 20, 40, 80]) {
  test(`a finger that drifts ${byPx} px still presses`, async ({ page, stations }) => {
    await open(page, stations.demo.url);
    await slide(await fingerOn(page, ".tile-wide"), byPx);
    await expect(page.locator('[data-page="match-question"]')).toBeVisible();
  });
}

test("a finger that slides off changes its mind", async ({ page, stations }) => {
  await open(page, stations.demo.url);
  const box = await page.locator(".dock-button").first().boundingBox();
  await slide(await fingerOn(page, ".dock-button"), (box?.width ?? 0) * 1.5);
  await page.waitForTimeout(SETTLED_MS);
  await expect(page.locator("html")).toHaveAttribute("data-size", "normal");
});

test("a double tap acts once", async ({ page, stations }) => {
  await open(page, stations.demo.url, "/jobs");
  await doubleTap(await fingerOn(page, ".pager .btn:last-child"));
  await page.waitForTimeout(SETTLED_MS);
  await expect(page.locator(".pager p")).toHaveText(/^第 2 页/);
});

test("a double tap on a switch does not switch it back", async ({ page, stations }) => {
  await open(page, stations.demo.url);
  await doubleTap(await fingerOn(page, ".dock-button"));
  await page.waitForTimeout(SETTLED_MS);
  await expect(page.locator("html")).toHaveAttribute("data-size", "large");
});

test("the second tap of a double tap does not press what the next page puts under the finger", async ({
  page,
  stations,
}) => {
  await open(page, stations.demo.url, `/jobs/${stations.jobId}`);
  // 扫码带走 lies where the next page has 结束, which would end the visit.
  await doubleTap(await fingerOn(page, '.acts [data-variant="main"]'));
  await expect(page.locator('[data-page="take"]')).toBeVisible();
  await page.waitForTimeout(SETTLED_MS);
  await expect(page.locator('[data-page="take"]')).toBeVisible();
});

test("everything on the home page is reached with a keyboard or a switch, in reading order", async ({
  page,
  stations,
}) => {
  await open(page, stations.demo.url);
  await expect(page.locator("h1")).toBeFocused();
  const order: string[] = [];
  const controls = await page.locator("button").count();
  for (let press = 0; press < controls; press += 1) {
    await page.keyboard.press("Tab");
    order.push(await page.evaluate(() => document.activeElement?.className.split(" ").at(1) ?? ""));
  }
  expect(order[0]).toBe("home-search");
  expect(order[1]).toBe("tile");
  expect(order.slice(-4).every((name) => name === "dock-button")).toBe(true);
  await page.locator(".tile-wide").focus();
  await page.waitForTimeout(SETTLED_MS);
  await page.keyboard.press("Enter");
  await expect(page.locator('[data-page="match-question"]')).toBeVisible();
  await expect(page.locator("h1")).toBeFocused();
});
