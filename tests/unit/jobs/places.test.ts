import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  DISTRICT_WORDS,
  districtKey,
  SHANGHAI_DISTRICTS,
  shanghaiDistrict,
  wantedDistrict,
} from "../../../shared/jobs/districts.ts";
import { distanceKm, distancesFrom } from "../../../shared/jobs/geo.ts";
import { NEARBY_KM, RINGS, ringOf, WALKABLE_KM } from "../../../shared/jobs/rings.ts";

describe("districts", () => {
  test("are sixteen, each known by its own name and without 区", () => {
    expect(SHANGHAI_DISTRICTS.length).toBe(16);
    for (const name of SHANGHAI_DISTRICTS) {
      expect(shanghaiDistrict(name)).toBe(name);
      expect(shanghaiDistrict(name.replace(/新?区$/u, ""))).toBe(name);
    }
  });
  test("go by their former names too", () => {
    const now = ["闸北", "闸北区", "卢湾区", "南市区", "南汇", "南汇区", "崇明县", "川沙县", "松江县"].map(
      shanghaiDistrict,
    );
    expect(now).toEqual([
      "静安区",
      "静安区",
      "黄浦区",
      "黄浦区",
      "浦东新区",
      "浦东新区",
      "崇明区",
      "浦东新区",
      "松江区",
    ]);
  });
  test("may come with their city", () => {
    expect(["上海市浦东新区", "上海-徐汇区", "上海·闵行", " 长宁区 "].map(shanghaiDistrict)).toEqual([
      "浦东新区",
      "徐汇区",
      "闵行区",
      "长宁区",
    ]);
  });
  test("of other cities keep their own word, and their city where Shanghai has one of the same name", () => {
    expect(districtKey("浦东", "上海")).toBe("浦东新区");
    expect(districtKey("浦东", "")).toBe("浦东新区");
    expect(districtKey("南山区", "深圳")).toBe("南山区");
    expect(districtKey("普陀区", "舟山")).toBe("舟山普陀区");
    expect(districtKey("", "上海")).toBe("");
    expect(districtKey("大宁路", "上海")).toBe("大宁路");
  });
  test("are asked for by any of their words, or by the key of the facet", () => {
    for (const [word, name] of DISTRICT_WORDS) expect(wantedDistrict(word)).toBe(name);
    expect(wantedDistrict("舟山普陀区")).toBe("舟山普陀区");
    expect(wantedDistrict("火星区")).toBe("火星区");
  });
});

describe("distance", () => {
  test("of known points is right to a hundredth", () => {
    // One degree of latitude on the mean sphere, and People's Square to Hongqiao airport, about 14 km.
    expect(distanceKm(31, 121, 32, 121)).toBeCloseTo(111.195, 2);
    expect(distanceKm(31.2304, 121.4737, 31.1979, 121.3363)).toBeCloseTo(13.56, 1);
    expect(distanceKm(31.22, 121.42, 31.22, 121.42)).toBe(0);
  });
  test("from one point is the same to a metre within 100 km and exact beyond", () => {
    const near = fc.double({ min: -0.89, max: 0.89, noNaN: true });
    fc.assert(
      fc.property(near, near, fc.double({ min: -60, max: 60, noNaN: true }), (north, east, lat) => {
        const exact = distanceKm(lat, 121.4, lat + north, 121.4 + east);
        const tolerance = Math.abs(lat) > 40 ? 0.02 : 0.002;
        expect(Math.abs(distancesFrom(lat, 121.4)(lat + north, 121.4 + east) - exact)).toBeLessThan(tolerance);
      }),
    );
    expect(distancesFrom(31.2, 121.4)(39.9, 116.4)).toBe(distanceKm(31.2, 121.4, 39.9, 116.4));
  });
  test("inside Shanghai differs by less than five centimetres at the rings", () => {
    const from = distancesFrom(31.22, 121.42);
    for (let angle = 0; angle < 360; angle += 5) {
      const north = (8 / 111.195) * Math.cos((angle * Math.PI) / 180);
      const east = (8 / 95.1) * Math.sin((angle * Math.PI) / 180);
      const exact = distanceKm(31.22, 121.42, 31.22 + north, 121.42 + east);
      expect(Math.abs(from(31.22 + north, 121.42 + east) - exact)).toBeLessThan(0.000_05);
    }
  });
});

test("rings hold what lies within them, from the inside out", () => {
  expect([null, 0, 1.1, 1.101, 3, 8, 8.001].map(ringOf)).toEqual([null, "walk", "walk", "bike", "bike", "bus", null]);
  expect(RINGS.map(({ km }) => km)).toEqual([WALKABLE_KM, 3, NEARBY_KM]);
});
