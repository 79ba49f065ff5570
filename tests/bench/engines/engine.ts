import type { JobFilters, JobSort } from "../../../shared/contract/jobs.ts";

/** One question of the benchmark. */
export interface Ask {
  readonly kind: string;
  readonly text: string;
  readonly filters: JobFilters;
  readonly sort: JobSort;
}

/** What every engine must hand over: 20 whole rows, the total and three facets (district, employment, pay). */
export interface Full {
  readonly total: number;
  readonly rows: readonly unknown[];
  readonly facets: readonly [unknown, unknown, unknown];
}

export interface Engine {
  readonly name: string;
  answer(ask: Ask): Full;
  close(): void;
}

/** Rows of one answer. */
export const PAGE = 20;
