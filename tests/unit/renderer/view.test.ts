import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  JOB_SORTS,
  KIND_IDS,
  KINDS,
  pageOf,
  questionOf,
  REACHES,
  readListView,
  SORTS,
} from "../../../renderer/pages/jobs/view.ts";
import { JOB_SORTS as CONTRACT_SORTS } from "../../../shared/contract/jobs.ts";
import { EMPLOYMENT_TYPES } from "../../../shared/jobs/job.ts";

describe("what the list shows", () => {
  it("cannot hold anything typed, whatever the address says", () => {
    const value = fc.oneof(
      fc.string({ maxLength: 60, size: "max" }),
      fc.integer(),
      fc.double(),
      fc.boolean(),
      fc.constant(null),
      fc.object(),
    );
    const keys = fc.constantFrom("kind", "ring", "sort", "first", "text", "words", "q");
    fc.assert(
      fc.property(fc.dictionary(keys, value), (search) => {
        const view = readListView(search);
        expect(Object.keys(view).sort()).toEqual(["first", "kind", "ring", "sort"]);
        expect(KIND_IDS).toContain(view.kind);
        expect(REACHES).toContain(view.ring);
        expect(SORTS).toContain(view.sort);
        expect(Number.isInteger(view.first) && view.first >= 0).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it("knows every kind of work and every order of the contract", () => {
    expect(Object.values(KINDS).flat().sort()).toEqual([...EMPLOYMENT_TYPES].sort());
    expect([...JOB_SORTS]).toEqual([...CONTRACT_SORTS]);
  });

  it("keeps the place when the text size changes the number of cards", () => {
    const view = readListView({ first: 6 });
    expect(pageOf(view, 3)).toBe(3);
    // The seventh job is on the fourth page of two.
    expect(pageOf(view, 2)).toBe(4);
  });

  it("asks for the nearest first without words and for the best match with them", () => {
    expect(questionOf(readListView({}), "", 3)).toMatchObject({ sort: "distance", filters: { withinKm: 8 } });
    expect(questionOf(readListView({}), "", 3)).not.toHaveProperty("text");
    expect(questionOf(readListView({ ring: "any" }), "保安", 3)).toEqual({
      text: "保安",
      filters: {},
      sort: "match",
      page: 1,
      pageSize: 3,
    });
    expect(questionOf(readListView({ sort: "salary", kind: "gig" }), "保安", 3)).toMatchObject({
      sort: "salary",
      filters: { employmentTypes: ["零工"] },
    });
  });
});
