import type { JobCard } from "../../../shared/contract/jobs.ts";
import type { SalaryUnit } from "../../../shared/jobs/job.ts";
import { number, range } from "../../words/numbers.ts";

type Paid = Pick<JobCard, "salaryMin" | "salaryMax" | "salaryUnit" | "salaryText" | "salaryMonths">;

/** Pay in the parts a card sets in type; the words round the amount are the locale's. */
export type Pay =
  | {
      readonly kind: "range" | "from" | "upTo";
      readonly amount: string;
      readonly unit: SalaryUnit | null;
      readonly months: number | null;
    }
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "none" };

/** Twelve months are what everyone expects; only more is worth a word. */
const PLAIN_MONTHS = 12;

/** Pay of a job as stated: never converted to another unit, never guessed. A minimum of 0 means "up to". */
export function payOf(job: Paid): Pay {
  const { salaryMin, salaryMax, salaryUnit, salaryText, salaryMonths } = job;
  const months = salaryMonths !== null && salaryMonths > PLAIN_MONTHS ? salaryMonths : null;
  const min = salaryMin === 0 ? null : salaryMin;
  const max = salaryMax === 0 ? null : salaryMax;
  const common = { unit: salaryUnit, months } as const;
  if (min !== null && max !== null) {
    return { kind: "range", amount: range(Math.min(min, max), Math.max(min, max)), ...common };
  }
  if (min !== null) return { kind: "from", amount: number(min), ...common };
  if (max !== null) return { kind: "upTo", amount: number(max), ...common };
  return salaryText.trim() === "" ? { kind: "none" } : { kind: "text", text: salaryText.trim() };
}
