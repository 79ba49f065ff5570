import { CJK, kindOf, normalise } from "../jobs/tokens.ts";
import { foldSyllable, rememberingFold, type SpokenWord, worthOf } from "./sound-index.ts";

/** Costs of a match, as measured in reference/ui.md ("Domain suggester"); the fewest taps were needed with these. */
const COST = {
  initial: 0.6,
  unfinishedLast: 0.4,
  unfinished: 2.5,
  folded: 1.5,
  foldedLast: 2,
  untyped: 0.12,
  skipped: 6,
} as const;
/** score = cost × 10 − 2.4 · log2 of what is wanted (the same page; the prior counts as doublings of jobs). */
const COST_WEIGHT = 10;
const WANTED_WEIGHT = 2.4;
/** Nothing that can be asked for takes more; a paste is no beginning of a word. */
const TYPED_MAX = 32;
const NO_MATCH = Number.POSITIVE_INFINITY;

export interface Suggested {
  readonly words: readonly SpokenWord[];
  /** Letters that lead on to at least one word. */
  readonly keys: readonly string[];
}

/** Completes what is typed; see `createSuggester`. */
export type Suggester = (text: string, limit: number) => Suggested;

/** A word prepared for matching: for every syllable the character it stands for, its sound and its folded sound. */
interface Entry {
  readonly word: SpokenWord;
  readonly units: readonly string[];
  readonly folded: readonly string[];
  /** By syllable: what may be typed first for it. */
  readonly firsts: readonly (readonly string[])[];
  readonly wanted: number;
}

