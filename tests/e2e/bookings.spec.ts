import type { Page } from "@playwright/test";
import { open, settled, tap } from "./support/scenes.ts";
import { expect, test } from "./support/test.ts";

/** Longer than the guard of the number pad against a trembling hand. */
const KEY_PACE_MS = 220;
/** One phone a test: a person has one booking a day for one matter. */
const PHONES = { journey: "13800138001", lost: "13800138002", cancel: "13800138003", walkAway: "13900001234" } as const;
const MAIN = '.acts [data-variant="main"]';

async function type(page: Page, digits: string): Promise<void> {
  for (const digit of digits) {
    await page.waitForTimeout(KEY_PACE_MS);
    await page.locator(".number-key", { hasText: digit }).first().tap();
  }
}

/** 李女士 and the number; the form is whole then. */
async function fillIn(page: Page, phone: string): Promise<void> {
  await tap(page, page.locator(".surname").nth(1));
  await tap(page, page.locator(".contact-honorifics .surname").nth(1));
  await type(page, phone);
}

/** From the services to the last page before the booking. */
async function prepare(page: Page, phone: string, matter = 0): Promise<void> {
  await tap(page, page.locator(".booking-service").nth(matter));
  await tap(page, page.locator(".booking-time").first());
  await page.locator(".contact-grid").waitFor();
  await fillIn(page, phone);
  await tap(page, page.locator(MAIN));
  await page.locator(".booking-facts").waitFor();
}

async function codeShown(page: Page): Promise<string> {
  const shown = await page.locator(".booked-code dd").innerText();
  return shown.replaceAll(/\s/g, "");
}

test("a resident books a person: few touches, and nothing is typed but a phone number", async ({ page, stations }) => {
  await open(page, stations.demo.url);
  let taps = 0;
  for (const step of [".door-bookings", ".booking-service"]) {
    await tap(page, page.locator(step).first());
    taps += 1;
  }
  await page.locator(".booking-time").first().waitFor();
  expect(taps).toBeLessThanOrEqual(4);
  await tap(page, page.locator(".booking-time").first());
  await page.locator(".contact-grid").waitFor();
  // What for and how long stands above the fields; no field of the browser's own is there to remember anything.
  await expect(page.locator(".contact-purpose")).toContainText("7 天");
  await expect(page.locator("input, textarea, [contenteditable]")).toHaveCount(0);
  await fillIn(page, PHONES.journey);
  await tap(page, page.locator(MAIN));
  await expect(page.locator(".booking-facts")).toContainText("李女士");
  await tap(page, page.locator(MAIN));
  await page.locator(".booked-code").waitFor();
  await settled(page);
  expect(await codeShown(page)).toMatch(/^\d{6}$/);
  await expect(page.locator("h1")).toContainText("李女士");
  await expect(page.locator(".qr svg")).toBeVisible();
  // The number has done its work and is not shown again.
  await expect(page.locator("body")).not.toContainText(PHONES.journey.slice(3, 7));

  await tap(page, page.locator(MAIN));
  await expect(page.locator('[data-page="home"]')).toBeVisible();
  await expect(page.locator("body")).not.toContainText("李女士");
});

test("the answer to a booking is lost: no failure is shown, and there is one booking", async ({ page, stations }) => {
  await open(page, stations.demo.url, "/bookings");
  await prepare(page, PHONES.lost, 1);
  const bodies: string[] = [];
  await page.route("**/rpc/bookings/confirm", async (route) => {
    bodies.push(route.request().postData() ?? "");
    // It reaches the station; what the station says does not reach the page.
    const answer = await route.fetch();
    if (bodies.length === 1) await route.abort();
    else await route.fulfill({ response: answer });
  });
  await tap(page, page.locator(MAIN));
  await expect(page.getByRole("alertdialog")).toContainText("正在确认");
  await page.locator(".booked-code").waitFor();
  expect(bodies).toHaveLength(2);
  expect(bodies[1]).toBe(bodies[0]);
});

