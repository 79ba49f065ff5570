import type { JobCard, JobFilters, JobsAnswer, JobsAsked, JobsSearchInput } from "../../../shared/contract/jobs.ts";
import { type Plan, understand } from "../../../shared/jobs/understand.ts";
import type { Handle } from "./handle.ts";
import { kmOf, type Local } from "./local.ts";
import { RELAX_BELOW, relaxations } from "./relax.ts";
import { type Settled, settle } from "./settle.ts";
import { countPassing } from "./sieve.ts";
import { type Question, type Survey, survey } from "./survey.ts";
import { explainer } from "./why.ts";

/** Rows of a page when the caller does not say: one answer of reference/search.md §4. */
const PAGE_SIZE_DEFAULT = 20;

/** A question as understood, and what its words find before filters. */
interface Asked {
  readonly settled: Settled;
  readonly filters: JobFilters;
  readonly local: Local;
}

/** Reckons something of what a question finds. */
type Reckon<T> = (of: Handle, asked: Asked) => T;

interface Reckoned<T> {
  readonly asked: Asked;
  readonly found: T;
  readonly total: number;
  /** Jobs of the work that was asked for; what is shown in its place is not counted. */
  readonly named: number;
}

const counted: Reckon<number> = ({ districts }, { settled, filters, local }) =>
  countPassing(districts, local, settled.hits, filters);

function surveyed(order: Pick<Question, "sort" | "wanted">): Reckon<Survey> {
  return ({ districts }, { settled, filters, local }) => survey(districts, local, settled.hits, { filters, ...order });
}

/** @param totalOf how many jobs a reckoning found */
function ask<T>(of: Handle, input: JobsAsked, reckon: Reckon<T>, totalOf: (found: T) => number): Reckoned<T> {
  const near = reckoned(read(of, input, false));
  if (near.total > 0) return near;
  const plan = withoutNear(near.asked.settled.plan, input);
  const farther = plan === null ? near : reckoned(askedFor(of, input, { ...near.asked.settled, plan }));
  // Conditions leave none of that work: then what is like it.
  if (farther.total > 0 || !near.asked.settled.plan.terms.some(({ weight }) => weight === "work")) return farther;
  const wider = reckoned(read(of, input, true));
  return wider.total > 0 ? { ...wider, named: farther.total } : farther;

  function reckoned(asked: Asked): Reckoned<T> {
    const found = reckon(of, asked);
    const total = totalOf(found);
    return { asked, found, total, named: total };
  }
}

function read(of: Handle, input: JobsAsked, wide: boolean): Asked {
  const ignore = input.ignore ?? [];
  const plan = understand(input.text ?? "", of.vocabulary, { ignore, also: input.also, wide });
  return askedFor(of, input, settle(of.findHits, plan, ignore));
}

function askedFor(of: Handle, input: JobsAsked, settled: Settled): Asked {
  const filters = { ...settled.plan.filters, ...input.filters };
  return { settled, filters, local: of.localFrom(filters.from) };
}

/** Nothing is near: farther off then, with a chip that says so. null = nearness was not read out of the words. */
function withoutNear(plan: Plan, input: JobsAsked): Plan | null {
  const { withinKm, ...filters } = plan.filters;
  const id = "dropped:near";
  if (withinKm === undefined || input.filters?.withinKm !== undefined || input.ignore?.includes(id)) return null;
  const chips = plan.chips.filter((chip) => chip.kind !== "near");
  const dropped = { id, kind: "dropped", text: "附近没有，看远一点的", value: String(withinKm) } as const;
  return { ...plan, filters, chips: [...chips, dropped] };
}

/** How many jobs a question finds. */
export function countOf(of: Handle, input: JobsAsked): number {
  return ask(of, input, counted, (total) => total).found;
}

/**
 * One page of what a question finds.
 * @param note is told what was understood and how many jobs of it there are, once a question (not for its further pages)
 */
export function answer(
  of: Handle,
  input: JobsSearchInput,
  note: (plan: Plan, total: number) => void,
): Omit<JobsAnswer, "asOf"> {
  const page = input.page ?? 1;
  const pageSize = input.pageSize ?? PAGE_SIZE_DEFAULT;
  const order = { sort: input.sort ?? "match", wanted: page * pageSize };
  const { asked, found, named } = ask(of, input, surveyed(order), ({ total }) => total);
  const { settled, filters, local } = asked;
  const { plan } = settled;
  if (page === 1 && input.text !== undefined && input.text !== "") note({ ...plan, filters }, named);
  const docs = found.best.subarray((page - 1) * pageSize);
  return {
    total: found.total,
    page,
    pageSize,
    items: explained(of, docs, local, { ...plan, filters }),
    facets: found.facets,
    unlocated: found.unlocated,
    unpriced: found.unpriced,
    understood: { words: plan.terms.map((term) => term.text), chips: [...plan.chips] },
    relax:
      found.total < RELAX_BELOW ? relaxations(askedOf(input), plan, found.total, (other) => countOf(of, other)) : [],
  };
}

function askedOf({ text, filters, ignore, also }: JobsSearchInput): JobsAsked {
  return {
    ...(text === undefined ? {} : { text }),
    ...(filters === undefined ? {} : { filters }),
    ...(ignore === undefined ? {} : { ignore }),
    ...(also === undefined ? {} : { also }),
  };
}

/** Cards with their reasons; the kept card itself where there is nothing to add. */
function explained(of: Handle, docs: Uint32Array, local: Local, plan: Plan): JobCard[] {
  const cards = of.cards.cards(docs);
  const elsewhere = local !== of.local();
  if (!elsewhere && plan.terms.length === 0 && Object.keys(plan.filters).length === 0) return cards;
  const why = explainer(plan);
  return cards.map((card, at) => {
    const distanceKm = elsewhere ? roundKm(kmOf(local, docs[at] as number)) : card.distanceKm;
    return { ...card, distanceKm, why: why(card, distanceKm) };
  });
}

function roundKm(km: number): number | null {
  return Number.isNaN(km) ? null : Math.round(km * 1_000) / 1_000;
}
