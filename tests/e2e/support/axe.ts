import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { AXE_FILE } from "./scenes.ts";

const source = readFileSync(AXE_FILE, "utf8");

/** WCAG 2.2 A to AAA, best practice, and the two rules that are off by default. */
const TAGS = ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const EXTRA_RULES = { "color-contrast-enhanced": { enabled: true }, "target-size": { enabled: true } };

/** Puts axe into the page once; the page's policy does not apply to the browser's own evaluation. */
export async function loadAxe(page: Page): Promise<void> {
  await page.evaluate(source);
}

/** Violations as `rule: element` lines; an empty list is a pass. */
export async function axeViolations(page: Page): Promise<string[]> {
  return page.evaluate(
    async ({ tags, rules }) => {
      const { axe } = window as unknown as {
        axe: {
          run(
            node: Document,
            options: object,
          ): Promise<{
            violations: { id: string; nodes: { html: string; target: string[]; failureSummary?: string }[] }[];
          }>;
        };
      };
      const { violations } = await axe.run(document, {
        runOnly: { type: "tag", values: tags },
        rules,
        resultTypes: ["violations"],
        elementRef: false,
      });
      // A control that the edge of a turned page cuts is whole on the next screen, where the geometry gate measures it.
      const isCut = ({ target }: { target: string[] }) => {
        const control = document.querySelector(target[0] ?? "");
        const frame = control?.closest("[data-view]")?.getBoundingClientRect();
        const box = control?.getBoundingClientRect();
        return frame !== undefined && box !== undefined && (box.bottom > frame.bottom || box.top < frame.top);
      };
      return violations.flatMap(({ id, nodes }) =>
        nodes
          .filter((node) => id !== "target-size" || !isCut(node))
          .map((node) => `${id}: ${node.html.slice(0, 160)} ${(node.failureSummary ?? "").slice(0, 200)}`),
      );
    },
    { tags: TAGS, rules: EXTRA_RULES },
  );
}
