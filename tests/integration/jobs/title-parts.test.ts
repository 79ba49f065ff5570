import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { PublishedJob } from "../../../shared/jobs/job.ts";
import { demoJobs } from "../../relevance/demo-jobs.ts";
import { hasRealJobs, realJobs } from "../../relevance/real-jobs.ts";
import { openRoom, type Room, TODAY } from "./a-room.ts";
import { LikeOracle, PhraseOracle } from "./like-oracle.ts";

/** Parts of titles that are tried; `npm run oracle` tries 10,000 of every 15th of the real postings. */
const PARTS = Number(process.env["YIKE_ORACLE"] ?? 300);
const EVERY_REAL_JOB = PARTS > 1_000 ? 15 : 30;
const MINUTES_MS = 30 * 60_000;

/** Two to eight neighbouring Han characters of some title. */
function partsOf(rows: readonly PublishedJob[]): fc.Arbitrary<string> {
  const runs = rows.flatMap(({ title }) => title.match(/\p{Script=Han}{2,}/gu) ?? []);
  return fc.tuple(fc.constantFrom(...runs), fc.nat(), fc.integer({ min: 2, max: 8 })).map(([run, from, length]) => {
    const start = from % Math.max(1, run.length - length + 1);
    return run.slice(start, start + length).normalize("NFKC");
  });
}

/**
 * What a question finds as it stands: every step of understanding taken back, until none is left. null = some remain
 * (a part that is itself two words to us), or the part is a denial.
 */
function foundAsSaid(room: Room, text: string): string[] | null {
  let ignore: string[] = [];
  for (let round = 0; round < 6; round += 1) {
    const { understood, total } = room.jobs.search({ text, ignore, pageSize: 1 });
    // A denial taken back denies nothing; it does not become a word.
    if (understood.chips.some(({ kind }) => kind === "without")) return null;
    if (understood.chips.length > 0) {
      ignore = [...ignore, ...understood.chips.map(({ id }) => id)];
      continue;
    }
    const ids: string[] = [];
    for (let page = 1; ids.length < total; page += 1)
      ids.push(...room.jobs.search({ text, ignore, page, pageSize: 50 }).items.map(({ id }) => id));
    return ids.sort();
  }
  return null;
}

async function compare(rows: readonly PublishedJob[], parts: number): Promise<{ compared: number; plain: number }> {
  const room = await openRoom(rows);
  const like = new LikeOracle(rows);
  const phrase = new PhraseOracle(rows);
  const counts = { compared: 0, plain: 0 };
  try {
    fc.assert(
      fc.property(partsOf(rows), (part) => {
        const expected = like.ids(part);
        expect(phrase.ids(part)).toEqual(expected);
        const found = foundAsSaid(room, part);
        if (found === null) return;
        counts.compared += 1;
        if (room.jobs.search({ text: part, pageSize: 1 }).understood.chips.length === 0) counts.plain += 1;
        expect(found).toEqual(expected);
      }),
      { numRuns: parts },
    );
  } finally {
    room.close();
    like.close();
    phrase.close();
  }
  return counts;
}

describe("parts of titles find what LIKE and what FTS5 find, once nothing is added to them", () => {
  test(
    "of the demonstration jobs",
    async () => {
      const { compared } = await compare(demoJobs(TODAY), PARTS);
      expect(compared).toBeGreaterThan(0.9 * PARTS);
    },
    MINUTES_MS,
  );

  test.skipIf(!hasRealJobs)(
    "of real postings (skipped where that file of third-party text is not at hand)",
    async () => {
      const { compared, plain } = await compare(realJobs(EVERY_REAL_JOB), PARTS);
      console.info(`${PARTS} parts of real titles: ${compared} compared, ${plain} of them with nothing added at all`);
      expect(compared).toBeGreaterThan(0.9 * PARTS);
    },
    MINUTES_MS,
  );
});
