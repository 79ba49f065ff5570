import { normalise } from "../../jobs/tokens.ts";
import { CONCEPTS } from "../vocabulary/all.ts";
import type { Concept } from "../vocabulary/concept.ts";

/** One place in a text where a concept is spoken of. `end` is exclusive; both count UTF-16 units of the read text. */
export interface Span {
  readonly concept: Concept;
  readonly start: number;
  readonly end: number;
}

/** Words by their first unit, longest first. */
function byFirst(concepts: readonly Concept[]): ReadonlyMap<string, readonly { word: string; concept: Concept }[]> {
  const entries = concepts.flatMap((concept) => wordsOf(concept).map((word) => ({ word, concept })));
  const sorted = entries.toSorted((a, b) => b.word.length - a.word.length);
  return Map.groupBy(sorted, ({ word }) => word.charAt(0));
}

/** The Chinese words of a concept. */
export function wordsOf(concept: Concept): readonly string[] {
  return concept.zh.split(" ").filter((word) => word !== "");
}

/** `disab*|wheelchair` → one pattern over lower-case text; a plural s is allowed. */
function englishPattern(phrases: string): RegExp {
  const one = (phrase: string) => (phrase.endsWith("*") ? `${phrase.slice(0, -1)}\\w*` : `${phrase}(?:e?s)?`);
  return new RegExp(`\\b(?:${phrases.split("|").map(one).join("|")})\\b`, "g");
}

const WORDS = byFirst(CONCEPTS);
const PATTERNS = CONCEPTS.flatMap((concept) => [
  ...(concept.pattern === undefined ? [] : [{ concept, pattern: new RegExp(concept.pattern.source, "g") }]),
  ...(concept.en === undefined ? [] : [{ concept, pattern: englishPattern(concept.en) }]),
]);

/** The form in which questions and policies are read: as in the index, without spaces between Chinese characters. */
export function readable(text: string): string {
  return normalise(text)
    .replace(/(?<=[\u3400-\u9fff])\s+(?=[\u3400-\u9fff])/g, "")
    .replaceAll("’", "'");
}

/** Every place where a concept's word or pattern stands in `text` (as `readable` gives it). */
export function findSpans(text: string): Span[] {
  const spans: Span[] = [];
  for (let start = 0; start < text.length; start += 1) {
    for (const { word, concept } of WORDS.get(text.charAt(start)) ?? []) {
      if (text.startsWith(word, start)) spans.push({ concept, start, end: start + word.length });
    }
  }
  for (const { concept, pattern } of PATTERNS) {
    for (const found of text.matchAll(pattern)) {
      spans.push({ concept, start: found.index, end: found.index + found[0].length });
    }
  }
  return spans;
}

/** Whether `inner` stands within a longer span: 失业 within 失业登记. */
function within(inner: Span, outer: Span): boolean {
  const longer = outer.end - outer.start > inner.end - inner.start;
  return longer && inner.start >= outer.start && inner.end <= outer.end;
}

/**
 * Parts a text's spans: those that stand for themselves, and those that are only a part of a longer word. A word
 * inside a foreign one says nothing (助学贷款 is no 贷款), nor does a foreign word inside a known one.
 */
export function partSpans(spans: readonly Span[]): { whole: readonly Span[]; inner: readonly Span[] } {
  const whole: Span[] = [];
  const inner: Span[] = [];
  for (const span of spans) {
    const around = spans.filter((other) => within(span, other));
    if (around.length === 0) whole.push(span);
    else if (span.concept.strength !== "foreign" && !around.some(({ concept }) => concept.strength === "foreign"))
      inner.push(span);
  }
  return { whole, inner };
}
