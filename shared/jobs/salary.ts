import type { SalaryUnit } from "./job.ts";

/**
 * Paid days and hours of an average month: 劳社部发〔2008〕3号 (月计薪天数 21.75 天; 21.75 × 8 = 174 hours).
 * A year has 12 months and 52 weeks. Piece pay has no month: unknown, never guessed.
 */
const PER_MONTH: Readonly<Record<SalaryUnit, ((amount: number) => number) | null>> = {
  month: (amount) => amount,
  year: (amount) => amount / 12,
  week: (amount) => (amount * 52) / 12,
  day: (amount) => amount * 21.75,
  hour: (amount) => amount * 174,
  piece: null,
};

/** Steps of the pay filter, yuan a month. The lowest lies just above Shanghai's minimum wage of 2 740 (2025-07). */
export const PAY_STEPS = [3_000, 4_000, 5_000, 6_000, 8_000, 10_000, 15_000] as const;

/**
 * Yuan a month for an amount in yuan per `unit`; null = not stated, or not convertible (piece pay).
 * Extra monthly salaries (十三薪) do not change it: they are not paid monthly.
 */
export function monthlyPay(amount: number | null, unit: SalaryUnit | null): number | null {
  if (amount === null || unit === null || !Number.isFinite(amount)) return null;
  return PER_MONTH[unit]?.(amount) ?? null;
}

interface StatedPay {
  readonly salaryMin: number | null;
  readonly salaryMax: number | null;
  readonly salaryUnit: SalaryUnit | null;
}

/** What a job pays at the very least, yuan a month: the figure `salaryAtLeast` compares. null = not stated. */
export function monthlyFloor(job: StatedPay): number | null {
  return monthlyPay(job.salaryMin, job.salaryUnit);
}

/**
 * The figure jobs are sorted by, yuan a month: the middle of the stated range, or its lower end alone.
 * A mere upper end ("up to 8 000") promises nothing and counts as not stated.
 */
export function monthlyMiddle(job: StatedPay): number | null {
  const floor = monthlyFloor(job);
  if (floor === null) return null;
  const top = monthlyPay(job.salaryMax, job.salaryUnit);
  return top === null ? floor : (floor + top) / 2;
}
