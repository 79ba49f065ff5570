import { afterEach, expect, test } from "vitest";
import { stationConfig } from "../../../shared/station/config.ts";
import { CONFIG, job, NOON, openRoom, type Room } from "./a-room.ts";

const DAY_MS = 86_400_000;
let room: Room;
afterEach(() => room.close());

function shown(): string[] {
  return room.jobs
    .search({})
    .items.map((item) => item.id)
    .sort();
}

test("a job shows to the end of its last day in Shanghai and not a second longer, from the same open file", async () => {
  room = await openRoom([job("a", { validThrough: "2026-11-20" }), job("b", { validThrough: "2026-11-21" })]);
  // From noon to the last second of the day.
  room.clock.advance(12 * 3_600_000 - 1_000);
  expect(shown()).toEqual(["a", "b"]);
  expect(room.jobs.get("a").ok).toBe(true);
  room.clock.advance(1_000);
  expect(shown()).toEqual(["b"]);
  expect(room.jobs.get("a")).toEqual({ ok: false, code: "JOB_NOT_FOUND", data: { id: "a" } });
  expect(room.jobs.search({ text: "店员", filters: { publishedWithinDays: 30 } }).total).toBe(1);
});

test("a job without an end shows for the days the station allows, and says that this end is the station's", async () => {
  const config = stationConfig.parse({ ...CONFIG, feed: { maxAgeDays: 10 } });
  room = await openRoom([job("old", { datePosted: "2026-11-09" }), job("edge", { datePosted: "2026-11-10" })], config);
  expect(shown()).toEqual(["edge"]);
  const [card] = room.jobs.search({}).items;
  expect(card).toMatchObject({ validThrough: "2026-11-20", validBasis: "default" });
});

test("weeks without a new feed empty the list instead of showing what is over", async () => {
  room = await openRoom([job("a", { datePosted: "2026-11-01" }), job("b", { validThrough: "2027-03-01" })]);
  room.clock.advance(80 * DAY_MS);
  expect(shown()).toEqual(["b"]);
  expect(room.jobs.search({}).asOf.state).toBe("stale");
  room.clock.advance(40 * DAY_MS);
  expect(shown()).toEqual([]);
  expect(room.jobs.nearby()).toEqual({ jobs: 0, walkable: 0 });
});

test("an end far beyond any calendar is an end like any other", async () => {
  room = await openRoom([job("a", { validThrough: "9999-12-31" })], CONFIG, NOON);
  expect(room.jobs.search({}).items[0]).toMatchObject({ validThrough: "9999-12-31", validBasis: "source" });
});

test("freshness counts for less as days pass: yesterday's job falls behind a nearer one", async () => {
  room = await openRoom([
    job("far-new", { lat: 31.5, lon: 121.9, validThrough: "2027-06-01" }),
    job("near-old", { lat: 31.22, lon: 121.42, datePosted: "2026-11-01", validThrough: "2027-06-01" }),
  ]);
  const first = () => room.jobs.search({}).items.map((item) => item.id);
  expect(first()).toEqual(["near-old", "far-new"]);
  expect(room.jobs.search({ sort: "newest" }).items.map((item) => item.id)).toEqual(["far-new", "near-old"]);
});
