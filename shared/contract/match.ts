import { z } from "zod";
import { MATCH_FACTS, MATCH_FAR, MATCH_WHEN, MATCH_WHO, MATCH_WORK } from "../match/words.ts";
import { freshness } from "./feed.ts";
import { guideItem } from "./guide.ts";
import { jobCard } from "./jobs.ts";
import { policyCard } from "./policies.ts";
import { procedure } from "./procedure.ts";

/** One term of the score: the fact, what it earned, and the sentence made from it. */
export const matchReason = z.object({
  fact: z.enum(MATCH_FACTS),
  points: z.number().int(),
  text: z.string(),
  textEn: z.string(),
});
export type MatchReason = z.infer<typeof matchReason>;
const scored = { score: z.number().int(), reasons: z.array(matchReason) };

export const matchRun = procedure
  .input(
    z.object({
      who: z.enum(MATCH_WHO).optional(),
      work: z.enum(MATCH_WORK).optional(),
      when: z.enum(MATCH_WHEN).optional(),
      far: z.enum(MATCH_FAR).optional(),
    }),
  )
  .output(
    z.object({
      /** At most 3 jobs, 2 policies, 1 service (screens.md, r2-match-result); best first. */
      jobs: z.array(z.object({ job: jobCard, ...scored })),
      policies: z.array(z.object({ policy: policyCard, ...scored })),
      services: z.array(z.object({ service: guideItem, ...scored })),
      /** Which of the three kinds comes first for these answers. */
      lead: z.enum(["jobs", "policies", "services"]),
      /** How many jobs fit all four answers. */
      total: z.number().int(),
      /** For each answer to `when` and `far`: how many jobs fit when it replaces the one given. */
      counts: z.record(z.string(), z.record(z.string(), z.number().int())),
      /** The shortlist as plain text for a code to take away. */
      takeaway: z.string(),
      takeawayEn: z.string(),
      asOf: freshness,
    }),
  );

export const match = { run: matchRun };
export type MatchInput = z.output<NonNullable<(typeof matchRun)["~orpc"]["inputSchema"]>>;
export type MatchAnswer = z.output<NonNullable<(typeof matchRun)["~orpc"]["outputSchema"]>>;
