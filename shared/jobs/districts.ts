/**
 * Shanghai's 16 districts with the words people and old sources use for them. The former districts:
 * 南市 → 黄浦 (2000), 卢湾 → 黄浦 (2011), 闸北 → 静安 (2015), 南汇 → 浦东新区 (2009), 川沙 → 浦东新区 (1992);
 * the former counties became districts, 崇明县 last (2016).
 */
const SHANGHAI: readonly { readonly name: string; readonly also: readonly string[] }[] = [
  { name: "黄浦区", also: ["黄浦", "卢湾", "卢湾区", "南市", "南市区"] },
  { name: "徐汇区", also: ["徐汇"] },
  { name: "长宁区", also: ["长宁"] },
  { name: "静安区", also: ["静安", "闸北", "闸北区"] },
  { name: "普陀区", also: ["普陀"] },
  { name: "虹口区", also: ["虹口"] },
  { name: "杨浦区", also: ["杨浦"] },
  { name: "闵行区", also: ["闵行"] },
  { name: "宝山区", also: ["宝山"] },
  { name: "嘉定区", also: ["嘉定", "嘉定县"] },
  { name: "浦东新区", also: ["浦东", "浦东区", "浦东新", "南汇", "南汇区", "南汇县", "川沙", "川沙县"] },
  { name: "金山区", also: ["金山", "金山县"] },
  { name: "松江区", also: ["松江", "松江县"] },
  { name: "青浦区", also: ["青浦", "青浦县"] },
  { name: "奉贤区", also: ["奉贤", "奉贤县"] },
  { name: "崇明区", also: ["崇明", "崇明县"] },
];

/** The 16 canonical names. */
export const SHANGHAI_DISTRICTS: readonly string[] = SHANGHAI.map((district) => district.name);

/** Any accepted word → canonical name. */
export const DISTRICT_WORDS: ReadonlyMap<string, string> = new Map(
  SHANGHAI.flatMap(({ name, also }) => [name, ...also].map((word) => [word, name] as const)),
);

/** 上海, 上海市 and a separator before the district's own word. */
const CITY_PREFIX = /^上海市?[\s·・.\-/]*/;

/** The canonical name of a Shanghai district for any of its words ("浦东", "闸北", "上海市静安区"), else null. */
export function shanghaiDistrict(word: string): string | null {
  const plain = word.normalize("NFKC").trim();
  return DISTRICT_WORDS.get(plain) ?? DISTRICT_WORDS.get(plain.replace(CITY_PREFIX, "")) ?? null;
}

/**
 * The name a job's district is filtered and counted under: canonical for Shanghai, the row's own word elsewhere.
 * A like-named district of another city (舟山 has a 普陀区) keeps its city in front, so that it never passes for
 * Shanghai's. "" = the row names no district.
 */
export function districtKey(district: string, city: string): string {
  const own = district.trim();
  if (own === "") return "";
  const canonical = shanghaiDistrict(own);
  if (canonical === null) return own;
  const place = city.trim();
  return place === "" || place.startsWith("上海") ? canonical : `${place}${own}`;
}

/** The key a filter value asks for: any word of a Shanghai district, or a key as listed in the facet. */
export function wantedDistrict(value: string): string {
  return shanghaiDistrict(value) ?? value.trim();
}
