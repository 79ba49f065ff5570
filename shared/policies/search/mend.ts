import { CJK, kindOf } from "../../jobs/tokens.ts";
import { CONCEPTS } from "../vocabulary/all.ts";
import type { Concept } from "../vocabulary/concept.ts";
import { FILLER_EN, FILLER_ZH } from "../vocabulary/filler.ts";
import { stem, type Vocabulary } from "./corpus.ts";
import { createChineseMender } from "./mend-chinese.ts";
import { createLatinMender } from "./mend-latin.ts";
import { findSpans, partSpans, type Span, wordsOf } from "./spans.ts";

/** Puts slips of the pen and pinyin right, as far as the words of the rows allow. */
export type Mend = (text: string) => string;

/** The more telling kind of word is preferred when two sound alike. */
const TELLING: readonly Concept["strength"][] = ["topic", "need", "who", "weak"];
const SHORTEST = 2;
/** A word of this length that only sounds like one of ours is meant to be it, whatever its parts mean: 开班费, 开办费. */
const SURE_SOUND_FROM = 3;

const FILLERS_ZH: readonly string[] = FILLER_ZH.split(" ").filter((word) => word.length > 1);
const FILLERS_EN: ReadonlySet<string> = new Set(FILLER_EN.split(" "));

function chineseWords(): string[] {
  const sorted = CONCEPTS.filter(({ strength }) => strength !== "foreign").toSorted(
    (a, b) => TELLING.indexOf(a.strength) - TELLING.indexOf(b.strength),
  );
  const words = sorted.flatMap(wordsOf).filter((word) => word.length >= SHORTEST && kindOf(word.charCodeAt(0)) === CJK);
  return [...new Set(words)];
}

function englishWords(corpus: Vocabulary): string[] {
  const phrases = CONCEPTS.flatMap(({ en, strength }) =>
    strength === "foreign" || en === undefined ? [] : en.split("|"),
  );
  return [...phrases.flatMap((text) => text.match(/[a-z]{5,}(?!\*)/g) ?? []), ...corpus.english];
}

interface Token {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly known: boolean;
}

/** Pinyin parts syllables with an apostrophe: dang'an. */
function lettersOf({ text }: Token): string {
  return text.replaceAll("'", "");
}

function latinTokens(text: string, covered: readonly Span[], corpus: Vocabulary): Token[] {
  return [...text.matchAll(/[a-z']+/g)].map((found) => {
    const [word, start, end] = [found[0], found.index, found.index + found[0].length];
    const spoken = covered.some((span) => span.start < end && span.end > start);
    const known = spoken || FILLERS_EN.has(word) || corpus.rarity("term", stem(word)) > 0;
    return { text: word, start, end, known };
  });
}

/** Neighbouring tokens that are all syllables, with one among them that is no English. */
function pinyinRuns(text: string, tokens: readonly Token[], isSyllables: (token: Token) => boolean): Token[][] {
  const runs: Token[][] = [];
  for (const token of tokens) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    const joined = last !== undefined && /^\s*$/.test(text.slice(last.end, token.start));
    if (!isSyllables(token)) runs.push([]);
    else if (run !== undefined && joined) run.push(token);
    else runs.push([token]);
  }
  return runs.filter((run) => run.some((token) => !token.known));
}

function replace(text: string, start: number, end: number, by: string): string {
  return `${text.slice(0, start)}${by}${text.slice(end)}`;
}

/** Places of a text that some concept explains. */
function coveredBy(text: string): Set<number> {
  const covered = new Set<number>();
  for (const { start, end } of partSpans(findSpans(text)).whole)
    for (let at = start; at < end; at += 1) covered.add(at);
  return covered;
}

/** A mender for questions to these rows. */
export function createMender(corpus: Vocabulary): Mend {
  const words = chineseWords();
  const chinese = createChineseMender(words);
  const latin = createLatinMender(words, englishWords(corpus));

  function mendLatin(text: string): string {
    const { whole } = partSpans(findSpans(text));
    const tokens = latinTokens(text, whole, corpus);
    let mended = text;
    const runs = pinyinRuns(text, tokens, (token) => latin.isSyllables(lettersOf(token)));
    const done = new Set<Token>();
    for (const run of runs.toReversed()) {
      const meant = latin.fromPinyin(run.map(lettersOf).join(""));
      if (meant === null) continue;
      for (const token of run) done.add(token);
      mended = replace(mended, run[0]?.start ?? 0, run.at(-1)?.end ?? 0, meant);
    }
    if (done.size > 0) return mended;
    for (const token of tokens.toReversed()) {
      if (token.known) continue;
      const meant = latin.fromInitials(token.text) ?? latin.fromSpelling(token.text);
      if (meant !== null) mended = replace(mended, token.start, token.end, meant);
    }
    return mended;
  }

  /** Whether characters are used by the policies or by everyone: then they are no slip. */
  function isUsual(slip: string): boolean {
    return (
      corpus.rarity("term", slip) > 0 || FILLERS_ZH.some((filler) => filler.includes(slip) || slip.includes(filler))
    );
  }

  /** Only characters that nothing explains are changed, and only where their neighbour makes no usual pair with them. */
  function mayChange(text: string, at: number, covered: ReadonlySet<number>): boolean {
    return !covered.has(at) && !isUsual(text.slice(at, at + 2)) && !isUsual(text.slice(Math.max(0, at - 1), at + 1));
  }

  function meantAt(text: string, start: number, length: number, covered: ReadonlySet<number>): string | null {
    const slip = text.slice(start, start + length);
    if (!/^[\u3400-\u9fff]+$/.test(slip)) return null;
    if ([...slip].every((_, at) => covered.has(start + at))) return null;
    const sure = length >= SURE_SOUND_FROM ? chinese.soundsLike(slip) : null;
    if (sure !== null) return sure;
    const free = [...slip].map((_, at) => mayChange(text, start + at, covered));
    if (!free.includes(true)) return null;
    const meant = chinese.mend(slip);
    const fits = meant !== null && [...slip].every((one, at) => one === meant.charAt(at) || free[at] === true);
    return fits ? meant : null;
  }

  function mendChinese(typed: string): string {
    let text = typed;
    for (let length = Math.min(chinese.longest, text.length); length >= SHORTEST; length -= 1) {
      const covered = coveredBy(text);
      for (let start = 0; start + length <= text.length; start += 1) {
        const meant = meantAt(text, start, length, covered);
        if (meant === null) continue;
        text = replace(text, start, start + length, meant);
        for (let at = start; at < start + length; at += 1) covered.add(at);
      }
    }
    return text;
  }

  return (text) => mendChinese(mendLatin(text));
}
