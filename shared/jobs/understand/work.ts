import { kindredWords, otherWords } from "../../search/lexicon.ts";
import type { Draft, Term, Vocabulary } from "./plan.ts";

/**
 * Jobs that hold the word itself from which on synonyms are not mixed in: the answer is then what a plain search for the
 * word gives, and other words are offered with their count instead (`relax`).
 */
const ENOUGH = 20;
/** So many of them in title or tags: the word is then one that postings use for the work, not one they mention. */
const ENOUGH_TITLED = 5;
/** Alternatives looked for; the tables are ordered, the plainest first. */
const ALTERNATIVES_MAX = 20;
/** Other words a chip names. */
const SHOWN_MAX = 4;

/** Whether postings use the word so often that nothing need be added to it. */
export function isPlain(word: string, vocabulary: Vocabulary): boolean {
  return vocabulary.frequency(word) >= ENOUGH && vocabulary.titled(word) >= ENOUGH_TITLED;
}

/** With fewer titles than this under all names of the work, kindred work is looked for as well. */
const FEW_TITLES = 12;

/** Other words that postings use in title or tags, at most ALTERNATIVES_MAX each. */
function usedWords(word: string, vocabulary: Vocabulary): Required<Pick<Term, "alternatives" | "kindred">> {
  const used = (words: readonly string[]) => words.filter((other) => vocabulary.titled(other) > 0);
  const alternatives = used(otherWords(word)).slice(0, ALTERNATIVES_MAX);
  const titles = [word, ...alternatives].reduce((sum, one) => sum + vocabulary.titled(one), 0);
  const kindred = titles < FEW_TITLES ? used(kindredWords(word)).slice(0, ALTERNATIVES_MAX) : [];
  return { alternatives, kindred };
}

function listed(words: readonly string[]): string {
  return words.slice(0, SHOWN_MAX).join("、");
}

/** The term for a kind of work: the word, and what else it is called where the word itself finds little. */
export function workTerm(draft: Draft, word: string, vocabulary: Vocabulary): Term {
  const plain: Term = { text: word, alternatives: [], weight: "work" };
  if (isPlain(word, vocabulary) && !draft.also.has(word)) return plain;
  const { alternatives, kindred } = usedWords(word, vocabulary);
  const others = [...alternatives, ...kindred];
  if (others.length === 0) return plain;
  if (!draft.step("synonym", word, `也找：${listed(others)}`, others.join(" "))) return plain;
  return { ...plain, alternatives, kindred };
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
