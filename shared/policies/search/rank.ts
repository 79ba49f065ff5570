import type { Concept } from "../vocabulary/concept.ts";
import { type Indexed, termsOf, type Vocabulary } from "./corpus.ts";
import { type Question, WORD_UNITS } from "./question.ts";

/** What a concept of each strength is worth when question and row share it. */
const STRENGTH_POINTS: Readonly<Record<Concept["strength"], number>> = {
  topic: 3,
  need: 2.2,
  who: 1.8,
  weak: 0.6,
  foreign: 0,
};
/** What the words themselves are worth when all of them stand in the row. */
const WORDS_POINTS = 2.5;
/** What a word that stands in no row counts among those asked for. */
const UNKNOWN_TERM = 0.5;
/** What in the question a row answered. */
export interface Scored<T> {
  readonly row: T;
  readonly score: number;
  /** Concepts that question and row share, best first. */
  readonly shared: readonly Concept[];
}

function wordsShare(question: Question, indexed: Indexed<unknown>, corpus: Vocabulary): number {
  let had = 0;
  let asked = 0;
  for (const term of new Set(termsOf(question.content))) {
    const rarity = corpus.rarity("term", term);
    asked += rarity === 0 ? UNKNOWN_TERM : rarity;
    had += rarity * (indexed.terms.get(term) ?? 0);
  }
  return asked === 0 ? 0 : had / asked;
}

/** How much of the question's own words a row holds, wherever they stand in it. */
function coverage(question: Question, indexed: Indexed<unknown>, corpus: Vocabulary): number {
  let had = 0;
  let asked = 0;
  for (const term of new Set(termsOf(question.content))) {
    const rarity = corpus.rarity("term", term);
    asked += rarity === 0 ? 1 : rarity;
    if (indexed.terms.has(term)) had += rarity;
  }
  return asked === 0 ? 0 : had / asked;
}

function score<T>(question: Question, indexed: Indexed<T>, corpus: Vocabulary): Scored<T> {
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
  return { row: indexed.row, score: points, shared: earned.map((one) => one.concept) };
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
/** A part of the best score below which a row is no answer any more. */
const TAIL = 0.35;
/** The share of a question's own words that a row must hold when no concept was understood. */
const WORDS_ALONE = 0.5;

/** Characters and words of the question that no row knows. */
function unknownUnits(question: Question, corpus: Vocabulary): number {
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
function isAbout(question: Question, corpus: Vocabulary): boolean {
  const { topic, need, who, weak, foreign } = question.explained;
  const known = topic * SPEAKS_FOR.topic + need * SPEAKS_FOR.need + who * SPEAKS_FOR.who + weak * SPEAKS_FOR.weak;
  if (foreign > 0 && foreign >= known) return false;
  if (topic > 0) return true;
  return known > 0 && unknownUnits(question, corpus) <= UNKNOWN_TOLERANCE * known + 1;
}

/**
 * Rows that answer a question, best first; [] when none does.
 * @param among the rows that may be offered, a part of the corpus
 * @param factor what else counts for a row, 1 = nothing
 */
export function rank<T>(
  question: Question,
  among: readonly Indexed<T>[],
  corpus: Vocabulary,
  factor: (row: T) => number = () => 1,
): Scored<T>[] {
  const about = isAbout(question, corpus);
  const foreign = question.explained.foreign > 0;
  const answers = among
    .map((indexed) => ({ indexed, scored: score(question, indexed, corpus) }))
    .filter(({ indexed, scored }) =>
      about ? scored.shared.length > 0 : !foreign && coverage(question, indexed, corpus) >= WORDS_ALONE,
    )
    .map(({ scored }) => ({ ...scored, score: scored.score * factor(scored.row) }))
    .toSorted((a, b) => b.score - a.score);
  const best = answers[0]?.score ?? 0;
  return answers.filter((one) => one.score > 0 && one.score >= best * TAIL);
}
