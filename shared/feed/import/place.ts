import { DISTRICT_WORDS, shanghaiDistrict } from "../../jobs/districts.ts";
import { CITY_NAMES, cityOf, looksLikeDistrict, looksLikeStreet, provinceOf } from "./gazetteer.ts";

/** Where the work is, as far as the words say; "" = not stated. */
export interface PlaceWords {
  readonly city: string;
  /** A Shanghai district under its present name (闸北 → 静安区); elsewhere the source's word. */
  readonly district: string;
  readonly street: string;
  readonly address: string;
}
export const NO_PLACE: PlaceWords = { city: "", district: "", street: "", address: "" };

const LABEL = /^(?:上班|工作|办公|公司|单位|面试)?(?:地址|地点|地区|区域|城市)\s*[:：]\s*/;
const NOWHERE = /^(?:不限|全国|全国各地|异地招聘|其他|其它|多地|远程|居家|线上|海外|国外|面议|请选择|所在地|全市)$/;
/** Between the levels of an area: 上海-闵行区, 上海·徐汇·徐家汇, 北京 / 海淀. */
const BETWEEN = /\s*[-–—·•・|/,，>＞、;；\\]+\s*|\s+/;
const MAP_LINK = /^(?:查看|显示)?地图$|^查看全部$/;

/** Areas are short; what is longer is an address. */
const PART_MOST = 12;

/**
 * One text that may hold any of city, district, street and address: `上海-浦东新区`, `上海杨浦区凯迪大厦505室`,
 * `四川省成都市红星路`, `徐汇区`, `上海 - 闵行 - 七宝`, `上班地址 : 宜山路`.
 */
export function readPlace(text: string): PlaceWords {
  const plain = text.normalize("NFKC").trim().replace(LABEL, "").trim();
  if (plain === "" || NOWHERE.test(plain)) return NO_PLACE;
  return levelsOf(plain.split(BETWEEN), plain);
}

/** Levels that a source gives one by one (`["上海", "浦东", "曹路"]`). */
export function readParts(given: readonly string[]): PlaceWords {
  return given.length === 1 ? readPlace(given[0] ?? "") : levelsOf(given, given.join(" "));
}

function levelsOf(given: readonly string[], whole: string): PlaceWords {
  const parts = given
    .map((part) => part.trim().replace(/^[-–—·]+/, ""))
    .filter((part) => part !== "" && !MAP_LINK.test(part));
  let at = 0;
  let city = "";
  let district = "";
  let street = "";
  while (at < parts.length && at < 5) {
    const part = parts[at] ?? "";
    // 上海市徐汇区 in one piece.
    if (at === 0 && cityOf(part) === null && cityHead(part) !== null) break;
    if (NOWHERE.test(part)) at += 1;
    else if (city === "" && provinceOf(part) !== null && cityOf(part) === null) at += 1;
    else if ((city === "" || cityOf(part) === city) && district === "" && cityOf(part) !== null) {
      city = cityOf(part) ?? "";
      at += 1;
    } else if (district === "" && part.length <= PART_MOST && isDistrictIn(city, part, at > 0)) {
      district = part;
      at += 1;
    } else break;
  }
  const rest = parts.slice(at);
  if (rest.length === 0) return { ...NO_PLACE, city, ...ownDistrict(city, district) };
  // 上海杨浦区凯迪大厦: nothing stood between the levels.
  if (at === 0) return readGlued(whole);
  const [next = ""] = rest;
  if (isStreetPart(next, rest.length)) {
    street = next;
    rest.shift();
  }
  const glued = rest.length > 0 ? readGlued(rest.join(" ")) : NO_PLACE;
  return {
    city: city || glued.city,
    ...ownDistrict(city || glued.city, district || glued.district),
    street: street || glued.street,
    // The words as they stood: cutting a level off may cut a name (上海路 in 南京).
    address: rest.length > 0 ? rest.join(" ") : "",
  };
}

