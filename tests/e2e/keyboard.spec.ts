import type { Locator, Page } from "@playwright/test";
import { open, settled } from "./support/scenes.ts";
import { expect, test } from "./support/test.ts";

const MAIN = '.acts [data-variant="main"]';
/** Longer than the guard against a trembling hand. */
const PACE_MS = 450;
/** No page has more controls. */
const TABS_MAX = 150;
/** One number a walk: a person has one booking a day for one matter. */
const PHONES = { none: "13811112222", active: "13811113333" } as const;

/** Tab until the control has the focus, then Enter; nothing else touches the page. */
async function reach(page: Page, target: Locator): Promise<void> {
  await target.waitFor();
  for (let tabs = 0; tabs < TABS_MAX; tabs += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) {
      await page.waitForTimeout(PACE_MS);
      await page.keyboard.press("Enter");
      return;
    }
    await page.keyboard.press("Tab");
  }
  throw new Error(`${TABS_MAX} tabs do not reach ${target}`);
}

for (const forcedColors of ["none", "active"] as const) {
  test(`a person is booked with a keyboard alone, forced colours ${forcedColors}`, async ({ page, stations }) => {
    await page.emulateMedia({ forcedColors });
    await open(page, stations.demo.url);
    await reach(page, page.locator(".door-bookings"));
    await settled(page);
    await reach(page, page.locator(".booking-service").nth(3));
    await settled(page);
    await reach(page, page.locator(".booking-time").nth(1));
    await page.locator(".contact-grid").waitFor();
    await reach(page, page.locator(".surname").nth(1));
    await reach(page, page.locator(".contact-honorifics .surname").nth(1));
    for (const digit of PHONES[forcedColors]) {
      await reach(page, page.locator(".number-key").getByText(digit, { exact: true }));
    }
    await reach(page, page.locator(MAIN));
    await page.locator(".booking-facts").waitFor();
    await reach(page, page.locator(MAIN));
    await page.locator(".booked-code").waitFor();
    await expect(page.locator(".booked-code dd")).toHaveText(/\d{3}\s?\d{3}/);
    // What has the focus is seen in any colours.
    await page.keyboard.press("Tab");
    const outline = await page.evaluate(() => getComputedStyle(document.activeElement ?? document.body).outlineStyle);
    expect(outline).not.toBe("none");
  });
}
