import { CJK, kindOf } from "./tokens.ts";

/**
 * Where a unit stands in the field: the units of its run to the left of `at`, and one to the right.
 * "" = the run begins or ends there.
 */
function leftOf(text: string, at: number): string {
  let from = at;
  while (from > 0 && kindOf(text.charCodeAt(from - 1)) === CJK) from -= 1;
  return text.slice(from, at);
}
function rightOf(text: string, at: number): number {
  const next = at + 1 < text.length ? text.charCodeAt(at + 1) : 0;
  return next !== 0 && kindOf(next) === CJK ? next : 0;
}

/**
 * Whether pairs decide alone in this field: any CJK term whose pairs all stand in it also stands in it as a whole,
 * so a hit needs no second look at the text. It fails only where a repeated character lets a chain of pairs jump
 * from one occurrence to another (销售代表/销售助理 holds 销售 and 售助 but also 售代; 理销 is not there, yet
 * 长宁路江宁里 chains to 长宁里).
 *
 * Why it is enough to compare two occurrences i and j of a character: let a chain be contiguous up to i and go on with
 * the pair at j. Either the same unit follows i, then it goes on at i; or all that lies left of i in its run also
 * lies left of j, then it was contiguous up to j as well. If neither holds for some i and j, the field is unsure.
 */
export function pairsDecide(text: string): boolean {
  serial = serial === 0xffff_ffff ? 1 : serial + 1;
  if (former.length < text.length) former = new Int32Array(2 * text.length);
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

/** Scratch: by place, the place before with the same unit, or -1. */
let former = new Int32Array(1_024);
/** Scratch: the place a unit was last seen at; valid where `seenIn` bears the serial number of this call. */
const seenAt = new Uint32Array(65_536);
const seenIn = new Uint32Array(65_536);
let serial = 0;

/** Whether a chain that arrives at i may go on at j without standing anywhere as a whole. */
function jumps(text: string, i: number, j: number): boolean {
  const next = rightOf(text, j);
  if (next === 0 || rightOf(text, i) === next) return false;
  const left = leftOf(text, i);
  return left !== "" && !(j >= left.length && text.slice(j - left.length, j) === left);
}
