import { familyWords, kindredWords, otherWords } from "../../search/lexicon.ts";
import type { Draft, Term, Vocabulary } from "./plan.ts";

/**
 * Jobs with the word itself in the title, a page full, from which on synonyms are not mixed in: the answer is then what
 * a plain search for the word gives, and other words are offered with their count instead (`relax`). Jobs that merely
 * mention it do not count: 57 of 60 000 real postings hold 保安, ten are for one.
 */
const ENOUGH_TITLES = 20;
/** Alternatives looked for; the tables are ordered, the plainest first. */
const ALTERNATIVES_MAX = 20;
/** Other words a chip names. */
const SHOWN_MAX = 4;

/** Whether postings call the work so, so often that nothing need be added. */
export function isPlain(word: string, vocabulary: Vocabulary): boolean {
  return vocabulary.titles(word) >= ENOUGH_TITLES;
}

/** With fewer titles than this under all names of the work, kindred work is looked for as well. */
const FEW_TITLES = 12;

type Others = Required<Pick<Term, "alternatives" | "kindred" | "family">>;

/** Other words that postings use, in title or tags (alternatives) or in titles, at most ALTERNATIVES_MAX each. */
function otherTerms(word: string, wide: boolean, vocabulary: Vocabulary): Others {
  const inTitles = (words: readonly string[]) =>
    words.filter((other) => vocabulary.titles(other) > 0).slice(0, ALTERNATIVES_MAX);
  const alternatives = otherWords(word)
    .filter((other) => vocabulary.titled(other) > 0)
    .slice(0, ALTERNATIVES_MAX);
  const said = vocabulary.titles(word);
  const titles = alternatives.reduce((sum, one) => sum + vocabulary.titles(one), said);
  if (titles >= FEW_TITLES && !wide) return { alternatives, kindred: [], family: [] };
  const kindred = inTitles(kindredWords(word));
  const family = said > 0 && !wide ? [] : inTitles(familyWords(word)).filter((other) => !kindred.includes(other));
  return { alternatives, kindred, family };
}

function listed(words: readonly string[]): string {
  return words.slice(0, SHOWN_MAX).join("、");
}

/** The term for a kind of work: the word, and what else it is called where the word itself finds little. */
export function workTerm(draft: Draft, word: string, vocabulary: Vocabulary): Term {
  const plain: Term = { text: word, alternatives: [], weight: "work" };
  if (isPlain(word, vocabulary) && !draft.also.has(word) && !draft.wide) return plain;
  const { alternatives, kindred, family } = otherTerms(word, draft.wide, vocabulary);
  const others = [...alternatives, ...kindred, ...family];
  if (others.length === 0) return plain;
  if (!draft.step("synonym", word, `也找：${listed(others)}`, others.join(" "))) return plain;
  return { ...plain, alternatives, kindred, family };
}

/** The term for a word that was meant by another one: `meant` and its synonyms, all as alternatives of what was typed. */
export function meantTerm(
  draft: Draft,
  kind: "pinyin" | "typo",
  typed: string,
  meant: readonly string[],
  vocabulary: Vocabulary,
): Term {
  const plain: Term = { text: typed, alternatives: [], weight: "work" };
  if (!draft.step(kind, typed, `「${typed}」→ ${listed(meant)}`, meant.join(" "))) return plain;
  const first = meant[0] as string;
  const term = workTerm(draft, first, vocabulary);
  if (meant.length === 1) return term;
  return { ...term, alternatives: [...new Set([...term.alternatives, ...meant.slice(1)])] };
}
