import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { NEARBY_KM, RINGS } from "../../../shared/jobs/rings.ts";
import { bearingOf, ringRadius, travelOf } from "../../../shared/screen/travel.ts";

describe("the 15-minute circle", () => {
  it.each([
    [0, { by: "walk", minutes: 1 }],
    [0.6, { by: "walk", minutes: 8 }],
    [1.1, { by: "walk", minutes: 15 }],
    [1.8, { by: "bike", minutes: 9 }],
    [3, { by: "bike", minutes: 15 }],
    [6.4, { by: "bus", minutes: 24 }],
    [8, { by: "bus", minutes: 30 }],
    [8.01, { by: "far" }],
  ])("%d km", (km, expected) => {
    expect(travelOf(km)).toEqual(expected);
  });

  it("never promises less time for a longer way by the same means", () => {
    const km = fc.double({ min: 0, max: NEARBY_KM, noNaN: true });
    fc.assert(
      fc.property(km, km, (a, b) => {
        const near = travelOf(Math.min(a, b));
        const far = travelOf(Math.max(a, b));
        if (near.by === "far" || far.by === "far" || near.by !== far.by) return;
        expect(near.minutes).toBeLessThanOrEqual(far.minutes);
        expect(far.minutes).toBeLessThanOrEqual(RINGS.find((ring) => ring.id === far.by)?.minutes ?? 0);
      }),
    );
  });

  it("draws rings inside one another and the outermost at the edge", () => {
    const radii = RINGS.map((ring) => ringRadius(ring.km));
    expect(radii).toEqual([...radii].sort((a, b) => a - b));
    expect(ringRadius(NEARBY_KM)).toBe(1);
  });

  it.each([
    ["north", 31.3, 121.4, 0],
    ["east", 31.2, 121.5, 90],
    ["south", 31.1, 121.4, 180],
    ["west", 31.2, 121.3, 270],
  ])("bears %s", (_, lat, lon, expected) => {
    const bearing = bearingOf({ lat: 31.2, lon: 121.4 }, { lat, lon });
    const off = Math.abs(((bearing - expected + 540) % 360) - 180);
    expect(off).toBeLessThan(0.1);
  });
});
