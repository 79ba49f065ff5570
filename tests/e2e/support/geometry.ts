import type { Page } from "@playwright/test";
import { CAP_MM, CAP_PER_EM, TARGET_MM, type TextStep } from "../../../shared/screen/geometry.ts";

/** Half a device pixel at 0.248 mm: what rounding may take. */
const ROUNDING_MM = 0.13;
const ROUNDING_PX = 1;
/** Noto Sans SC: ascent and descent are 1.45 em together, Han glyphs 0.95 em of it. */
const FONT_LEADING_EM = 0.25;

export interface GateOptions {
  readonly mmPerPx: number;
  readonly step: TextStep;
  readonly reach: "normal" | "low";
}

/**
 * Measures the page as it stands, in millimetres of the panel: every target, the gaps between them, every text. An empty
 * list is a pass; each entry names what is wrong and where.
 *
 * Left out on purpose: what is clipped by design at whole lines or whole facts (`data-paged`, `.clamp-*`, one-line lists
 * of a card) — those say elsewhere what they leave out.
 */
export async function geometryFaults(page: Page, { mmPerPx, step, reach }: GateOptions): Promise<string[]> {
  return page.evaluate(measure, {
    mmPerPx,
    roundingPx: ROUNDING_PX,
    anyMm: TARGET_MM.any - ROUNDING_MM,
    primaryMm: TARGET_MM.primary - ROUNDING_MM,
    gapMm: TARGET_MM.gap - ROUNDING_MM,
    capMm: CAP_MM[step] - ROUNDING_MM / 10,
    capPerEm: CAP_PER_EM,
    fontLeading: FONT_LEADING_EM,
    withinReach: reach === "low",
  });
}

interface Limits {
  readonly mmPerPx: number;
  readonly roundingPx: number;
  readonly anyMm: number;
  readonly primaryMm: number;
  readonly gapMm: number;
  readonly capMm: number;
  readonly capPerEm: number;
  readonly fontLeading: number;
  readonly withinReach: boolean;
}

