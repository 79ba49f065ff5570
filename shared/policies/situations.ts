import type { Policy } from "./policy.ts";
import type { Situation } from "./words.ts";

interface SituationRule {
  readonly audience: readonly string[];
  readonly benefits: readonly string[];
}

/** What belongs to a situation: a policy for one of the groups, or with one of the benefits. */
const RULES: Readonly<Record<Situation, SituationRule>> = {
  "lost-job": { audience: ["registered_unemployed", "ui_recipient"], benefits: ["cash_support"] },
  graduate: {
    audience: ["graduate", "graduate_this_year", "left_school_unemployed", "special_difficulty_graduate"],
    benefits: ["placement"],
  },
  "over-50": { audience: ["older_unemployed"], benefits: [] },
  hardship: {
    audience: ["hardship", "dibao", "low_income_family", "zero_employment_family", "released_rehab", "sh_farmer"],
    benefits: ["placement_job"],
  },
  disabled: { audience: ["disabled"], benefits: [] },
  flexible: { audience: ["flexible", "migrant_worker"], benefits: ["flexible_work"] },
  training: { audience: ["vocational_final_year"], benefits: ["training", "skills"] },
  "start-up": { audience: ["entrepreneur", "startup"], benefits: ["startup", "loan", "award"] },
  employer: {
    audience: ["employer", "sme", "large", "small_micro", "sole_trader", "internship_base"],
    benefits: ["employer_service", "refund", "tax_relief", "fee_reduction"],
  },
  "trouble-at-work": { audience: [], benefits: ["dispute", "rights"] },
  "station-help": { audience: [], benefits: ["registration_help", "guidance", "info", "matching", "records"] },
};

/** Whether a policy is one of those for a situation. */
export function belongsTo(policy: Pick<Policy, "audience" | "benefitType">, situation: Situation): boolean {
  const { audience, benefits } = RULES[situation];
  return audience.some((group) => policy.audience.includes(group)) || benefits.includes(policy.benefitType);
}
