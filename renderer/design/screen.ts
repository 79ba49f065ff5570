import { reachTopPx, screenGeometry, type TextStep } from "../../shared/screen/geometry.ts";
import type { ScreenConfig } from "../../shared/station/config.ts";
import { createStore, useStore } from "../visit/store.ts";

/** Until the station has told its calibration: the reference panel. */
export const REFERENCE_SCREEN: ScreenConfig = {
  widthPx: 1_080,
  heightPx: 1_920,
  mmPerPx: 0.248,
  lowerEdgeMm: 900,
  viewingDistanceMm: 600,
};

export interface ScreenModes {
  readonly step: TextStep;
  readonly size: "normal" | "large";
  readonly contrast: "normal" | "high";
  readonly reach: "normal" | "low";
}

/** What style sheets cannot do: where things stand in the tree. */
export interface ScreenLayout {
  /** Back and home stand just above the dock, in the order of the keyboard too (CSS alone would break it). */
  readonly lowNavigation: boolean;
  /** The upper part of the panel is out of reach: words only. */
  readonly band: boolean;
}

const layout = createStore<ScreenLayout>({ lowNavigation: false, band: false });

export function useScreenLayout(): ScreenLayout {
  return useStore(layout);
}

/**
 * Puts calibration and modes on the root element: one font size, one factor, independent data attributes. Style sheets
 * do the rest; components never branch on a mode but where the number of rows changes.
 *
 * `data-turn`: the page no longer fits by design and is turned screen by screen (frame/view.tsx): the two largest
 * steps, the band within reach, a panel too small for the design.
 */
export function applyScreen(root: HTMLElement, screen: ScreenConfig, modes: ScreenModes): void {
  const viewport = { widthPx: window.innerWidth, heightPx: window.innerHeight };
  const { remPx, textScale, fits, preview } = screenGeometry(screen, viewport, modes.step);
  const isLow = modes.reach === "low";
  const bandPx = isLow ? reachTopPx(screen, viewport) : 0;
  const tooLarge = modes.step === "larger" || modes.step === "largest";
  root.style.setProperty("font-size", `${remPx}px`);
  root.style.setProperty("--k", String(textScale));
  root.style.setProperty("--band", `${bandPx}px`);
  root.dataset["size"] = modes.size;
  root.dataset["step"] = modes.step;
  root.dataset["contrast"] = modes.contrast;
  root.dataset["reach"] = modes.reach;
  root.dataset["turn"] = tooLarge || bandPx > 0 || !(fits || preview) ? "on" : "off";
  layout.set({ lowNavigation: isLow, band: bandPx > 0 });
}