/** After a city a bare name is its district: 上海-闵行, 北京-海淀. Elsewhere it must look like one. */
function isDistrictIn(city: string, part: string, follows: boolean): boolean {
  if (looksLikeDistrict(part)) return true;
  if (city === "上海" || city === "") return DISTRICT_WORDS.has(part);
  return follows && /^[\u4e00-\u9fff]{2,4}$/.test(part) && !looksLikeStreet(part);
}

/** The third level is a street, town or business circle when it is short and no house number stands in it. */
function isStreetPart(part: string, left: number): boolean {
  if (looksLikeStreet(part)) return true;
  return (
    part.length <= 8 &&
    /^[\u4e00-\u9fff·]{2,8}$/.test(part) &&
    !/[号弄室楼层栋座旁]|大厦|中心$|广场$|附近|对面|交叉/.test(part) &&
    left <= 3
  );
}

function ownDistrict(city: string, district: string): { district: string } {
  if (city !== "" && city !== "上海") return { district };
  return { district: shanghaiDistrict(district) ?? district };
}

const PROVINCE_HEAD = /^([\u4e00-\u9fff]{2,3}省|[\u4e00-\u9fff]{2,8}自治区)/;
const DISTRICT_HEAD = /^([\u4e00-\u9fff]{1,6}?(?:新区|开发区|区|县|旗))/;
const STREET_HEAD = /^([\u4e00-\u9fff]{2,7}?(?:街道|镇|乡))(?![\u4e00-\u9fff]?[路街])/;

/** Levels without anything between them, read from the front. The address keeps the whole text. */
function readGlued(text: string): PlaceWords {
  let rest = text.replace(PROVINCE_HEAD, "");
  const city = cityHead(rest);
  if (city !== null) rest = rest.slice(city.length);
  const name = city === null ? "" : (cityOf(city) ?? "");
  let district = DISTRICT_HEAD.exec(rest)?.[1] ?? "";
  if (
    district !== "" &&
    name === "" &&
    shanghaiDistrict(district) === null &&
    !/(?:新区|[^园小社校厂库]区|县)$/.test(district)
  )
    district = "";
  if (/(?:小区|社区|园区|厂区|库区|校区|院区|工业区|度假区)$/.test(district)) district = "";
  if (district === "" && (name === "上海" || name === "")) district = bareDistrictHead(rest, name);
  if (district !== "") rest = rest.slice(district.length);
  const street = STREET_HEAD.exec(rest)?.[1] ?? "";
  if (street !== "") rest = rest.slice(street.length);
  const bare = rest === "" ? "" : text;
  return { city: name, ...ownDistrict(name, district), street, address: bare };
}

/** 上海闵行莘庄: a Shanghai district without 区, only after the city's name. */
function bareDistrictHead(rest: string, city: string): string {
  if (city !== "上海") return "";
  const found = [4, 3, 2].map((length) => rest.slice(0, length)).find((head) => DISTRICT_WORDS.has(head));
  // 宝山路, 长宁路 and 徐汇路 are roads elsewhere.
  return found === undefined || /^(?:[东西南北中]?路|[东西南北]站|镇|大道|公路)/.test(rest.slice(found.length))
    ? ""
    : found;
}

/** 成都市, 成都 at the front; a road named after a city (南京路, 北京西路) is no city. */
function cityHead(text: string): string | null {
  for (const length of [5, 4, 3, 2]) {
    const head = text.slice(0, length);
    if (!CITY_NAMES.has(head)) continue;
    const after = text.slice(length);
    if (after.startsWith("市")) return `${head}市`;
    return /^(?:[东西南北中]?[一二]?[路街道]|大道|公路|大厦|广场)/.test(after) ? null : head;
  }
  return null;
}

/** Several texts of one row, most telling first: every level from the first that states it. */
export function joinPlaces(places: readonly PlaceWords[]): PlaceWords {
  const first = (level: keyof PlaceWords) => places.map((place) => place[level]).find((word) => word !== "") ?? "";
  return { city: first("city"), district: first("district"), street: first("street"), address: first("address") };
}
