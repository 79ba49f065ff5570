import { districtKey, shanghaiDistrict } from "../../jobs/districts.ts";
import { distanceKm } from "../../jobs/geo.ts";
import { type Datum, type Point, wgsFrom } from "./datum.ts";
import { cityOf, looksLikeDistrict, looksLikeStreet } from "./gazetteer.ts";

/** A place of the operator's `--places` file, on WGS-84. */
export interface BookPlace {
  readonly name: string;
  /** `spot`: a station, a business circle, anything named. */
  readonly kind: "district" | "street" | "spot";
  readonly city: string;
  readonly district: string;
  readonly lat: number;
  readonly lon: number;
}

/** Where a job without coordinates lies, and how exactly that is known (geoBasis of shared/jobs/job.ts). */
export interface FoundPlace extends Point {
  readonly geoBasis: "street" | "district";
}
export interface PlaceBook {
  readonly size: number;
  find(job: { city: string; district: string; street: string; address: string }): FoundPlace | null;
}

/** Column names of a places file; the first that has a value counts. */
const NAME_KEYS =
  /^(?:street|街道|街镇|街道名称|street_?name|name|名称|地名|站名|station|stationname|商圈|circle|place|地点|district|区|区县|行政区|districtname)$/i;
const DISTRICT_KEYS = /^(?:district|区|区县|行政区|所属区|districtname)$/i;
const CITY_KEYS = /^(?:city|城市|所属城市|cityname)$/i;
const LAT = /lat|纬度/i;
const LON = /lon|lng|经度/i;
const GRIDS: readonly (readonly [RegExp, Datum])[] = [
  [/wgs/i, "wgs84"],
  [/gcj|amap|gaode|高德|腾讯|tencent/i, "gcj02"],
  [/bd-?09|baidu|百度/i, "bd09"],
];
/** Shanghai's extent in degrees, some kilometres wider: places of a file that names no city lie in it or do not. */
const SHANGHAI = { south: 30.65, north: 31.9, west: 120.84, east: 122.25 };

/**
 * One row of a places file; null when it has no name or no coordinates. A column may name its grid
 * (`lat_gcj02`); a GeoJSON feature is read from its properties and centre.
 * @param datum the grid of columns that do not say
 */
export function bookPlace(row: Readonly<Record<string, unknown>>, datum: Datum): BookPlace | null {
  const properties = row["properties"];
  const flat =
    typeof properties === "object" && properties !== null
      ? { ...(properties as typeof row), geometry: row["geometry"] }
      : row;
  const text = (keys: RegExp) => {
    for (const [key, value] of Object.entries(flat)) {
      if (keys.test(key.trim()) && typeof value === "string" && value.trim() !== "") return value.trim();
    }
    return "";
  };
  const point = pointOf(flat, datum);
  const district = text(DISTRICT_KEYS);
  const name = nameOf(flat) || district;
  if (point === null || name === "") return null;
  const kind = kindOf(name, name === district);
  const stated = text(CITY_KEYS);
  const city = stated === "" ? (isInShanghai(point) ? "上海" : "") : (cityOf(stated) ?? stated);
  return { name, kind, city, district: kind === "district" ? "" : district, ...point };
}

/** The finest name of a row: its street before its district. */
function nameOf(row: Readonly<Record<string, unknown>>): string {
  const names = Object.entries(row).filter(
    ([key, value]) => NAME_KEYS.test(key.trim()) && typeof value === "string" && value.trim() !== "",
  );
  const finest = names.find(([key]) => !DISTRICT_KEYS.test(key.trim())) ?? names[0];
  return finest === undefined ? "" : String(finest[1]).trim();
}

function kindOf(name: string, isDistrict: boolean): BookPlace["kind"] {
  if (looksLikeStreet(name)) return "street";
  return isDistrict || shanghaiDistrict(name) !== null || looksLikeDistrict(name) ? "district" : "spot";
}

function pointOf(row: Readonly<Record<string, unknown>>, datum: Datum): Point | null {
  const best = coordinateColumns(Object.keys(row), datum);
  if (best !== null) {
    const lat = Number(row[best.lat]);
    const lon = Number(row[best.lon]);
    return checked({ lat, lon }, best.datum);
  }
  const geometry = row["geometry"];
  const drawn =
    typeof geometry === "object" &&
    geometry !== null &&
    "type" in geometry &&
    geometry.type === "Point" &&
    "coordinates" in geometry;
  const pair = [row["center"], row["location"], row["coordinates"], drawn ? geometry.coordinates : undefined].find(
    isPair,
  );
  return pair === undefined ? null : checked({ lon: pair[0], lat: pair[1] }, datum);
}

function isPair(value: unknown): value is [number, number] {
  return Array.isArray(value) && value.length >= 2 && typeof value[0] === "number" && typeof value[1] === "number";
}

