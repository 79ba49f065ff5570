import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { JobCard } from "../../../shared/contract/jobs.ts";
import { COLLOQUIAL } from "../../relevance/colloquial.ts";
import { DEMO_STATION, demoJobs } from "../../relevance/demo-jobs.ts";
import { byKind, judge, means, type Score } from "../../relevance/judge.ts";
import { EXACT_KINDS, type Kind, RULES } from "../../relevance/rules.ts";
import { openRoom, type Room, TODAY } from "./a-room.ts";

/** DESIGN §7: recall@20 and precision@20 on the rule set. */
const EXACT = { recall: 0.97, precision: 0.95 };
/**
 * What the other kinds reach on the demonstration jobs, rounded down: a fall is noticed. Recall of a synonym is judged by
 * wide families (a dish-washer's kindred are all kitchen hands), so 1 is not the aim.
 */
const OTHERS: Readonly<Partial<Record<Kind, { recall: number; precision: number }>>> = {
  synonym: { recall: 0.97, precision: 0.97 },
  pinyin: { recall: 0.9, precision: 0.94 },
  initials: { recall: 0.82, precision: 0.93 },
  typo: { recall: 0.88, precision: 0.95 },
  glued: { recall: 0.86, precision: 0.97 },
  condition: { recall: 0.95, precision: 0.95 },
  none: { recall: 0.95, precision: 0.95 },
};
/** Questions of residents that must find what they mean on the first page. */
const COLLOQUIAL_LEAST = 28;

let room: Room;
let scores: Score[];
beforeAll(async () => {
  room = await openRoom(demoJobs(TODAY), DEMO_STATION);
  const all = everything();
  scores = RULES.flatMap((rule) => judge(rule, all, room.jobs.search({ text: rule.text })) ?? []);
});
afterAll(() => room.close());

function everything(): JobCard[] {
  const cards: JobCard[] = [];
  for (let page = 1; ; page += 1) {
    const { items, total } = room.jobs.search({ page, pageSize: 50 });
    cards.push(...items);
    if (cards.length >= total) return cards;
  }
}

describe("the rule set over the demonstration jobs", () => {
  test("has at least 150 questions", () => {
    expect(RULES.length).toBeGreaterThanOrEqual(150);
    expect(scores.length).toBeGreaterThanOrEqual(150);
  });

  test("questions whose words stand in the jobs reach the figures of the design", () => {
    const exact = means(scores.filter(({ rule }) => EXACT_KINDS.includes(rule.kind)));
    expect(exact.recall).toBeGreaterThanOrEqual(EXACT.recall);
    expect(exact.precision).toBeGreaterThanOrEqual(EXACT.precision);
  });

  test.each(Object.entries(OTHERS))("questions of the kind %s keep what was reached", (kind, least) => {
    const reached = byKind(scores).get(kind as Kind);
    expect(reached?.recall).toBeGreaterThanOrEqual(least.recall);
    expect(reached?.precision).toBeGreaterThanOrEqual(least.precision);
  });
});

test("at least 28 of 30 questions as residents say them find what is meant on the first page", () => {
  const missed = COLLOQUIAL.filter(({ text, expected }) => !room.jobs.search({ text }).items.some(expected));
  expect(COLLOQUIAL.length - missed.length, missed.map(({ text }) => text).join("; ")).toBeGreaterThanOrEqual(
    COLLOQUIAL_LEAST,
  );
});
