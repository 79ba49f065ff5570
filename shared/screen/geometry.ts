import type { ScreenConfig } from "../station/config.ts";

/**
 * Sizes in millimetres, turned into pixels through the station's calibration. One `rem` is the module of the whole
 * screen; every length in the style sheets is a multiple of it, so a change of panel changes one number.
 */

/** Height of a capital letter, millimetres: product.md §2.1 row 1. */
export const CAP_MM = { normal: 5.0, large: 6.2, larger: 7.4, largest: 8.8 } as const;
export type TextStep = keyof typeof CAP_MM;
export const TEXT_STEPS = Object.keys(CAP_MM) as TextStep[];

/** Cap height as a share of the font size; the figure VxSuite uses (product.md §2.2). */
export const CAP_PER_EM = 0.725;

/** Smallest text of the design, in rem at the normal step. No style sheet goes below it. */
export const SMALLEST_TEXT_REM = 1.75;

/** Millimetres: product.md §2.1 rows 5 and 6, DESIGN §6. */
export const TARGET_MM = { primary: 20, any: 16, key: 14, gap: 3 } as const;

/** One rem on glass. 16 px on the reference panel (21.5" FHD, 0.248 mm a pixel); cap height then is 5.03 mm. */
export const REM_MM = 3.968;

/** The page is drawn for this many rem: 1080 × 1920 px on the reference panel. */
export const CANVAS_REM = { short: 67.5, long: 120 } as const;

/** Rounding of measured calibrations: a canvas this little too small still fits (1 % of a margin). */
const FIT_TOLERANCE = 0.99;

export interface Viewport {
  readonly widthPx: number;
  readonly heightPx: number;
}

export interface ScreenGeometry {
  /** CSS pixels a rem. */
  readonly remPx: number;
  /** Factor on every font size (`--k`). */
  readonly textScale: number;
  readonly orientation: "portrait" | "landscape";
  /** True in a window that is not the configured panel: millimetres mean nothing there, the page is only fitted. */
  readonly preview: boolean;
  /** False when text and targets of the required size need more glass than the panel has (the set-up refuses it). */
  readonly fits: boolean;
}

function isPanel(screen: ScreenConfig, { widthPx, heightPx }: Viewport): boolean {
  const upright = widthPx === screen.widthPx && heightPx === screen.heightPx;
  const turned = widthPx === screen.heightPx && heightPx === screen.widthPx;
  return upright || turned;
}

/**
 * Root size and text scale of a window on the station's panel.
 *
 * A panel larger than the reference shows everything larger (it is read from farther away); a panel smaller than the
 * design keeps the millimetres and says `fits: false`.
 */
export function screenGeometry(screen: ScreenConfig, viewport: Viewport, step: TextStep = "normal"): ScreenGeometry {
  const short = Math.min(viewport.widthPx, viewport.heightPx);
  const long = Math.max(viewport.widthPx, viewport.heightPx);
  const fitted = Math.min(short / CANVAS_REM.short, long / CANVAS_REM.long);
  const required = REM_MM / screen.mmPerPx;
  const preview = !isPanel(screen, viewport);
  return {
    remPx: preview ? fitted : Math.max(fitted, required),
    textScale: CAP_MM[step] / CAP_MM.normal,
    orientation: viewport.widthPx > viewport.heightPx ? "landscape" : "portrait",
    preview,
    fits: fitted >= required * FIT_TOLERANCE,
  };
}

/** Millimetres above the floor within reach from a wheelchair: EN 301 549 8.3.3, product.md §2.1 row 8. */
export const REACH_MM = { lowest: 380, highest: 1_220 } as const;

/**
 * Pixels from the upper edge of a window down to the highest point within reach; 0 = all of the panel is. In a preview
 * the window is taken for the reference drawing on a panel at the configured height.
 */
export function reachTopPx(screen: ScreenConfig, viewport: Viewport): number {
  const { remPx, preview } = screenGeometry(screen, viewport);
  const mmPerPx = preview ? REM_MM / remPx : screen.mmPerPx;
  const upperEdgeMm = screen.lowerEdgeMm + viewport.heightPx * mmPerPx;
  return Math.max(0, Math.ceil((upperEdgeMm - REACH_MM.highest) / mmPerPx));
}

/** Cap height on glass of a font size, millimetres. */
export function capHeightMm(fontPx: number, mmPerPx: number): number {
  return fontPx * CAP_PER_EM * mmPerPx;
}
