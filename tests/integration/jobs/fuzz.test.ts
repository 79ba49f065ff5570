import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { madeUpJobs } from "../../bench/rows.ts";
import { RULES } from "../../relevance/rules.ts";
import { openRoom, type Room, TODAY } from "./a-room.ts";

/** Strings that are tried; `npm run fuzz:search` tries 100,000 of them and looks at the times as well. */
const STRINGS = Number(process.env["YIKE_FUZZ"] ?? 1_500);
/** DESIGN §7: the slowest of odd strings against the slowest of plain questions. Only told at full scale. */
const TAIL_RATIO = 5;
const FULL = 100_000;
const MINUTES_MS = 30 * 60_000;

const PIECES = [
  "保洁 护工 长宁 夜班 兼职 不要 不会 5000以上 五十五岁 baoan bj 保按 bao洁 离家近 人民广场".split(" "),
  [
    "' OR 1=1 --",
    "'; DROP TABLE jobs; --",
    '" AND "',
    "NEAR(a b)",
    "title:保安",
    "保*",
    "^保",
    "{a b}:c",
    "%",
    "_",
    "\\",
  ],
  ["\u0000", "\u0007", "\u001b[31m", "\u200b", "\u202e", "\ufeff", "\u2066", "\r\n", "\t"],
  ["😀", "👩‍🔧", "🇨🇳", "𠮷", "\ud83d", "\udc00", "é", "é", "ﬁ", "㊙", "Ｊａｖａ"],
  ["مرحبا", "שלום", "‏ابحث عن عمل‏", "ياسمين"],
  [" ", "　", "、", ",", "/", "。", "!?", "……", "（", "【】"],
].flat();
const piece = fc.oneof(
  fc.constantFrom(...PIECES),
  fc.string({ unit: "binary", maxLength: 8 }),
  fc.string({ maxLength: 8 }),
);
const short = fc.array(piece, { maxLength: 8 }).map((parts) => parts.join(""));
/** A page pasted by mistake: 10 kB. */
const paste = fc
  .tuple(fc.array(piece, { minLength: 1, maxLength: 12 }), fc.integer({ min: 50, max: 400 }))
  .map(([parts, times]) => parts.join("").repeat(times).slice(0, 10_000));
const odd = fc.oneof({ weight: 30, arbitrary: short }, { weight: 1, arbitrary: paste });

let room: Room;
beforeAll(async () => {
  room = await openRoom(madeUpJobs(STRINGS >= FULL ? 50_000 : 2_000, 7, TODAY));
  for (const _ of room.jobs.prepare());
}, MINUTES_MS);
afterAll(() => room.close());

function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

describe("any string at all", () => {
  test(
    "is answered by the search and by the suggestions",
    () => {
      const times: number[] = [];
      fc.assert(
        fc.property(odd, (text) => {
          const from = performance.now();
          const { total, items } = room.jobs.search({ text, pageSize: 20 });
          times.push(performance.now() - from);
          expect(total).toBeGreaterThanOrEqual(items.length);
          expect(items.length).toBe(Math.min(20, total));
          room.jobs.suggest(text.slice(0, 64), 8);
        }),
        { numRuns: STRINGS },
      );
      if (STRINGS < FULL) return;
      const plain: number[] = [];
      for (let round = 0; round < 40; round += 1)
        for (const { text } of RULES) {
          const from = performance.now();
          room.jobs.search({ text, pageSize: 20 });
          plain.push(performance.now() - from);
        }
      const tail = percentile(
        times.sort((a, b) => a - b),
        0.99,
      );
      const usual = percentile(
        plain.sort((a, b) => a - b),
        0.99,
      );
      console.info(`p99 of ${STRINGS} odd strings ${tail.toFixed(2)} ms, of plain questions ${usual.toFixed(2)} ms`);
      expect(tail).toBeLessThan(TAIL_RATIO * usual);
    },
    MINUTES_MS,
  );
});
