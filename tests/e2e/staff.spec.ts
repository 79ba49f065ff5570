import type { Page } from "@playwright/test";
import type { BookingsOutput } from "../../shared/contract/bookings.ts";
import { openDesk, PIN, signIn, typePin } from "./support/desk.ts";
import { type KioskHost, startKiosk } from "./support/kiosk-host.ts";
import { chooseMode, open, settled, tap } from "./support/scenes.ts";
import { expect, test } from "./support/test.ts";

const MAIN = '.acts [data-variant="main"]';
const WRONG = "619473";
const leave = (page: Page) => page.getByRole("button", { name: "退出" });

test.describe("a station of its own", () => {
  let host: KioskHost;
  test.beforeEach(async () => {
    host = await startKiosk();
  });
  test.afterEach(() => host.close());

  test("the first who opens the desk sets the PIN, and no weak one; five wrong ones wait, over a restart too", async ({
    page,
  }) => {
    // Six digits a dozen times, a wait of fifteen seconds and a restart.
    test.slow();
    await open(page, host.url, "/");
    await openDesk(page);
    await expect(page.locator('[data-page="staff-first-pin"]')).toBeVisible();
    await typePin(page, "123456");
    await typePin(page, "123456");
    await expect(page.getByRole("status")).toContainText("太好猜");
    await typePin(page);
    await typePin(page, WRONG);
    await expect(page.getByRole("status")).toContainText("两遍不一样");
    await typePin(page);
    await typePin(page);
    await page.locator('[data-page="staff-today"]').waitFor({ timeout: 15_000 });
    await tap(page, leave(page));
    await expect(page.locator('[data-page="home"]')).toBeVisible();

    await openDesk(page);
    for (let tries = 1; tries <= 5; tries += 1) {
      await typePin(page, WRONG);
      if (tries < 5) await expect(page.getByRole("status")).toContainText(`${15 - tries} 次`, { timeout: 15_000 });
    }
    await expect(page.getByRole("timer")).toContainText("秒", { timeout: 15_000 });

    await host.restart();
    await open(page, host.url, "/");
    await openDesk(page);
    await expect(page.getByRole("timer")).toContainText("秒");
    await expect(page.locator(".pin-pad")).toHaveCount(0);
    // The wait ends by itself, and the right one opens the desk.
    await expect(page.locator(".pin-pad")).toBeVisible({ timeout: 20_000 });
    await typePin(page);
    await expect(page.locator('[data-page="staff-today"]')).toBeVisible({ timeout: 15_000 });
  });
});

test("staff interrupt a resident and give the screen back: page, half-filled form and display", async ({
  page,
  stations,
}) => {
  await open(page, stations.demo.url, "/bookings");
  await chooseMode(page, "contrast");
  await tap(page, page.locator(".booking-service").first());
  await tap(page, page.locator(".booking-time").first());
  await page.locator(".contact-grid").waitFor();
  await tap(page, page.locator(".surname").nth(1));
  for (const digit of "138") await tap(page, page.locator(".number-key", { hasText: digit }).first());
  await expect(page.locator(".contact-phone")).toHaveText("138");

  await signIn(page);
  await expect(page.locator(".contact-phone")).toBeHidden();
  await tap(page, page.locator(".dock-step").filter({ visible: true }));
  await expect(page.locator("html")).toHaveAttribute("data-size", "large");
  await tap(page, page.locator(".desk-tab").nth(2));
  await page.locator('[data-page="staff-machine"]').waitFor();
  const refused = page.waitForResponse((answer) => answer.url().endsWith("/rpc/staff/signOut"));
  await tap(page, leave(page));
  expect((await refused).status()).toBe(200);

  await expect(page.locator('[data-page="contact"]')).toBeVisible();
  await expect(page.locator(".contact-phone")).toHaveText("138");
  await expect(page.locator(".contact-field").first()).toContainText("李");
  await expect(page.locator("html")).toHaveAttribute("data-size", "normal");
  await expect(page.locator("html")).toHaveAttribute("data-contrast", "high");
  await expect(page.locator(".desk")).toHaveCount(0);
  // The form goes on where it was.
  await tap(page, page.locator(".contact-honorifics .surname").nth(1));
  for (const digit of "00138044") await tap(page, page.locator(".number-key", { hasText: digit }).first());
  await tap(page, page.locator(MAIN));
  await expect(page.locator('[data-page="booking-check"]')).toBeVisible();
});

test("who is on the page now cannot do what staff did a moment ago", async ({ page, stations }) => {
  await open(page, stations.demo.url, "/");
  const body = { method: "POST", headers: { "content-type": "application/json" }, body: '{"json":{}}' };
  const ask = () => page.evaluate(async (init) => (await fetch("/rpc/staff/summary", init)).status, body);
  expect(await ask()).toBe(403);
  await signIn(page);
  expect(await ask()).toBe(200);
  await tap(page, leave(page));
  await expect(page.locator('[data-page="home"]')).toBeVisible();
  expect(await ask()).toBe(403);
});

