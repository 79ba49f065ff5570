import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DATUMS, gcjFromBd, gcjFromWgs, wgsFrom, wgsFromGcj } from "../../../shared/feed/import/datum.ts";
import { readParts, readPlace } from "../../../shared/feed/import/place.ts";
import { type BookPlace, bookPlace, createPlaceBook } from "../../../shared/feed/import/place-book.ts";
import { distanceKm } from "../../../shared/jobs/geo.ts";

const metres = (a: { lat: number; lon: number }, b: { lat: number; lon: number }) =>
  distanceKm(a.lat, a.lon, b.lat, b.lon) * 1_000;

describe("grids of Chinese maps", () => {
  /** The pairs that the open-source converters of these grids are checked with (Beijing). */
  const POINT = { lat: 39.915, lon: 116.404 };

  it("known pairs", () => {
    expect(gcjFromWgs(POINT).lat).toBeCloseTo(39.91640428150164, 10);
    expect(gcjFromWgs(POINT).lon).toBeCloseTo(116.41024449916938, 10);
    expect(gcjFromBd(POINT).lat).toBeCloseTo(39.90865673957631, 9);
    expect(gcjFromBd(POINT).lon).toBeCloseTo(116.39762729119315, 9);
    // The usual one-step inverse of others is 2 m off; ours undoes the shift.
    expect(metres(wgsFromGcj(POINT), { lat: 39.91359571849836, lon: 116.39775550083061 })).toBeLessThan(3);
  });

  it("there and back is the same place to a millimetre, all over the country", () => {
    const inside = fc.record({
      lat: fc.double({ min: 18, max: 53, noNaN: true }),
      lon: fc.double({ min: 74, max: 134, noNaN: true }),
    });
    fc.assert(
      fc.property(inside, (point) => {
        expect(metres(wgsFromGcj(gcjFromWgs(point)), point)).toBeLessThan(0.001);
        expect(metres(gcjFromWgs(point), point)).toBeLessThan(1_500);
      }),
    );
  });

  it("an undeclared grid is hundreds of metres in Shanghai, a declared one none; abroad nothing is shifted", () => {
    const square = { lat: 31.2304, lon: 121.4737 };
    expect(metres(wgsFrom(square, "gcj02"), square)).toBeGreaterThan(300);
    expect(metres(wgsFrom(square, "bd09"), square)).toBeGreaterThan(900);
    expect(metres(wgsFrom(gcjFromWgs(square), "gcj02"), square)).toBeLessThan(0.2);
    for (const datum of DATUMS) expect(wgsFrom({ lat: 40.7, lon: -74 }, datum)).toEqual({ lat: 40.7, lon: -74 });
  });
});

describe("places in words", () => {
  it.each([
    ["上海-浦东新区", "上海", "浦东新区", "", ""],
    ["上海·闵行区", "上海", "闵行区", "", ""],
    ["上海 - 闵行", "上海", "闵行区", "", ""],
    ["上海市浦东区", "上海", "浦东新区", "", ""],
    ["上海 闸北区", "上海", "静安区", "", ""],
    ["上海市崇明县", "上海", "崇明区", "", ""],
    ["卢湾", "", "黄浦区", "", ""],
    ["徐汇区", "", "徐汇区", "", ""],
    ["上海", "上海", "", "", ""],
    ["上海/浦东/外高桥", "上海", "浦东新区", "外高桥", ""],
    ["上海-松江区-车墩镇", "上海", "松江区", "车墩镇", ""],
    ["上海-奉贤-金汇 上海市奉贤区金汇镇中心路10号", "上海", "奉贤区", "金汇", "上海市奉贤区金汇镇中心路10号"],
    ["上海杨浦区某某大厦505室", "上海", "杨浦区", "", "上海杨浦区某某大厦505室"],
    ["上海市长宁区天山路街道遵义路100号", "上海", "长宁区", "天山路街道", "上海市长宁区天山路街道遵义路100号"],
    ["上班地址 : 世纪大道1500号", "", "", "", "世纪大道1500号"],
    ["四川省成都市锦江区红星路三段1号", "成都", "锦江区", "", "四川省成都市锦江区红星路三段1号"],
    ["四川省成都红星路", "成都", "", "", "四川省成都红星路"],
    ["江苏省-苏州市-昆山市", "苏州", "昆山市", "", ""],
    ["北京 - 朝阳", "北京", "朝阳", "", ""],
    ["深圳·宝安区", "深圳", "宝安区", "", ""],
    ["南宁市", "南宁", "", "", ""],
    ["广西壮族自治区", "", "", "", ""],
    ["南京路步行街100号", "", "", "", "南京路步行街100号"],
    ["上海宝山路100号", "上海", "", "", "上海宝山路100号"],
    ["异地招聘", "", "", "", ""],
    ["全国", "", "", "", ""],
    ["", "", "", "", ""],
  ])("%s", (text, city, district, street, address) => {
    expect(readPlace(text)).toEqual({ city, district, street, address });
  });

  it("levels that come as a list", () => {
    expect(readParts(["上海", "浦东", "曹路"])).toMatchObject({ city: "上海", district: "浦东新区", street: "曹路" });
    expect(readParts(["", "杭州", "", "西湖区", "", "西溪", "-古墩路87号", "查看地图"])).toEqual({
      city: "杭州",
      district: "西湖区",
      street: "西溪",
      address: "古墩路87号",
    });
    expect(readParts(["上海"])).toMatchObject({ city: "上海", district: "" });
  });

  it("whatever is written, something is answered", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(..."上海市浦东新区静安路街道镇-·/ 1号省"), maxLength: 40 }),
        (text) => {
          for (const word of Object.values(readPlace(text)))
            expect(word.length).toBeLessThanOrEqual(text.normalize("NFKC").length + 3);
        },
      ),
    );
  });
});

