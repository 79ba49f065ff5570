import type { Plan, Term } from "../../../shared/jobs/understand.ts";
import type { FindHits, Hits } from "./hits.ts";

/** What is given up first when nothing holds everything. */
const GIVEN_UP: readonly Term["weight"][] = ["word", "condition", "work"];

/** A plan that finds something, if one can be made of it by leaving out words, and what it finds. */
export interface Settled {
  readonly plan: Plan;
  /** null = all jobs. */
  readonly hits: Hits | null;
}

/**
 * Last step of understanding: as long as no job holds all terms, the one that the fewest jobs hold is left out, with a
 * chip that says so. Nothing is left out that the resident has asked to keep (`ignore` of that chip).
 */
export function settle(findHits: FindHits, plan: Plan, ignore: readonly string[]): Settled {
  let settled: Settled = { plan, hits: findHits(plan.terms, plan.without) };
  if (settled.hits?.docs.length !== 0 || plan.terms.length < 2) return settled;
  for (const given of inOrder(findHits, plan.terms, ignore)) {
    if (settled.hits?.docs.length !== 0 || settled.plan.terms.length < 2) return settled;
    const terms = settled.plan.terms.filter((term) => term !== given);
    const words = given.text;
    const chip = {
      id: idOf(given),
      kind: "dropped",
      text: `没有全都符合的，先不管「${words}」`,
      value: words,
    } as const;
    settled = {
      plan: { ...settled.plan, terms, chips: [...settled.plan.chips, chip] },
      hits: findHits(terms, plan.without),
    };
  }
  return settled;
}

function idOf(term: Term): string {
  return `dropped:${term.text}`;
}

/** The terms that may be left out, first the one that is missed least; each is looked for by itself once. */
function inOrder(findHits: FindHits, terms: readonly Term[], ignore: readonly string[]): readonly Term[] {
  return terms
    .filter((term) => !ignore.includes(idOf(term)))
    .map((term) => ({ term, count: findHits([term])?.docs.length ?? 0 }))
    .sort((a, b) => rankOf(a) - rankOf(b) || a.count - b.count)
    .map(({ term }) => term);
}

/** Words no job holds go first, then by their weight. */
function rankOf({ term, count }: { readonly term: Term; readonly count: number }): number {
  return count === 0 ? -1 : GIVEN_UP.indexOf(term.weight);
}
