import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { JOB_SORTS, type JobFilters, type JobSort, type JobsAnswer } from "../../../shared/contract/jobs.ts";
import { EDUCATION_LEVELS, EMPLOYMENT_TYPES } from "../../../shared/jobs/job.ts";
import { madeUpJobs } from "../../bench/rows.ts";
import { CONFIG, job, openRoom, type Room, TODAY } from "./a-room.ts";
import { districtOf, naive, type Setting, score } from "./naive.ts";

const ROWS = [...madeUpJobs(700, 20261120, TODAY)];
const SETTING: Setting = { lat: CONFIG.lat, lon: CONFIG.lon, today: TODAY, maxAgeDays: CONFIG.feed.maxAgeDays };
let room: Room;
beforeAll(async () => {
  room = await openRoom(ROWS);
});
afterAll(() => room.close());

function counts(facet: readonly { value: string; count: number }[]): Record<string, number> {
  return Object.fromEntries(facet.map(({ value, count }) => [value, count]));
}

/** All pages of an answer. */
function walk(
  input: { text?: string; filters?: JobFilters; sort?: JobSort; ignore?: string[] },
  pageSize: number,
): JobsAnswer[] {
  const pages: JobsAnswer[] = [];
  for (let page = 1; ; page += 1) {
    const answer = room.jobs.search({ ...input, page, pageSize });
    pages.push(answer);
    if (page * pageSize >= answer.total) return pages;
  }
}

/** With every step of understanding taken back: other names come where conditions leave none of what was said. */
function asSaid(input: { text: string; filters: JobFilters; sort: JobSort }): typeof input & { ignore: string[] } {
  return { ...input, ignore: room.jobs.search(input).understood.chips.map(({ id }) => id) };
}

const anyFilters: fc.Arbitrary<JobFilters> = fc
  .record(
    {
      district: fc.subarray([...new Set(ROWS.map(districtOf))].filter(Boolean), { minLength: 1, maxLength: 4 }),
      employmentTypes: fc.subarray([...EMPLOYMENT_TYPES], { minLength: 1 }),
      salaryAtLeast: fc.oneof(fc.constantFrom(3000, 4000, 5000, 8000), fc.integer({ min: 0, max: 20_000 })),
      withinKm: fc.oneof(fc.constantFrom(1.1, 3, 8), fc.double({ min: 0.1, max: 60, noNaN: true })),
      publishedWithinDays: fc.integer({ min: 1, max: 100 }),
      education: fc.constantFrom(...EDUCATION_LEVELS),
    },
    { requiredKeys: [] },
  )
  .map((filters) => ({ ...filters }));
/** Words to which understanding adds nothing, so that the rules can be worked out without it. */
const anyWords = fc.constantFrom(
  ...[[], [], ["保安"], ["保洁"], ["上海"], ["管理"], ["吃苦耐劳"], ["管理", "负责"], ["甲骨文"]],
);

describe("any words, filters, sort and page size", () => {
  test("give the total, the order and every facet that the rules give when worked out the long way", () => {
    fc.assert(
      fc.property(
        anyWords,
        anyFilters,
        fc.constantFrom(...JOB_SORTS),
        fc.integer({ min: 3, max: 50 }),
        (words, filters, sort, pageSize) => {
          const expected = naive(ROWS, words, filters, sort, SETTING);
          const pages = walk(asSaid({ text: words.join(" "), filters, sort }), pageSize);
          const ids = pages.flatMap((page) => page.items.map((item) => item.id));
          expect(new Set(ids)).toEqual(new Set(expected.ids));
          expect(ids.length).toBe(expected.ids.length);
          if (sort !== "match") expect(ids).toEqual(expected.ids);
          for (const page of pages) {
            expect(page.total).toBe(expected.ids.length);
            expect(counts(page.facets.district)).toEqual(expected.district);
            expect(counts(page.facets.employmentType)).toEqual(expected.employmentType);
            expect(counts(page.facets.salaryAtLeast)).toEqual(expected.salaryAtLeast);
            expect(counts(page.facets.withinKm)).toEqual(expected.withinKm);
            expect(page.unlocated).toBe(expected.unlocated);
            expect(page.unpriced).toBe(expected.unpriced);
          }
        },
      ),
      { numRuns: 120 },
    );
  });

  test("sorted by match never put a lower score before a higher one", () => {
    const rowOf = new Map(ROWS.map((row) => [row.id, row]));
    fc.assert(
      fc.property(anyWords, anyFilters, (words, filters) => {
        const items = walk({ text: words.join(" "), filters }, 50).flatMap((page) => page.items);
        const scores = items.map((item) => score(ROWS, rowOf.get(item.id) ?? job(""), words, SETTING));
        // A thousandth: the columns hold single precision.
        for (let i = 1; i < scores.length; i += 1) {
          expect(scores[i] as number).toBeLessThan((scores[i - 1] as number) + 0.001);
        }
      }),
      { numRuns: 25 },
    );
  });
});

