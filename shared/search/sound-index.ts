import { CJK, kindOf } from "../jobs/tokens.ts";
import { foldSound, soundsOf } from "../pinyin/sounds.ts";

/** What a word that can be asked for is. */
export const SPOKEN_KINDS = ["work", "trait", "title", "district", "street", "policy"] as const;
export type SpokenKind = (typeof SPOKEN_KINDS)[number];

/** A word with its sound, as stored with a generation (table `sug`). */
export interface SpokenWord {
  readonly term: string;
  readonly kind: SpokenKind;
  /** Jobs whose title holds it, counted when the generation was built. */
  readonly titled: number;
  /** 0 to 9: how often residents ask for it. */
  readonly prior: number;
  /** Syllables without tone; letters and digits as they are. */
  readonly syllables: readonly string[];
}

/** Finds words by how they sound. */
export interface SoundIndex {
  readonly words: readonly SpokenWord[];
  /** Words with exactly this full pinyin, the most wanted first. */
  said(letters: string): readonly SpokenWord[];
  /** Words with exactly these initials (one letter a syllable). */
  initials(letters: string): readonly SpokenWord[];
  /** Words of as many characters that sound alike to many speakers. Never the word itself. */
  like(word: string): readonly SpokenWord[];
  /** Whether there is such a word. */
  knows(term: string): boolean;
}

/** Sounds many speakers do not tell apart: zh/z, ch/c, sh/s, -ng/-n, n-/l-, hu-/f-. */
export function foldSyllable(syllable: string): string {
  return foldSound(syllable)
    .replace(/^n/, "l")
    .replace(/^hu(?=[a-z])/, "f")
    .replace(/^hu$/, "fu")
    .replaceAll("v", "u");
}

/** `foldSyllable` that remembers: a table of thousands of words has some 400 syllables. Not for what is typed. */
export function rememberingFold(): (syllable: string) => string {
  const folds = new Map<string, string>();
  return (syllable) => {
    const known = folds.get(syllable);
    if (known !== undefined) return known;
    const fold = foldSyllable(syllable);
    folds.set(syllable, fold);
    return fold;
  };
}

/** The folded sounds of a word, syllables parted by blanks, each once. */
function foldedSounds(word: string, fold: (syllable: string) => string): Set<string> {
  return new Set(soundsOf(word).map((sound) => sound.map(fold).join(" ")));
}

function initialOf(syllable: string): string {
  return syllable.charAt(0);
}

/** Words asked for more often, and found in more titles, come first. */
export function wantedMore(a: SpokenWord, b: SpokenWord): number {
  return worthOf(b) - worthOf(a) || (a.term < b.term ? -1 : 1);
}
/** How much a word is wanted: its prior beside the number of titles, in doublings. */
export function worthOf(word: SpokenWord): number {
  return word.prior + Math.log2(1 + word.titled);
}

function push(map: Map<string, SpokenWord[]>, key: string, word: SpokenWord): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [word]);
  else if (list.at(-1) !== word) list.push(word);
}

function isHan(term: string): boolean {
  for (let at = 0; at < term.length; at += 1) if (kindOf(term.charCodeAt(at)) !== CJK) return false;
  return true;
}

const NONE: readonly SpokenWord[] = [];
/** A pasted text is no word. */
const LIKE_MAX = 10;

/** Makes the index of these words. Some 4 000 words take about 10 ms, so it is made when it is first needed. */
export function createSoundIndex(words: readonly SpokenWord[]): SoundIndex {
  const full = new Map<string, SpokenWord[]>();
  const short = new Map<string, SpokenWord[]>();
  const folded = new Map<string, SpokenWord[]>();
  const terms = new Set<string>();
  const fold = rememberingFold();
  // In their final order from the start: lists need no sorting of their own.
  for (const word of words.toSorted(wantedMore)) {
    terms.add(word.term);
    const letters = word.syllables.join("");
    push(full, letters, word);
    if (letters.includes("v")) push(full, letters.replaceAll("v", "u"), word);
    push(short, word.syllables.map(initialOf).join(""), word);
    if (!isHan(word.term)) continue;
    // Characters of two readings (会 in 会计): a slip is found by either.
    const sounds = foldedSounds(word.term, fold).add(word.syllables.map(fold).join(" "));
    for (const sound of sounds) push(folded, sound, word);
  }

  return {
    words,
    said: (letters) => full.get(letters) ?? NONE,
    initials: (letters) => short.get(letters) ?? NONE,
    like(slip) {
      if (slip.length < 2 || slip.length > LIKE_MAX || !isHan(slip)) return NONE;
      const found = new Set<SpokenWord>();
      for (const sound of foldedSounds(slip, foldSyllable))
        for (const word of folded.get(sound) ?? NONE) if (word.term !== slip) found.add(word);
      return [...found].sort((a, b) => sameCharacters(b.term, slip) - sameCharacters(a.term, slip) || wantedMore(a, b));
    },
    knows: (term) => terms.has(term),
  };
}

function sameCharacters(a: string, b: string): number {
  let same = 0;
  for (let at = 0; at < a.length; at += 1) if (a.charCodeAt(at) === b.charCodeAt(at)) same += 1;
  return same;
}
