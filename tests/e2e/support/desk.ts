import { expect, type Page } from "@playwright/test";
import type { FollowUpLine, VisitLine } from "../../../shared/contract/visits.ts";
import { settled, tap } from "./scenes.ts";

/** The PIN of the tests' stations: no birthday, no run. */
export const PIN = "830274";
const CORNER_TAPS = 5;
/** Quick, as staff tap: five are within three seconds. */
const CORNER_PACE_MS = 150;
/** Longer than the guard of the number pad against a trembling hand. */
const KEY_PACE_MS = 200;

/** Five quick taps on the emblem, or on the clock where a page has none. */
export async function openDesk(page: Page): Promise<void> {
  // Out of a low reach both stand: the emblem above, the clock in the way below.
  const corner = page.locator(".corner").filter({ visible: true }).first();
  for (let tapped = 0; tapped < CORNER_TAPS; tapped += 1) {
    await corner.tap();
    await page.waitForTimeout(CORNER_PACE_MS);
  }
  await page.locator(".pin-rule").waitFor();
  await settled(page);
}

/** Presses the digits where they stand this time. */
export async function typePin(page: Page, pin = PIN): Promise<void> {
  for (const digit of pin) {
    await page.waitForTimeout(KEY_PACE_MS);
    await page.locator(".pin-pad .number-key").getByText(digit, { exact: true }).tap();
  }
}

/** From any page to the desk's first one. The first who comes sets the PIN, by typing it twice. */
export async function signIn(page: Page): Promise<void> {
  await openDesk(page);
  const isFirst = (await page.locator('[data-page="staff-first-pin"]').count()) > 0;
  await typePin(page);
  if (isFirst) await typePin(page);
  await page.locator('[data-page="staff-today"]').waitFor({ timeout: 15_000 });
  await settled(page);
}

const HOUR_MS = 3_600_000;

/** A booking of the day, some hours from now. */
function line(at: number, change: Partial<VisitLine>): VisitLine {
  const startsAt = new Date(Math.floor(Date.now() / HOUR_MS) * HOUR_MS + at * HOUR_MS).toISOString();
  return {
    kind: "booking",
    id: `50000000-0000-4000-8000-${String(at + 100).padStart(12, "0")}`,
    serviceId: "career-guidance",
    serviceName: "职业指导",
    slot: { id: `s${at}`, serviceId: "career-guidance", startsAt, endsAt: startsAt, expert: null },
    status: "booked",
    origin: "screen",
    needs: [],
    outcome: null,
    followUp: false,
    contact: { name: "李女士", phone: "*******8000" },
    slotClosed: false,
    version: 1,
    ...change,
  };
}

const DAY: readonly VisitLine[] = [
  line(-3, { status: "attended", serviceName: "政策咨询", contact: { name: "陈先生", phone: "*******0102" } }),
  line(-2, { status: "no-show", serviceName: "补贴申领帮办", contact: { name: "王女士", phone: "*******0117" } }),
  line(-1, { status: "arrived" }),
  line(1, { serviceName: "失业登记帮办", contact: { name: "赵先生", phone: "*******0166" } }),
  line(2, { serviceName: "创业专家坐诊", slotClosed: true, contact: { name: "欧阳女士", phone: "*******0193" } }),
  line(3, { contact: { name: "徐先生", phone: "*******0124" } }),
  line(4, { serviceName: "就业困难人员认定帮办" }),
  line(5, { kind: "visit", slot: null, status: "attended", needs: ["policy", "find-work"], contact: null }),
];

const FOLLOW_UPS: readonly FollowUpLine[] = [
  {
    kind: "referral",
    id: "60000000-0000-4000-8000-000000000001",
    since: new Date(Date.now() - 48 * HOUR_MS).toISOString(),
    serviceName: "",
    job: { id: "j", title: "仓库管理员（早班）", employer: "上海顺达物流有限公司" },
    contact: { name: "周先生", phone: "13800138011" },
    keptUntil: "2030-01-15",
    version: 1,
  },
  {
    kind: "visit",
    id: "60000000-0000-4000-8000-000000000002",
    since: new Date(Date.now() - 24 * HOUR_MS).toISOString(),
    serviceName: "职业指导",
    job: null,
    contact: { name: "李女士", phone: "13800138012" },
    keptUntil: "2030-01-16",
    version: 1,
  },
];

/** A day and a list that look the same whenever the pictures are taken: the page's part is what counts. */
export async function playDay(page: Page): Promise<void> {
  await page.route("**/rpc/visits/day", (route) =>
    route.fulfill({ json: { json: { day: "2026-11-20", items: DAY } } }),
  );
  await page.route("**/rpc/visits/followUps", (route) => route.fulfill({ json: { json: { items: FOLLOW_UPS } } }));
}

/** Signs in over a played day and goes on from the desk's first page. */
export function atDesk(then: (page: Page) => Promise<void> = async () => {}) {
  return async (page: Page): Promise<void> => {
    await playDay(page);
    await signIn(page);
    await then(page);
    await settled(page);
  };
}

/** Through the third tab to one of its pages, which may lie on its second sheet. */
export async function toMachine(page: Page, name: string): Promise<void> {
  await tap(page, page.locator(".desk-tab").nth(2));
  await page.locator('[data-page="staff-machine"]').waitFor();
  const order = ["readiness", "data", "hours", "closures", "take", "demand", "audit", "new-pin"];
  let at = order.indexOf(name);
  for (let rows = page.locator(".rows .row"); at >= (await rows.count()); ) {
    at -= await rows.count();
    await tap(page, page.locator(".pager .btn").last());
  }
  await tap(page, page.locator(".rows .row").nth(at));
  await expect(page.locator(`[data-page="staff-${name}"]`)).toBeVisible();
}
