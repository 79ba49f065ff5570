import { FIELD_SCORE } from "../../../shared/jobs/fields.ts";
import { TEXT_WEIGHT, TIER_MEANT, TIER_SAID, TIER_WEIGHT } from "../../../shared/jobs/ranking.ts";
import type { Term } from "../../../shared/jobs/understand.ts";
import type { Lookup } from "./lookup.ts";
import type { Hits } from "./survey.ts";

/** Documents of one term with what it gives them. */
interface TermHits {
  readonly docs: Uint32Array;
  /** f(mask), 0 … 19. */
  readonly worth: Uint8Array;
  readonly tier: Uint8Array;
}

/** The jobs that hold every term, in any field, with the part of their score that the words give. No terms: all jobs. */
export function findHits(lookup: Lookup, terms: readonly Term[]): Hits {
  if (terms.length === 0) return { docs: null, textScore: null };
  const [first, ...others] = terms.map((term) => hitsOf(lookup, term)).sort((a, b) => a.docs.length - b.docs.length);
  const docs = (first as TermHits).docs.slice();
  const worth = Uint16Array.from((first as TermHits).worth);
  const tier = (first as TermHits).tier.slice();
  let count = docs.length;
  for (const other of others) count = meet(docs, worth, tier, count, other);
  const textScore = new Float32Array(count);
  for (let i = 0; i < count; i += 1) {
    textScore[i] = TIER_WEIGHT * (tier[i] as number) + TEXT_WEIGHT * (worth[i] as number);
  }
  return { docs: docs.subarray(0, count), textScore };
}

function hitsOf(lookup: Lookup, term: Term): TermHits {
  const said = lookup.find(term.text);
  const worth = said.masks.map((mask) => FIELD_SCORE[mask] as number);
  let hits: TermHits = { docs: said.docs, worth, tier: new Uint8Array(said.docs.length).fill(TIER_SAID) };
  for (const alternative of term.alternatives) {
    const meant = lookup.find(alternative);
    hits = join(hits, {
      docs: meant.docs,
      worth: meant.masks.map((mask) => FIELD_SCORE[mask] as number),
      tier: new Uint8Array(meant.docs.length).fill(TIER_MEANT),
    });
  }
  return hits;
}

/** Documents of either; where both have one, the better tier and the better worth count. */
function join(a: TermHits, b: TermHits): TermHits {
  const docs = new Uint32Array(a.docs.length + b.docs.length);
  const worth = new Uint8Array(docs.length);
  const tier = new Uint8Array(docs.length);
  let count = 0;
  let i = 0;
  let j = 0;
  while (i < a.docs.length || j < b.docs.length) {
    const left = a.docs[i] ?? Number.POSITIVE_INFINITY;
    const right = b.docs[j] ?? Number.POSITIVE_INFINITY;
    docs[count] = Math.min(left, right);
    worth[count] = Math.max(left <= right ? (a.worth[i] as number) : 0, right <= left ? (b.worth[j] as number) : 0);
    tier[count] = Math.max(left <= right ? (a.tier[i] as number) : 0, right <= left ? (b.tier[j] as number) : 0);
    if (left <= right) i += 1;
    if (right <= left) j += 1;
    count += 1;
  }
  return { docs: docs.slice(0, count), worth: worth.slice(0, count), tier: tier.slice(0, count) };
}

/** Keeps, in place, the first `count` documents that `other` has too: worths add up, the lower tier counts. */
function meet(docs: Uint32Array, worth: Uint16Array, tier: Uint8Array, count: number, other: TermHits): number {
  let kept = 0;
  let j = 0;
  for (let i = 0; i < count; i += 1) {
    const doc = docs[i] as number;
    while (j < other.docs.length && (other.docs[j] as number) < doc) j += 1;
    if (j === other.docs.length) break;
    if (other.docs[j] !== doc) continue;
    docs[kept] = doc;
    worth[kept] = (worth[i] as number) + (other.worth[j] as number);
    tier[kept] = Math.min(tier[i] as number, other.tier[j] as number);
    kept += 1;
  }
  return kept;
}
