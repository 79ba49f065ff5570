/** Mean radius of the Earth, kilometres (IUGG). */
const EARTH_KM = 6_371.0088;
const RADIAN = Math.PI / 180;

/** Straight-line (great-circle, haversine) kilometres between two WGS-84 points given in degrees. */
export function distanceKm(latA: number, lonA: number, latB: number, lonB: number): number {
  const halfLat = Math.sin(((latB - latA) * RADIAN) / 2);
  const halfLon = Math.sin(((lonB - lonA) * RADIAN) / 2);
  const chord = halfLat * halfLat + Math.cos(latA * RADIAN) * Math.cos(latB * RADIAN) * halfLon * halfLon;
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(chord)));
}
