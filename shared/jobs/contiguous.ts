import { CJK, kindOf } from "./tokens.ts";

/** The units of the run that lie left of the one at `at`. */
function leftOf(text: string, at: number): string {
  let from = at;
  while (from > 0 && kindOf(text.charCodeAt(from - 1)) === CJK) from -= 1;
  return text.slice(from, at);
}

/** The unit of the run that follows the one at `at`; 0 = the run ends there. */
function rightOf(text: string, at: number): number {
  const next = at + 1 < text.length ? text.charCodeAt(at + 1) : 0;
  return next !== 0 && kindOf(next) === CJK ? next : 0;
}

/** Longer texts are unsure without a look: they nearly all are, and one of a single character would take n² steps. */
const UNITS_MAX = 600;

/** Scratch: by place, the place before with the same unit, or -1. */
const former = new Int32Array(UNITS_MAX);
/** Scratch: the place a unit was last seen at; valid where `seenIn` bears the serial number of this call. */
const seenAt = new Uint32Array(65_536);
const seenIn = new Uint32Array(65_536);
let serial = 0;

/**
 * Whether pairs decide alone in this field: any CJK term whose pairs all stand in it also stands in it as a whole, so
 * a hit needs no second look at the text. It fails only where a repeated character lets a chain of pairs jump from one
 * occurrence to the other: 长宁路江宁里 holds 长宁 and 宁里, so pairs alone would find 长宁里 in it.
 *
 * Why it is enough to compare two occurrences i and j of a character: let a chain be contiguous up to i and go on with
 * the pair at j. Either the same unit follows i, then it goes on at i; or all that lies left of i in its run also
 * lies left of j, then it was contiguous up to j as well. If neither holds for some i and j, the field is unsure.
 */
export function pairsDecide(text: string): boolean {
  if (text.length > UNITS_MAX) return false;
  serial = serial === 0xffff_ffff ? 1 : serial + 1;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (kindOf(unit) !== CJK) continue;
    former[at] = seenIn[unit] === serial ? (seenAt[unit] as number) : -1;
    for (let other = former[at] as number; other !== -1; other = former[other] as number) {
      if (jumps(text, other, at) || jumps(text, at, other)) return false;
    }
    seenIn[unit] = serial;
    seenAt[unit] = at;
  }
  return true;
}

/** Whether a chain that arrives at i may go on at j without standing anywhere as a whole. */
function jumps(text: string, i: number, j: number): boolean {
  const next = rightOf(text, j);
  if (next === 0 || rightOf(text, i) === next) return false;
  const left = leftOf(text, i);
  return left !== "" && !(j >= left.length && text.slice(j - left.length, j) === left);
}
