import type { Policy } from "../policy.ts";
import { statusOn } from "../status.ts";
import type { PolicyStatus } from "../words.ts";
import type { RowText } from "./corpus.ts";
import type { Question } from "./question.ts";

/** Ended policies stay findable, below one that still holds and fits as well. */
const STATUS_FACTORS: Readonly<Record<PolicyStatus, number>> = {
  standing: 1,
  verify: 1,
  period_ended: 0.93,
  expired: 0.9,
};
/** Firms ask for what firms get, and residents for what residents get. */
const SIDE_FACTORS = { employer: { theirs: 1.2, other: 0.7 }, resident: { theirs: 1, other: 0.8 } } as const;
/** Topics that only an employer asks about. */
const EMPLOYERS_TOPICS: ReadonlySet<string> = new Set([
  "employer",
  "small-firm",
  "recruiting",
  "hiring-subsidy",
  "post-vacancy",
  "shared-staff",
  "internship-base",
  "commute",
]);
const EMPLOYERS_AUDIENCE: ReadonlySet<string> = new Set([
  "employer",
  "sme",
  "large",
  "small_micro",
  "sole_trader",
  "social_org",
  "internship_base",
]);

function sideFactor(question: Question, policy: Policy): number {
  const asksAsEmployer = [...question.concepts.keys()].some(({ id }) => EMPLOYERS_TOPICS.has(id));
  if (asksAsEmployer) {
    const { theirs, other } = SIDE_FACTORS.employer;
    return policy.audience.some((group) => EMPLOYERS_AUDIENCE.has(group)) ? theirs : other;
  }
  const { theirs, other } = SIDE_FACTORS.resident;
  return policy.audience.every((group) => EMPLOYERS_AUDIENCE.has(group)) ? other : theirs;
}

/** What the search reads of a policy. */
export function policyText(policy: Policy): RowText {
  return {
    title: `${policy.titleZh}。${policy.titleEn}`,
    keywords: policy.keywords.join("。"),
    plain: `${policy.plainZh}。${policy.plainEn}`,
    audience: policy.audience,
    benefitType: policy.benefitType,
  };
}

/** What speaks for a policy beside its words: that it still holds, and that it is for those who ask. */
export function policyFactor(question: Question, policy: Policy, today: string): number {
  return STATUS_FACTORS[statusOn(policy, today)] * sideFactor(question, policy);
}
