import type { EventsAnswer, Occurrence } from "../../shared/contract/events.ts";
import { decode } from "./support/codes.ts";
import { open, settled, tap } from "./support/scenes.ts";
import { expect, test } from "./support/test.ts";

test("an event goes into the phone's calendar in two touches from home", async ({ page, stations }) => {
  const { items } = await stations.demo.call<EventsAnswer>("events.list", {});
  await open(page, stations.demo.url);
  await tap(page, page.locator(".door-events"));
  await tap(page, page.locator(".row").first());
  await page.locator(".take-away-code svg").waitFor();
  await settled(page);
  const first = items[0];
  if (first === undefined) throw new Error("the demonstration data has no event");
  const { ics } = await stations.demo.call<{ event: Occurrence; ics: string }>("events.get", { id: first.id });
  const { zxing, jsqr } = await decode(await page.screenshot());
  // The stamp of making is the moment of the question; everything else is the event's.
  const still = (text: string) => text.replace(/DTSTAMP:\S+/, "").trim();
  expect(still(zxing[0] ?? "")).toBe(still(ics));
  expect(jsqr).toBe(zxing[0]);
  await expect(page.locator(".take-away-words")).toContainText("手机相机扫");
  await expect(page.locator(".take-away-words")).not.toContainText("微信");
  await expect(page.locator(".take-away-words")).toContainText(first.place);
});

test("a day of the calendar leads to its events", async ({ page, stations }) => {
  await open(page, stations.demo.url, "/events");
  const day = page.locator(".day-button").last();
  const words = (await day.getAttribute("aria-label")) ?? "";
  await tap(page, day);
  await expect(page.locator('.day-button[data-variant="shown"]').last()).toHaveAttribute("aria-label", words);
});

test("one kind of event shows that kind only, as many as the station counts", async ({ page, stations }) => {
  const { items } = await stations.demo.call<EventsAnswer>("events.list", { kinds: ["skill"] });
  await open(page, stations.demo.url, "/events?mode=week&kind=skill");
  await expect(page.locator(".row").first()).toContainText(items[0]?.title ?? "no event");
});

test("paging through the weeks meets every coming event once", async ({ page, stations }) => {
  await open(page, stations.demo.url, "/events?mode=week");
  const seen: string[] = [];
  const next = page.locator(".pager .btn").last();
  for (let sheet = 0; sheet < 40; sheet += 1) {
    seen.push(...(await page.locator(".row .event-day, .row .row-words > b").allInnerTexts()));
    if (await next.isDisabled()) break;
    await tap(page, next);
    await settled(page);
  }
  await expect(next).toBeDisabled();
  const { items } = await stations.demo.call<EventsAnswer>("events.list", {});
  for (const { title } of items) expect(seen).toContain(title);
});

test("an event that is over has a way on", async ({ page, stations }) => {
  await open(page, stations.demo.url, "/events/no-such-event");
  await tap(page, page.locator('[data-page="event-gone"] [data-variant="main"]'));
  await expect(page.locator('[data-page="events"]')).toBeVisible();
});
