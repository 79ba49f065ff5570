import { screenGeometry, type TextStep } from "../../shared/screen/geometry.ts";
import type { ScreenConfig } from "../../shared/station/config.ts";

/** Until the station has told its calibration: the reference panel. */
export const REFERENCE_SCREEN: ScreenConfig = {
  widthPx: 1_080,
  heightPx: 1_920,
  mmPerPx: 0.248,
  lowerEdgeMm: 900,
  viewingDistanceMm: 600,
};

export interface ScreenModes {
  readonly size: TextStep;
  readonly contrast: "normal" | "high";
}

/**
 * Puts calibration and modes on the root element: one font size, one factor, independent data attributes. Style sheets
 * do the rest; components never branch on a mode but where the number of rows changes.
 */
export function applyScreen(root: HTMLElement, screen: ScreenConfig, modes: ScreenModes): void {
  const viewport = { widthPx: window.innerWidth, heightPx: window.innerHeight };
  const { remPx, textScale } = screenGeometry(screen, viewport, modes.size);
  root.style.setProperty("font-size", `${remPx}px`);
  root.style.setProperty("--k", String(textScale));
  root.dataset["size"] = modes.size;
  root.dataset["contrast"] = modes.contrast;
}
