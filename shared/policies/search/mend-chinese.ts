import { foldSound, soundsOf } from "../../pinyin/sounds.ts";
import { canonicalShape } from "./lookalikes.ts";

/** Looks for the word that was meant by characters that are none. */
export interface ChineseMender {
  /** The word that `slip` may stand for, or null. `slip` itself is no known word. */
  mend(slip: string): string | null;
  /** The other word that sounds just like these characters; null = none, or they are a word themselves. */
  soundsLike(slip: string): string | null;
  /** Characters of the longest word that can be mended to. */
  readonly longest: number;
}

/** Sounds alike when z is not told from zh only from this many characters on: shorter words meet by chance. */
const FOLDED_FROM = 3;
/** One wrong character, whatever it looks like, is mended from this length on. */
const ONE_WRONG_FROM = 4;
/** Characters that are written on purpose: 实习岗拿补贴 is not a slip for 岗位补贴. */
const MEANT: ReadonlySet<string> = new Set("的了吗呢啊吧着过和与或给拿领发要有没能可去来到在是不也都就还想问找做办交");
/** Two neighbours that changed places are put right from this length on. */
const SWAPPED_FROM = 3;

function withGaps(word: string): string[] {
  return [...word].map((_, at) => `${word.slice(0, at)}?${word.slice(at + 1)}`);
}

function withSwaps(word: string): string[] {
  return [...Array(word.length - 1).keys()].map(
    (at) => word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2),
  );
}

/** Keys under which a word is found, the surest kind first. */
function keysOf(text: string): string[] {
  const sounds = soundsOf(text).map((sound) => sound.join(" "));
  return [
    ...sounds.map((sound) => `s:${sound}`),
    `l:${canonicalShape(text)}`,
    ...(text.length >= FOLDED_FROM ? sounds.map((sound) => `f:${foldSound(sound)}`) : []),
    ...(text.length >= SWAPPED_FROM ? [`w:${text}`] : []),
    ...(text.length >= ONE_WRONG_FROM ? withGaps(text).map((gap) => `g:${gap}`) : []),
  ];
}

/** A mender to these words; of two that fit equally the earlier wins. */
export function createChineseMender(words: Iterable<string>): ChineseMender {
  const byKey = new Map<string, string>();
  const own = new Set<string>();
  let longest = 0;
  for (const word of words) {
    longest = Math.max(longest, word.length);
    own.add(word);
    const swaps = word.length >= SWAPPED_FROM ? withSwaps(word).map((swap) => `w:${swap}`) : [];
    for (const key of [...keysOf(word), ...swaps]) if (!byKey.has(key)) byKey.set(key, word);
  }
  return {
    longest,
    soundsLike(slip) {
      if (own.has(slip)) return null;
      const sounds = soundsOf(slip).map((sound) => byKey.get(`s:${sound.join(" ")}`));
      return sounds.find((word) => word !== undefined) ?? null;
    },

    mend(slip) {
      for (const key of keysOf(slip)) {
        if (key.startsWith("g:") && MEANT.has(slip[key.indexOf("?") - 2] ?? "")) continue;
        const word = byKey.get(key);
        if (word !== undefined && word !== slip) return word;
      }
      return null;
    },
  };
}
