import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  CANVAS_REM,
  CAP_MM,
  capHeightMm,
  REACH_MM,
  REM_MM,
  reachTopPx,
  SMALLEST_TEXT_REM,
  screenGeometry,
  TARGET_MM,
  TEXT_STEPS,
} from "../../../shared/screen/geometry.ts";
import { screenConfig } from "../../../shared/station/config.ts";

const reference = screenConfig.parse({});

/** Panels of product.md §2.2: width, height, mm a pixel, and whether the design has room there. */
const PANELS = [
  { name: "21.5 inch FHD", widthPx: 1080, heightPx: 1920, mmPerPx: 0.248, fits: true },
  { name: "27 inch FHD", widthPx: 1920, heightPx: 1080, mmPerPx: 0.311, fits: true },
  { name: "32 inch FHD", widthPx: 1080, heightPx: 1920, mmPerPx: 0.369, fits: true },
  { name: "43 inch 4K", widthPx: 2160, heightPx: 3840, mmPerPx: 0.248, fits: true },
  { name: "15.6 inch FHD", widthPx: 1920, heightPx: 1080, mmPerPx: 0.18, fits: false },
] as const;

describe("sizes on glass", () => {
  it("draws the reference panel at 16 px a rem in both orientations", () => {
    expect(screenGeometry(reference, { widthPx: 1080, heightPx: 1920 })).toEqual({
      remPx: 16,
      textScale: 1,
      orientation: "portrait",
      preview: false,
      fits: true,
    });
    expect(screenGeometry(reference, { widthPx: 1920, heightPx: 1080 })).toMatchObject({
      remPx: 16,
      orientation: "landscape",
    });
  });

  it.each(PANELS)("keeps text and targets in millimetres on $name", ({ widthPx, heightPx, mmPerPx, fits }) => {
    const screen = screenConfig.parse({ widthPx, heightPx, mmPerPx });
    for (const step of TEXT_STEPS) {
      const geometry = screenGeometry(screen, { widthPx, heightPx }, step);
      const smallest = SMALLEST_TEXT_REM * geometry.remPx * geometry.textScale;
      expect(capHeightMm(smallest, mmPerPx)).toBeGreaterThanOrEqual(CAP_MM[step]);
      expect(geometry.remPx * mmPerPx).toBeGreaterThanOrEqual(REM_MM - 1e-9);
      expect(geometry.fits).toBe(fits);
    }
  });

  it("never shrinks below the millimetres, whatever the calibration", () => {
    const side = fc.integer({ min: 480, max: 8192 });
    const mmPerPx = fc.double({ min: 0.05, max: 1, noNaN: true });
    fc.assert(
      fc.property(side, side, mmPerPx, (widthPx, heightPx, mm) => {
        const screen = screenConfig.parse({ widthPx, heightPx, mmPerPx: mm });
        const { remPx, fits } = screenGeometry(screen, { widthPx, heightPx });
        expect(remPx * mm).toBeGreaterThanOrEqual(REM_MM - 1e-9);
        // A panel that fits shows the whole canvas.
        const room = Math.min(
          Math.min(widthPx, heightPx) / CANVAS_REM.short,
          Math.max(widthPx, heightPx) / CANVAS_REM.long,
        );
        if (fits) expect(remPx).toBeLessThanOrEqual(room / 0.99 + 1e-9);
      }),
      { numRuns: 500 },
    );
  });

  it("fits a preview window that is not the panel instead of cutting it off", () => {
    const geometry = screenGeometry(reference, { widthPx: 720, heightPx: 1280 });
    expect(geometry.preview).toBe(true);
    expect(geometry.remPx * CANVAS_REM.short).toBeLessThanOrEqual(720);
    expect(geometry.remPx * CANVAS_REM.long).toBeLessThanOrEqual(1280);
  });

  it("has target sizes that are whole rem multiples of the style sheets", () => {
    // The lengths written in design/tokens.css.
    expect(5.0625 * REM_MM).toBeGreaterThanOrEqual(TARGET_MM.primary);
    expect(4.0625 * REM_MM).toBeGreaterThanOrEqual(TARGET_MM.any);
    expect(0.8125 * REM_MM).toBeGreaterThanOrEqual(TARGET_MM.gap);
  });
});

describe("reach from a wheelchair", () => {
  it("is the lower two thirds of a 21.5 inch panel whose edge is at 900 mm", () => {
    // 900 mm + 1920 × 0.248 mm = 1376.2 mm; 156.2 mm of it are too high.
    expect(reachTopPx(reference, { widthPx: 1080, heightPx: 1920 })).toBe(630);
  });

  it("is all of a panel that ends below the highest point", () => {
    expect(reachTopPx(reference, { widthPx: 1920, heightPx: 1080 })).toBe(0);
  });

  it("never lies above 1220 mm, whatever the panel and its height", () => {
    const side = fc.integer({ min: 480, max: 4096 });
    const mmPerPx = fc.double({ min: 0.1, max: 0.6, noNaN: true });
    const lowerEdge = fc.integer({ min: 0, max: 1_500 });
    fc.assert(
      fc.property(side, side, mmPerPx, lowerEdge, (widthPx, heightPx, mm, lowerEdgeMm) => {
        const screen = screenConfig.parse({ widthPx, heightPx, mmPerPx: mm, lowerEdgeMm });
        const top = reachTopPx(screen, { widthPx, heightPx });
        expect(lowerEdgeMm + (heightPx - top) * mm).toBeLessThanOrEqual(REACH_MM.highest + 1e-6);
      }),
    );
  });
});
