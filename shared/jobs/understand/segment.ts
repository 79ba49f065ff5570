import { barePay } from "../../search/amounts.ts";
import { cut, isFiller, isUnknown, type Piece } from "../../search/pieces.ts";
import { wantedMore } from "../../search/sound-index.ts";
import { isSymbols } from "../tokens.ts";
import { applyCondition, applyFrom, applySalary, isCondition, isPlace } from "./conditions.ts";
import { fittingMixed, readLetters } from "./latin.ts";
import { takeDenied } from "./negation.ts";
import type { Draft, Term, Vocabulary } from "./plan.ts";
import { meantTerm, workTerm } from "./work.ts";

/** Jobs that hold a run of characters as typed from which on it is not taken apart. */
const PLENTY = 20;
/** Up to so many jobs mention a run without one having it in its title: it may be a slip of the pen. */
const RARE = 5;
const TYPO_MEANT_MAX = 2;
/** From this prior on, a word is meant by what sounds like it even where descriptions happen to hold the characters. */
const SURE_PRIOR = 5;
/** What stands around a word and is no part of it: brackets, quotes. */
const AROUND = /^[^\p{L}\p{N}.]+|[^\p{L}\p{N}+#]+$/gu;

const LETTERS = /^[a-z]+$/;
const MIXED = /^(?=.*[a-z])(?=.*[\u4e00-\u9fff])[a-z\u4e00-\u9fff]+$/;

/** Reads one word of a question, as it stands between blanks. @param alone whether it is the whole question */
export function readSegment(draft: Draft, segment: string, alone: boolean, vocabulary: Vocabulary): void {
  const pay = barePay(segment);
  const pieces = pay === null ? cut(segment) : null;
  const [only] = pieces ?? [];
  if (isSymbols(segment)) skipSymbols(draft, segment);
  else if (pay !== null) applySalary(draft, segment, pay);
  else if (pieces === null || only === undefined) draft.literal(segment);
  else if (pieces.length === 1 && !isUnknown(only)) readWhole(draft, only, alone, vocabulary);
  else readParts(draft, segment, pieces, vocabulary);
}

/**
 * Symbols alone ("%", "★") are a slip of the finger. The index knows none, so looking for them means to read every text:
 * only done when the resident takes the step back.
 */
function skipSymbols(draft: Draft, word: string): void {
  if (!draft.step("skipped", word, `没用上：${word}`, word)) draft.literal(word);
}

/** A word of several pieces, or of none that is known: as it stands, put right, or taken apart. */
function readParts(draft: Draft, segment: string, pieces: readonly Piece[], vocabulary: Vocabulary): void {
  const frequency = vocabulary.frequency(segment);
  const left = vocabulary.titles(segment) > 0 ? null : takeDenied(draft, pieces, vocabulary);
  if (left !== null) {
    if (left.some((piece) => !isFiller(piece)))
      readPieces(draft, left.map(({ text }) => text).join(""), left, vocabulary);
    return;
  }
  if (mend(draft, segment, pieces, frequency, vocabulary)) return;
  if (frequency >= PLENTY) draft.literal(segment);
  else if (frequency > 0 && !isWish(pieces)) draft.literal(segment);
  else readPieces(draft, segment, pieces, vocabulary);
}

/** Whether the pieces say more than their letters do: known throughout, and a condition among them. */
function isWish(pieces: readonly Piece[]): boolean {
  return pieces.filter((piece) => !isFiller(piece)).length > 1 && !pieces.some(isUnknown) && pieces.some(isCondition);
}

/** A word that is known as a whole. */
function readWhole(draft: Draft, piece: Piece, alone: boolean, vocabulary: Vocabulary): void {
  const { text } = piece;
  if (isCondition(piece)) applyCondition(draft, piece, vocabulary);
  else if (!isFiller(piece) && !isNegation(piece)) draft.add(workTerm(draft, text, vocabulary));
  else if (alone && vocabulary.frequency(text) > 0) draft.literal(text);
  else if (!draft.step("skipped", text, `没用上：${text}`, text)) draft.literal(text);
}

function isNegation(piece: Piece): boolean {
  return piece.meanings[0]?.kind === "not";
}

/** Puts right what is spelt in letters or sounds like a known word; false = nothing to put right. */
function mend(
  draft: Draft,
  text: string,
  pieces: readonly Piece[],
  frequency: number,
  vocabulary: Vocabulary,
): boolean {
  if (LETTERS.test(text)) return readLetters(draft, text, frequency, vocabulary);
  if (!pieces.some(isUnknown) || (frequency > 0 && vocabulary.titled(text) > 0)) return false;
  if (MIXED.test(text)) {
    const fitting = fittingMixed(text, vocabulary).toSorted(wantedMore);
    return frequency <= RARE && mendWith(draft, "pinyin", text, fitting, vocabulary);
  }
  const like = vocabulary.sounds().like(text);
  // 确保按时 holds 保按: what descriptions hold across two words is no word, if one that is often asked for sounds so.
  const sure = frequency <= RARE || (like[0]?.kind === "work" && like[0].prior >= SURE_PRIOR);
  return sure && mendWith(draft, "typo", text, like, vocabulary);
}

function mendWith(
  draft: Draft,
  kind: "pinyin" | "typo",
  typed: string,
  found: readonly { readonly term: string; readonly kind: string }[],
  vocabulary: Vocabulary,
): boolean {
  const meant = found
    .filter((word) => word.kind !== "policy")
    .slice(0, TYPO_MEANT_MAX)
    .map(({ term }) => term);
  if (meant.length === 0) return false;
  draft.add(meantTerm(draft, kind, typed, meant, vocabulary));
  return true;
}

/** A sentence or glued words: conditions apply, kinds of work are looked for, the rest is left out and said. */
function readPieces(draft: Draft, segment: string, pieces: readonly Piece[], vocabulary: Vocabulary): void {
  const telling = pieces.filter((piece) => !isFiller(piece) && !isNegation(piece));
  if (telling.length === 0) {
    if (!draft.step("skipped", segment, `没用上：${segment}`, segment)) draft.literal(segment);
    return;
  }
  const words = telling.map(({ text }) => text).join(" + ");
  if (telling.length > 1 && !draft.step("split", segment, `分开找：${words}`, words)) {
    draft.literal(segment);
    return;
  }
  const works: Term[] = [];
  const left: string[] = [];
  const sureOfWork = telling.some((piece) => piece.meanings[0]?.kind === "work" && !mayBeFiller(piece));
  const near = telling.some((piece) => piece.meanings[0]?.kind === "near");
  for (const piece of telling) {
    if (near && isPlace(piece)) applyFrom(draft, piece);
    else if (isCondition(piece)) applyCondition(draft, piece, vocabulary);
    else if (isUnknown(piece)) readUnknown(draft, piece.text, works, left, vocabulary);
    else if (!sureOfWork || !mayBeFiller(piece)) works.push(workTerm(draft, piece.text, vocabulary));
  }
  addWorks(draft, works);
  const something = works.length > 0 || telling.some((piece) => !isUnknown(piece));
  for (const text of left) leaveOut(draft, text, something);
  if (!something && left.length === 0) draft.literal(segment);
}

/** 阿姨 is a word for domestic help, and what one calls anybody: beside another kind of work it is the latter. */
function mayBeFiller(piece: Piece): boolean {
  return piece.meanings.some(({ kind }) => kind === "filler");
}

function readUnknown(draft: Draft, piece: string, works: Term[], left: string[], vocabulary: Vocabulary): void {
  const text = piece.replaceAll(AROUND, "");
  if (vocabulary.frequency(text) > 0 && text.length > 1) {
    works.push({ text, alternatives: [], weight: "word" });
    return;
  }
  const [like] = vocabulary.sounds().like(text);
  if (like !== undefined && like.kind !== "policy") works.push(meantTerm(draft, "typo", text, [like.term], vocabulary));
  else if (text.length > 1) left.push(text);
}

/** Kinds of work said in one breath (洗碗洗菜) are choices, unless a word of unknown meaning narrows them. */
function addWorks(draft: Draft, works: readonly Term[]): void {
  const kinds = works.filter(({ weight }) => weight === "work");
  for (const term of works) if (term.weight !== "work") draft.add(term);
  const [first] = kinds;
  if (first === undefined) return;
  if (kinds.length === 1) draft.add(first);
  else draft.add({ text: kinds.map(({ text }) => text).join("/"), alternatives: [], any: kinds, weight: "work" });
}

/** A word no job holds: left out where something else is asked for, else looked for, and not found. */
function leaveOut(draft: Draft, text: string, something: boolean): void {
  if (!something || !draft.step("dropped", text, `没有「${text}」，先不管它`, text)) draft.literal(text);
}
