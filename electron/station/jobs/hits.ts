import { TIER_WEIGHT, TIERS } from "../../../shared/jobs/ranking.ts";
import { isSymbols } from "../../../shared/jobs/tokens.ts";
import type { Term, Without } from "../../../shared/jobs/understand.ts";
import { falseFriends } from "../../../shared/search/lexicon.ts";
import type { Found, Lookup } from "./lookup.ts";
import { createLru } from "./lru.ts";

/** The jobs a question finds, before filters. */
export interface Hits {
  /** Rising. */
  readonly docs: Uint32Array;
  /** Σ f(mask) over the terms, for each of `docs`; the text part of the score without its weight. */
  readonly worth: Uint16Array;
  /** 1000 · tier for each of `docs`; null when all are of one tier, as without alternatives. */
  readonly tier: Float32Array | null;
}

/** A shorter list is sought in a longer one by leaps when the longer one has this many times its length. */
const LEAP_RATIO = 8;

/** A hit of title or tags is worth at least this much (FIELDS); place and description together are worth less. */
export const TAGGED_WORTH = 6;
/** A hit of the title is worth at least this much; all other fields together are worth less. */
export const TITLED_WORTH = 15;

/** The jobs that hold every term, in any field, and nothing of `without`. null = nothing is asked: all jobs. */
export type FindHits = (terms: readonly Term[], without?: readonly Without[]) => Hits | null;

/**
 * Words with other words for them, kept put together: the union of a dozen lists costs more than all the rest of an
 * answer. Entries, and hits of all of them (10 bytes each: 10 MB).
 */
const KEPT_UNIONS = 256;
const KEPT_HITS = 1_000_000;

/**
 * Finds in one generation. What is kept are words of our own tables; nothing typed is.
 * @param count of the documents
 */
export function createFindHits(lookup: Lookup, count: number): FindHits {
  const unions = createLru<string, Hits>(KEPT_UNIONS, KEPT_HITS, ({ docs }) => docs.length);

  function union(term: Term): Hits {
    const key = JSON.stringify([term.text, term.alternatives, term.kindred, term.family, term.anywhere]);
    return unions.get(key) ?? unions.put(key, tieredOf(lookup, term));
  }

  /**
   * The jobs of one term. What was not said itself counts only in title or tags: a description mentions many kinds of
   * work. And where there are other words, a mere mention of the said one is no better than a title with another.
   */
  function hitsOf(term: Term): Hits {
    if (term.any !== undefined) {
      const parts = term.any.map((part) => (hasOthers(part) ? union(part) : tieredOf(lookup, part)));
      return parts.reduce((a, b) => join(a, b, ADDED));
    }
    return hasOthers(term) ? union(term) : { ...lookup.find(term.text), tier: null };
  }

  function holding(terms: readonly Term[]): Hits | null {
    if (terms.length === 0) return null;
    const found: Hits[] = [];
    // What the index does not know is looked for last, and nothing is once a word has no hit at all.
    for (const term of terms.toSorted((a, b) => Number(isSymbols(a.text)) - Number(isSymbols(b.text)))) {
      const hits = hitsOf(term);
      if (hits.docs.length === 0) return hits;
      found.push(hits);
    }
    return found.sort((a, b) => a.docs.length - b.docs.length).reduce(meet);
  }

  return (terms, without = []) => {
    const hits = holding(terms);
    if (without.length === 0 || hits?.docs.length === 0) return hits;
    const barred = new Uint8Array(count);
    for (const one of without) bar(lookup, one, barred);
    return unbarred(hits ?? everything(count), barred);
  };
}

const WORTH_WITHIN = { title: TITLED_WORTH, tags: TAGGED_WORTH, all: 0 } as const;

/** Marks the jobs that have what was denied. */
function bar(lookup: Lookup, { words, unless, within }: Without, barred: Uint8Array): void {
  const least = WORTH_WITHIN[within];
  const mark = (word: string, value: 0 | 1) => {
    const { docs, worth } = lookup.find(word);
    for (let at = 0; at < docs.length; at += 1) if ((worth[at] as number) >= least) barred[docs[at] as number] = value;
  };
  for (const word of words) mark(word, 1);
  for (const word of unless) mark(word, 0);
}

function everything(count: number): Hits {
  return { docs: Uint32Array.from({ length: count }, (_, doc) => doc), worth: new Uint16Array(count), tier: null };
}

function unbarred({ docs, worth, tier }: Hits, barred: Uint8Array): Hits {
  const stays = (_: number, at: number) => barred[docs[at] as number] === 0;
  return { docs: docs.filter(stays), worth: worth.filter(stays), tier: tier?.filter(stays) ?? null };
}

function hasOthers({ alternatives, kindred, family }: Term): boolean {
  return alternatives.length > 0 || (kindred?.length ?? 0) > 0 || (family?.length ?? 0) > 0;
}

/** The tier of a hit by its worth; null = it does not count. */
type Tiering = (worth: number) => number | null;

const SAID: Tiering = (worth) =>
  worth >= TITLED_WORTH ? TIERS.said : worth >= TAGGED_WORTH ? TIERS.saidTagged : TIERS.mentioned;
const MEANT: Tiering = (worth) =>
  worth >= TITLED_WORTH ? TIERS.meant : worth >= TAGGED_WORTH ? TIERS.meantTagged : null;
