import type { JobFilters } from "../contract/jobs.ts";
import { isCjk, isSymbols, normalise } from "./tokens.ts";

/** Words of one question that are looked for; a pasted page of text must not become a thousand look-ups. */
export const TERMS_MAX = 16;
/** Words of symbols alone ("%") among them: the index knows none, so each costs a look at every text. */
const SYMBOLS_MAX = 2;

/** One thing that every hit must have: the word itself or one of its alternatives. */
export interface Term {
  /** Normalised. */
  readonly text: string;
  /** Other words for it (synonyms, what was probably meant); a hit of one is a tier lower. Normalised. */
  readonly alternatives: readonly string[];
}

/** A step of understanding that the resident sees and may take back by its id. */
export interface Chip {
  readonly id: string;
  readonly kind: string;
  readonly text: string;
  readonly value: string;
}

/** What was understood: terms (all must be met, in any field), filters read out of the words, and their chips. */
export interface Plan {
  readonly terms: readonly Term[];
  readonly filters: JobFilters;
  readonly chips: readonly Chip[];
}

/** What understanding may know of the generation at hand. */
export interface Vocabulary {
  /** How many documents hold a normalised word, before any filter. */
  frequency(word: string): number;
}

/** Blank space, 、 , / and the characters nobody means to search for (controls, zero-width and direction marks). */
const SEPARATORS = /[\s\p{Cc}\p{Cf}、,/]+/u;

/**
 * The words of a question, normalised, in order, each once, at most TERMS_MAX, of symbols alone at most SYMBOLS_MAX.
 * Any string is a question.
 */
export function splitTerms(text: string): readonly string[] {
  const plain = normalise(text);
  if (isCjk(plain)) return [plain];
  const words = new Set(plain.split(SEPARATORS));
  words.delete("");
  let symbols = 0;
  const kept = [...words].filter((word) => !isSymbols(word) || ++symbols <= SYMBOLS_MAX);
  return kept.slice(0, TERMS_MAX);
}

/**
 * Reads a question. For now the words as they are typed; districts, kinds of employment, synonyms, pinyin and slips
 * (reference/search.md §5) come in here, as alternatives, filters and chips, and nothing behind it changes.
 * @param ignore ids of chips the resident has taken back
 */
export function understand(text: string, _vocabulary: Vocabulary, _ignore: readonly string[]): Plan {
  const terms = splitTerms(text).map((word) => ({ text: word, alternatives: [] }));
  return { terms, filters: {}, chips: [] };
}
