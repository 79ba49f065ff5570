import { fileURLToPath } from "node:url";
import type { LaunchOptions, Locator, Page } from "@playwright/test";
import { TEXT_STEPS, type TextStep } from "../../../shared/screen/geometry.ts";

/** Panels as stack.md §9 has them: orientation is a project, everything else is switched inside a page. */
export const VIEWPORTS = {
  portrait: { width: 1080, height: 1920 },
  landscape: { width: 1920, height: 1080 },
} as const;
export type Orientation = keyof typeof VIEWPORTS;

export const LANGUAGES = { zh: "zh-CN", en: "en" } as const;
export type LanguageName = keyof typeof LANGUAGES;

/** Modes of the dock: size of text, contrast and reach are independent of each other. */
export interface DockMode {
  readonly step: TextStep;
  readonly contrast: "normal" | "high";
  readonly reach: "normal" | "low";
}
export const MODES = {
  normal: { step: "normal", contrast: "normal", reach: "normal" },
  large: { step: "large", contrast: "normal", reach: "normal" },
  "large-contrast": { step: "large", contrast: "high", reach: "normal" },
  contrast: { step: "normal", contrast: "high", reach: "normal" },
  larger: { step: "larger", contrast: "normal", reach: "normal" },
  largest: { step: "largest", contrast: "normal", reach: "normal" },
  "largest-contrast": { step: "largest", contrast: "high", reach: "normal" },
  low: { step: "normal", contrast: "normal", reach: "low" },
  "low-contrast": { step: "normal", contrast: "high", reach: "low" },
  "low-larger": { step: "larger", contrast: "normal", reach: "low" },
} as const satisfies Record<string, DockMode>;
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

/** Looks at every screen of a page that is turned, and leaves it at its beginning. */
export async function everyScreen(page: Page, look: (screen: number) => Promise<void>): Promise<void> {
  const turner = page.locator(".dialog .turner, body:not(:has(.dialog)) .turner").filter({ visible: true });
  await look(1);
  if ((await turner.count()) === 0) return;
  const [up, down] = [turner.locator(".btn").first(), turner.locator(".btn").last()];
  for (let screen = 2; await down.isEnabled(); screen += 1) {
    await tap(page, down);
    await painted(page);
    await look(screen);
  }
  while (await up.isEnabled()) {
    await tap(page, up);
    await painted(page);
  }
}

const dock = (page: Page) => page.locator(".dock").filter({ visible: true });

export async function chooseLanguage(page: Page, language: LanguageName): Promise<void> {
  const wanted = LANGUAGES[language];
  if ((await page.locator("html").getAttribute("lang")) === wanted) return;
  await tap(page, dock(page).getByRole("button", { name: language === "en" ? "English" : "中文" }));
  await page.locator(`html[lang="${wanted}"]`).waitFor();
}

export async function chooseMode(page: Page, mode: Mode): Promise<void> {
  const { step, contrast, reach } = MODES[mode];
  const html = page.locator("html");
  for (let press = 0; press < TEXT_STEPS.length; press += 1) {
    if ((await html.getAttribute("data-step")) === step) break;
    await tap(page, dock(page).locator(".dock-step"));
  }
  for (const [name, isOn] of [
    ["contrast", contrast === "high"],
    ["reach", reach === "low"],
  ] as const) {
    const button = dock(page).locator(`.dock-${name}`);
    if ((await button.getAttribute("aria-pressed")) !== String(isOn)) await tap(page, button);
  }
  await page.locator(`html[data-step="${step}"][data-contrast="${contrast}"][data-reach="${reach}"]`).waitFor();
  await settled(page);
}