function coordinateColumns(keys: readonly string[], datum: Datum): { lat: string; lon: string; datum: Datum } | null {
  const grids: readonly (readonly [RegExp | null, Datum])[] = [...GRIDS, [null, datum]];
  for (const [grid, own] of grids) {
    const fits = (key: string) => (grid === null ? !GRIDS.some(([other]) => other.test(key)) : grid.test(key));
    const lat = keys.find((key) => LAT.test(key) && fits(key));
    const lon = keys.find((key) => LON.test(key) && fits(key));
    if (lat !== undefined && lon !== undefined) return { lat, lon, datum: own };
  }
  return null;
}

function checked(point: Point, datum: Datum): Point | null {
  const { lat, lon } = point;
  if (!Number.isFinite(lat) || !Number.isFinite(lon) || (lat === 0 && lon === 0)) return null;
  return Math.abs(lat) <= 90 && Math.abs(lon) <= 180 ? wgsFrom(point, datum) : null;
}

function isInShanghai({ lat, lon }: Point): boolean {
  return lat > SHANGHAI.south && lat < SHANGHAI.north && lon > SHANGHAI.west && lon < SHANGHAI.east;
}

/** The form in which names are compared: 曹路镇, 曹路 and 曹路站 are one. */
function key(name: string): string {
  const plain = name.normalize("NFKC").replace(/[\s·•・.]/g, "");
  const short = plain.replace(/(?:街道办事处|街道|地铁站|镇|乡|站)$/, "");
  return short.length >= 2 ? short : plain;
}

/** A place and the centre of the district that the row names lie no farther apart; 崇明 is 80 km long. */
const DISTRICT_REACH_KM = 45;
/** A name of two characters inside an address is too often part of another (龙华 in 龙华路). */
const NAME_IN_ADDRESS_LEAST = 3;

/** Finds places for rows: by the street that a row names, by a name inside its address, else by its district. */
export function createPlaceBook(places: readonly BookPlace[]): PlaceBook {
  const byName = new Map<string, BookPlace[]>();
  const byStart = new Map<string, BookPlace[]>();
  const districts = new Map<string, BookPlace>();
  for (const place of places) {
    if (place.kind === "district") {
      const name = districtKey(place.name, place.city);
      if (!districts.has(name)) districts.set(name, place);
      continue;
    }
    push(byName, key(place.name), place);
    const plain = place.name.normalize("NFKC");
    if (key(plain).length >= NAME_IN_ADDRESS_LEAST) push(byStart, key(plain).slice(0, 2), place);
  }

  function find(job: { city: string; district: string; street: string; address: string }): FoundPlace | null {
    const centre = districts.get(districtKey(job.district, job.city)) ?? null;
    const fits = (place: BookPlace) => isIn(place, job) && isNear(place, centre);
    const street = job.street === "" ? undefined : choose(byName.get(key(job.street)) ?? [], fits, job.district);
    const found = street ?? inAddress(job.address, fits);
    if (found !== undefined) return { lat: found.lat, lon: found.lon, geoBasis: "street" };
    return centre === null ? null : { lat: centre.lat, lon: centre.lon, geoBasis: "district" };
  }

  function inAddress(address: string, fits: (place: BookPlace) => boolean): BookPlace | undefined {
    const plain = address.normalize("NFKC").replace(/[\s·•・]/g, "");
    let best: BookPlace | undefined;
    for (let at = 0; at + 1 < plain.length; at += 1) {
      for (const place of byStart.get(plain.slice(at, at + 2)) ?? []) {
        if (!plain.startsWith(key(place.name), at) || !fits(place)) continue;
        if (best === undefined || key(place.name).length > key(best.name).length) best = place;
      }
    }
    return best;
  }

  return { size: places.length, find };
}

function push(map: Map<string, BookPlace[]>, name: string, place: BookPlace): void {
  const same = map.get(name);
  if (same === undefined) map.set(name, [place]);
  else same.push(place);
}

/** Of several places of one name the one in the row's district; with none there and several left, none. */
function choose(
  places: readonly BookPlace[],
  fits: (place: BookPlace) => boolean,
  district: string,
): BookPlace | undefined {
  const possible = places.filter(fits);
  const own = shanghaiDistrict(district) ?? district;
  const inDistrict = possible.find(
    (place) => own !== "" && (shanghaiDistrict(place.district) ?? place.district) === own,
  );
  return (
    inDistrict ?? (possible.length === 1 || possible.every((place) => place.kind === "spot") ? possible[0] : undefined)
  );
}

/** A row of another city or district never gets the place; one that names neither is taken at its word. */
function isIn(place: BookPlace, job: { city: string; district: string }): boolean {
  const city = job.city.replace(/市$/, "");
  const own = shanghaiDistrict(job.district) ?? job.district;
  const its = shanghaiDistrict(place.district) ?? place.district;
  if (own !== "" && its !== "" && own !== its) return false;
  if (city !== "") return place.city === "" ? own !== "" && own === its : place.city === city;
  return own === "" || its !== "" || place.city !== "上海" || shanghaiDistrict(own) !== null;
}

function isNear(place: BookPlace, centre: BookPlace | null): boolean {
  return centre === null || distanceKm(place.lat, place.lon, centre.lat, centre.lon) <= DISTRICT_REACH_KM;
}
