import type { JobFilters } from "../contract/jobs.ts";
import { RINGS } from "../jobs/rings.ts";
import type { EmploymentType } from "../jobs/words.ts";
import type { Answers } from "./term.ts";
import type { MatchFar, MatchWhen, MatchWork } from "./words.ts";

/** What an answer asks of the kind of employment; the others only weigh in the score. */
const TYPES_BY_WORK: Partial<Record<MatchWork, readonly EmploymentType[]>> = { internship: ["见习"] };
const TYPES_BY_WHEN: Partial<Record<MatchWhen, readonly EmploymentType[]>> = {
  "half-day": ["兼职", "零工"],
  "full-day": ["全职", "公益性岗位"],
  "daily-pay": ["零工"],
};

function kilometres(far: MatchFar): number | null {
  return RINGS.find((ring) => ring.id === far)?.km ?? null;
}

/** The answers as filters of the job search: the counts under the pictures come from these, and so does the list. */
export function filtersOf({ work, when, far }: Answers): JobFilters {
  const types = TYPES_BY_WORK[work] ?? TYPES_BY_WHEN[when];
  const km = kilometres(far);
  return {
    ...(types === undefined ? {} : { employmentTypes: [...types] }),
    ...(km === null ? {} : { withinKm: km }),
  };
}

/** Questions whose answers change the filters, so that a count under each answer means something. */
export const COUNTED = ["when", "far"] as const;
