import { kindOf, WORD } from "../jobs/tokens.ts";
import { type Amount, amountAt } from "./amounts.ts";
import { lexicon, type Meaning } from "./lexicon.ts";

/** A stretch of a question: what it means, or that it means nothing to us. */
export interface Piece {
  readonly text: string;
  /** In order of weight; empty with `amount` null = unknown. */
  readonly meanings: readonly Meaning[];
  readonly amount: Amount | null;
}

/** A question longer than this is a paste, not a sentence. */
const SENTENCE_MAX = 60;

/** An unknown character is worse than any number of known words; a known word is better than a filler. */
const COST_UNKNOWN = 10;
const COST_FILLER = 2;
const COST_KNOWN = 1;

interface Step {
  cost: number;
  from: number;
  amount: Amount | null;
  known: boolean;
}

/**
 * Cuts a normalised question into known words, amounts and what is left, with the fewest unknown characters and then
 * the fewest words. null = too long to be a sentence.
 */
export function cut(text: string): readonly Piece[] | null {
  if (text.length > SENTENCE_MAX) return null;
  const words = lexicon();
  const best: (Step | null)[] = Array(text.length + 1).fill(null);
  best[0] = { cost: 0, from: 0, amount: null, known: true };
  const offer = (to: number, step: Step) => {
    const now = best[to];
    if (now === null || now === undefined || step.cost < now.cost) best[to] = step;
  };
  for (let at = 0; at < text.length; at += 1) {
    const before = (best[at] as Step).cost;
    offer(at + 1, { cost: before + COST_UNKNOWN, from: at, amount: null, known: false });
    const amount = amountAt(text, at);
    if (amount !== null) offer(at + amount.length, { cost: before + COST_KNOWN, from: at, amount, known: true });
    for (const length of words.lengths(text.charCodeAt(at))) {
      if (at + length > text.length || cutsWord(text, at, at + length)) continue;
      const meanings = words.meanings(text.slice(at, at + length));
      if (meanings.length === 0) continue;
      const cost = before + (meanings[0]?.kind === "filler" ? COST_FILLER : COST_KNOWN);
      offer(at + length, { cost, from: at, amount: null, known: true });
    }
  }
  return trace(text, best);
}

function trace(text: string, best: readonly (Step | null)[]): readonly Piece[] {
  const pieces: Piece[] = [];
  for (let to = text.length; to > 0; ) {
    const step = best[to] as Step;
    const part = text.slice(step.from, to);
    const first = pieces[0];
    if (!step.known && first !== undefined && isUnknown(first)) pieces[0] = { ...first, text: part + first.text };
    else {
      const meanings = step.known && step.amount === null ? lexicon().meanings(part) : [];
      pieces.unshift({ text: part, meanings, amount: step.amount });
    }
    to = step.from;
  }
  return pieces;
}

/** Whether one of the two ends lies inside a latin word: "ie" is no word of "baojie". */
function cutsWord(text: string, from: number, to: number): boolean {
  const word = (at: number) => at >= 0 && at < text.length && kindOf(text.charCodeAt(at)) === WORD;
  return (word(from - 1) && word(from)) || (word(to - 1) && word(to));
}

/** Whether nothing is known of a piece. */
export function isUnknown(piece: Piece): boolean {
  return piece.meanings.length === 0 && piece.amount === null;
}

/** Whether a piece says nothing of its own. */
export function isFiller(piece: Piece): boolean {
  return piece.amount === null && piece.meanings[0]?.kind === "filler";
}
