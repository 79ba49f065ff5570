import { SYLLABLES } from "./syllables.ts";

/** Syllable → its characters. */
const CHARACTERS: ReadonlyMap<string, string> = new Map(
  SYLLABLES.flatMap((line) => line.split(" ")).map((word) => {
    const letters = /^[a-z]+/.exec(word)?.[0] ?? "";
    return [letters, word.slice(letters.length)] as const;
  }),
);
const BY_CHARACTER = readings();
const LONGEST_SYLLABLE = 6;

function readings(): ReadonlyMap<string, readonly string[]> {
  const map = new Map<string, string[]>();
  for (const [syllable, characters] of CHARACTERS)
    for (const character of characters) map.set(character, [...(map.get(character) ?? []), syllable]);
  return map;
}

/** A word of many characters of two readings has at most this many sounds here. */
const SOUNDS_MAX = 8;

/** How a word may sound, syllables apart and without tones; [] when it holds a rare character. */
export function soundsOf(word: string): string[][] {
  let sounds: string[][] = [[]];
  for (const character of word) {
    const syllables = BY_CHARACTER.get(character);
    if (syllables === undefined) return [];
    const [only] = syllables;
    // Nearly all have one reading: no copies of what is known so far.
    if (syllables.length === 1) for (const sound of sounds) sound.push(only as string);
    else sounds = sounds.flatMap((sound) => syllables.map((syllable) => [...sound, syllable])).slice(0, SOUNDS_MAX);
  }
  return sounds;
}

/** What many speakers and typists do not tell apart: zh/z, ch/c, sh/s, a final ng/n. */
export function foldSound(letters: string): string {
  return letters.replaceAll(/([zcs])h/g, "$1").replaceAll(/ng(?![aeiouv])/g, "n");
}

/** Ends of the syllables that letters can be cut into from `from`, in one way or another; empty = they cannot. */
function cuts(letters: string): readonly boolean[] {
  const reached = Array<boolean>(letters.length + 1).fill(false);
  reached[0] = true;
  for (let at = 0; at < letters.length; at += 1) {
    if (reached[at] !== true) continue;
    for (let length = 1; length <= LONGEST_SYLLABLE; length += 1) {
      if (CHARACTERS.has(letters.slice(at, at + length))) reached[at + length] = true;
    }
  }
  return reached;
}

/** Whether letters are syllables and nothing else: gongzuo, not how. */
export function isPinyin(letters: string): boolean {
  return /^[a-z]+$/.test(letters) && cuts(letters)[letters.length] === true;
}

/** Places in pinyin at which a syllable may begin or end. */
export function syllableEdges(letters: string): readonly number[] {
  return cuts(letters).flatMap((reached, at) => (reached ? [at] : []));
}
