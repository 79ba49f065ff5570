/** The four questions of 不知道找什么 and their answers, in the order of the pictures; `any` (都可以) is always last. */
export const MATCH_WHO = ["over-50", "lost-job", "graduate", "gig", "founder", "disabled", "carer", "any"] as const;
export const MATCH_WORK = ["care", "shop", "clean", "office", "carry", "internship", "own-business", "any"] as const;
export const MATCH_WHEN = ["half-day", "full-day", "daily-pay", "weekend-night", "any"] as const;
export const MATCH_FAR = ["walk", "bike", "bus", "any"] as const;
export type MatchWho = (typeof MATCH_WHO)[number];
export type MatchWork = (typeof MATCH_WORK)[number];
export type MatchWhen = (typeof MATCH_WHEN)[number];
export type MatchFar = (typeof MATCH_FAR)[number];

/** Named facts that earn points. A reason is made from the very term that earned them. */
export const MATCH_FACTS = [
  "employment-type",
  "pay-period",
  "shift",
  "kind-of-work",
  "distance",
  "welcomes",
  "schooling",
  "audience",
  "benefit",
  "region",
] as const;
export type MatchFact = (typeof MATCH_FACTS)[number];