test("J10: a walk-in is recorded in twelve touches at most, and is on the list to call", async ({ page, stations }) => {
  await open(page, stations.demo.url, "/");
  await signIn(page);
  let taps = 0;
  const count = async (target: ReturnType<Page["locator"]>) => {
    taps += 1;
    await tap(page, target);
  };
  const chip = (name: string) => page.locator(".desk-chip").getByText(name, { exact: true }).first();
  await count(page.getByRole("button", { name: "登记一位来访" }));
  await count(chip("领补贴"));
  await count(page.locator(".desk-section").nth(1).locator(".desk-chip").first());
  await count(chip("待跟进"));
  await count(page.getByRole("button", { name: "加称呼和电话" }));
  await count(page.locator(".surname").getByText("周", { exact: true }));
  await count(page.locator(".desk-who-row .surname").first());
  await count(page.getByRole("button", { name: "愿意接回访电话？" }));
  await count(page.getByRole("button", { name: "记下来" }));
  await expect(page.locator("h1").filter({ visible: true })).toHaveText("记好了");
  expect(taps).toBeLessThanOrEqual(12);
  await expect(page.locator(".qr svg")).toBeVisible();

  await tap(page, page.getByRole("button", { name: "回到来访" }));
  await settled(page);
  await expect(page.locator(".desk-table")).toContainText("周先生");
  await tap(page, page.locator(".desk-tab").nth(1));
  await tap(page, page.locator(".row").getByText("周先生").first());
  await expect(page.locator(".booking-facts")).toContainText("来过");
  await tap(page, page.getByRole("button", { name: "联系上了" }));
  await page.locator('[data-page="staff-follow-ups"]').waitFor();
  await settled(page);
  await expect(page.locator(".desk").getByText("周先生")).toHaveCount(0);
});

test("ninety seconds without a touch: the resident's page is there again, and the desk asks for the PIN", async ({
  page,
  stations,
}) => {
  await page.clock.install();
  await open(page, stations.demo.url, "/search");
  await page.clock.resume();
  await signIn(page);
  for (let second = 0; second < 85; second += 5) await page.clock.fastForward(5_000);
  await expect(page.locator('[data-page="staff-today"]')).toBeVisible();
  for (let second = 0; second < 10; second += 5) await page.clock.fastForward(5_000);
  await expect(page.locator('[data-page="search"]')).toBeVisible();
  await openDesk(page);
  await expect(page.locator(".pin-pad")).toBeVisible();
});

test("a resident who tapped about goes back to where they were", async ({ page, stations }) => {
  // A station that has its PIN: before, the page asks staff to set one.
  await open(page, stations.demo.url, "/");
  await signIn(page);
  await open(page, stations.demo.url, "/policies/matters");
  await openDesk(page);
  await expect(page.locator(".pin-rule")).toContainText("返回");
  await tap(page, page.locator(".back").filter({ visible: true }));
  await expect(page.locator('[data-page="matters"]')).toBeVisible();
});

test("four taps, or five slow ones, open nothing", async ({ page, stations }) => {
  await open(page, stations.demo.url, "/");
  const corner = page.locator(".corner");
  for (let tapped = 0; tapped < 4; tapped += 1) await corner.tap();
  await page.waitForTimeout(3_100);
  for (let tapped = 0; tapped < 5; tapped += 1) {
    await corner.tap();
    await page.waitForTimeout(800);
  }
  await expect(page.locator(".desk")).toHaveCount(0);
});

test("the digits of the PIN change their places, and are nowhere in the page", async ({ page, stations }) => {
  await open(page, stations.demo.url, "/");
  await openDesk(page);
  const keys = page.locator(".pin-pad .number-key");
  const first = await keys.allInnerTexts();
  expect(
    first
      .filter((text) => /^\d$/.test(text))
      .toSorted()
      .join(""),
  ).toBe("0123456789");
  await typePin(page, PIN.slice(0, 5));
  await expect(page.locator('.pin-dots i[data-filled="true"]')).toHaveCount(5);
  expect(await page.locator(".pin-dots").innerText()).toBe("");
  await tap(page, page.locator(".back").filter({ visible: true }));
  await openDesk(page);
  const second = await keys.allInnerTexts();
  await tap(page, page.locator(".back").filter({ visible: true }));
  await openDesk(page);
  // Two shuffles of ten digits are the same once in 3.6 million; three never agree by chance here.
  expect([second.join(""), (await keys.allInnerTexts()).join("")]).not.toEqual([first.join(""), first.join("")]);
});

test("a seat that was kept is free again when the resident leaves the form", async ({ page, stations }) => {
  const { demo } = stations;
  const serviceId = "career-guidance";
  const free = async () => {
    const { items } = await demo.call<BookingsOutput<"slots">>("bookings.slots", { serviceId, days: 28 });
    return items.reduce((sum, slot) => sum + slot.free, 0);
  };
  const before = await free();
  await open(page, demo.url, `/bookings/times/${serviceId}`);
  await tap(page, page.locator(".booking-time").first());
  await page.locator(".contact-grid").waitFor();
  expect(await free()).toBe(before - 1);
  const released = page.waitForResponse((answer) => answer.url().endsWith("/rpc/bookings/release"));
  await tap(page, page.locator(".crumb").first());
  await released;
  expect(await free()).toBe(before);
});