describe("a file of places", () => {
  const place = (row: Record<string, unknown>) => bookPlace(row, "wgs84");

  it.each<[string, Record<string, unknown>, Partial<BookPlace> | null]>([
    [
      "a station with its grid named",
      { name: "某某站", lon_gcj02: 121.4737, lat_gcj02: 31.2304 },
      { kind: "spot", city: "上海" },
    ],
    [
      "a street with its district",
      { street: "天山路街道", district: "长宁区", lat: "31.21", lon: "121.40" },
      { name: "天山路街道", kind: "street", district: "长宁区" },
    ],
    [
      "a district",
      { code: "310105", district: "长宁区", center_lon_gcj02: "121.42", center_lat_gcj02: "31.22" },
      { name: "长宁区", kind: "district", district: "" },
    ],
    [
      "Chinese headings",
      { 名称: "某某商圈", 经度: "121.4", 纬度: "31.2" },
      { name: "某某商圈", lat: 31.2, lon: 121.4 },
    ],
    [
      "a feature with its centre",
      { type: "Feature", properties: { name: "黄浦区", center: [121.49, 31.22] }, geometry: null },
      { name: "黄浦区", kind: "district" },
    ],
    [
      "a feature that is a point",
      { properties: { name: "某某园" }, geometry: { type: "Point", coordinates: [121.4, 31.2] } },
      { kind: "spot", lat: 31.2 },
    ],
    ["no name", { lat: 31.2, lon: 121.4 }, null],
    ["no coordinates", { name: "某某街道" }, null],
    ["coordinates of the sea off Africa", { name: "某某街道", lat: 0, lon: 0 }, null],
  ])("%s", (_name, row, expected) => {
    if (expected === null) expect(place(row)).toBeNull();
    else expect(place(row)).toMatchObject(expected);
  });

  it("a WGS-84 column beside a shifted one is taken as it is", () => {
    const row = {
      name: "x街道",
      lon_gcj02: 121.48,
      lat_gcj02: 31.23,
      lon_wgs84_approx: 121.4751,
      lat_wgs84_approx: 31.2321,
    };
    expect(place(row)).toMatchObject({ lat: 31.2321, lon: 121.4751 });
  });

  const book = createPlaceBook(
    [
      { name: "天山路街道", district: "长宁区", lat: 31.21, lon: 121.4 },
      { name: "曹路镇", district: "浦东新区", lat: 31.28, lon: 121.68 },
      { name: "人民路站", lat: 31.22, lon: 121.48 },
      { 区: "长宁区", lat: 31.22, lon: 121.42 },
      { 区: "崇明区", lat: 31.63, lon: 121.4 },
    ].flatMap((row) => place(row) ?? []),
  );
  const job = { city: "上海", district: "长宁区", street: "", address: "" };

  it.each([
    ["its street", { street: "天山路街道" }, { lat: 31.21, geoBasis: "street" }],
    ["the street in short", { district: "浦东新区", street: "曹路" }, { lat: 31.28, geoBasis: "street" }],
    [
      "a name inside its address",
      { district: "", address: "人民路100号2楼" },
      { lat: 31.22, lon: 121.48, geoBasis: "street" },
    ],
    ["its district", {}, { lon: 121.42, geoBasis: "district" }],
    ["its district by an old name", { district: "崇明县" }, { lat: 31.63, geoBasis: "district" }],
    [
      "a street of another district: only the district counts",
      { street: "曹路镇" },
      { lon: 121.42, geoBasis: "district" },
    ],
    [
      "a namesake too far from its district",
      { district: "崇明区", address: "人民路1号" },
      { lat: 31.63, geoBasis: "district" },
    ],
  ] as const)("a job is placed by %s", (_name, change, expected) => {
    expect(book.find({ ...job, ...change })).toMatchObject(expected);
  });

  it.each([
    ["another city's road", { city: "南京", district: "", address: "人民路1号" }],
    ["another city's district", { city: "宜宾", district: "长宁县" }],
    ["nothing said", { city: "", district: "" }],
  ])("%s is placed nowhere", (_name, change) => {
    expect(book.find({ ...job, ...change })).toBeNull();
  });
});
