import type { Cards } from "../../../electron/station/jobs/cards.ts";
import type { Local } from "../../../electron/station/jobs/local.ts";
import { type Ask, type Full, PAGE } from "./engine.ts";

/** A hit of another engine and the score it gives, higher first. */
export interface Scored {
  readonly doc: number;
  readonly score: number;
}

/**
 * A copy of the module of its own: the engine of JavaScript learns from all callers of a function, and what the other
 * engines hand over would make ours slower, and the other way round.
 */
const { survey } = (await import(
  `${new URL("../../../electron/station/jobs/survey.ts", import.meta.url).href}?others`
)) as typeof import("../../../electron/station/jobs/survey.ts");

/**
 * Completes the hits of an engine that finds only: filters, facets, total and rows by our own columns, the fastest
 * way there is, so that the comparison is of finding alone. null = all jobs.
 */
export function completer(
  districts: readonly string[],
  local: Local,
  cards: Cards,
): (ask: Ask, hits: Scored[] | null) => Full {
  return ({ filters, sort }, hits) => {
    const rising = hits?.sort((a, b) => a.doc - b.doc) ?? null;
    const found = survey(
      districts,
      local,
      rising && {
        docs: Uint32Array.from(rising, (hit) => hit.doc),
        worth: new Uint16Array(rising.length),
        tier: Float32Array.from(rising, (hit) => hit.score),
      },
      { filters, sort, wanted: PAGE },
    );
    const { facets, total } = found;
    return {
      total,
      rows: cards.cards(found.best),
      facets: [facets.district, facets.employmentType, facets.salaryAtLeast],
    };
  };
}
