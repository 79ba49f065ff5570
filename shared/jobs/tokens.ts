/**
 * The words of the index: every pair of neighbouring CJK characters, and whole latin or digit words.
 * No dictionary: pairs found exactly what a substring search finds (reference/search.md §1, §2), and a segmenter cut
 * query and text differently. Change anything here and raise TOKENIZER_VERSION: old generations are then rebuilt.
 */
export const TOKENIZER_VERSION = 1;

/** The form in which text is compared: NFKC (full width → half width, ㊙ → 秘), then lower case. */
export function normalise(text: string): string {
  return isNormal(text) ? text : text.toWellFormed().normalize("NFKC").toLowerCase();
}

/**
 * Whether a text is plainly in that form: ASCII without capitals, the Han characters of U+4E00 to U+9FFF and 、 to 】,
 * of which NFKC changes none. Most words asked for and most short fields are. (Mapping full-width forms here as well
 * was tried: ICU is faster.)
 */
function isNormal(text: string): boolean {
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) {
      if (unit >= 0x41 && unit <= 0x5a) return false;
    } else if ((unit < 0x4e00 || unit > 0x9fff) && (unit < 0x3001 || unit > 0x3011)) return false;
  }
  return true;
}

/** What a UTF-16 unit is to the index. `UNKNOWN` only means "not looked up yet". */
const UNKNOWN = 0;
export const BREAK = 1;
export const CJK = 2;
export const WORD = 3;

/** Filled on demand: asking the Unicode tables for all 65 536 units would cost a cold start 10 ms. */
const kinds = new Uint8Array(65_536);

/**
 * Han, kana, Hangul, iteration marks; and surrogates, so that a rare character (𠮷) or an emoji is a pair of units
 * and found like any other pair.
 */
const CJK_RANGES: readonly (readonly [number, number])[] = [
  [0x3005, 0x3007],
  [0x3041, 0x3096],
  [0x309d, 0x309f],
  [0x30a1, 0x30fa],
  [0x30fc, 0x30ff],
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0xac00, 0xd7a3],
  [0xd800, 0xdfff],
  [0xf900, 0xfaff],
];
const LETTER_OR_DIGIT = /[\p{L}\p{N}\p{M}]/u;

function learn(unit: number): number {
  const cjk = CJK_RANGES.some(([from, to]) => unit >= from && unit <= to);
  const kind = cjk ? CJK : LETTER_OR_DIGIT.test(String.fromCharCode(unit)) ? WORD : BREAK;
  kinds[unit] = kind;
  return kind;
}

/** BREAK, CJK or WORD for one UTF-16 unit of normalised text. */
export function kindOf(unit: number): number {
  const kind = kinds[unit] as number;
  return kind === UNKNOWN ? learn(unit) : kind;
}

const PLUS = 0x2b;
const HASH = 0x23;
const PAIR = 65_536;

/** Key of two neighbouring CJK units: injective, so pairs never collide. */
export function pairKey(first: number, second: number): number {
  return first * PAIR + second;
}

/**
 * Key of "this unit ends a run here, and starts no pair in this field". With it, all fields that hold a character c
 * are the keys `pairKey(c, 0)` … `pairKey(c, 65535)`: single characters are found without postings of their own.
 */
export function lastKey(unit: number): number {
  return unit * PAIR;
}

/**
 * Key of the latin word that stands in the text from `from` to `to`: a negative 52-bit hash (two FNV-1a). 32 bits collide for 1 % of vocabularies of 10 000 words;
 * with 52 bits a hundred thousand words collide once in a million feeds, so no hit is checked again.
 */
export function wordKey(text: string, from = 0, to = text.length): number {
  let one = 0x811c9dc5;
  let two = 0x050c5d1f;
  for (let i = from; i < to; i += 1) {
    const unit = text.charCodeAt(i);
    one = Math.imul(one ^ unit, 0x01000193);
    two = Math.imul(two ^ (unit + 0x9e37), 0x01000193) ^ (two >>> 15);
  }
  return -1 - ((one >>> 0) * 0x10_0000 + ((two >>> 0) & 0xf_ffff));
}

/** Where the word that starts at `start` ends: letters and digits, and the ++ or # of C++ and C#. */
function wordEnd(text: string, start: number): number {
  let end = start + 1;
  while (end < text.length && kindOf(text.charCodeAt(end)) === WORD) end += 1;
  if (text.charCodeAt(end) === HASH) return end + 1;
  if (text.charCodeAt(end) === PLUS && text.charCodeAt(end + 1) === PLUS) return end + 2;
  return end;
}

/** Scratch: the units that end a run in this field. */
let lasts = new Uint16Array(1_024);
/** Serial number of the field in which a unit last started a pair; see `lastKey`. */
const startedIn = new Uint32Array(65_536);
let serial = 0;

