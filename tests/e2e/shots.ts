/**
 * npm run --silent shots -- --out DIR [--only NAME,…]: every screen as PAGE-MODE-ORIENTATION-LANGUAGE.png.
 * Prints one JSON line with what was written.
 */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { type Browser, chromium as chromiumBrowser, type Page } from "@playwright/test";
import { SCENES, type Stations, show, startStations } from "./support/pages.ts";
import {
  chooseLanguage,
  chooseMode,
  chromium,
  LANGUAGES,
  type LanguageName,
  MODES,
  type Mode,
  type Orientation,
  open,
  painted,
  settled,
  VIEWPORTS,
} from "./support/scenes.ts";

const { values } = parseArgs({ options: { out: { type: "string" }, only: { type: "string" } } });
if (values.out === undefined) {
  console.error("usage: npm run --silent shots -- --out DIR [--only NAME,…]");
  process.exit(2);
}
const out = values.out;
const only = values.only?.split(",");
const wanted = (name: string) => only === undefined || only.includes(name);
const names = <T extends object>(table: T) => Object.keys(table) as (keyof T & string)[];
const written: string[] = [];

async function shoot(page: Page, name: string, mode: Mode, orientation: Orientation, language: LanguageName) {
  const file = `${name}-${mode}-${orientation}-${language}.png`;
  await page.screenshot({ path: join(out, file) });
  written.push(file);
}

async function newPage(browser: Browser, orientation: Orientation): Promise<Page> {
  const context = await browser.newContext({
    viewport: VIEWPORTS[orientation],
    hasTouch: true,
    reducedMotion: "reduce",
  });
  return context.newPage();
}

async function allScenes(browser: Browser, stations: Stations, orientation: Orientation, language: LanguageName) {
  const page = await newPage(browser, orientation);
  for (const scene of SCENES.filter(({ name }) => wanted(name))) {
    for (const [index, mode] of names(MODES).entries()) {
      // A dialog covers the dock: such a scene is opened anew for every mode.
      if (index === 0 || scene.act !== undefined) {
        await show(page, scene, stations);
        await chooseLanguage(page, language);
      }
      await chooseMode(page, mode);
      await scene.act?.(page);
      await settled(page);
      await shoot(page, scene.name, mode, orientation, language);
    }
  }
  await page.context().close();
}

/** States that need an hour glass or a station that goes away. */
async function idle(browser: Browser, stations: Stations, orientation: Orientation, language: LanguageName) {
  const page = await newPage(browser, orientation);
  await page.clock.install();
  await open(page, stations.demo.url, "/jobs");
  await page.clock.resume();
  await chooseLanguage(page, language);
  await page.clock.fastForward("02:06");
  await page.getByRole("alertdialog").waitFor();
  await painted(page);
  await shoot(page, "idle", "normal", orientation, language);
  await page.context().close();
}

async function outOfService(browser: Browser, stations: Stations, orientation: Orientation, language: LanguageName) {
  const page = await newPage(browser, orientation);
  await open(page, stations.demo.url);
  await chooseLanguage(page, language);
  await page.context().setOffline(true);
  await page.locator('[data-page="out-of-service"]').waitFor({ timeout: 60_000 });
  for (const mode of names(MODES)) {
    await chooseMode(page, mode);
    await shoot(page, "out-of-service", mode, orientation, language);
  }
  await page.context().close();
}

mkdirSync(out, { recursive: true });
const stations = await startStations();
const browser = await chromiumBrowser.launch(chromium());
try {
  for (const orientation of names(VIEWPORTS)) {
    for (const language of names(LANGUAGES)) {
      await allScenes(browser, stations, orientation, language);
      if (wanted("idle")) await idle(browser, stations, orientation, language);
      if (wanted("out-of-service")) await outOfService(browser, stations, orientation, language);
    }
  }
} finally {
  await browser.close();
  await stations.close();
}
console.log(JSON.stringify({ out, pictures: written.length }));
