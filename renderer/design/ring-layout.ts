import { RINGS, type RingId } from "../../shared/jobs/rings.ts";
import { ringRadius } from "../../shared/screen/travel.ts";

/** A job on the map: straight-line kilometres from the station and bearing in degrees from north. */
export interface Spot {
  readonly km: number;
  readonly bearing: number;
}

/** Place on the unit disk: x to the right, y down, 1 = outermost ring. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Shares of the map's radius: centre disk with air, a numbered pin with air, a ring's label (half width and height). */
const CENTRE = 0.34;
const DOT_CENTRE = 0.22;
const PIN_GAP = 0.26;
const LABEL = { halfWidth: 0.3, halfHeight: 0.2 } as const;
/** The outermost label hangs inside its ring, where the frame does not cut it. */
const LABEL_INSIDE = 0.93;
const DOT_GAP = 0.055;
const NUDGE_DEGREES = 8;

/** True bearing and √distance (ringRadius); nothing nearer than `nearest` so that the centre stays free. */
export function pointOf({ km, bearing }: Spot, nearest = 0): Point {
  const radius = Math.min(1, Math.max(nearest, ringRadius(km)));
  const angle = (bearing * Math.PI) / 180;
  return { x: radius * Math.sin(angle), y: -radius * Math.cos(angle) };
}

function apart(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

/** Ring labels stand at the north and the south of their rings in turn, so that neighbours do not touch. */
export function placeLabels(): { id: RingId; point: Point }[] {
  return RINGS.map(({ id, km }, index) => {
    const radius = Math.min(ringRadius(km), LABEL_INSIDE);
    return { id, point: { x: 0, y: index % 2 === 0 ? -radius : radius } };
  });
}

function onLabel(point: Point): boolean {
  return placeLabels().some(
    (label) => Math.abs(point.x) < LABEL.halfWidth && Math.abs(point.y - label.point.y) < LABEL.halfHeight,
  );
}

/**
 * Pins in reading order. A pin that would cover another one or a label is turned about the centre in steps of 8°, to
 * either side in turn: its distance stays true, its direction gives way.
 */
export function placePins(spots: readonly Spot[]): Point[] {
  const placed: Point[] = [];
  for (const spot of spots) {
    const turns = Array.from({ length: 360 / NUDGE_DEGREES }, (_, step) => {
      const side = step % 2 === 0 ? 1 : -1;
      return side * Math.ceil(step / 2) * NUDGE_DEGREES;
    });
    const points = turns.map((turn) => pointOf({ km: spot.km, bearing: spot.bearing + turn }, CENTRE));
    const free = points.find((point) => !onLabel(point) && placed.every((other) => apart(point, other) >= PIN_GAP));
    const fallback = points[0];
    if (fallback !== undefined) placed.push(free ?? fallback);
  }
  return placed;
}

/** Dots of the other jobs, thinned to one a place: many jobs share a street's coordinates. */
export function placeDots(spots: readonly Spot[], limit: number): { point: Point; km: number }[] {
  const placed: { point: Point; km: number }[] = [];
  for (const spot of spots) {
    if (placed.length >= limit) break;
    const point = pointOf(spot, DOT_CENTRE);
    if (!onLabel(point) && placed.every((other) => apart(point, other.point) >= DOT_GAP)) {
      placed.push({ point, km: spot.km });
    }
  }
  return placed;
}
