import { DISTRICT_WORDS } from "../../jobs/districts.ts";
import { CJK, kindOf, WORD } from "../../jobs/tokens.ts";
import type { Concept } from "../vocabulary/concept.ts";
import { FILLER_EN, FILLER_ZH } from "../vocabulary/filler.ts";
import { INNER_SHARE, stem } from "./corpus.ts";
import { findSpans, partSpans, readable, type Span } from "./spans.ts";

/** What a question was understood to ask. */
export interface Question {
  /** As read, districts taken out. */
  readonly text: string;
  /** The same without filler words. */
  readonly content: string;
  /** Full name of a district that it names; null = none. */
  readonly district: string | null;
  /** Concepts with how much of them is said, 0–1; a part of a longer word counts half. */
  readonly concepts: ReadonlyMap<Concept, number>;
  /** Chinese characters and words (an English word counts as `WORD_UNITS`) that each kind of concept explains. */
  readonly explained: Readonly<Record<Concept["strength"], number>>;
  /** Runs of characters and words that nothing explains. */
  readonly rest: readonly string[];
}

/** An English word says about as much as this many Chinese characters. */
export const WORD_UNITS = 2;

const FILLERS_ZH = FILLER_ZH.split(" ").toSorted((a, b) => b.length - a.length);
const FILLERS_EN: ReadonlySet<string> = new Set(FILLER_EN.split(" "));
const DISTRICTS = [...DISTRICT_WORDS.keys()].toSorted((a, b) => b.length - a.length);

function takeDistrict(text: string): { text: string; district: string | null } {
  const word = DISTRICTS.find((name) => text.includes(name));
  if (word === undefined) return { text, district: null };
  return { text: text.replaceAll(word, " "), district: DISTRICT_WORDS.get(word) ?? null };
}

/** How much text a span covers, in Chinese characters. */
function lengthOf(text: string): number {
  let units = 0;
  for (const part of text.match(/[a-z0-9'+#-]+|[^\s]/gi) ?? []) units += /^[a-z]/i.test(part) ? WORD_UNITS : 1;
  return units;
}

function conceptsOf(whole: readonly Span[], inner: readonly Span[]): Map<Concept, number> {
  const concepts = new Map<Concept, number>();
  for (const { concept } of inner) concepts.set(concept, INNER_SHARE);
  for (const { concept } of whole) concepts.set(concept, 1);
  return concepts;
}

/** Every character is counted once, for the strongest kind that covers it. */
function explainedBy(text: string, whole: readonly Span[]): Question["explained"] {
  const explained = { topic: 0, who: 0, need: 0, weak: 0, foreign: 0 };
  const taken = new Set<number>();
  for (const strength of ["foreign", "topic", "need", "who", "weak"] as const) {
    for (const { start, end } of whole.filter(({ concept }) => concept.strength === strength)) {
      if (taken.has(start)) continue;
      explained[strength] += lengthOf(text.slice(start, end));
      for (let at = start; at < end; at += 1) taken.add(at);
    }
  }
  return explained;
}

function blank(text: string, spans: readonly Span[]): string {
  const units = text.split("");
  for (const { start, end } of spans) units.fill("\n", start, end);
  return units.join("");
}

/** The text between concepts without its filler words, which leave gaps of the same length. */
function withoutFillers(text: string, whole: readonly Span[]): string {
  let left = blank(text, whole);
  for (const filler of FILLERS_ZH) left = left.replaceAll(filler, "\n".repeat(filler.length));
  return left;
}

/** The text with its concepts, without filler words. */
function contentOf(text: string, whole: readonly Span[], left: string): string {
  const units = left.split("");
  for (const { start, end } of whole) units.splice(start, end - start, ...text.slice(start, end).split(""));
  return units.join("");
}

/** Runs that are left when concepts and filler words are gone. */
function restOf(left: string): string[] {
  const runs: string[] = [];
  for (const part of left.match(/[a-z0-9'+#]+|[^\sa-z0-9'+#]+/gi) ?? []) {
    const kind = kindOf(part.charCodeAt(0));
    const word = part.replaceAll("'", "");
    if (kind === WORD && !/^\d+$/.test(word) && !FILLERS_EN.has(part) && !FILLERS_EN.has(word)) runs.push(stem(word));
    if (kind === CJK) runs.push(part);
  }
  return runs;
}

/** Characters of a question that are read; nobody asks a longer one, and a pasted book must not hold the screen up. */
const QUESTION_MAX = 120;

/** Reads a question: never throws, whatever is typed. `mend` puts slips right before it is read. */
export function readQuestion(typed: string, mend: (text: string) => string): Question {
  const { text: own, district } = takeDistrict(readable(typed.slice(0, QUESTION_MAX)));
  const text = mend(own);
  const { whole, inner } = partSpans(findSpans(text));
  const left = withoutFillers(text, whole);
  return {
    text,
    content: contentOf(text, whole, left),
    district,
    concepts: conceptsOf(whole, inner),
    explained: explainedBy(text, whole),
    rest: restOf(left),
  };
}

/** Whether anything was asked beside a district: 你是谁 is a question, if not to the policies. */
export function saysSomething({ text }: Question): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}
