import { expect, it } from "vitest";
import { killDuringApply } from "../../crash/feed/kill.ts";
import { mutateFeeds } from "../../crash/feed/mutations.ts";

/** The full figures: `npm run crash -- feed-mutations`, 10,000; `npm run crash -- feed-kill`, 100 of 5,000 rows. */
const MUTATIONS_PART = 0.015;
const KILLS_PART = 0.06;
const SEED = 7;

it("a hundred and fifty wrong feeds: none is taken, each has a reason, the catalogue answers all the while", {
  timeout: 120_000,
}, async () => {
  const { figures } = await mutateFeeds({ part: MUTATIONS_PART, seed: SEED });
  expect(figures).toMatchObject({
    mutants: 150,
    withoutReason: 0,
    faults: [],
    otherAnswersMeanwhile: 0,
    honestIssueAfterwards: "accepted",
  });
  expect(figures["kinds"]).toBeGreaterThan(40);
});

it("six kills in the middle of a refresh: former or offered, never mixed, lost or older", {
  timeout: 120_000,
}, async () => {
  const { figures } = await killDuringApply({ part: KILLS_PART, seed: SEED });
  expect(figures).toMatchObject({ kills: 6, mixed: 0, lost: 0, backwards: 0, strayFiles: 0, faults: [] });
});
