import { z } from "zod";
import { procedure } from "./procedure.ts";

/**
 * One calculation with exact fractions. `input` and the answer are stated per calculator in
 * shared/calculators/calculators.ts; amounts are decimal strings, so that no money passes through a float.
 */
export const calculatorsRun = procedure
  .input(z.object({ id: z.string().min(1).max(60), input: z.record(z.string(), z.unknown()) }))
  .errors({
    /** The formula divides by nothing: 分母是零. */
    zero_denominator: { status: 422, data: z.object({ field: z.string() }) },
    /** A number is missing, negative, or no number; or there is no such calculator (`field` is then `id`). */
    invalid_input: { status: 422, data: z.object({ field: z.string() }) },
  })
  .output(z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])));

export const calculators = { run: calculatorsRun };
