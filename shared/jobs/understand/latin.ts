import { isPinyin } from "../../pinyin/sounds.ts";
import { lexicon } from "../../search/lexicon.ts";
import type { SpokenWord } from "../../search/sound-index.ts";
import { applyCondition, isCondition } from "./conditions.ts";
import type { Draft, Vocabulary } from "./plan.ts";
import { meantTerm } from "./work.ts";

/** Initials are guessed up to this length; longer runs are words of another language. */
const INITIALS_MAX = 5;
/** Words that one spelling may stand for: reference/search.md §5, "top 3 by df". */
const MEANT_MAX = 3;
/** A word wanted this much less than the best of the same spelling is not meant (doublings of jobs and priors). */
const MEANT_RANGE = 6;

/** Takes letters for the words they spell; false = they spell none. */
function takeWords(draft: Draft, letters: string, found: readonly SpokenWord[], vocabulary: Vocabulary): boolean {
  const [first] = found;
  if (first === undefined) return false;
  const meanings = lexicon().meanings(first.term);
  const piece = { text: first.term, meanings, amount: null };
  if (isCondition(piece)) {
    if (draft.step("pinyin", letters, `「${letters}」→ ${first.term}`, first.term))
      applyCondition(draft, piece, vocabulary);
    else draft.literal(letters);
    return true;
  }
  const usual = found.filter((word) => word.kind !== "policy" && wanted(first) - wanted(word) <= MEANT_RANGE);
  const meant = usual.slice(0, MEANT_MAX).map(({ term }) => term);
  if (meant.length === 0) return false;
  draft.add(meantTerm(draft, "pinyin", letters, meant, vocabulary));
  return true;
}

function wanted(word: SpokenWord): number {
  return word.prior + Math.log2(1 + word.titled);
}

/** Two words written together: changningbaoan. */
function splitInTwo(letters: string, vocabulary: Vocabulary): readonly [string, string] | null {
  const sounds = vocabulary.sounds();
  for (let at = letters.length - 2; at >= 2; at -= 1) {
    const [left, right] = [letters.slice(0, at), letters.slice(at)];
    if (sounds.said(left).length > 0 && sounds.said(right).length > 0) return [left, right];
  }
  return null;
}

/** Up to so many jobs hold letters that are nevertheless read as pinyin. */
const RARE = 5;
/** Shifts, benefits and policies are not typed by their initials: zzz is not 坐着做. */
function isInitialled({ kind }: SpokenWord): boolean {
  return kind === "work" || kind === "title" || kind === "district" || kind === "street";
}
/** Initials of work asked for as often as this (保安, 司机) mean it even where titles hold the letters (BA, SJ). */
const INITIALS_PRIOR = 8;

/**
 * Reads letters: full pinyin, then initials, then two words written together; as pinyin only where jobs hardly hold
 * them, but for the initials of the commonest work.
 * @returns false when they are none of these
 */
export function readLetters(draft: Draft, letters: string, frequency: number, vocabulary: Vocabulary): boolean {
  const sounds = vocabulary.sounds();
  const short = letters.length <= INITIALS_MAX ? sounds.initials(letters).filter(isInitialled) : [];
  if (frequency > RARE || (frequency > 0 && vocabulary.titled(letters) > 0)) {
    const common = short.filter(({ kind, prior }) => kind === "work" && prior >= INITIALS_PRIOR);
    return takeWords(draft, letters, common, vocabulary);
  }
  const said = sounds.said(letters);
  if (said.length > 0) return takeWords(draft, letters, said, vocabulary);
  if (short.length > 0) return takeWords(draft, letters, short, vocabulary);
  const parts = splitInTwo(letters, vocabulary);
  if (parts === null) return false;
  for (const part of parts) takeWords(draft, part, sounds.said(part), vocabulary);
  return true;
}

/**
 * Reads several words of letters in a row, as pinyin is typed with blanks: the longest stretches that spell a known
 * word are taken, syllables beside them are what people say around it.
 * @returns false when not one stretch spells anything
 */
export function readLetterRun(draft: Draft, run: readonly string[], vocabulary: Vocabulary): boolean {
  if (!run.every((part) => isPinyin(part))) return false;
  const sounds = vocabulary.sounds();
  const skipped: string[] = [];
  let any = false;
  for (let at = 0; at < run.length; ) {
    let taken = 0;
    for (let to = run.length; to > at && taken === 0; to -= 1) {
      const letters = run.slice(at, to).join("");
      // One syllable alone may be an English word.
      const spells = to - at > 1 || vocabulary.titled(letters) === 0;
      if (spells && takeWords(draft, letters, sounds.said(letters), vocabulary)) taken = to - at;
    }
    if (taken === 0) skipped.push(run[at] as string);
    else any = true;
    at += Math.max(1, taken);
  }
  if (any && skipped.length > 0)
    draft.step("skipped", skipped.join(" "), `没用上：${skipped.join(" ")}`, skipped.join(" "));
  return any;
}

/** Letters typed into characters (bao洁, 保an): the words of as many syllables that fit; [] = none. */
export function fittingMixed(text: string, vocabulary: Vocabulary): readonly SpokenWord[] {
  const parts = text.match(/[a-z]+|[^a-z]/g) ?? [];
  const fits = (word: SpokenWord) => {
    let at = 0;
    for (const part of parts) {
      if (!/[a-z]/.test(part)) {
        if (word.term.charAt(at) !== part) return false;
        at += 1;
        continue;
      }
      let letters = part;
      while (letters !== "") {
        const syllable = word.syllables[at];
        if (syllable === undefined || !letters.startsWith(syllable)) return false;
        letters = letters.slice(syllable.length);
        at += 1;
      }
    }
    return at === word.syllables.length;
  };
  return vocabulary.sounds().words.filter(fits);
}