describe("a search", () => {
  test("without words, filters or anything else shows all jobs that are in force, twenty at first", () => {
    const answer = room.jobs.search({});
    expect(answer.total).toBe(naive(ROWS, [], {}, "newest", SETTING).ids.length);
    expect(answer.items.length).toBe(20);
    expect(answer.page).toBe(1);
    expect(answer.understood).toEqual({ words: [], chips: [] });
    expect(answer.relax).toEqual([]);
  });

  test("that finds nothing still answers whole: zero, no rows, ladders of zeros", () => {
    const answer = room.jobs.search({ text: "宇航员舱外作业" });
    expect(answer.total).toBe(0);
    expect(answer.items).toEqual([]);
    expect(answer.facets.district).toEqual([]);
    expect(answer.facets.withinKm.map(({ count }) => count)).toEqual([0, 0, 0]);
    expect(answer.understood.words).toEqual(["宇航员舱外作业"]);
  });

  test("beyond the last page has no rows but the same total and facets", () => {
    const first = room.jobs.search({ text: "保安" });
    const beyond = room.jobs.search({ text: "保安", page: 100_000, pageSize: 50 });
    expect(beyond.items).toEqual([]);
    expect(beyond.total).toBe(first.total);
    expect(beyond.facets).toEqual(first.facets);
  });

  test("shows each row as the feed has it, with distance, end and its basis", () => {
    const rowOf = new Map(ROWS.map((row) => [row.id, row]));
    for (const item of room.jobs.search({ pageSize: 50 }).items) {
      const { op, description, applyUrl, validThrough, ...row } = rowOf.get(item.id) ?? job("");
      expect(item).toMatchObject(row);
      expect(item.validBasis).toBe(validThrough === null ? "default" : "source");
      expect(item.validThrough >= TODAY).toBe(true);
      expect(item.distanceKm === null).toBe(row.lat === null);
      const got = room.jobs.get(item.id);
      expect(got.ok && got.value.job).toEqual({ ...item, description, applyUrl });
    }
  });

  test("takes an older or shorter word for a district, and several districts", () => {
    const count = (district: string[]) => room.jobs.search({ filters: { district } }).total;
    expect(count(["闸北"])).toBe(count(["静安区"]));
    expect(count(["上海市浦东"])).toBe(count(["浦东新区"]));
    expect(count(["静安", "崇明县"])).toBe(count(["静安区"]) + count(["崇明区"]));
    expect(count(["静安区"])).toBeGreaterThan(0);
    expect(count(["没有区"])).toBe(0);
  });
});

test("nearby counts what shows today within the outer and the inner ring", () => {
  const within = (km: number) => naive(ROWS, [], { withinKm: km }, "newest", SETTING).ids.length;
  expect(room.jobs.nearby()).toEqual({ jobs: within(8), walkable: within(1.1) });
  expect(room.jobs.nearby().walkable).toBeGreaterThan(0);
});

test("an id that the feed does not have is not found", () => {
  expect(room.jobs.get("' OR 1=1 --")).toEqual({ ok: false, code: "JOB_NOT_FOUND", data: { id: "' OR 1=1 --" } });
});
