import { z } from "zod";
import { fail, ok, type Result } from "../result.ts";
import { ceiling, fraction, times, toDecimal } from "./fraction.ts";
import { count, existingDay, percent, yuan } from "./inputs.ts";
import { monthsAfter } from "./months.ts";
import { stablePostInput, stablePostRefund } from "./stable-post-refund.ts";

type CalculatorOutput = Readonly<Record<string, string | number | boolean>>;
type CalculatorFault = "zero_denominator" | "invalid_input";
type Answer = Result<CalculatorOutput, CalculatorFault, { field: string }>;

/** What a calculator may ask beside its input. */
interface CalculatorFacts {
  /** The last day of a policy, inclusive; null = it has none, or there is no such policy. */
  lastDay(policyId: string): string | null;
}

interface Calculator {
  run(input: Readonly<Record<string, unknown>>, facts: CalculatorFacts): Answer;
}

/** Binds a schema to its arithmetic: keys that the schema does not know are dropped, the first wrong one is named. */
function calculator<S extends z.ZodType>(
  schema: S,
  work: (input: z.output<S>, facts: CalculatorFacts) => Answer,
): Calculator {
  return {
    run(input, facts) {
      const parsed = schema.safeParse(input);
      if (parsed.success) return work(parsed.data, facts);
      const field = parsed.error.issues[0]?.path[0];
      return fail("invalid_input", { field: field === undefined ? "" : String(field) });
    },
  };
}

/** Yuan a person of the one-off subsidy for graduates in hardship (policy cm10-jobseeking-1000). */
const JOBSEEKING_YUAN = 1_000;

/** Months within which help must have led to work: from confirmation, from recognition (长宁 第（十三）条). */
const AID_MONTHS = { zero_employment_family: 1, hardship: 3 } as const;

/** Months out of work that hiring subsidies ask for, that many included (长宁 第（十一）条, 崇明 第（十）条). */
const JOBLESS_MONTHS = 3;

/** Years of age of "16–24": up to the day before the 25th birthday (崇明 第（四）条). */
const YOUTH_AGES = { from: 16, to: 24 } as const;

const CALCULATORS: Readonly<Record<string, Calculator>> = {
  "stable-post-refund": calculator(stablePostInput, stablePostRefund),

  "jobseeking-1000": calculator(z.object({ people: count }), ({ people }) =>
    ok({ yuan: String(people * JOBSEEKING_YUAN) }),
  ),

  /** A minimum share of whole posts is rounded up. */
  "graduate-quota": calculator(z.object({ posts: count, percent }), ({ posts, percent: share }) =>
    ok({ minPosts: Number(ceiling(times(fraction(posts), share))) }),
  ),

  /** The district pays the whole fee (policy cn02-guarantee-fee). */
  "guarantee-fee": calculator(z.object({ fee: yuan }), ({ fee }) => ok({ yuan: toDecimal(fee, 2) })),

  /** The last day counts as open; "截至/前" leaves that to staff to confirm. */
  deadline: calculator(z.object({ policy: z.string().min(1), date: existingDay }), ({ policy, date }, { lastDay }) => {
    const last = lastDay(policy);
    return last === null ? fail("invalid_input", { field: "policy" }) : ok({ open: date <= last, lastDay: last });
  }),

  "aid-deadline": calculator(
    z.discriminatedUnion("kind", [
      z.object({ kind: z.literal("zero_employment_family"), confirmed: existingDay }),
      z.object({ kind: z.literal("hardship"), recognised: existingDay }),
    ]),
    (input) => {
      const from = input.kind === "hardship" ? input.recognised : input.confirmed;
      return ok({ deadline: monthsAfter(from, AID_MONTHS[input.kind]) });
    },
  ),

  "jobless-months": calculator(z.object({ start: existingDay, hire: existingDay }), ({ start, hire }) =>
    ok({ meets: monthsAfter(start, JOBLESS_MONTHS) <= hire }),
  ),

  "age-16-24": calculator(z.object({ age: count }), ({ age }) =>
    ok({ meets: age >= YOUTH_AGES.from && age <= YOUTH_AGES.to }),
  ),
};

/** Calculators whose result a policy's page offers. */
export const CALCULATORS_OF_POLICY: Readonly<Record<string, readonly string[]>> = {
  "sh0-stable-post-refund": ["stable-post-refund"],
  "cm10-jobseeking-1000": ["jobseeking-1000"],
  "cn02-guarantee-fee": ["guarantee-fee"],
  "cn13-zero-family-1month": ["aid-deadline"],
  "cn13-hardship-3months": ["aid-deadline"],
  "cn18-soe-50": ["graduate-quota"],
  "cn18-public-institution-60": ["graduate-quota"],
  "cm06-soe-50": ["graduate-quota"],
  "cm07-civil-posts": ["graduate-quota"],
  "cm07-public-institution-60": ["graduate-quota"],
  "cn11-hire-unemployed-subsidy": ["jobless-months"],
  "cm10-new-post-subsidy": ["jobless-months"],
};

/**
 * Runs one calculator on what came over the wire.
 * @returns amounts as decimal strings in yuan; `invalid_input` with the first wrong field (`id`: no such calculator),
 *   `zero_denominator` where the formula divides by nothing
 */
export function runCalculator(id: string, input: Readonly<Record<string, unknown>>, facts: CalculatorFacts): Answer {
  const found = Object.hasOwn(CALCULATORS, id) ? CALCULATORS[id] : undefined;
  return found === undefined ? fail("invalid_input", { field: "id" }) : found.run(input, facts);
}
