import { expect, test } from "vitest";
import { FIELD_SCORE, FIELDS } from "../../../shared/jobs/fields.ts";
import { freshScore, homeScore, nearScore, payScore, TEXT_WEIGHT, TIER_WEIGHT } from "../../../shared/jobs/ranking.ts";

test("a field more is worth more, the title most, and all together 24", () => {
  expect(FIELD_SCORE[0]).toBe(0);
  expect(FIELD_SCORE[15]).toBe(24);
  for (let mask = 0; mask < 16; mask += 1) {
    for (const { bit } of FIELDS) {
      if ((mask & bit) === 0) expect(FIELD_SCORE[mask | bit]).toBeGreaterThan(FIELD_SCORE[mask] as number);
    }
  }
  expect(FIELD_SCORE[1]).toBeGreaterThan(FIELD_SCORE[2 | 4 | 8] as number);
});

test("freshness, nearness and pay together never outweigh one field, and no sum of fields a tier", () => {
  const most = freshScore(0) + nearScore(0) + payScore(255);
  expect(most).toBe(16);
  expect(most).toBeLessThan(TEXT_WEIGHT * (FIELD_SCORE[8] as number));
  expect(TEXT_WEIGHT * 24 + most).toBeLessThan(TIER_WEIGHT);
});

test("what is not known adds nothing; a date to come counts as today", () => {
  expect(nearScore(Number.NaN)).toBe(0);
  expect(payScore(0)).toBe(0);
  expect(freshScore(-3)).toBe(freshScore(0));
  expect(freshScore(14)).toBeCloseTo(freshScore(0) / Math.E, 6);
  expect(nearScore(3)).toBeCloseTo(nearScore(0) / Math.E, 6);
});

test("a title elsewhere stands before a job of the own city that only mentions the word, wherever it does", () => {
  const mention = TEXT_WEIGHT * (FIELD_SCORE[2 | 4 | 8] as number) + homeScore(true, true);
  const most = freshScore(0) + nearScore(0) + payScore(255);
  expect(TEXT_WEIGHT * (FIELD_SCORE[1] as number)).toBeGreaterThan(mention + most);
});