test("a resident finds the booking by its code, moves it and cancels it", async ({ page, stations }) => {
  await open(page, stations.demo.url, "/bookings");
  await prepare(page, PHONES.cancel, 2);
  await tap(page, page.locator(MAIN));
  await page.locator(".booked-code").waitFor();
  const code = await codeShown(page);
  await tap(page, page.locator(MAIN));

  await tap(page, page.locator(".door-bookings"));
  await tap(page, page.locator(".booking-services .acts .btn"));
  await type(page, code + PHONES.cancel.slice(-4));
  await tap(page, page.locator(MAIN));
  await page.locator(".booking-strong").waitFor();
  const before = await page.locator(".booking-strong").innerText();

  await tap(page, page.getByRole("button", { name: "换个时间" }));
  await tap(page, page.locator(".booking-time").nth(2));
  await page.locator(".booking-facts").waitFor();
  await tap(page, page.locator(MAIN));
  await page.locator(".booked-code").waitFor();
  expect(await codeShown(page)).toBe(code);
  await tap(page, page.locator(".acts .btn").first());
  await page.locator(".booking-strong").waitFor();
  expect(await page.locator(".booking-strong").innerText()).not.toBe(before);

  await tap(page, page.getByRole("button", { name: "取消预约" }));
  await tap(page, page.getByRole("dialog").getByRole("button", { name: "取消预约" }));
  await expect(page.locator("h1")).toContainText("已经取消");
});

test("a resident signs in on the day", async ({ page, stations }) => {
  await open(page, stations.demo.url, "/bookings/mine");
  // The shipped hours may be over for today: the station's answer is played, the page's part is what counts.
  const today = new Date();
  const slot = { id: "s", serviceId: "career-guidance", startsAt: today, endsAt: today, expert: null };
  const service = { id: "career-guidance", name: "职业指导", nameEn: "Career guidance", place: "", bring: [] };
  const booking = {
    id: "b",
    code: "618402",
    status: "booked",
    origin: "screen",
    slot,
    service,
    contact: { name: "李女士", phone: "*******8000" },
    followUp: false,
    keptUntil: "2030-01-01",
    version: 1,
  };
  const asked: string[] = [];
  const play = (procedure: string, status: string) =>
    page.route(`**/rpc/bookings/${procedure}`, async (route) => {
      asked.push(route.request().postData() ?? "");
      await route.fulfill({ json: { json: { booking: { ...booking, status } } } });
    });
  await play("find", "booked");
  await play("checkIn", "arrived");
  await type(page, "6184028000");
  await tap(page, page.locator(MAIN));
  await tap(page, page.getByRole("button", { name: "我到了" }));
  await expect(page.locator("h1")).toContainText("签到好了");
  expect(asked.every((body) => body.includes("618402") && body.includes("8000"))).toBe(true);
});

test("somebody walks away from the form: nothing they said is left", async ({ page, stations }) => {
  await page.clock.install();
  await open(page, stations.demo.url, "/bookings");
  await page.clock.resume();
  await tap(page, page.locator(".booking-service").first());
  await tap(page, page.locator(".booking-time").first());
  await page.locator(".contact-grid").waitFor();
  await fillIn(page, PHONES.walkAway);
  await expect(page.locator(".contact-phone")).toHaveText("139 0000 1234");
  // Home is no way out of the silence while something was said.
  await tap(page, page.locator(".crumb").first());
  // The silence is counted anew on the page that is seen now, and no sooner than it is.
  await page.locator(".door-bookings").waitFor();
  await settled(page);
  for (let second = 0; second < 200; second += 5) await page.clock.fastForward(5_000);
  await expect(page.getByRole("alertdialog")).toHaveCount(0);
  await tap(page, page.locator(".door-bookings"));
  await tap(page, page.locator(".booking-service").first());
  await tap(page, page.locator(".booking-time").first());
  await page.locator(".contact-grid").waitFor();
  await expect(page.locator(".contact-phone")).toHaveAttribute("data-filled", "false");
  const left = await page.locator("body").innerHTML();
  for (const planted of ["1234", "139 0000", "李</b>"]) expect(left).not.toContain(planted);
});

test("a resident asks staff to call about a job", async ({ page, stations }) => {
  await open(page, stations.demo.url, `/jobs/${stations.jobId}`);
  await tap(page, page.locator('.acts [data-variant="line"]').first());
  await page.locator(".contact-grid").waitFor();
  await expect(page.locator(".contact-purpose")).toContainText("30 天");
  await fillIn(page, PHONES.journey);
  await tap(page, page.locator(MAIN));
  await expect(page.locator("h1")).toContainText("工作人员会打给您");
  await expect(page.locator(".booking-facts")).toContainText("尾号 8001");
});
