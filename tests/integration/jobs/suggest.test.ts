import { afterAll, beforeAll, expect, test } from "vitest";
import { DEMO_STATION, demoJobs } from "../../relevance/demo-jobs.ts";
import { openRoom, type Room, TODAY } from "./a-room.ts";

let room: Room;
beforeAll(async () => {
  room = await openRoom(demoJobs(TODAY), DEMO_STATION);
});
afterAll(() => room.close());

function texts(typed: string, limit = 6): string[] {
  return room.jobs.suggest(typed, limit).items.map(({ text }) => text);
}

test.each([
  ["baojie", "保洁"],
  ["bj", "保洁"],
  ["baoj", "保洁"],
  ["ba", "保安"],
  ["fwy", "服务员"],
  ["fuwuy", "服务员"],
  ["siji", "司机"],
  ["kj", "会计"],
  ["kuaiji", "会计"],
  ["cusi", "厨师"],
  ["souyin", "收银"],
  ["lvhua", "绿化"],
  ["nvhua", "绿化"],
  ["保", "保洁"],
  ["bao洁", "保洁"],
  ["changning", "长宁区"],
  ["tslj", "天山路街道"],
])("%s is completed to %s among the first six", (typed, expected) => {
  expect(texts(typed).some((text) => text.startsWith(expected))).toBe(true);
});

test("every count is what a search for the text finds, and none is zero", () => {
  for (const typed of ["", "b", "ba", "s", "保", "cn", "jzfw"]) {
    for (const { text, kind, count } of room.jobs.suggest(typed, 20).items) {
      expect(count).toBeGreaterThan(0);
      if (kind !== "policy") expect(room.jobs.search({ text }).total, text).toBe(count);
    }
  }
});

test("a key that is said to lead on does", () => {
  for (const typed of ["", "b", "ba", "ch", "sho", "z"]) {
    const { keys } = room.jobs.suggest(typed, 1);
    expect(keys.length).toBeGreaterThan(0);
    for (const key of keys)
      expect(room.jobs.suggest(typed + key, 1).keys.length + texts(typed + key).length).toBeGreaterThan(0);
  }
  expect(room.jobs.suggest("vvvv", 5)).toEqual({ items: [], keys: [] });
});

test("anything may be typed", () => {
  for (const typed of ["\u0000", "😀", "a".repeat(10_000), "'; DROP", "保".repeat(5_000), "\ud800", "  "])
    expect(room.jobs.suggest(typed, 8).items.length).toBeLessThanOrEqual(8);
});
