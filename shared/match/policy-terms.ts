import type { PolicyCard } from "../contract/policies.ts";
import { WHOLE_CITY } from "../policies/words.ts";
import type { Evidence, Term } from "./term.ts";
import type { MatchWho } from "./words.ts";

/** The facts of a policy that a score may rest on. */
export type MatchPolicy = Pick<PolicyCard, "audience" | "benefitType" | "region" | "kind">;
type PolicyTerm = Term<MatchPolicy>;

/** Whom each first answer means in the words of policies, with the sentence that says so. */
const GROUPS: Readonly<Record<Exclude<MatchWho, "any">, { groups: readonly string[] } & Evidence>> = {
  "over-50": {
    groups: ["older_unemployed"],
    zh: "文件写到大龄失业人员",
    en: "The document names older people out of work",
  },
  "lost-job": {
    groups: ["registered_unemployed", "ui_recipient"],
    zh: "文件写到失业的人",
    en: "The document names people out of work",
  },
  graduate: {
    groups: ["graduate", "left_school_unemployed"],
    zh: "文件写到毕业生",
    en: "The document names graduates",
  },
  gig: { groups: ["flexible"], zh: "文件写到灵活就业的人", en: "The document names flexible workers" },
  founder: { groups: ["entrepreneur", "startup"], zh: "文件写到创业的人", en: "The document names founders" },
  disabled: { groups: ["disabled"], zh: "文件写到残疾人", en: "The document names disabled people" },
  carer: {
    groups: ["women_three_periods", "flexible"],
    zh: "文件写到要照顾家里的人或灵活就业的人",
    en: "The document names people with care duties or flexible work",
  },
};

function audienceTerms(): PolicyTerm[] {
  return Object.entries(GROUPS).map(([who, { groups, zh, en }]) => ({
    fact: "audience",
    asked: { who: [who as MatchWho] },
    points: 30,
    find: ({ audience }) => (audience.some((group) => groups.includes(group)) ? { zh, en } : null),
  }));
}

function benefit(types: readonly string[], asked: PolicyTerm["asked"], points: number, said: Evidence): PolicyTerm {
  return { fact: "benefit", asked, points, find: ({ benefitType }) => (types.includes(benefitType) ? said : null) };
}

const REGION: PolicyTerm = {
  fact: "region",
  asked: null,
  points: 3,
  find: ({ region }) =>
    region === WHOLE_CITY ? null : { zh: `${region}的政策`, en: `A policy of the station’s own district (${region})` },
};

/** The score of a policy is the sum of these. */
export const POLICY_TERMS: readonly PolicyTerm[] = [
  ...audienceTerms(),
  benefit(["loan"], { work: ["own-business"] }, 30, { zh: "开张的本钱，可以问贷款", en: "A loan to begin with" }),
  benefit(["startup", "award"], { work: ["own-business"] }, 18, { zh: "帮着把店开起来", en: "Help to set up" }),
  benefit(["loan"], { who: ["founder"], work: ["any"] }, 25, {
    zh: "开张的本钱，可以问贷款",
    en: "A loan to begin with",
  }),
  benefit(["placement"], { work: ["internship"] }, 30, { zh: "就是见习的政策", en: "It is about work placements" }),
  benefit(["placement"], { who: ["graduate"], work: ["any"] }, 12, {
    zh: "先见习再上班",
    en: "A placement before the job",
  }),
  benefit(["flexible_work"], { when: ["half-day", "daily-pay", "weekend-night"] }, 18, {
    zh: "做半天、打零工也有政策",
    en: "There is a policy for part-time and casual work too",
  }),
  benefit(["cash_support"], { who: ["lost-job"] }, 20, { zh: "失业时能领的钱", en: "Money while out of work" }),
  benefit(["assistance", "placement_job"], { who: ["over-50", "disabled", "lost-job"] }, 10, {
    zh: "有人帮着找工作",
    en: "Somebody helps you find work",
  }),
  benefit(["subsidy"], { who: ["over-50", "disabled"] }, 8, { zh: "写到补贴", en: "It speaks of a subsidy" }),
  benefit(["training"], { who: ["disabled", "carer", "over-50"] }, 6, { zh: "可以学手艺", en: "A trade to learn" }),
  REGION,
];