function entryOf(word: SpokenWord, fold: (syllable: string) => string): Entry {
  const units = normalise(word.term).match(/[a-z0-9+#.]+|[\s\S]/g) ?? [];
  return {
    word,
    units: units.length === word.syllables.length ? units : word.syllables,
    folded: word.syllables.map(fold),
    firsts: word.syllables.map(firstLetters),
    wanted: WANTED_WEIGHT * worthOf(word),
  };
}

/** Letters with which one may begin to type a syllable: its own, and that of a sound many do not tell from it. */
function firstLetters(syllable: string): readonly string[] {
  const first = syllable.charAt(0);
  if (first === "n") return ["n", "l"];
  if (first === "l") return ["l", "n"];
  if (first === "f") return ["f", "h"];
  return first === "h" && syllable.charAt(1) === "u" ? ["h", "f"] : [first];
}

/** What is typed, and what its stretches are when folded: worked out once for all words. */
interface Typed {
  readonly text: string;
  readonly length: number;
  fold(from: number, length: number): string;
}

function typedOf(text: string): Typed {
  const folds: string[] = [];
  return {
    text,
    length: text.length,
    fold(from, length) {
      const at = from * SYLLABLE_MAX + length;
      const known = folds[at];
      if (known !== undefined) return known;
      const fold = foldSyllable(text.slice(from, from + length));
      folds[at] = fold;
      return fold;
    },
  };
}
/** Letters of the longest syllable (zhuang), and one. */
const SYLLABLE_MAX = 7;

/** Both ways to write ü. */
function plainLetters(text: string): string {
  return text.replaceAll("ü", "v").replaceAll(/[\s'’]/g, "");
}

/**
 * Completes pinyin (whole, initials, any prefix of each syllable, z for zh, n for l and the like), characters, and both
 * mixed. Words lie by the letters their syllables begin with, so a tap looks at a part of them only.
 */
export function createSuggester(words: readonly SpokenWord[]): Suggester {
  const fold = rememberingFold();
  const entries = words.map((word) => entryOf(word, fold)).sort((a, b) => b.wanted - a.wanted);
  const byStart = new Map<string, Entry[]>();
  for (const entry of entries) {
    const starts = new Set([
      ...entry.units.map((unit) => unit.charAt(0)),
      ...entry.word.syllables.flatMap(firstLetters),
    ]);
    for (const start of starts) {
      const list = byStart.get(start);
      if (list === undefined) byStart.set(start, [entry]);
      else list.push(entry);
    }
  }
  const allKeys = [...byStart.keys()].filter((key) => /^[a-z]$/.test(key)).sort();

  return (text, limit) => {
    const typed = plainLetters(normalise(text));
    if (typed === "") return { words: entries.slice(0, limit).map(({ word }) => word), keys: allKeys };
    if (typed.length > TYPED_MAX) return { words: [], keys: [] };
    const keys = new Set<string>();
    const query = typedOf(typed);
    const found: { readonly entry: Entry; readonly score: number }[] = [];
    for (const entry of byStart.get(typed.charAt(0)) ?? []) {
      const cost = costOf(entry, query, keys);
      if (cost !== NO_MATCH) found.push({ entry, score: cost * COST_WEIGHT - entry.wanted });
    }
    found.sort((a, b) => a.score - b.score || (a.entry.word.term < b.entry.word.term ? -1 : 1));
    return { words: found.slice(0, limit).map(({ entry }) => entry.word), keys: [...keys].sort() };
  };
}

/** The cheapest way in which `typed` begins the word at one of its syllables; adds the letters that lead on to `keys`. */
function costOf(entry: Entry, typed: Typed, keys: Set<string>): number {
  let best = NO_MATCH;
  const first = typed.text.charAt(0);
  for (let start = 0; start < entry.units.length; start += 1) {
    if (!begins(entry, start, first)) continue;
    const cost = match(entry, typed, 0, start, keys);
    if (cost !== NO_MATCH) best = Math.min(best, cost + start * COST.skipped);
  }
  return best;
}

function begins(entry: Entry, syllable: number, first: string): boolean {
  return (entry.firsts[syllable] as readonly string[]).includes(first) || entry.units[syllable]?.charAt(0) === first;
}

function match(entry: Entry, typed: Typed, at: number, syllable: number, keys: Set<string>): number {
  const left = entry.units.length - syllable;
  if (at === typed.length) {
    if (left > 0) for (const key of entry.firsts[syllable] ?? []) addKey(keys, key);
    return left * COST.untyped;
  }
  if (left === 0) return NO_MATCH;
  const unit = entry.units[syllable] as string;
  if (!begins(entry, syllable, typed.text.charAt(at))) return NO_MATCH;
  if (typed.text.startsWith(unit, at) && (unit.length > 1 || kindOf(unit.charCodeAt(0)) === CJK))
    return match(entry, typed, at + unit.length, syllable + 1, keys);
  if (!isLetter(typed.text.charCodeAt(at))) return NO_MATCH;
  return Math.min(plainly(entry, typed, at, syllable, keys), folded(entry, typed, at, syllable, keys));
}

/** The syllable as it is written: whole, or any prefix of it. */
function plainly(entry: Entry, typed: Typed, at: number, syllable: number, keys: Set<string>): number {
  const sound = entry.word.syllables[syllable] as string;
  let best = NO_MATCH;
  let same = 0;
  while (same < sound.length && at + same < typed.length && typed.text[at + same] === sound[same]) same += 1;
  for (let taken = 1; taken <= same; taken += 1) {
    const rest = match(entry, typed, at + taken, syllable + 1, keys);
    if (rest !== NO_MATCH) best = Math.min(best, rest + costOfPrefix(sound, taken, at + taken === typed.length));
  }
  if (at + same === typed.length && same < sound.length && same > 0) {
    addKey(keys, sound.charAt(same));
    // Who types z for zh goes on with the vowel.
    if (same === 1 && sound.charAt(1) === "h") addKey(keys, sound.charAt(2));
  }
  return best;
}

function costOfPrefix(sound: string, taken: number, last: boolean): number {
  if (taken === sound.length) return 0;
  if (taken === 1 || (taken === 2 && sound.charAt(1) === "h")) return COST.initial;
  return last ? COST.unfinishedLast : COST.unfinished;
}

/** The syllable as many say it: equal when folded, or for the last one a beginning of it, from two letters on. */
function folded(entry: Entry, typed: Typed, at: number, syllable: number, keys: Set<string>): number {
  const sound = entry.folded[syllable] as string;
  let best = NO_MATCH;
  const own = entry.word.syllables[syllable] as string;
  for (let taken = Math.min(SYLLABLE_MAX - 1, typed.length - at); taken >= 1; taken -= 1) {
    const plain = typed.fold(at, taken);
    if (plain === sound && !(taken === own.length && typed.text.startsWith(own, at))) {
      const rest = match(entry, typed, at + taken, syllable + 1, keys);
      if (rest !== NO_MATCH) best = Math.min(best, rest + COST.folded);
    } else if (at + taken === typed.length && sound.startsWith(plain) && plain !== sound) {
      best = Math.min(best, COST.foldedLast + (entry.units.length - syllable - 1) * COST.untyped);
      addKey(keys, sound.charAt(plain.length));
    }
  }
  return best;
}

function addKey(keys: Set<string>, key: string): void {
  if (key >= "a" && key <= "z" && key.length === 1) keys.add(key);
}

function isLetter(unit: number): boolean {
  return unit >= 0x61 && unit <= 0x7a;
}
