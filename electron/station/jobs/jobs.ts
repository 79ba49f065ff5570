import type { Freshness } from "../../../shared/contract/feed.ts";
import type { JobDetail, JobsAnswer, JobsSearchInput } from "../../../shared/contract/jobs.ts";
import { freshnessAt } from "../../../shared/feed/freshness.ts";
import { shanghaiDay } from "../../../shared/jobs/day.ts";
import { NEARBY_KM, WALKABLE_KM } from "../../../shared/jobs/rings.ts";
import { understand } from "../../../shared/jobs/understand.ts";
import { fail, ok, type Result } from "../../../shared/result.ts";
import type { StationConfig } from "../../../shared/station/config.ts";
import type { Catalogue } from "../catalogue.ts";
import type { Generation } from "../db/generation.ts";
import type { Clock } from "../ports.ts";
import { type Cards, createCards } from "./cards.ts";
import { readColumns } from "./columns.ts";
import { findHits } from "./hits.ts";
import { kmOf, type Local, localise, onDay, showsToday } from "./local.ts";
import { createLookup, type Lookup } from "./lookup.ts";
import { survey } from "./survey.ts";
import { createTexts, type Texts } from "./texts.ts";

/** Rows of a page when the caller does not say: one answer of reference/search.md §4. */
const PAGE_SIZE_DEFAULT = 20;

export interface JobsDeps {
  readonly catalogue: Catalogue;
  readonly clock: Clock;
  readonly config: StationConfig;
}

export interface JobsRoom {
  /** One page of the jobs that hold all the words and pass all filters. Any text is a question; none throws. */
  search(input: JobsSearchInput): JobsAnswer;
  /** One whole job. An expired one is not found, even by id. */
  get(id: string): Result<{ job: JobDetail; asOf: Freshness }, "JOB_NOT_FOUND", { id: string }>;
  /**
   * Reads what questions will need of the current generation. To be called when nobody waits, after a start or a switch:
   * without it the first questions are slower, never wrong. Some 30 ms for 50 000 jobs.
   */
  prepare(): void;
  /** Jobs that show today within the outermost and the innermost ring (`RINGS`). */
  nearby(): { jobs: number; walkable: number };
}

/** What is read of a generation once, at the first question to it. */
interface Handle {
  readonly districts: readonly string[];
  readonly texts: Texts;
  readonly lookup: Lookup;
  readonly cards: Cards;
  /** Of today; made anew when the day has changed. */
  local: Local;
}

/**
 * The jobs room: search, detail and the counts of home over whatever generation answers now. Everything read of a
 * generation hangs on the generation itself, so a switch needs no word to this room.
 */
export function createJobs({ catalogue, clock, config }: JobsDeps): JobsRoom {
  const handles = new WeakMap<Generation, Handle>();

  function handle(): { generation: Generation; handle: Handle } {
    const generation = catalogue.current();
    const today = shanghaiDay(clock.now());
    let known = handles.get(generation);
    if (known === undefined) {
      known = openHandle(generation, config, today);
      handles.set(generation, known);
    }
    if (known.local.today !== today) known.local = onDay(known.local, today);
    return { generation, handle: known };
  }

  function asOf(generation: Generation): Freshness {
    const { issuedAt, generation: name, demo } = generation.meta;
    return freshnessAt(issuedAt, clock.now(), name, demo);
  }

  return {
    search(input) {
      const { generation, handle: of } = handle();
      const page = input.page ?? 1;
      const pageSize = input.pageSize ?? PAGE_SIZE_DEFAULT;
      const vocabulary = { frequency: (word: string) => of.lookup.find(word).docs.length };
      const plan = understand(input.text ?? "", vocabulary, input.ignore ?? []);
      const hits = findHits(of.lookup, plan.terms);
      const found = survey(of.districts, of.local, hits, {
        filters: { ...plan.filters, ...input.filters },
        sort: input.sort ?? "match",
        wanted: page * pageSize,
      });
      return {
        total: found.total,
        page,
        pageSize,
        items: of.cards.cards(found.best.subarray((page - 1) * pageSize)),
        facets: found.facets,
        unlocated: found.unlocated,
        unpriced: found.unpriced,
        understood: { words: plan.terms.map((term) => term.text), chips: [...plan.chips] },
        relax: [],
        asOf: asOf(generation),
      };
    },

    get(id) {
      const { generation, handle: of } = handle();
      const doc = of.cards.docOf(id);
      if (doc === null || !showsToday(of.local, doc)) return fail("JOB_NOT_FOUND", { id });
      return ok({ job: of.cards.detail(doc), asOf: asOf(generation) });
    },

    prepare() {
      handle().handle.texts.readAhead();
    },

    nearby() {
      const { districts, local } = handle().handle;
      const rings = survey(districts, local, null, { filters: {}, sort: "newest", wanted: 0 }).facets.withinKm;
      const within = (km: number) => rings.find(({ value }) => value === String(km))?.count ?? 0;
      return { jobs: within(NEARBY_KM), walkable: within(WALKABLE_KM) };
    },
  };
}

function openHandle(generation: Generation, config: StationConfig, today: number): Handle {
  const columns = readColumns(generation.db, generation.meta.counts["jobs"] ?? 0);
  const local = localise(columns, config, config.feed.maxAgeDays, today);
  const texts = createTexts(generation.db);
  return {
    districts: columns.districts,
    texts,
    lookup: createLookup(generation.db, columns, texts),
    cards: createCards(generation.db, texts, (doc) => kmOf(local, doc), config.feed.maxAgeDays),
    local,
  };
}
