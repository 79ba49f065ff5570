import { NEARBY_KM, RINGS, type RingId } from "../jobs/rings.ts";

/** A way to get there with its time, or plain kilometres where a time would be a guess. */
export type Travel = { readonly by: RingId; readonly minutes: number } | { readonly by: "far" };

/**
 * How to reach a place `km` away in a straight line.
 * @returns the first ring that contains it, with whole minutes (at least 1; the rings' speeds contain the detour of
 * real streets); `far` beyond the outermost ring
 */
export function travelOf(km: number): Travel {
  const ring = RINGS.find((candidate) => km <= candidate.km);
  if (ring === undefined) return { by: "far" };
  return { by: ring.id, minutes: Math.max(1, Math.round((km / ring.km) * ring.minutes)) };
}

/**
 * Distance from the centre as a share of the outermost radius. Square root, so that near jobs get room:
 * the walking ring is 37 % of the radius, not 14 %.
 */
export function ringRadius(km: number): number {
  return Math.sqrt(Math.max(0, km) / NEARBY_KM);
}

export interface Place {
  readonly lat: number;
  readonly lon: number;
}

const RADIANS = Math.PI / 180;

/** Initial bearing in degrees clockwise from north, [0, 360); WGS-84 in and out. */
export function bearingOf(from: Place, to: Place): number {
  const turn = (to.lon - from.lon) * RADIANS;
  const start = from.lat * RADIANS;
  const end = to.lat * RADIANS;
  const east = Math.sin(turn) * Math.cos(end);
  const north = Math.cos(start) * Math.sin(end) - Math.sin(start) * Math.cos(end) * Math.cos(turn);
  return (Math.atan2(east, north) / RADIANS + 360) % 360;
}
