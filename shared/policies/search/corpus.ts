import { CJK, kindOf, WORD } from "../../jobs/tokens.ts";
import { CONCEPTS } from "../vocabulary/all.ts";
import { findSpans, partSpans, readable, type Span } from "./spans.ts";

/** How much a concept or a word weighs by where it stands. A policy's title says what it is, its sentences more. */
const FIELD_WEIGHTS = { title: 1, keywords: 0.8, audience: 0.75, benefit: 0.8, plain: 0.4 } as const;
/** How fast a title loses weight with every further matter in it. */
const FOCUS = 0.2;
/** A title begins with what the row is about. */
const TITLE_BEGINS = 1.2;
/** A concept found in several fields weighs a little more than in its best one. */
const EACH_FURTHER_FIELD = 0.1;
/** A word that is only a part of a longer one (失业 in 失业登记) weighs this much of the whole. */
export const INNER_SHARE = 0.3;

/** What is read of a row: the texts of both languages, and what it is filed under. */
export interface RowText {
  readonly title: string;
  readonly keywords: string;
  readonly plain: string;
  readonly audience: readonly string[];
  /** null = not a policy. */
  readonly benefitType: string | null;
}

/** One row as the search knows it. */
export interface Indexed<T> {
  readonly row: T;
  /** Weight of each concept it speaks of. */
  readonly concepts: ReadonlyMap<string, number>;
  /** Weight of each pair of Chinese characters and each English word. */
  readonly terms: ReadonlyMap<string, number>;
}

/** What a question needs to know of all rows together. */
export interface Vocabulary {
  /** From 0 (none speaks of it) over little (all do) to 1 (one does). */
  rarity(kind: "concept" | "term", id: string): number;
  /** Every English word of five letters or more, as written. */
  readonly english: ReadonlySet<string>;
}

/** A small set of rows (policies, the guide, platforms), read once and kept whole. */
export interface Corpus<T> extends Vocabulary {
  readonly docs: readonly Indexed<T>[];
}

/** Ends of English words that do not change what they speak of. */
const ENDINGS = /(?:ies|es|s|ing|ed|ment|ments|er|ers)$/;

/** A crude stem: enough to bring subsidy and subsidies, employ and employers together. */
export function stem(word: string): string {
  if (word.length < 5) return word.endsWith("s") && word.length > 3 ? word.slice(0, -1) : word;
  const bare = word.replace(ENDINGS, "");
  return bare.length >= 3 ? bare.replace(/[iy]$/, "") : word;
}

/** Pairs of neighbouring Chinese characters, and stems of words, of a text as `readable` gives it. */
export function termsOf(text: string): string[] {
  const terms: string[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const kind = kindOf(text.charCodeAt(at));
    if (kind === WORD) {
      const from = at;
      while (at + 1 < text.length && kindOf(text.charCodeAt(at + 1)) === WORD) at += 1;
      terms.push(stem(text.slice(from, at + 1)));
    } else if (kind === CJK && at + 1 < text.length && kindOf(text.charCodeAt(at + 1)) === CJK) {
      terms.push(text.slice(at, at + 2));
    }
  }
  return terms;
}

const TEXT_FIELDS = ["title", "keywords", "plain"] as const;

function raise(weights: Map<string, number>, id: string, weight: number): void {
  const known = weights.get(id);
  if (known === undefined) weights.set(id, weight);
  else weights.set(id, Math.max(known, weight) + EACH_FURTHER_FIELD * Math.min(known, weight));
}

/** A title that speaks of one matter is more about it than one that speaks of three. */
function focusOf(whole: readonly Span[]): number {
  const matters = new Set(whole.filter(({ concept }) => concept.strength !== "weak").map(({ concept }) => concept.id));
  return Math.max(1, matters.size) ** -FOCUS;
}

function indexRow<T>(row: T, text: RowText): Indexed<T> {
  const concepts = new Map<string, number>();
  const terms = new Map<string, number>();
  for (const field of TEXT_FIELDS) {
    const read = readable(text[field]);
    const { whole, inner } = partSpans(findSpans(read));
    const here = new Map<string, number>();
    for (const { concept } of inner) here.set(concept.id, FIELD_WEIGHTS[field] * INNER_SHARE);
    for (const { concept } of whole) here.set(concept.id, FIELD_WEIGHTS[field]);
    if (field === "title") for (const { concept, start } of whole) if (start === 0) here.set(concept.id, TITLE_BEGINS);
    const focus = field === "title" ? focusOf(whole) : 1;
    for (const [id, weight] of here) raise(concepts, id, weight * focus);
    for (const term of new Set(termsOf(read))) raise(terms, term, FIELD_WEIGHTS[field]);
  }
  for (const { id, audience, benefits } of CONCEPTS) {
    if (audience?.some((group) => text.audience.includes(group))) raise(concepts, id, FIELD_WEIGHTS.audience);
    if (text.benefitType !== null && benefits?.includes(text.benefitType)) raise(concepts, id, FIELD_WEIGHTS.benefit);
  }
  return { row, concepts, terms };
}

function frequencies(maps: readonly ReadonlyMap<string, number>[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const map of maps) for (const id of map.keys()) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}

/** Reads every row once. Small enough to be kept whole: 150 policies are some 100 kB. */
export function createCorpus<T>(rows: readonly T[], textOf: (row: T) => RowText): Corpus<T> {
  const texts = rows.map(textOf);
  const docs = rows.map((row, at) => indexRow(row, texts[at] as RowText));
  const counts = {
    concept: frequencies(docs.map((one) => one.concepts)),
    term: frequencies(docs.map((one) => one.terms)),
  };
  const english = texts.flatMap(({ title, plain }) => `${title} ${plain}`.toLowerCase().match(/[a-z]{5,}/g) ?? []);
  const scale = Math.log(1 + docs.length);
  return {
    docs,
    english: new Set(english),
    rarity: (kind, id) => {
      const among = counts[kind].get(id) ?? 0;
      return among === 0 ? 0 : Math.log(1 + docs.length / among) / scale;
    },
  };
}
