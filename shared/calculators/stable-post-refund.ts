import { z } from "zod";
import { fail, ok, type Result } from "../result.ts";
import { compare, decimal, type Fraction, fraction, minus, times, toDecimal, toText } from "./fraction.ts";
import { count, yuan } from "./inputs.ts";

/**
 * Refund of unemployment insurance to firms that kept their staff, as the document states it for 2023 (policy
 * sh0-stable-post-refund):
 * rate = 1 − (insured in December 2023 + natural attrition of 2023) ÷ insured in December 2022, or ÷ insured in the
 * first insured month for a firm that paid less than a year.
 */
export const STABLE_POST = {
  /** The year the document speaks of. */
  baseYear: "2023",
  /** "30人（含）以下": the document does not say whose head-count of which month. */
  smallUpTo: 30,
  limitPercent: { small: "20", other: "5.5" },
  refundPercent: { large: "30", medium: "60", small: "60", micro: "60" },
} as const;

/** What the form asks; the caller chooses `staff` because the document leaves the month open. */
export const stablePostInput = z.object({
  /** Insured in December 2022; not a whole year: in the first insured month. */
  base: count,
  /** Insured in December 2023. */
  end: count,
  /** Retired or died in 2023; who resigned or whose contract ended does not count. */
  natural: count,
  /** Heads for the question "30 or fewer". */
  staff: count,
  size: z.enum(["large", "medium", "small", "micro"]),
  /** What firm and staff paid for 2023, yuan. */
  fee: yuan,
  /** Which month `base` is of; the arithmetic is the same. */
  wholeYear: z.boolean().optional(),
  seriouslyDishonest: z.boolean().optional(),
});
type StablePostInput = z.output<typeof stablePostInput>;

function percentOf(text: string): Fraction {
  const value = decimal(text) as Fraction;
  return fraction(value.n, value.d * 100n);
}

/** The highest lay-off rate for a head-count, as a fraction of one. */
export function layoffLimit(staff: number): Fraction {
  return percentOf(staff <= STABLE_POST.smallUpTo ? STABLE_POST.limitPercent.small : STABLE_POST.limitPercent.other);
}

function inPercent(value: Fraction): string {
  return toDecimal(times(value, fraction(100n)), 2);
}

/** Rate, limit, whether the refund may be expected, and how much. Rounding only happens in what is shown. */
export function stablePostRefund(
  input: StablePostInput,
): Result<Record<string, string | boolean>, "zero_denominator", { field: string }> {
  const { base, end, natural, staff, size, fee } = input;
  if (base === 0) return fail("zero_denominator", { field: "base" });
  const rate = minus(fraction(1n), fraction(end + natural, base));
  const within = (heads: number) => compare(rate, layoffLimit(heads)) <= 0;
  const reason =
    input.seriouslyDishonest === true ? "seriously_dishonest" : within(staff) ? "ok" : "layoff_rate_over_limit";
  const eligible = reason === "ok";
  const share = percentOf(STABLE_POST.refundPercent[size]);
  return ok({
    layoffRateFraction: toText(rate),
    layoffRatePercent: inPercent(rate),
    limitPercent: inPercent(layoffLimit(staff)),
    eligible,
    reason,
    refundRatioPercent: inPercent(share),
    refundYuan: toDecimal(eligible ? times(fee, share) : fraction(0n), 2),
    baseYear: STABLE_POST.baseYear,
    /** True when the three head-counts at hand fall on both sides of 30 and that changes the answer: ask staff. */
    headcountMatters: [base, end].some((heads) => within(heads) !== within(staff)),
  });
}
