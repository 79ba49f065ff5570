/*
 * The closed lists of the policies room, without a schema library, because the page imports them as values.
 * The words are those of the reviewed fact sheet that the content is written from.
 */

/** What a policy is: money or a place; help by people; a duty of offices; an occasion; a rule. */
export const POLICY_KINDS = ["benefit", "service", "measure", "event", "rule"] as const;

/**
 * `expired`: the document names a last day and it has passed. `period_ended`: it speaks of one year only, and nothing
 * followed. `verify`: no last day is written, so staff must check that it still holds. `standing`: a lasting service.
 */
export const POLICY_STATUSES = ["expired", "period_ended", "verify", "standing"] as const;
export type PolicyStatus = (typeof POLICY_STATUSES)[number];

/** What one gets. */
export const BENEFIT_TYPES = [
  "subsidy",
  "recruitment",
  "assistance",
  "info",
  "employer_service",
  "event",
  "guidance",
  "cash_support",
  "training",
  "records",
  "placement",
  "registration_help",
  "deferral",
  "loan",
  "startup",
  "placement_job",
  "matching",
  "fee_reduction",
  "talent",
  "rights",
  "guarantee",
  "flexible_work",
  "rule",
  "tax_relief",
  "dispute",
  "skills",
  "award",
  "refund",
] as const;
export type BenefitType = (typeof BENEFIT_TYPES)[number];

/**
 * Ways a condition compares the profile's value with the policy's. `contains`/`containsAny`: the profile's list holds
 * the value, or one of the values. `lteBySize`: at most `upTo30` for up to 30 people, `over30` for more.
 */
export const CONDITION_OPS = ["eq", "in", "contains", "containsAny", "gte", "lte", "lteBySize"] as const;
export type ConditionOp = (typeof CONDITION_OPS)[number];

/** What the pre-check answers; never "you qualify" (DESIGN §4). */
export const CHECK_OUTCOMES = ["applies", "notApplies", "expired", "askStaff"] as const;
export type CheckOutcome = (typeof CHECK_OUTCOMES)[number];

/** The whole city as a region: what the city decides holds in every district. */
export const WHOLE_CITY = "上海市";

/**
 * What residents come with; the list of policies is filtered by these, not by law (screens.md, r2-policy-list).
 * Which policies belong to one is data: situations.ts.
 */
export const SITUATIONS = [
  "lost-job",
  "graduate",
  "over-50",
  "hardship",
  "disabled",
  "flexible",
  "training",
  "start-up",
  "employer",
  "trouble-at-work",
  "station-help",
] as const;
export type Situation = (typeof SITUATIONS)[number];