/** Runs in the page: no name of this file is in scope. */
function measure(limits: Limits): string[] {
  const faults: string[] = [];
  const scope: ParentNode = document.querySelector(".dialog-frame") ?? document;
  const round = (value: number) => Math.round(value * 100) / 100;
  const label = (element: Element) =>
    `<${element.tagName.toLowerCase()} class="${element.className}"> ${(element.textContent ?? "").trim().slice(0, 24)}`;
  // A frame that is turned screen by screen: what is cut by its edge is looked at whole on another screen.
  const turned = (element: Element) => {
    const view = element.closest("[data-view]");
    return view !== null && getComputedStyle(view).display !== "contents" ? view.getBoundingClientRect() : null;
  };
  const isWhole = (element: Element, box: DOMRect) => {
    const frame = turned(element);
    if (frame === null || box.height > frame.height) return frame === null;
    return box.top >= frame.top - limits.roundingPx && box.bottom <= frame.bottom + limits.roundingPx;
  };
  const bandPx = Number.parseFloat(getComputedStyle(document.documentElement).getPropertyValue("--band")) || 0;
  const isShown = (element: Element) =>
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
    !element.closest("[aria-hidden=true]");
  const CLIPPED =
    "[data-paged], .clamp-1, .clamp-2, .clamp-3, .job-card-facts, .job-card-tags, .unseen, .crumb-here, [data-long=true] h1";

  const targets = [...scope.querySelectorAll("button, [role=button], [role=radio], a[href]")].filter(isShown);
  const boxes = targets
    .map((element) => ({ element, box: element.getBoundingClientRect() }))
    // One pixel is not for fingers: the way out of a dialog for screen readers.
    .filter(({ element, box }) => box.width > 1 && box.height > 1 && isWhole(element, box));
  for (const { element, box } of boxes) {
    const primary = element.matches('[data-variant="main"], [data-variant="solid"], .tile, .back, .dock-button');
    const least = primary ? limits.primaryMm : limits.anyMm;
    const small = Math.min(box.width, box.height) * limits.mmPerPx;
    if (small < least) faults.push(`target ${round(small)} mm < ${least}: ${label(element)}`);
    // Of a control that reaches up out of the band, as much as any control needs lies in it.
    const reachable = (box.bottom - Math.max(box.top, bandPx)) * limits.mmPerPx;
    if (limits.withinReach && reachable < least)
      faults.push(`target out of reach, ${round(reachable)} mm: ${label(element)}`);
    const outside =
      box.left < -limits.roundingPx ||
      box.top < -limits.roundingPx ||
      box.right > innerWidth + limits.roundingPx ||
      box.bottom > innerHeight + limits.roundingPx;
    if (outside) faults.push(`target outside the screen: ${label(element)}`);
    const middle = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    if (middle !== null && !element.contains(middle))
      faults.push(`target covered by ${label(middle)}: ${label(element)}`);
  }
  for (const [index, one] of boxes.entries()) {
    for (const other of boxes.slice(index + 1)) {
      const across = Math.max(one.box.left - other.box.right, other.box.left - one.box.right);
      const down = Math.max(one.box.top - other.box.bottom, other.box.top - one.box.bottom);
      const gap = Math.max(across, down) * limits.mmPerPx;
      if (gap < limits.gapMm) faults.push(`gap ${round(gap)} mm: ${label(one.element)} | ${label(other.element)}`);
    }
  }

  const walker = document.createTreeWalker(
    scope === document ? document.body : (scope as Element),
    NodeFilter.SHOW_TEXT,
  );
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const element = node.parentElement;
    if (element === null || (node.textContent ?? "").trim() === "" || element.closest("script, style, .unseen"))
      continue;
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
    const cap = Number.parseFloat(getComputedStyle(element).fontSize) * limits.capPerEm * limits.mmPerPx;
    if (cap < limits.capMm) faults.push(`cap height ${round(cap)} mm < ${limits.capMm}: ${label(element)}`);
    if (element.closest(CLIPPED)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const text = range.getBoundingClientRect();
    if (!isWhole(element, text)) continue;
    if (
      text.right > innerWidth + limits.roundingPx ||
      text.bottom > innerHeight + limits.roundingPx ||
      text.left < -limits.roundingPx
    ) {
      faults.push(`text beyond the screen: ${label(element)}`);
    }
    // Something painted over the words: an icon's disk, a neighbour.
    for (const line of range.getClientRects()) {
      const height = line.top + line.height / 2;
      for (const across of [line.left + 2, line.left + line.width / 2, line.right - 2]) {
        const hit = document.elementFromPoint(across, height);
        if (hit === null || hit.contains(element) || element.contains(hit) || element.closest(".ring-map")) continue;
        faults.push(`text covered by ${label(hit)}: ${label(element)}`);
      }
    }
    // The nearest box that the eye takes for the text's own: it must hold the text.
    const holder = element.closest(
      "button, li, article, section, dl, .title, .facts, .acts, .panel, .dialog-frame, header, main",
    );
    if (holder !== null) {
      const frame = holder.getBoundingClientRect();
      // A line's box is lower than its font's ascent and descent; the glyphs themselves stay inside.
      const leading = Number.parseFloat(getComputedStyle(element).fontSize) * limits.fontLeading;
      const over = Math.max(
        text.right - frame.right,
        frame.left - text.left,
        text.bottom - leading - frame.bottom,
        frame.top - text.top - leading,
      );
      if (over > limits.roundingPx + 1)
        faults.push(`text ${round(over)} px beyond its box ${label(holder)}: ${label(element)}`);
    }
  }

  for (const block of scope.querySelectorAll(
    "main, .main > *, .job-card, .trade, .block, .tile, .coded > li, .uncoded > li",
  )) {
    if (!isShown(block) || block.closest(CLIPPED)) continue;
    const parent = block.parentElement;
    if (parent === null || parent.matches("[data-view]") || getComputedStyle(block).position === "absolute") continue;
    const box = block.getBoundingClientRect();
    const frame = parent.getBoundingClientRect();
    const over = Math.max(box.bottom - frame.bottom, box.right - frame.right);
    if (over > limits.roundingPx + 1) faults.push(`block ${round(over)} px beyond its parent: ${label(block)}`);
  }
  return [...new Set(faults)];
}
