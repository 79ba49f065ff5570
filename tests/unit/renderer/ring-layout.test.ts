import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { placeDots, placeLabels, placePins, pointOf, type Spot } from "../../../renderer/design/ring-layout.ts";
import { ringRadius } from "../../../shared/screen/travel.ts";

const spot = fc.record({
  km: fc.double({ min: 0, max: 8, noNaN: true }),
  bearing: fc.double({ min: 0, max: 360, noNaN: true }),
});

describe("jobs on the ring map", () => {
  it("lie at their true bearing and √distance", () => {
    const east = pointOf({ km: 8, bearing: 90 });
    expect(east.x).toBeCloseTo(1);
    expect(east.y).toBeCloseTo(0);
    const south = pointOf({ km: 2, bearing: 180 });
    expect(south.y).toBeCloseTo(ringRadius(2));
  });

  it("never cover one another or a label with their numbers, even in one street", () => {
    fc.assert(
      fc.property(fc.array(spot, { minLength: 1, maxLength: 5 }), fc.boolean(), (spots, oneStreet) => {
        const given: Spot[] = oneStreet ? spots.map(() => spots[0] as Spot) : spots;
        const placed = placePins(given);
        expect(placed).toHaveLength(given.length);
        for (const [index, pin] of placed.entries()) {
          for (const other of placed.slice(index + 1)) {
            expect(Math.hypot(pin.x - other.x, pin.y - other.y)).toBeGreaterThanOrEqual(0.26);
          }
          // The distance stays true; only the direction gives way.
          expect(Math.hypot(pin.x, pin.y)).toBeCloseTo(Math.max(0.34, ringRadius((given[index] as Spot).km)), 6);
        }
      }),
    );
  });

  it("draw one dot a place and never more than there is room for", () => {
    const sameStreet = Array.from({ length: 50 }, () => ({ km: 2, bearing: 45 }));
    expect(placeDots(sameStreet, 44)).toHaveLength(1);
    fc.assert(
      fc.property(fc.array(spot, { maxLength: 60 }), (spots) => {
        expect(placeDots(spots, 44).length).toBeLessThanOrEqual(44);
      }),
    );
  });

  it("has a label for each ring, none beyond the frame", () => {
    for (const { point } of placeLabels()) expect(Math.abs(point.y)).toBeLessThan(0.95);
  });
});
