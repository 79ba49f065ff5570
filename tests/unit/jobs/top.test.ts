import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createFindHits, type Hits } from "../../../electron/station/jobs/hits.ts";
import type { Found } from "../../../electron/station/jobs/lookup.ts";
import { createLru } from "../../../electron/station/jobs/lru.ts";
import { createTop } from "../../../electron/station/jobs/top.ts";

describe("the best of a stream", () => {
  const key = fc.oneof(fc.constantFrom(0, 1, 2, Number.NEGATIVE_INFINITY), fc.float({ noNaN: true }));
  test("is the head of the sorted whole, ties newest first, with or without heeding the bar", () => {
    fc.assert(
      fc.property(fc.array(key, { maxLength: 200 }), fc.nat(60), fc.boolean(), (keys, size, heed) => {
        const top = createTop(size);
        let bar = Number.NaN;
        for (let doc = keys.length - 1; doc >= 0; doc -= 1) {
          const value = keys[doc] as number;
          if (!heed || !(value <= bar)) bar = top.offer(doc, value);
        }
        const expected = keys
          .map((value, doc) => ({ value, doc }))
          .sort((a, b) => (a.value === b.value ? b.doc - a.doc : b.value > a.value ? 1 : -1));
        expect([...top.take()]).toEqual(expected.slice(0, size).map(({ doc }) => doc));
      }),
    );
  });
});

describe("what was asked for last", () => {
  test("stays, within the number and the weight allowed", () => {
    const lru = createLru<string, number>(3, 100, (weight) => weight);
    for (const [key, weight] of Object.entries({ a: 10, b: 20, c: 30 })) lru.put(key, weight);
    lru.get("a");
    lru.put("d", 40);
    expect(["a", "b", "c", "d"].map((name) => lru.get(name))).toEqual([10, undefined, 30, 40]);
    lru.put("e", 90);
    expect(["a", "c", "d", "e"].map((name) => lru.get(name))).toEqual([undefined, undefined, undefined, 90]);
    expect(lru.put("f", 101)).toBe(101);
    expect(lru.get("f")).toBeUndefined();
    lru.put("e", 5);
    expect(lru.get("e")).toBe(5);
  });
});

/** A lookup over written-down lists: document → worth. */
function lookupOf(lists: Readonly<Record<string, Readonly<Record<number, number>>>>) {
  return {
    find(term: string): Found {
      const list = lists[term] ?? {};
      return { docs: Uint32Array.from(Object.keys(list), Number), worth: Uint16Array.from(Object.values(list)) };
    },
  };
}
const plain = (hits: Hits | null) =>
  hits && { docs: [...hits.docs], worth: [...hits.worth], tier: hits.tier && [...hits.tier] };

describe("hits of several terms", () => {
  const long = Object.fromEntries(Array.from({ length: 400 }, (_, i) => [i * 3, 2]));
  const lookup = lookupOf({ a: { 1: 15, 3: 1, 9: 6 }, b: { 3: 15, 9: 2, 20: 1 }, c: { 9: 1, 50: 4 }, long });

  test("are those that all have, their worths added", () => {
    const term = (text: string) => ({ text, alternatives: [], weight: "word" }) as const;
    expect(plain(createFindHits(lookup, 100)([term("a"), term("b")]))).toEqual({
      docs: [3, 9],
      worth: [16, 8],
      tier: null,
    });
    expect(plain(createFindHits(lookup, 100)([term("long"), term("a")]))).toEqual({
      docs: [3, 9],
      worth: [3, 8],
      tier: null,
    });
    expect(plain(createFindHits(lookup, 100)([term("a"), term("none")]))).toEqual({ docs: [], worth: [], tier: null });
    expect(createFindHits(lookup, 100)([])).toBeNull();
  });

  test("of an alternative are a tier lower, and a job is of its weakest term's tier", () => {
    const either = { text: "a", alternatives: ["c"], anywhere: true, weight: "condition" } as const;
    expect(plain(createFindHits(lookup, 100)([either]))).toEqual({
      docs: [1, 3, 9, 50],
      worth: [15, 1, 6, 4],
      tier: [2_000, 2_000, 2_000, 1_000],
    });
    const both = plain(
      createFindHits(
        lookup,
        100,
      )([
        { text: "c", alternatives: ["b"], anywhere: true, weight: "condition" },
        { text: "a", alternatives: [], weight: "word" },
      ]),
    );
    expect(both).toEqual({ docs: [3, 9], worth: [16, 8], tier: [1_000, 2_000] });
  });

  test("of another name for the work count in title and tags alone, and a title with it before the word among the tags", () => {
    const work = { text: "a", alternatives: ["b"], kindred: ["c"], weight: "work" } as const;
    expect(plain(createFindHits(lookup, 100)([work]))).toEqual({
      docs: [1, 3, 9],
      worth: [15, 15, 6],
      tier: [2_000, 1_000, 750],
    });
  });

  test("of either of two kinds of work add up where a job is of both", () => {
    const one = (text: string) => ({ text, alternatives: [], weight: "work" }) as const;
    const any = { text: "a/b", alternatives: [], any: [one("a"), one("b")], weight: "work" } as const;
    expect(plain(createFindHits(lookup, 100)([any]))).toEqual({
      docs: [1, 3, 9, 20],
      worth: [15, 16, 8, 1],
      tier: [2_000, 2_000, 750, 500],
    });
  });

  test("are without what was denied, unless the job says that there is none of it", () => {
    const term = { text: "a", alternatives: [], weight: "word" } as const;
    const nights = { words: ["b"], unless: ["c"], within: "tags" } as const;
    expect(plain(createFindHits(lookup, 100)([term], [nights]))?.docs).toEqual([1, 9]);
    expect(plain(createFindHits(lookup, 100)([], [{ ...nights, within: "all" }]))?.docs).toHaveLength(100 - 2);
  });

  test("are the same whether the longer list is stepped or leapt through", () => {
    const lists = fc.uniqueArray(fc.nat(600), { maxLength: 60 });
    fc.assert(
      fc.property(lists, lists, (some, few) => {
        const worths = (docs: number[]) => Object.fromEntries(docs.map((doc) => [doc, 1]));
        const of = lookupOf({ x: worths(some), y: worths(few.slice(0, 4)) });
        const found = createFindHits(
          of,
          1_000,
        )([
          { text: "x", alternatives: [], weight: "word" },
          { text: "y", alternatives: [], weight: "word" },
        ]);
        const common = few.slice(0, 4).filter((doc) => some.includes(doc));
        expect([...(found?.docs ?? [])]).toEqual(common.sort((a, b) => a - b));
      }),
    );
  });
});
