import type { JobFilters, JobSort } from "../../../shared/contract/jobs.ts";
import type { EmploymentType } from "../../../shared/jobs/job.ts";
import { RINGS, type RingId } from "../../../shared/jobs/rings.ts";
import type { JobsQuestion } from "../../data/queries.ts";

/** Kinds of work as the visitor chooses them. */
export const KINDS = {
  all: [],
  full: ["全职"],
  part: ["兼职"],
  gig: ["零工"],
  trainee: ["见习"],
  public: ["公益性岗位"],
} as const satisfies Record<string, readonly EmploymentType[]>;
export type Kind = keyof typeof KINDS;
export const KIND_IDS = Object.keys(KINDS) as Kind[];

export type Reach = RingId | "any";
export const REACHES: readonly Reach[] = [...RINGS.map((ring) => ring.id), "any"];

/**
 * Orders of the list, as the contract has them. Written again, because the contract's own list would bring zod into the
 * page, which its policy does not let run; the type keeps the two together.
 */
export const JOB_SORTS = ["match", "distance", "salary", "newest"] as const satisfies readonly JobSort[];

/** `auto`: the best match when words were given, the nearest first when not. */
export const SORTS = ["auto", ...JOB_SORTS] as const;
export type SortChoice = (typeof SORTS)[number];

/**
 * What the list shows, as enums and numbers only (DESIGN §5): the words looked for stay in the visit. `first` counts
 * jobs, not pages, so that a change of text size keeps the place.
 */
export interface ListView {
  readonly kind: Kind;
  readonly ring: Reach;
  readonly sort: SortChoice;
  readonly first: number;
}

/** The contract's last page at three jobs each. */
const FURTHEST = 300_000;

function oneOf<T extends string>(value: unknown, among: readonly T[], fallback: T): T {
  return among.find((candidate) => candidate === value) ?? fallback;
}

/** A wrong value becomes the default: a view that cannot be shown is no reason to stop. */
export function readListView(search: Readonly<Record<string, unknown>>): ListView {
  const first = Number(search["first"]);
  return {
    kind: oneOf(search["kind"], KIND_IDS, "all"),
    ring: oneOf(search["ring"], REACHES, "bus"),
    sort: oneOf(search["sort"], SORTS, "auto"),
    first: Number.isInteger(first) && first >= 0 && first <= FURTHEST ? first : 0,
  };
}

export function sortOf(view: ListView, words: string): JobSort {
  if (view.sort !== "auto") return view.sort;
  return words === "" ? "distance" : "match";
}

/** Page of `size` jobs that holds the first shown job, from 1. */
export function pageOf(view: ListView, size: number): number {
  return Math.floor(view.first / size) + 1;
}

export function filtersOf(view: ListView): JobFilters {
  const ring = RINGS.find((candidate) => candidate.id === view.ring);
  const types = KINDS[view.kind];
  return {
    ...(types.length > 0 && { employmentTypes: [...types] }),
    ...(ring !== undefined && { withinKm: ring.km }),
  };
}

/** How the words are read; see `Visit.reading`. */
export interface Reading {
  readonly ignore: readonly string[];
  readonly also: readonly string[];
}
const AS_SAID: Reading = { ignore: [], also: [] };

/** The words of a question as they go to the station. */
export function wordsOf(words: string, { ignore, also }: Reading): Pick<JobsQuestion, "text" | "ignore" | "also"> {
  return {
    ...(words !== "" && { text: words }),
    ...(ignore.length > 0 && { ignore: [...ignore] }),
    ...(also.length > 0 && { also: [...also] }),
  };
}

/** The station's question behind a view. */
export function questionOf(view: ListView, words: string, size: number, reading: Reading = AS_SAID): JobsQuestion {
  return {
    ...wordsOf(words, reading),
    filters: filtersOf(view),
    sort: sortOf(view, words),
    page: pageOf(view, size),
    pageSize: size,
  };
}

/** The view behind filters that `filtersOf` made, or of which the station took one away. */
export function viewOf(filters: JobFilters): Pick<ListView, "kind" | "ring"> {
  const kind = KIND_IDS.find((id) => KINDS[id].join() === (filters.employmentTypes ?? []).join());
  const ring = RINGS.find(({ km }) => km === filters.withinKm);
  return { kind: kind ?? "all", ring: ring?.id ?? "any" };
}
