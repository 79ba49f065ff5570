import { axeViolations, loadAxe } from "./support/axe.ts";
import { geometryFaults } from "./support/geometry.ts";
import { LOOKS, looksOf, PARTS } from "./support/matrix.ts";
import { SCENES, show } from "./support/pages.ts";
import {
  chooseLanguage,
  chooseMode,
  everyScreen,
  LANGUAGES,
  type LanguageName,
  MODES,
  type Orientation,
  settled,
  VIEWPORTS,
} from "./support/scenes.ts";
import { expect, test } from "./support/test.ts";

/** The reference panel of the projects' viewports. */
const MM_PER_PX = 0.248;
const languages = Object.keys(LANGUAGES) as LanguageName[];

for (const orientation of Object.keys(VIEWPORTS) as Orientation[]) {
  test.describe(orientation, () => {
    test.use({ viewport: VIEWPORTS[orientation] });

    for (const [scene, row] of SCENES.entries()) {
      for (const [language, name] of languages.entries()) {
        const modes = looksOf({ scene, language }).flatMap((look) =>
          look.orientation === orientation ? [look.mode] : [],
        );
        if (modes.length === 0) continue;
        test(`${row.name} in ${name} can be seen, read and pressed by everyone`, async ({ page, stations }) => {
          for (const [index, mode] of modes.entries()) {
            // A dialog covers the dock: such a scene is opened anew for every mode.
            if (index === 0 || row.act !== undefined) {
              await show(page, row, stations);
              await chooseLanguage(page, name);
              await loadAxe(page);
            }
            await chooseMode(page, mode);
            await row.act?.(page);
            await settled(page);
            await test.step(mode, async () => {
              expect.soft(await axeViolations(page), `axe, ${mode}`).toEqual([]);
              const { step, reach } = MODES[mode];
              await everyScreen(page, async (screen) => {
                const faults = await geometryFaults(page, { mmPerPx: MM_PER_PX, step, reach });
                expect.soft(faults, `geometry, ${mode}, screen ${screen}`).toEqual([]);
              });
              expect.soft(await page.locator("body").innerText(), `missing words, ${mode}`).not.toContain("⟦");
            });
          }
        });
      }
    }
  });
}

test("every look at every page is in exactly one part of the matrix", () => {
  for (const place of [
    { scene: 0, language: 0 },
    { scene: 7, language: 1 },
  ]) {
    const seen = Array.from({ length: PARTS }, (_, part) => looksOf(place, part)).flat();
    expect(seen).toHaveLength(LOOKS.length);
    expect(new Set(seen).size).toBe(LOOKS.length);
  }
});

test("the gates find planted faults", async ({ page, stations }) => {
  const { host, path } = { host: stations.demo, path: "/" };
  await show(page, { name: "home", at: () => ({ host, path }) }, stations);
  await loadAxe(page);
  await page.evaluate(() => {
    for (const [index, words] of ["", "small", "covered"].entries()) {
      const button = document.createElement("button");
      button.textContent = words;
      Object.assign(button.style, {
        position: "fixed",
        left: `${100 + index * 4}px`,
        top: "700px",
        width: "40px",
        height: "40px",
        fontSize: "12px",
        color: "#999",
        background: "#aaa",
      });
      document.querySelector("main")?.append(button);
    }
  });
  const axe = await axeViolations(page);
  expect(axe.some((line) => line.startsWith("button-name"))).toBe(true);
  expect(axe.some((line) => line.startsWith("color-contrast"))).toBe(true);
  const geometry = await geometryFaults(page, { mmPerPx: MM_PER_PX, step: "normal", reach: "normal" });
  for (const fault of ["target 9.92 mm", "gap", "cap height", "target covered"]) {
    expect(geometry.some((line) => line.startsWith(fault))).toBe(true);
  }
});
