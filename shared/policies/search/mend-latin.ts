import { foldSound, isPinyin, soundsOf, syllableEdges } from "../../pinyin/sounds.ts";

/** Looks for what was meant by latin letters that are no known English: pinyin, initials, or a misspelt word. */
export interface LatinMender {
  /** Whether letters are syllables and nothing else. */
  isSyllables(letters: string): boolean;
  /** Chinese words in the pinyin, one after another; null = none. */
  fromPinyin(letters: string): string | null;
  /** The Chinese word of these initials (syj → 失业金); null = none, or several. */
  fromInitials(letters: string): string | null;
  /** The English word that is a letter or two away; null = none. */
  fromSpelling(word: string): string | null;
}

/** Letters of pinyin that name a word without doubt; shorter ones are syllables of anything. */
const PINYIN_FROM = 4;
/** Initials of two characters stand for dozens of words. */
const INITIALS_FROM = 3;
/** Letters from which one, and from which two slips in an English word are mended. */
const ONE_SLIP_FROM = 6;
const TWO_SLIPS_FROM = 9;

/** Insertions, deletions, changes and swaps of neighbours between two words, at most `limit` + 1. */
function slips(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let [before, last] = [[] as number[], [...Array(b.length + 1).keys()]];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (before[j - 2] ?? 0) + 1);
      row.push(least);
    }
    [before, last] = [last, row];
  }
  return last[b.length] ?? limit + 1;
}

function soundIndex(words: Iterable<string>, write: (letters: string) => string): ReadonlyMap<string, string> {
  const index = new Map<string, string>();
  for (const word of words) {
    for (const sound of soundsOf(word)) {
      const letters = write(sound.join(""));
      if (letters.length >= PINYIN_FROM && !index.has(letters)) index.set(letters, word);
    }
  }
  return index;
}

function initialsIndex(words: Iterable<string>): ReadonlyMap<string, readonly string[]> {
  const index = new Map<string, string[]>();
  for (const word of words) {
    for (const sound of soundsOf(word)) {
      const initials = sound.map((syllable) => syllable.charAt(0)).join("");
      if (initials.length >= INITIALS_FROM) index.set(initials, [...new Set([...(index.get(initials) ?? []), word])]);
    }
  }
  return index;
}

/** The words that stand in the letters, from left to right, the longest at each place. */
function wordsIn(letters: string, edges: readonly number[], index: ReadonlyMap<string, string>): string[] {
  const found: string[] = [];
  let from = 0;
  while (from < letters.length) {
    const ends = edges.filter((edge) => edge > from).toReversed();
    const end = ends.find((edge) => index.has(letters.slice(from, edge)));
    if (end === undefined) from = ends.at(-1) ?? letters.length;
    else {
      found.push(index.get(letters.slice(from, end)) ?? "");
      from = end;
    }
  }
  return found;
}

/**
 * @param chinese words that pinyin may mean, the more telling first
 * @param english words in lower case that a slip may be mended to
 */
export function createLatinMender(chinese: readonly string[], english: Iterable<string>): LatinMender {
  const exact = soundIndex(chinese, (letters) => letters);
  const folded = soundIndex(chinese, foldSound);
  const initials = initialsIndex(chinese);
  const spelled = [...new Set(english)].filter((word) => word.length >= ONE_SLIP_FROM);

  return {
    isSyllables: isPinyin,

    fromPinyin(letters) {
      if (letters.length < PINYIN_FROM || !isPinyin(letters)) return null;
      const found = wordsIn(letters, syllableEdges(letters), exact);
      if (found.length > 0) return found.join(" ");
      const soft = foldSound(letters);
      const guessed = wordsIn(soft, [...Array(soft.length + 1).keys()], folded);
      return guessed.length > 0 ? guessed.join(" ") : null;
    },

    fromInitials(letters) {
      const words = initials.get(letters) ?? [];
      return words.length === 1 ? (words[0] ?? null) : null;
    },

    fromSpelling(word) {
      if (word.length < ONE_SLIP_FROM) return null;
      const limit = word.length >= TWO_SLIPS_FROM ? 2 : 1;
      // A slip is rarely in the first letter: president is no resident.
      const alike = spelled.filter((candidate) => candidate.charAt(0) === word.charAt(0));
      const near = alike.map((candidate) => ({ candidate, off: slips(word, candidate, limit) }));
      const best = near.filter(({ off }) => off <= limit).toSorted((a, b) => a.off - b.off)[0];
      return best?.candidate ?? null;
    },
  };
}