const KINDRED: Tiering = (worth) => (worth >= TITLED_WORTH ? TIERS.kindred : null);
const FAMILY: Tiering = (worth) => (worth >= TITLED_WORTH ? TIERS.family : null);
/** Shifts, benefits, ages: it is all the same where and how a job says so. */
const SAID_ANYWHERE: Tiering = () => TIERS.said;
const MEANT_ANYWHERE: Tiering = () => TIERS.meant;

function tieredOf(lookup: Lookup, { text, alternatives, kindred = [], family = [], anywhere }: Term): Hits {
  const others = [
    ...alternatives.map((word) => (anywhere ? tiered(lookup.find(word), MEANT_ANYWHERE) : named(lookup, word, MEANT))),
    ...kindred.map((word) => named(lookup, word, KINDRED)),
    ...family.map((word) => named(lookup, word, FAMILY)),
  ];
  return others.reduce((a, b) => join(a, b, BETTER), tiered(lookup.find(text), anywhere ? SAID_ANYWHERE : SAID));
}

/** The jobs of that name, without those that hold it only inside another word of title or tags. */
function named(lookup: Lookup, word: string, tierOf: Tiering): Hits {
  const strangers = new Set<number>();
  for (const friend of falseFriends(word)) {
    const { docs, worth } = lookup.find(friend);
    for (let at = 0; at < docs.length; at += 1)
      if ((worth[at] as number) >= TAGGED_WORTH) strangers.add(docs[at] as number);
  }
  const found = lookup.find(word);
  if (strangers.size === 0) return tiered(found, tierOf);
  const own = (_: number, at: number) => !strangers.has(found.docs[at] as number);
  return tiered({ docs: found.docs.filter(own), worth: found.worth.filter(own) }, tierOf);
}

function tiered(found: Found, tierOf: Tiering): Hits {
  const docs = new Uint32Array(found.docs.length);
  const worth = new Uint16Array(docs.length);
  const tier = new Float32Array(docs.length);
  let count = 0;
  for (let at = 0; at < docs.length; at += 1) {
    const own = found.worth[at] as number;
    const level = tierOf(own);
    if (level === null) continue;
    docs[count] = found.docs[at] as number;
    worth[count] = own;
    tier[count] = TIER_WEIGHT * level;
    count += 1;
  }
  return { docs: docs.slice(0, count), worth: worth.slice(0, count), tier: tier.slice(0, count) };
}

/** How the worths of a job that two lists have go together. */
type Together = (a: number, b: number) => number;
const BETTER: Together = Math.max;
const ADDED: Together = (a, b) => a + b;

/** Jobs of either; where both have one, the better tier counts. */
function join(a: Hits, b: Hits, together: Together): Hits {
  const docs = new Uint32Array(a.docs.length + b.docs.length);
  const worth = new Uint16Array(docs.length);
  const tier = new Float32Array(docs.length);
  let count = 0;
  for (let i = 0, j = 0; i < a.docs.length || j < b.docs.length; count += 1) {
    const left = a.docs[i] ?? Number.POSITIVE_INFINITY;
    const right = b.docs[j] ?? Number.POSITIVE_INFINITY;
    docs[count] = Math.min(left, right);
    worth[count] = together(left <= right ? (a.worth[i] ?? 0) : 0, right <= left ? (b.worth[j] ?? 0) : 0);
    tier[count] = Math.max(left <= right ? (a.tier?.[i] ?? 0) : 0, right <= left ? (b.tier?.[j] ?? 0) : 0);
    if (left <= right) i += 1;
    if (right <= left) j += 1;
  }
  return { docs: docs.slice(0, count), worth: worth.slice(0, count), tier: tier.slice(0, count) };
}

/** Jobs of both; worths add up, the lower tier counts. `a` is the shorter. */
function meet(a: Hits, b: Hits): Hits {
  const docs = new Uint32Array(a.docs.length);
  const worth = new Uint16Array(a.docs.length);
  const tier = a.tier === null && b.tier === null ? null : new Float32Array(a.docs.length);
  const said = TIER_WEIGHT * TIERS.said;
  const leaps = b.docs.length > LEAP_RATIO * a.docs.length;
  let count = 0;
  let j = 0;
  for (let i = 0; i < a.docs.length; i += 1) {
    const doc = a.docs[i] as number;
    if (leaps) j = leap(b.docs, j, doc);
    else while (j < b.docs.length && (b.docs[j] as number) < doc) j += 1;
    if (j === b.docs.length) break;
    if (b.docs[j] !== doc) continue;
    docs[count] = doc;
    worth[count] = (a.worth[i] as number) + (b.worth[j] as number);
    if (tier !== null) tier[count] = Math.min(a.tier?.[i] ?? said, b.tier?.[j] ?? said);
    count += 1;
  }
  return { docs: docs.slice(0, count), worth: worth.slice(0, count), tier: tier?.slice(0, count) ?? null };
}

/** The first index from `from` on whose document is not below `doc`; doubling steps, then halving ones. */
function leap(docs: Uint32Array, from: number, doc: number): number {
  let step = 1;
  let low = from;
  while (low + step < docs.length && (docs[low + step] as number) < doc) {
    low += step;
    step *= 2;
  }
  let high = Math.min(docs.length, low + step);
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((docs[middle] as number) < doc) low = middle + 1;
    else high = middle;
  }
  return low;
}
