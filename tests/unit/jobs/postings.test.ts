import fc from "fast-check";
import { expect, test } from "vitest";
import { createIndexWriter } from "../../../electron/station/jobs/index-writer.ts";
import { joinPostings, meetPostings, type Postings, readPostings } from "../../../shared/jobs/postings.ts";

type Entry = [doc: number, mask: number];
const entries = fc
  .uniqueArray(fc.tuple(fc.oneof(fc.nat(40), fc.nat(250_000)), fc.integer({ min: 1, max: 15 })), {
    selector: ([doc]) => doc,
    maxLength: 200,
  })
  .map((list) => list.sort((a, b) => a[0] - b[0]) as Entry[]);

/** The bytes the index writer makes of these entries, one field at a time as it gets them. */
function bytesOf(list: readonly Entry[]): Uint8Array {
  const writer = createIndexWriter();
  for (const [doc, mask] of list) for (const bit of [1, 2, 4, 8]) if (mask & bit) writer.add(7, doc, bit);
  return [...writer.lists()][0]?.[1] ?? new Uint8Array(0);
}
const listed = ({ docs, masks }: Postings): Entry[] => Array.from(docs, (doc, i) => [doc, masks[i] as number]);

test("what is written is read", () => {
  fc.assert(
    fc.property(entries, (list) => {
      expect(listed(readPostings(bytesOf(list)))).toEqual(list);
    }),
  );
});

test("a hit of a frequent word takes one byte, the first document included", () => {
  expect(
    bytesOf([
      [0, 15],
      [1, 1],
      [8, 2],
    ]).length,
  ).toBe(3);
  expect(bytesOf([[8, 1]]).length).toBe(2);
});

test("meeting keeps what both have in a common field", () => {
  fc.assert(
    fc.property(entries, entries, (a, b) => {
      const masks = new Map(b);
      const expected = a
        .map(([doc, mask]): Entry => [doc, mask & (masks.get(doc) ?? 0)])
        .filter(([, mask]) => mask !== 0);
      expect(listed(meetPostings(readPostings(bytesOf(a)), bytesOf(b)))).toEqual(expected);
    }),
  );
});

test("joining keeps what any has, with all its fields", () => {
  fc.assert(
    fc.property(fc.array(entries, { maxLength: 4 }), (lists) => {
      const masks = new Map<number, number>();
      for (const [doc, mask] of lists.flat()) masks.set(doc, (masks.get(doc) ?? 0) | mask);
      const joined = joinPostings(
        lists.map((list) => readPostings(bytesOf(list))),
        250_001,
      );
      expect(listed(joined)).toEqual([...masks].sort((a, b) => a[0] - b[0]));
    }),
  );
});

test("a hundred thousand lists of every length come back whole and in the order of their keys", () => {
  const writer = createIndexWriter();
  const expected = new Map<number, number[]>();
  for (let doc = 0; doc < 3_000; doc += 1) {
    for (const key of [-5, doc % 7, doc % 1_000, 4_294_967_295 - doc, -(2 ** 51) - doc]) {
      writer.add(key, doc, 1);
      const docs = expected.get(key) ?? [];
      if (docs.at(-1) !== doc) docs.push(doc);
      expected.set(key, docs);
    }
  }
  const lists = [...writer.lists()];
  expect(lists.map(([key]) => key)).toEqual([...expected.keys()].sort((a, b) => a - b));
  for (const [key, bytes] of lists) expect([...readPostings(bytes).docs]).toEqual(expected.get(key));
});
