/**
 * The grids that Chinese maps are drawn on. GCJ-02 is the shifted grid that map services must publish in (Amap,
 * Tencent); BD-09 is Baidu's, shifted once more. Ours is WGS-84. Degrees throughout.
 */
export const DATUMS = ["wgs84", "gcj02", "bd09"] as const;
export type Datum = (typeof DATUMS)[number];

export interface Point {
  readonly lat: number;
  readonly lon: number;
}

/** Krasovsky 1940, which the published form of the GCJ-02 shift is written for: axis in metres, squared eccentricity. */
const AXIS_M = 6_378_245;
const ECCENTRICITY2 = 0.006_693_421_622_965_943;
const RADIAN = Math.PI / 180;
/** BD-09's own period, 3,000 turns for 180 degrees. */
const BD_PERIOD = (Math.PI * 3_000) / 180;
const BD_SHIFT_LON = 0.0065;
const BD_SHIFT_LAT = 0.006;

/** GCJ-02 and BD-09 are only shifted inside this box around the country. */
function isShifted({ lat, lon }: Point): boolean {
  return lon > 73.66 && lon < 135.05 && lat > 3.86 && lat < 53.55;
}

function wave(value: number, ...terms: readonly (readonly [number, number])[]): number {
  return terms.reduce((sum, [size, period]) => sum + size * Math.sin((value / period) * Math.PI), 0);
}

/** The published polynomial of the shift, metres north and east at a point given from 105° E 35° N. */
function shiftMetres(x: number, y: number): { north: number; east: number } {
  const root = Math.sqrt(Math.abs(x));
  const common = (2 / 3) * wave(x, [20, 1 / 6], [20, 1 / 2]);
  const north =
    -100 +
    2 * x +
    3 * y +
    0.2 * y * y +
    0.1 * x * y +
    0.2 * root +
    common +
    (2 / 3) * wave(y, [20, 1], [40, 3], [160, 12], [320, 30]);
  const east =
    300 +
    x +
    2 * y +
    0.1 * x * x +
    0.1 * x * y +
    0.1 * root +
    common +
    (2 / 3) * wave(x, [20, 1], [40, 3], [150, 12], [300, 30]);
  return { north, east };
}

/** WGS-84 → GCJ-02. */
export function gcjFromWgs(point: Point): Point {
  if (!isShifted(point)) return point;
  const { north, east } = shiftMetres(point.lon - 105, point.lat - 35);
  const sin = Math.sin(point.lat * RADIAN);
  const magic = 1 - ECCENTRICITY2 * sin * sin;
  const metresPerDegreeLat = ((AXIS_M * (1 - ECCENTRICITY2)) / (magic * Math.sqrt(magic))) * RADIAN;
  const metresPerDegreeLon = (AXIS_M / Math.sqrt(magic)) * Math.cos(point.lat * RADIAN) * RADIAN;
  return { lat: point.lat + north / metresPerDegreeLat, lon: point.lon + east / metresPerDegreeLon };
}

/** The shift has no inverse in closed form; it changes by less than 1 % over its own size, so five steps are exact to 1 mm. */
const INVERSE_STEPS = 5;

/** GCJ-02 → WGS-84. */
export function wgsFromGcj(point: Point): Point {
  if (!isShifted(point)) return point;
  let guess = point;
  for (let step = 0; step < INVERSE_STEPS; step += 1) {
    const there = gcjFromWgs(guess);
    guess = { lat: guess.lat + point.lat - there.lat, lon: guess.lon + point.lon - there.lon };
  }
  return guess;
}

/** BD-09 → GCJ-02. */
export function gcjFromBd({ lat, lon }: Point): Point {
  const x = lon - BD_SHIFT_LON;
  const y = lat - BD_SHIFT_LAT;
  const far = Math.hypot(x, y) - 0.000_02 * Math.sin(y * BD_PERIOD);
  const angle = Math.atan2(y, x) - 0.000_003 * Math.cos(x * BD_PERIOD);
  return { lat: far * Math.sin(angle), lon: far * Math.cos(angle) };
}

/** A point of any of the three grids on WGS-84, to 6 decimals (a tenth of a metre). */
export function wgsFrom(point: Point, datum: Datum): Point {
  if (datum === "wgs84") return point;
  const { lat, lon } = wgsFromGcj(datum === "bd09" && isShifted(point) ? gcjFromBd(point) : point);
  return { lat: Math.round(lat * 1e6) / 1e6, lon: Math.round(lon * 1e6) / 1e6 };
}
