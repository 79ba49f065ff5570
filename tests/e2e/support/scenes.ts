import { fileURLToPath } from "node:url";
import type { LaunchOptions, Locator, Page } from "@playwright/test";

/** Panels as stack.md §9 has them: orientation is a project, everything else is switched inside a page. */
export const VIEWPORTS = {
  portrait: { width: 1080, height: 1920 },
  landscape: { width: 1920, height: 1080 },
} as const;
export type Orientation = keyof typeof VIEWPORTS;

export const LANGUAGES = { zh: "zh-CN", en: "en" } as const;
export type LanguageName = keyof typeof LANGUAGES;

/** Modes of the dock: two independent switches, in an order in which each step is one press. */
export const MODES = {
  normal: { large: false, contrast: false },
  large: { large: true, contrast: false },
  "large-contrast": { large: true, contrast: true },
  contrast: { large: false, contrast: true },
} as const;
export type Mode = keyof typeof MODES;

/** The browser this machine has; the sandbox stays on unless we are root (a container). */
export function chromium(): LaunchOptions {
  return {
    executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
    args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
  };
}

export const AXE_FILE = fileURLToPath(new URL("../../../node_modules/axe-core/axe.min.js", import.meta.url));

/**
 * Longer than the guard against ghost taps (SETTLE_MS, REFRACTORY_MS of renderer/design/press-guard.ts): no person
 * presses twice within it.
 */
const HUMAN_PACE_MS = 450;

/** One deliberate touch of a person. */
export async function tap(page: Page, target: Locator): Promise<void> {
  await target.waitFor();
  await page.waitForTimeout(HUMAN_PACE_MS);
  await target.tap();
}

/** Opens a page of the kiosk by its address inside the kiosk, `/jobs?ring=walk`. */
export async function open(page: Page, hostUrl: string, path = "/"): Promise<void> {
  // From another document: a change of the fragment alone does not reload.
  await page.goto("about:blank");
  await page.goto(`${hostUrl}#${path}`);
  await settled(page);
}

/** The page shows something final: no question to the station is open, fonts are there. */
export async function settled(page: Page): Promise<void> {
  // Behind the desk the resident's page waits, hidden.
  await page.locator("h1").filter({ visible: true }).first().waitFor();
  await page.locator("[data-page]:not([aria-busy=true])").filter({ visible: true }).waitFor();
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await painted(page);
}

/** Two frames: what stands in the document now is on the screen. */
export async function painted(page: Page): Promise<void> {
  await page.evaluate(
    () => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))),
  );
}

const dock = (page: Page) => page.locator(".dock").filter({ visible: true });

export async function chooseLanguage(page: Page, language: LanguageName): Promise<void> {
  const wanted = LANGUAGES[language];
  if ((await page.locator("html").getAttribute("lang")) === wanted) return;
  await tap(page, dock(page).getByRole("button", { name: language === "en" ? "English" : "中文" }));
  await page.locator(`html[lang="${wanted}"]`).waitFor();
}

export async function chooseMode(page: Page, mode: Mode): Promise<void> {
  const { large, contrast } = MODES[mode];
  const switches = dock(page).locator("button[aria-pressed]");
  for (const [index, wanted] of [large, contrast].entries()) {
    const button = switches.nth(index);
    if ((await button.getAttribute("aria-pressed")) !== String(wanted)) await tap(page, button);
  }
  await page.locator(`html[data-size="${large ? "large" : "normal"}"]`).waitFor();
  await page.locator(`html[data-contrast="${contrast ? "high" : "normal"}"]`).waitFor();
  await settled(page);
}
