import { statusOn } from "../status.ts";
import type { Concept } from "../vocabulary/concept.ts";
import type { PolicyStatus } from "../words.ts";
import { type IndexedPolicy, type PolicyCorpus, termsOf } from "./corpus.ts";
import { type Question, WORD_UNITS } from "./question.ts";

/** What a concept of each strength is worth when question and policy share it. */
const STRENGTH_POINTS: Readonly<Record<Concept["strength"], number>> = {
  topic: 3,
  need: 2.2,
  who: 1.8,
  weak: 0.6,
  foreign: 0,
};
/** What the words themselves are worth when all of them stand in the policy. */
const WORDS_POINTS = 2.5;
/** What a word that stands in no policy counts among those asked for. */
const UNKNOWN_TERM = 0.5;
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

/** What in the question a policy answered. */
export interface Scored {
  readonly indexed: IndexedPolicy;
  readonly score: number;
  /** Concepts that question and policy share, best first. */
  readonly shared: readonly Concept[];
}

function wordsShare(question: Question, indexed: IndexedPolicy, corpus: PolicyCorpus): number {
  let had = 0;
  let asked = 0;
  for (const term of new Set(termsOf(question.content))) {
    const rarity = corpus.rarity("term", term);
    asked += rarity === 0 ? UNKNOWN_TERM : rarity;
    had += rarity * (indexed.terms.get(term) ?? 0);
  }
  return asked === 0 ? 0 : had / asked;
}

function sideFactor(question: Question, { policy }: IndexedPolicy): number {
  const asksAsEmployer = [...question.concepts.keys()].some(({ id }) => EMPLOYERS_TOPICS.has(id));
  if (asksAsEmployer) {
    const { theirs, other } = SIDE_FACTORS.employer;
    return policy.audience.some((group) => EMPLOYERS_AUDIENCE.has(group)) ? theirs : other;
  }
  const { theirs, other } = SIDE_FACTORS.resident;
  return policy.audience.every((group) => EMPLOYERS_AUDIENCE.has(group)) ? other : theirs;
}

function score(question: Question, indexed: IndexedPolicy, corpus: PolicyCorpus, today: string): Scored {
  const earned: { concept: Concept; points: number }[] = [];
  for (const [concept, said] of question.concepts) {
    const weight = indexed.concepts.get(concept.id);
    if (weight === undefined || concept.strength === "foreign") continue;
    earned.push({
      concept,
      points: STRENGTH_POINTS[concept.strength] * said * weight * corpus.rarity("concept", concept.id),
    });
  }
  earned.sort((a, b) => b.points - a.points);
  const points =
    earned.reduce((sum, one) => sum + one.points, 0) + WORDS_POINTS * wordsShare(question, indexed, corpus);
  const factor = STATUS_FACTORS[statusOn(indexed.policy, today)] * sideFactor(question, indexed);
  return { indexed, score: points * factor, shared: earned.map((one) => one.concept) };
}

/** How much of a kind of concept speaks for the policies against foreign and unknown words. */
const SPEAKS_FOR: Readonly<Record<Exclude<Concept["strength"], "foreign">, number>> = {
  topic: 1,
  need: 0.8,
  who: 0.6,
  weak: 0.3,
};
/** Unknown words may outweigh the known ones this many times before the question is about something else. */
const UNKNOWN_TOLERANCE = 1.5;
/** A part of the best score below which a policy is not an answer any more. */
const TAIL = 0.35;
/** The share of a question's own words that a policy must hold when no concept was understood. */
const WORDS_ALONE = 0.5;

/** Characters and words of the question that no policy knows. */
function unknownUnits(question: Question, corpus: PolicyCorpus): number {
  let units = 0;
  for (const run of question.rest) {
    const terms = termsOf(run);
    if (terms.length === 0) units += 1;
    else if (/^[a-z0-9]/i.test(run)) units += corpus.rarity("term", run) === 0 ? WORD_UNITS : 0;
    else units += terms.filter((term) => corpus.rarity("term", term) === 0).length + 1;
  }
  return units;
}

/**
 * Whether the policies are about what is asked. Foreign matters must not outweigh the known ones, and where nothing
 * but commonplace was understood, unknown words must not outweigh it either: 买电动车补贴 is no question to us.
 */
function isAbout(question: Question, corpus: PolicyCorpus): boolean {
  const { topic, need, who, weak, foreign } = question.explained;
  const known = topic * SPEAKS_FOR.topic + need * SPEAKS_FOR.need + who * SPEAKS_FOR.who + weak * SPEAKS_FOR.weak;
  if (foreign > 0 && foreign >= known) return false;
  if (topic > 0) return true;
  return known > 0 && unknownUnits(question, corpus) <= UNKNOWN_TOLERANCE * known + 1;
}

/**
 * Policies that answer a question, best first; [] when none does.
 * @param among the policies that may be offered, a part of the corpus
 */
export function rankPolicies(
  question: Question,
  among: readonly IndexedPolicy[],
  corpus: PolicyCorpus,
  today: string,
): Scored[] {
  const scored = among.map((indexed) => score(question, indexed, corpus, today));
  const about = isAbout(question, corpus);
  const foreign = question.explained.foreign > 0;
  const answers = about
    ? scored.filter((one) => one.shared.length > 0)
    : scored.filter((one) => !foreign && wordsShare(question, one.indexed, corpus) >= WORDS_ALONE);
  answers.sort((a, b) => b.score - a.score);
  const best = answers[0]?.score ?? 0;
  return answers.filter((one) => one.score > 0 && one.score >= best * TAIL);
}
