import type { GuideItem } from "../../../shared/contract/guide.ts";
import type { JobCard, JobFilters } from "../../../shared/contract/jobs.ts";
import type { MatchAnswer, MatchInput } from "../../../shared/contract/match.ts";
import type { PolicyCard } from "../../../shared/contract/policies.ts";
import { COUNTED, filtersOf } from "../../../shared/match/filters.ts";
import { JOB_TERMS } from "../../../shared/match/job-terms.ts";
import { POLICY_TERMS } from "../../../shared/match/policy-terms.ts";
import { SERVICE_TERMS } from "../../../shared/match/service-terms.ts";
import { takeaway } from "../../../shared/match/takeaway.ts";
import { type Answers, type MatchScore, scoreRow, type Term } from "../../../shared/match/term.ts";
import { MATCH_FAR, MATCH_WHEN } from "../../../shared/match/words.ts";
import { isCurrent } from "../../../shared/policies/status.ts";
import type { GuideRoom } from "../guide/guide.ts";
import type { JobsRoom } from "../jobs/jobs.ts";
import type { PoliciesRoom } from "../policies/policies.ts";

/** Rows of each kind on the one page (screens.md, r2-match-result). */
const SHOWN = { jobs: 3, policies: 2, services: 1 } as const;
/**
 * Points up to which a row has only what breaks ties: a job near by that asks for no schooling, a policy of this
 * district. That answers none of the questions.
 */
const TIES = { jobs: 10, policies: 3, services: 0 } as const;
/** Jobs that are looked at a query: one page of the search. */
const LOOKED_AT = 50;

export interface MatchRoom {
  /** Jobs, policies and a service for four answers. Nothing of them is kept. */
  run(input: MatchInput): MatchAnswer;
}

export interface MatchDeps {
  readonly jobs: Pick<JobsRoom, "search">;
  readonly policies: Pick<PoliciesRoom, "search">;
  readonly guide: Pick<GuideRoom, "list">;
}

function best<T, R extends T>(
  terms: readonly Term<T>[],
  rows: readonly R[],
  answers: Answers,
  { most, above }: { most: number; above: number },
): ({ row: R } & MatchScore)[] {
  return rows
    .map((row) => ({ row, ...scoreRow(terms, row, answers) }))
    .filter(({ score }) => score > above)
    .toSorted((a, b) => b.score - a.score)
    .slice(0, most);
}

/** 都可以 four times: then the nearest jobs are as good an answer as any. */
function saysNothing(answers: Answers): boolean {
  return Object.values(answers).every((answer) => answer === "any");
}

/** The answers with one question opened after the other, so that near misses are looked at too. */
function loosened(answers: Answers): JobFilters[] {
  const opened: Answers[] = [
    answers,
    { ...answers, far: "any" },
    { ...answers, when: "any" },
    { ...answers, work: "any" },
    { ...answers, when: "any", work: "any" },
    { who: "any", work: "any", when: "any", far: "any" },
  ];
  const filters = opened.map(filtersOf);
  return [...new Map(filters.map((one) => [JSON.stringify(one), one])).values()];
}

/** The match room: candidates from the other rooms' own searches, scored by named facts. */
export function createMatch({ jobs, policies, guide }: MatchDeps): MatchRoom {
  function candidates(answers: Answers): JobCard[] {
    const found = loosened(answers).flatMap((filters) =>
      (["distance", "newest"] as const).flatMap((sort) => jobs.search({ filters, sort, pageSize: LOOKED_AT }).items),
    );
    return [...new Map(found.map((job) => [job.id, job])).values()];
  }

  function total(answers: Answers): number {
    return jobs.search({ filters: filtersOf(answers), pageSize: 1 }).total;
  }

  function counts(answers: Answers): MatchAnswer["counts"] {
    const choices = { when: MATCH_WHEN, far: MATCH_FAR };
    return Object.fromEntries(
      COUNTED.map((question) => [
        question,
        Object.fromEntries(choices[question].map((choice) => [choice, total({ ...answers, [question]: choice })])),
      ]),
    );
  }

  function offered(): PolicyCard[] {
    return policies.search({ limit: 200 }).items.filter(({ status, here }) => here && isCurrent(status));
  }

  function lead(answers: Answers, found: number): MatchAnswer["lead"] {
    if (answers.who === "founder" || answers.work === "own-business") return "policies";
    return found > 0 ? "jobs" : "policies";
  }

  return {
    run({ who = "any", work = "any", when = "any", far = "any" }) {
      const answers: Answers = { who, work, when, far };
      const goodJobs = best(JOB_TERMS, candidates(answers), answers, {
        most: SHOWN.jobs,
        above: saysNothing(answers) ? 0 : TIES.jobs,
      });
      const goodPolicies = best(POLICY_TERMS, offered(), answers, { most: SHOWN.policies, above: TIES.policies });
      const services: GuideItem[] = guide.list("").items;
      const goodServices = best(SERVICE_TERMS, services, answers, { most: SHOWN.services, above: TIES.services });
      const shortlist = {
        jobs: goodJobs.map(({ row, score, reasons }) => ({ job: row, score, reasons: [...reasons] })),
        policies: goodPolicies.map(({ row, score, reasons }) => ({ policy: row, score, reasons: [...reasons] })),
        services: goodServices.map(({ row, score, reasons }) => ({ service: row, score, reasons: [...reasons] })),
      };
      return {
        ...shortlist,
        lead: lead(answers, goodJobs.length),
        total: total(answers),
        counts: counts(answers),
        takeaway: takeaway(shortlist, "zh"),
        takeawayEn: takeaway(shortlist, "en"),
        asOf: policies.search({ limit: 1 }).asOf,
      };
    },
  };
}
