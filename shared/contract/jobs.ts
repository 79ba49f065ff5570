import { z } from "zod";
import { DATE_BASES, EDUCATION_LEVELS, EMPLOYMENT_TYPES, GEO_BASES, JOB_SORTS, SALARY_UNITS } from "../jobs/words.ts";
import { freshness } from "./feed.ts";
import { procedure } from "./procedure.ts";

export { JOB_SORTS, type JobSort } from "../jobs/words.ts";

/** A page holds at most 50 rows (DESIGN §3). */
export const PAGE_SIZE_MAX = 50;
const oneOrMore = <T extends z.ZodType>(one: T) => z.union([one.transform((v) => [v]), z.array(one).max(64)]);

export const jobFilters = z.object({
  district: oneOrMore(z.string().max(80)).optional(),
  employmentTypes: oneOrMore(z.enum(EMPLOYMENT_TYPES)).optional(),
  /** Yuan a month; other units are converted (shared/jobs/salary.ts). Jobs that state no pay do not pass. */
  salaryAtLeast: z.number().min(0).max(1_000_000).optional(),
  /** Where distances are measured from: a point, or the name of a street or town that jobs lie in. Else the station. */
  from: z
    .union([z.object({ lat: z.number().min(-90).max(90), lon: z.number().min(-180).max(180) }), z.string().max(80)])
    .optional(),
  /** Straight-line kilometres from there. Jobs without a place do not pass and are counted in `unlocated`. */
  withinKm: z.number().positive().max(500).optional(),
  publishedWithinDays: z.number().int().positive().max(3_650).optional(),
  /** The schooling a resident has: jobs that ask for more do not pass. */
  education: z.enum(EDUCATION_LEVELS).optional(),
});
export type JobFilters = z.output<typeof jobFilters>;

/** One step of understanding that a resident can see and take back (`ignore` with its id). */
const chip = z.object({ id: z.string(), kind: z.string(), text: z.string(), value: z.string() });
/** What a question consists of but its order and page. */
const asked = z.object({
  text: z.string().max(20_000).optional(),
  filters: jobFilters.optional(),
  /** Ids of `understood.chips` that the resident has taken back. */
  ignore: z.array(z.string().max(20_100)).max(40).optional(),
  /** Words that find enough by themselves and are to be looked for under their other names too. */
  also: z.array(z.string().max(80)).max(16).optional(),
});
const count = z.object({ value: z.string(), count: z.number().int() });

export const jobCard = z.object({
  id: z.string(),
  source: z.string(),
  title: z.string(),
  employer: z.string(),
  city: z.string(),
  district: z.string(),
  street: z.string(),
  address: z.string(),
  lat: z.number().nullable(),
  lon: z.number().nullable(),
  geoBasis: z.enum(GEO_BASES),
  /** Kilometres from the station in a straight line; null = no place known. */
  distanceKm: z.number().nullable(),
  employmentType: z.enum(EMPLOYMENT_TYPES).nullable(),
  salaryMin: z.number().nullable(),
  salaryMax: z.number().nullable(),
  salaryUnit: z.enum(SALARY_UNITS).nullable(),
  salaryMonths: z.number().nullable(),
  salaryText: z.string(),
  education: z.string(),
  experience: z.string(),
  openings: z.number().nullable(),
  tags: z.array(z.string()),
  datePosted: z.string(),
  dateBasis: z.enum(DATE_BASES),
  validThrough: z.string(),
  /** `default` = the source names no end; the station's age limit set it. */
  validBasis: z.enum(["source", "default"]),
  /** What of the question this job answered, from what scored; `value` is for a page in another language. */
  why: z.array(z.object({ kind: z.string(), text: z.string(), value: z.string() })).optional(),
});
export type JobCard = z.infer<typeof jobCard>;

export const jobsSearch = procedure
  .input(
    asked.extend({
      sort: z.enum(JOB_SORTS).optional(),
      page: z.number().int().min(1).max(100_000).optional(),
      pageSize: z.number().int().min(1).max(PAGE_SIZE_MAX).optional(),
    }),
  )
  .output(
    z.object({
      total: z.number().int(),
      page: z.number().int(),
      pageSize: z.number().int(),
      items: z.array(jobCard),
      /** Disjunctive: a filter does not restrict its own facet. */
      facets: z.object({
        district: z.array(count),
        employmentType: z.array(count),
        /** Jobs paying at least `value` yuan a month. */
        salaryAtLeast: z.array(count),
        /** Jobs within `value` km of the station: the rings of the map. */
        withinKm: z.array(count),
      }),
      /** Hits without a place or without stated pay: counted, never dropped silently. */
      unlocated: z.number().int(),
      unpriced: z.number().int(),
      understood: z.object({ words: z.array(z.string()), chips: z.array(chip) }),
      /** Changes of one condition that would find more, each with its exact count. */
      relax: z.array(
        z.object({
          id: z.string(),
          /** `filter`, `chip`, `word` taken away, `ring` widened, `also` = other names of a word. */
          kind: z.string(),
          text: z.string(),
          value: z.string(),
          total: z.number().int(),
          /** The question to ask instead; it finds exactly `total`. */
          input: asked,
        }),
      ),
      asOf: freshness,
    }),
  );

export const jobDetail = jobCard.extend({
  description: z.string(),
  applyUrl: z.string().nullable(),
});
export type JobDetail = z.infer<typeof jobDetail>;

export const jobsGet = procedure
  .input(z.object({ id: z.string().min(1).max(200) }))
  .errors({ JOB_NOT_FOUND: { status: 404, data: z.object({ id: z.string() }) } })
  .output(z.object({ job: jobDetail, asOf: freshness }));

/** Kinds of suggestions: an occupation, a shift or benefit, a place, the title of a policy. */
export const SUGGESTION_KINDS = ["occupation", "condition", "place", "policy"] as const;
const SUGGESTIONS_DEFAULT = 8;

export const jobsSuggest = procedure
  .input(
    z.object({
      /** Pinyin, initials, characters, or these mixed, as far as typed. */
      text: z.string().max(20_000),
      limit: z.number().int().min(1).max(50).default(SUGGESTIONS_DEFAULT),
    }),
  )
  .output(
    z.object({
      /** `count`: what `jobs.search` finds for the text; for a policy 1. */
      items: z.array(z.object({ text: z.string(), kind: z.enum(SUGGESTION_KINDS), count: z.number().int() })),
      /** Letters that lead on from here, for the keys of the screen. */
      keys: z.array(z.string()),
    }),
  );
export type Suggestions = z.output<NonNullable<(typeof jobsSuggest)["~orpc"]["outputSchema"]>>;

export const jobs = { search: jobsSearch, get: jobsGet, suggest: jobsSuggest };
export type JobsAsked = z.output<typeof asked>;
export type JobsSearchInput = z.output<NonNullable<(typeof jobsSearch)["~orpc"]["inputSchema"]>>;
export type JobsAnswer = z.output<NonNullable<(typeof jobsSearch)["~orpc"]["outputSchema"]>>;
