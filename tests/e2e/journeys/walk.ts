import type { Locator, Page } from "@playwright/test";
import type { Stations } from "../support/pages.ts";
import { settled, tap } from "../support/scenes.ts";

/** One resident on the way: every touch is counted, and so is every digit. */
export interface Walk {
  readonly page: Page;
  readonly stations: Stations;
  /** A touch on a control. */
  touch(target: Locator | string): Promise<void>;
  /** Digits on the keys of a page, counted apart. */
  digits(key: string, digits: string): Promise<void>;
  /** The named page stands. */
  at(name: string): Promise<void>;
  /** Ends the journey as failed, with the reason. */
  must(holds: boolean, what: string): void;
  readonly taps: () => number;
  readonly typed: () => number;
}

/** Longer than the guard against a trembling hand, for a digit that comes twice. */
const KEY_PACE_MS = 450;

export function startWalk(page: Page, stations: Stations): Walk {
  let taps = 0;
  let typed = 0;
  return {
    page,
    stations,
    async touch(target) {
      await tap(page, typeof target === "string" ? page.locator(target).first() : target);
      taps += 1;
      await settled(page);
    },
    async digits(key, digits) {
      for (const digit of digits) {
        await page.waitForTimeout(KEY_PACE_MS);
        await page.locator(key).getByText(digit, { exact: true }).first().tap();
        typed += 1;
      }
    },
    async at(name) {
      await page.locator(`[data-page="${name}"]`).waitFor();
    },
    must(holds, what) {
      if (!holds) throw new Error(what);
    },
    taps: () => taps,
    typed: () => typed,
  };
}
