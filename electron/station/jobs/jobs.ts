import type { Freshness } from "../../../shared/contract/feed.ts";
import type { JobDetail, JobsAnswer, JobsSearchInput, Suggestions } from "../../../shared/contract/jobs.ts";
import { freshnessAt } from "../../../shared/feed/freshness.ts";
import { shanghaiDay } from "../../../shared/jobs/day.ts";
import { NEARBY_KM, WALKABLE_KM } from "../../../shared/jobs/rings.ts";
import { fail, ok, type Result } from "../../../shared/result.ts";
import type { StationConfig } from "../../../shared/station/config.ts";
import type { Catalogue } from "../catalogue.ts";
import type { Generation } from "../db/generation.ts";
import type { DemandLedger } from "../demand/demand.ts";
import type { Clock } from "../ports.ts";
import { answer } from "./answer.ts";
import { type Handle, openHandle } from "./handle.ts";
import { fillAll, showsToday } from "./local.ts";
import { suggest } from "./suggest.ts";
import { survey } from "./survey.ts";

export interface JobsDeps {
  readonly catalogue: Catalogue;
  readonly clock: Clock;
  readonly config: StationConfig;
  /** Counts what is looked for in vain; none = nobody counts. */
  readonly demand?: Pick<DemandLedger, "note">;
}

export interface JobsRoom {
  /** One page of the jobs that hold all the words and pass all filters. Any text is a question; none throws. */
  search(input: JobsSearchInput): JobsAnswer;
  /** Words that what is typed may become, each with the number of jobs it finds, and the keys that lead on. */
  suggest(text: string, limit: number): Suggestions;
  /** One whole job. An expired one is not found, even by id. */
  get(id: string): Result<{ job: JobDetail; asOf: Freshness }, "JOB_NOT_FOUND", { id: string }>;
  /**
   * Reads what questions will need of the current generation, in steps of some milliseconds each, so that a touch never
   * waits for more than one (`prepareInTurns`). Without it the first questions are slower, never wrong. Of no use after a
   * switch: begin anew.
   */
  prepare(): Iterable<void>;
  /** Jobs that show today within the outermost and the innermost ring (`RINGS`). */
  nearby(): { jobs: number; walkable: number };
}

/**
 * The jobs room: search, detail and the counts of home over whatever generation answers now. Everything read of a
 * generation hangs on the generation itself, so a switch needs no word to this room.
 */
export function createJobs({ catalogue, clock, config, demand }: JobsDeps): JobsRoom {
  const handles = new WeakMap<Generation, Handle>();

  function handle(): { generation: Generation; handle: Handle } {
    const generation = catalogue.current();
    const today = shanghaiDay(clock.now());
    let known = handles.get(generation);
    if (known === undefined) {
      known = openHandle(generation, config, today);
      handles.set(generation, known);
    }
    known.turnTo(today);
    return { generation, handle: known };
  }

  function asOf(generation: Generation): Freshness {
    const { issuedAt, generation: name, demo } = generation.meta;
    return freshnessAt(issuedAt, clock.now(), name, demo);
  }

  return {
    search(input) {
      const { generation, handle: of } = handle();
      const note: DemandLedger["note"] = (plan, total) => demand?.note(plan, total);
      return { ...answer(of, input, note), asOf: asOf(generation) };
    },

    suggest: (text, limit) => suggest(handle().handle, text, limit),

    get(id) {
      const { generation, handle: of } = handle();
      const doc = of.cards.docOf(id);
      if (doc === null || !showsToday(of.local(), doc)) return fail("JOB_NOT_FOUND", { id });
      return ok({ job: of.cards.detail(doc), asOf: asOf(generation) });
    },

    *prepare() {
      const of = handle().handle;
      // A question that is cut into words: makes the lexicon.
      answer(of, { text: "我想找工作", pageSize: 1 }, () => undefined);
      yield;
      yield* fillAll(of.local());
      of.vocabulary.sounds();
      yield;
      of.suggester();
      yield;
      yield* of.texts.readAhead();
    },

    nearby() {
      const of = handle().handle;
      const rings = survey(of.districts, of.local(), null, { filters: {}, sort: "newest", wanted: 0 }).facets.withinKm;
      const within = (km: number) => rings.find(({ value }) => value === String(km))?.count ?? 0;
      return { jobs: within(NEARBY_KM), walkable: within(WALKABLE_KM) };
    },
  };
}
