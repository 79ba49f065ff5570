import { isPinyin } from "../pinyin/sounds.ts";
import { lexicon } from "../search/lexicon.ts";
import { isCjk, isSymbols, normalise } from "./tokens.ts";
import { readLetterRun } from "./understand/latin.ts";
import { Draft, type Plan, type Reading, type Vocabulary } from "./understand/plan.ts";
import { readSegment } from "./understand/segment.ts";

export type { Plan, Reading, Term, Vocabulary, Without } from "./understand/plan.ts";

/** Words of one question that are looked for; a pasted page of text must not become a thousand look-ups. */
export const TERMS_MAX = 16;
/** Words of symbols alone ("%") among them: the index knows none, so each costs a look at every text. */
const SYMBOLS_MAX = 2;

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

/** Ends of sentences stand between words as blanks do, unless the mark is part of a latin word (.net, C++). */
const SENTENCE_ENDS = /[。!?;~…:「」“”"《》【】]+/u;

/**
 * Reads a question before the index is asked: places, kinds of employment, pay, age, shifts and benefits, synonyms,
 * pinyin, slips of the pen and glued words (reference/search.md §5), each step shown as a chip that can be taken back.
 *
 * A word that jobs hold as it stands is looked for as it stands, and nothing is added to it where it finds enough
 * (`isPlain`): such an answer is exactly that of a plain substring search, and bears no chip.
 */
export function understand(text: string, vocabulary: Vocabulary, reading: Reading = {}): Plan {
  const words = withDenials(splitTerms(text));
  const draft = new Draft(reading);
  for (let at = 0; at < words.length; ) {
    let to = at;
    while (to < words.length && isPinyin(words[to] as string)) to += 1;
    if (to - at > 1 && readLetterRun(draft, words.slice(at, to), vocabulary)) at = to;
    else {
      readSentences(draft, words[at] as string, words.length === 1, vocabulary);
      at += 1;
    }
  }
  const nothing = draft.terms.length === 0 && draft.without.length === 0 && Object.keys(draft.filters).length === 0;
  if (draft.takenBack && nothing) {
    const terms = words.map((word) => ({ text: word, alternatives: [], weight: "word" }) as const);
    return { terms, without: [], filters: {}, chips: [] };
  }
  return { terms: draft.terms.slice(0, TERMS_MAX), without: draft.without, filters: draft.filters, chips: draft.chips };
}

/** 不要 and what it denies are one, with a blank between or without. */
function withDenials(words: readonly string[]): readonly string[] {
  const joined: string[] = [];
  let denial = "";
  for (const word of words) {
    const denies = lexicon().meanings(word)[0]?.kind === "not";
    if (!denies) joined.push(denial + word);
    denial = denies ? denial + word : "";
  }
  return denial === "" ? joined : [...joined, denial];
}

/** A word that holds marks of sentences is taken apart at them, unless jobs hold it as it stands. */
function readSentences(draft: Draft, word: string, alone: boolean, vocabulary: Vocabulary): void {
  const parts = word.split(SENTENCE_ENDS).filter((part) => part !== "");
  const whole = parts.length === 0 || parts[0] === word || vocabulary.frequency(word) > 0;
  for (const part of whole ? [word] : parts) readSegment(draft, part, alone && parts.length <= 1, vocabulary);
}
