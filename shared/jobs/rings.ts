/**
 * The rings of the map: what a resident reaches from the station in the time of the 15-minute circle
 * (reference/ui.md, "Ring map": 步行15 / 骑行15 / 公交30 as 1.1 / 3 / 8 km in a straight line), from the inside out.
 */
export const RINGS = [
  { id: "walk", km: 1.1, minutes: 15 },
  { id: "bike", km: 3, minutes: 15 },
  { id: "bus", km: 8, minutes: 30 },
] as const;
export type RingId = (typeof RINGS)[number]["id"];

/** Kilometres of the innermost ring: on foot. */
export const WALKABLE_KM = RINGS[0].km;
/** Kilometres of the outermost ring: what home calls "nearby". */
export const NEARBY_KM = RINGS[2].km;

/** The innermost ring that holds a straight-line distance in kilometres; null = beyond all, or no place known. */
export function ringOf(km: number | null): RingId | null {
  if (km === null) return null;
  return RINGS.find((ring) => km <= ring.km)?.id ?? null;
}