/** Calls `emit` with every key of one field's normalised text; keys may repeat. */
export function eachKey(text: string, emit: (key: number) => void): void {
  serial = serial === 0xffff_ffff ? 1 : serial + 1;
  if (lasts.length < text.length) lasts = new Uint16Array(2 * text.length);
  let ended = 0;
  let at = 0;
  while (at < text.length) {
    const unit = text.charCodeAt(at);
    const kind = kindOf(unit);
    if (kind === WORD) {
      const end = wordEnd(text, at);
      emit(wordKey(text, at, end));
      at = end;
    } else if (kind === CJK) {
      const next = at + 1 < text.length ? text.charCodeAt(at + 1) : 0;
      if (next !== 0 && kindOf(next) === CJK) {
        startedIn[unit] = serial;
        emit(pairKey(unit, next));
      } else {
        lasts[ended] = unit;
        ended += 1;
      }
      at += 1;
    } else at += 1;
  }
  for (let i = 0; i < ended; i += 1) {
    const unit = lasts[i] as number;
    if (startedIn[unit] !== serial) emit(lastKey(unit));
  }
}

/** How a term is looked up. */
export interface TermKeys {
  /** All of these must stand in the same field. Empty for a lone character or for symbols alone. */
  readonly keys: readonly number[];
  /** Set when the term's only letter is this one CJK unit. */
  readonly lone: number | null;
  /** True when keys (or `lone`) alone decide; else the text must be read for the term as a whole. */
  readonly exact: boolean;
}

/** The keys of one normalised term. */
export function termKeys(term: string): TermKeys {
  const keys = new Set<number>();
  let lone: number | null = null;
  let exactly = false;
  let at = 0;
  while (at < term.length) {
    const unit = term.charCodeAt(at);
    const kind = kindOf(unit);
    if (kind === WORD) {
      const end = wordEnd(term, at);
      keys.add(wordKey(term, at, end));
      exactly = at === 0 && end === term.length;
      at = end;
    } else if (kind === CJK) {
      const next = at + 1 < term.length ? term.charCodeAt(at + 1) : 0;
      if (next !== 0 && kindOf(next) === CJK) {
        keys.add(pairKey(unit, next));
        exactly = at === 0 && term.length === 2;
      } else lone ??= unit;
      at += 1;
    } else at += 1;
  }
  if (keys.size > 0) return { keys: [...keys], lone: null, exact: exactly };
  return { keys: [], lone, exact: lone !== null && term.length === 1 };
}

/**
 * Whether normalised `text` holds `term` as the index means it: as a substring that does not cut a latin word in two
 * ("java" is not in "javascript"; ".net" is in "asp.net").
 */
export function holdsTerm(text: string, term: string): boolean {
  const wordFirst = kindOf(term.charCodeAt(0)) === WORD;
  const wordLast = kindOf(term.charCodeAt(term.length - 1)) === WORD;
  for (let at = text.indexOf(term); at !== -1; at = text.indexOf(term, at + 1)) {
    const after = at + term.length;
    const cutsBefore = wordFirst && at > 0 && kindOf(text.charCodeAt(at - 1)) === WORD;
    const cutsAfter = wordLast && after < text.length && kindOf(text.charCodeAt(after)) === WORD;
    if (!cutsBefore && !cutsAfter) return true;
  }
  return false;
}

/** Whether a normalised term is CJK and nothing else: it may then be looked for in unnormalised text. */
export function isCjk(term: string): boolean {
  for (let i = 0; i < term.length; i += 1) if (kindOf(term.charCodeAt(i)) !== CJK) return false;
  return term.length > 0;
}

/** Whether a normalised term has no letter, digit or character in it that the index knows. */
export function isSymbols(term: string): boolean {
  for (let i = 0; i < term.length; i += 1) if (kindOf(term.charCodeAt(i)) !== BREAK) return false;
  return true;
}

/** Whether normalising left every CJK run as it was; then a CJK term stands in the one iff it stands in the other. */
export function sameCjkRuns(original: string, normalised: string): boolean {
  let i = 0;
  let j = 0;
  for (;;) {
    const from = i;
    const fromNormalised = j;
    while (i < original.length && kindOf(original.charCodeAt(i)) !== CJK) i += 1;
    while (j < normalised.length && kindOf(normalised.charCodeAt(j)) !== CJK) j += 1;
    if (i > from !== j > fromNormalised) return false;
    if (i === original.length || j === normalised.length) return i === original.length && j === normalised.length;
    while (i < original.length && original.charCodeAt(i) === normalised.charCodeAt(j)) {
      if (kindOf(original.charCodeAt(i)) !== CJK) break;
      i += 1;
      j += 1;
    }
    const more = i < original.length && kindOf(original.charCodeAt(i)) === CJK;
    const moreNormalised = j < normalised.length && kindOf(normalised.charCodeAt(j)) === CJK;
    if (more || moreNormalised) return false;
  }
}
