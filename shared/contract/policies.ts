import { z } from "zod";
import { bilingual, policy } from "../policies/policy.ts";
import { BENEFIT_TYPES, CHECK_OUTCOMES, POLICY_KINDS, POLICY_STATUSES, SITUATIONS } from "../policies/words.ts";
import { freshness } from "./feed.ts";
import { procedure } from "./procedure.ts";

const shownStatus = z.enum(POLICY_STATUSES);

export const policyCard = z.object({
  id: z.string(),
  kind: z.enum(POLICY_KINDS),
  title: z.string(),
  titleEn: z.string(),
  plain: z.string(),
  plainEn: z.string(),
  /** By the station's clock: past its last day it is `expired`, whatever the file says. */
  status: shownStatus,
  /** 长宁区, 崇明区, 上海市, …: always shown. */
  region: z.string(),
  /** False = another district's; found only because it was asked for by name, never as advice. */
  here: z.boolean(),
  benefitType: z.enum(BENEFIT_TYPES),
  audience: z.array(z.string()),
  validTo: z.string().nullable(),
  /** What of the question it answers. */
  why: z.array(z.object({ kind: z.string(), text: z.string(), textEn: z.string() })),
});
export type PolicyCard = z.infer<typeof policyCard>;

export const policiesSearch = procedure
  .input(
    z.object({
      /** "" or absent: every policy of the district. */
      text: z.string().max(20_000).optional(),
      /** Default: the station's. 上海市 = no limit. */
      district: z.string().max(80).optional(),
      /** resident, jobseeker, employee, employer, entrepreneur, startup, talent, sole_trader, or a group id. */
      audience: z.string().max(80).optional(),
      situation: z.enum(SITUATIONS).optional(),
      limit: z.number().int().min(1).max(200).optional(),
    }),
  )
  .output(
    z.object({
      items: z.array(policyCard),
      total: z.number().int(),
      /** True when nothing answers the question: `items` is then empty, and the page offers staff. */
      nothing: z.boolean(),
      /** How many policies each situation holds under the other conditions. */
      situations: z.array(z.object({ value: z.enum(SITUATIONS), count: z.number().int() })),
      understood: z.object({
        /** The district the answer is limited to; named in the question, given, or the station's. */
        district: z.string(),
        chips: z.array(z.object({ id: z.string(), kind: z.string(), text: z.string(), textEn: z.string() })),
      }),
      /** Names of policies of other districts that fit the words: told, never offered. */
      elsewhere: z.array(z.object({ region: z.string(), count: z.number().int() })),
      asOf: freshness,
    }),
  );

export const policyDetail = policy.omit({ status: true, keywords: true }).extend({
  status: shownStatus,
  here: z.boolean(),
  /** Calculators that belong to it. */
  calculators: z.array(z.string()),
  /** The page as plain text for a code, when the station has no public link to it. */
  takeaway: bilingual,
});
export type PolicyDetail = z.infer<typeof policyDetail>;

export const policiesGet = procedure
  .input(z.object({ id: z.string().min(1).max(80) }))
  .errors({ POLICY_NOT_FOUND: { status: 404, data: z.object({ id: z.string() }) } })
  .output(z.object({ policy: policyDetail, asOf: freshness }));

export const checkReason = z.object({
  conditionId: z.string(),
  /** null = not known, or only staff can say. */
  met: z.boolean().nullable(),
  text: z.string(),
  textEn: z.string(),
});
export type CheckReason = z.infer<typeof checkReason>;

export const checkResult = z.object({
  outcome: z.enum(CHECK_OUTCOMES),
  /** Every condition, in the document's order; those of `deciding` made the outcome. */
  reasons: z.array(checkReason),
  /** Ids of the reasons that decided. For `applies`: all of them. */
  deciding: z.array(z.string()),
  /** Set when even `applies` needs a word: it must be checked that it still holds, or its year is over. */
  warn: z.enum(["verify", "period_ended"]).optional(),
});
export type CheckResult = z.infer<typeof checkResult>;

export const policiesCheck = procedure
  .input(
    z.object({
      /** Facts by the conditions' field names. null = not known. Keys that no condition asks for are ignored. */
      profile: z.record(z.string(), z.unknown()),
      /** Default: every policy of the station's district and the city that states a condition. */
      ids: z.array(z.string().max(80)).max(300).optional(),
    }),
  )
  .errors({ POLICY_NOT_FOUND: { status: 404, data: z.object({ id: z.string() }) } })
  .output(z.object({ results: z.record(z.string(), checkResult) }));

export const policies = { search: policiesSearch, get: policiesGet, check: policiesCheck };
export type PoliciesSearchInput = z.output<NonNullable<(typeof policiesSearch)["~orpc"]["inputSchema"]>>;
export type PoliciesAnswer = z.output<NonNullable<(typeof policiesSearch)["~orpc"]["outputSchema"]>>;
