import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readColumns } from "../../../electron/station/jobs/columns.ts";
import { createLookup, type Lookup } from "../../../electron/station/jobs/lookup.ts";
import { createTexts } from "../../../electron/station/jobs/texts.ts";
import type { PublishedJob } from "../../../shared/jobs/job.ts";
import { madeUpJobs } from "../../bench/rows.ts";
import { hasRealJobs, realJobs } from "../../relevance/real-jobs.ts";
import { job, openRoom, type Room, TODAY } from "./a-room.ts";
import { LikeOracle } from "./like-oracle.ts";
import { fieldsOf } from "./naive.ts";

interface Bed {
  readonly rows: readonly PublishedJob[];
  readonly lookup: Lookup;
  readonly oracle: LikeOracle;
  found(term: string): string[];
  close(): void;
}

async function bed(rows: readonly PublishedJob[]): Promise<Bed> {
  const room: Room = await openRoom(rows);
  const { db } = room.generation;
  const lookup = createLookup(db, readColumns(db, rows.length), createTexts(db));
  const ids = db.prepare<[], string>("SELECT ext_id FROM jobs ORDER BY id").pluck().all();
  const oracle = new LikeOracle(rows);
  return {
    rows,
    lookup,
    oracle,
    found: (term) => Array.from(lookup.find(term).docs, (doc) => ids[doc] ?? "").sort(),
    close() {
      oracle.close();
      room.close();
    },
  };
}

/** Parts of the rows' own text without a separator or latin letter or digit in them: what LIKE equality is for. */
function partsOf(rows: readonly PublishedJob[], longest: number): fc.Arbitrary<string> {
  return fc
    .tuple(
      fc.nat({ max: rows.length - 1 }),
      fc.nat({ max: 3 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.integer({ min: 1, max: longest }),
    )
    .map(([row, field, from, length]) => {
      const text = fieldsOf(rows[row] as PublishedJob)[field] as string;
      return text.slice(Math.floor(from * text.length)).slice(0, length);
    })
    .map((part) => part.match(/[^\s\p{Cc}\p{Cf}、,/a-z0-9]+/u)?.[0] ?? "")
    .filter(
      (part) =>
        part !== "" &&
        !/[\p{L}\p{N}]/u.test(part.replace(/[\p{Script=Han}\p{Script=Kana}\p{Script=Hira}ー々〇]/gu, "")) &&
        part.isWellFormed(),
    );
}

describe("made-up jobs", () => {
  let b: Bed;
  beforeAll(async () => {
    b = await bed([...madeUpJobs(600, 99, TODAY)]);
  });
  afterAll(() => b.close());

  test("any part of any field finds exactly what LIKE finds", () => {
    fc.assert(
      fc.property(partsOf(b.rows, 9), (term) => {
        expect(b.found(term)).toEqual(b.oracle.ids(term));
      }),
      { numRuns: 600 },
    );
  });

  test("a part with one character changed finds exactly what LIKE finds", () => {
    fc.assert(
      fc.property(partsOf(b.rows, 7), fc.nat(), fc.constantFrom(..."保安员长宁工作物业服务管理"), (part, at, other) => {
        const units = [...part];
        units[at % units.length] = other;
        const term = units.join("");
        expect(b.found(term)).toEqual(b.oracle.ids(term));
      }),
      { numRuns: 600 },
    );
  });
});

/** Texts of four characters repeat themselves so much that pairs chain up into terms that are nowhere. */
const few = fc.array(fc.constantFrom("甲", "乙", "丙", "丁", "、", "a", "㊙", "秘", "ｂ", "😀"), { maxLength: 14 });

describe("texts made of few characters", () => {
  test("a chain of pairs that jumps inside a field is not a hit", async () => {
    const texts = fc.tuple(few, few, few, few).map((parts) => parts.map((units) => units.join("")));
    await fc.assert(
      fc.asyncProperty(
        fc.array(texts, { minLength: 1, maxLength: 40 }),
        fc.array(few, { minLength: 20, maxLength: 40 }),
        async (rows, terms) => {
          const b = await bed(
            rows.map(([title, tag, address, description], at) =>
              job(`j${String(at).padStart(3, "0")}`, {
                title: title || "甲",
                tags: tag ? [tag, "丙丁"] : [],
                address: address as string,
                description: description as string,
              }),
            ),
          );
          try {
            for (const units of terms) {
              const term = units
                .join("")
                .normalize("NFKC")
                .replace(/[、ab]/g, "");
              if (term !== "") expect(b.found(term)).toEqual(b.oracle.ids(term));
            }
          } finally {
            b.close();
          }
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe.skipIf(!hasRealJobs)("real postings (skipped where that file of third-party text is not at hand)", () => {
  test("any part of any field finds exactly what LIKE finds", async () => {
    const b = await bed(realJobs(20));
    try {
      fc.assert(
        fc.property(partsOf(b.rows, 8), (term) => {
          expect(b.found(term)).toEqual(b.oracle.ids(term));
        }),
        { numRuns: 400 },
      );
    } finally {
      b.close();
    }
  }, 60_000);
});
