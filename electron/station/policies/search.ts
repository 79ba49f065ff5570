import type { PoliciesAnswer, PoliciesSearchInput, PolicyCard } from "../../../shared/contract/policies.ts";
import { wantedDistrict } from "../../../shared/jobs/districts.ts";
import { isForAudience } from "../../../shared/policies/audience.ts";
import type { Policy } from "../../../shared/policies/policy.ts";
import { holdsIn, isWholeCity } from "../../../shared/policies/region.ts";
import { type Corpus, createCorpus, type Indexed } from "../../../shared/policies/search/corpus.ts";
import { createMender, type Mend } from "../../../shared/policies/search/mend.ts";
import { policyFactor, policyText } from "../../../shared/policies/search/policy-rows.ts";
import { type Question, readQuestion, saysSomething } from "../../../shared/policies/search/question.ts";
import { rank } from "../../../shared/policies/search/rank.ts";
import { belongsTo } from "../../../shared/policies/situations.ts";
import { statusOn } from "../../../shared/policies/status.ts";
import { conceptName } from "../../../shared/policies/vocabulary/names.ts";
import { type PolicyStatus, SITUATIONS, WHOLE_CITY } from "../../../shared/policies/words.ts";
import { cardOf, type Standing } from "./cards.ts";

/** Cards of an answer when the caller does not say: two pages of five (screens.md, r2-policy-list), and some. */
const LIMIT_DEFAULT = 20;
/** Reasons a card shows. */
const WHY_MAX = 3;

/** A list without a question begins with what can be had now. */
const STATUS_ORDER: Readonly<Record<PolicyStatus, number>> = { verify: 0, standing: 1, period_ended: 2, expired: 3 };

/** What is made of a generation's policies once. */
export interface PolicySearch {
  readonly corpus: Corpus<Policy>;
  readonly mend: Mend;
}

/** Reads the policies for searching. */
export function createPolicySearch(policies: readonly Policy[]): PolicySearch {
  const corpus = createCorpus(policies, policyText);
  return { corpus, mend: createMender(corpus) };
}

type Answer = Omit<PoliciesAnswer, "asOf">;
interface Found {
  readonly policy: Policy;
  readonly why: PolicyCard["why"];
}

/** The district an answer is limited to: the one the caller gives, the one the question names, the station's. */
function districtOf(input: PoliciesSearchInput, question: Question, standing: Standing): string {
  const given = input.district?.trim() ?? "";
  if (question.district !== null) return question.district;
  if (given === "") return standing.district;
  return isWholeCity(given) ? WHOLE_CITY : wantedDistrict(given);
}

function inRegion(policy: Policy, district: string): boolean {
  return isWholeCity(district) || holdsIn(policy.region, district);
}

function find(question: Question, among: readonly Indexed<Policy>[], corpus: Corpus<Policy>, today: string): Found[] {
  if (saysSomething(question))
    return rank(question, among, corpus, (policy) => policyFactor(question, policy, today)).map(({ row, shared }) => ({
      policy: row,
      why: shared.slice(0, WHY_MAX).map((concept) => ({ kind: concept.strength, ...conceptName(concept) })),
    }));
  const order = (policy: Policy) => STATUS_ORDER[statusOn(policy, today)];
  const listed = among.map(({ row }) => row).toSorted((a, b) => order(a) - order(b));
  return listed.map((policy) => ({ policy, why: [] }));
}

/** Where else the words fit: other districts' policies are counted, never listed. */
function elsewhereOf(corpus: Corpus<Policy>, question: Question, district: string, today: string): Answer["elsewhere"] {
  if (!saysSomething(question) || isWholeCity(district)) return [];
  const others = corpus.docs.filter(({ row }) => !inRegion(row, district));
  const found = rank(question, others, corpus, (policy) => policyFactor(question, policy, today));
  const byRegion = Map.groupBy(found, ({ row }) => row.region);
  return [...byRegion].map(([region, policies]) => ({ region, count: policies.length }));
}

/** Answers a question, or lists what there is, by district, audience and situation. */
export function searchPolicies({ corpus, mend }: PolicySearch, input: PoliciesSearchInput, standing: Standing): Answer {
  const question = readQuestion(input.text ?? "", mend);
  const district = districtOf(input, question, standing);
  const { audience } = input;
  const among = corpus.docs
    .filter(({ row }) => inRegion(row, district))
    .filter(({ row }) => audience === undefined || isForAudience(row.audience, audience));
  const found = find(question, among, corpus, standing.today);
  const { situation } = input;
  const wanted = situation === undefined ? found : found.filter(({ policy }) => belongsTo(policy, situation));
  return {
    items: wanted.slice(0, input.limit ?? LIMIT_DEFAULT).map(({ policy, why }) => cardOf(policy, standing, why)),
    total: wanted.length,
    nothing: wanted.length === 0,
    situations: SITUATIONS.map((value) => ({
      value,
      count: found.filter(({ policy }) => belongsTo(policy, value)).length,
    })),
    understood: {
      district,
      chips: [...question.concepts]
        .filter(([concept, said]) => said === 1 && concept.strength !== "foreign")
        .map(([concept]) => ({ id: concept.id, kind: concept.strength, ...conceptName(concept) })),
    },
    elsewhere: elsewhereOf(corpus, question, district, standing.today),
  };
}
