import { z } from "zod";
import { decimal, type Fraction, fraction } from "./fraction.ts";
import { isDay } from "./months.ts";

/** Heads or posts: a whole number from 0. The bound only keeps nonsense out; Shanghai has 25 million people. */
export const count = z.number().int().min(0).max(1_000_000_000);

/** Yuan from 0 as a decimal string (or a plain JSON number), read exactly. */
export const yuan = z.union([z.string(), z.number()]).transform((value, context): Fraction => {
  const exact = decimal(value);
  if (exact !== null && exact.n >= 0n) return exact;
  context.addIssue({ code: "custom", message: "not an amount from 0" });
  return z.NEVER;
});

/** A share from 0 to 100 %, read exactly. */
export const percent = z.union([z.string(), z.number()]).transform((value, context): Fraction => {
  const exact = decimal(value);
  if (exact !== null && exact.n >= 0n && exact.n <= 100n * exact.d) return fraction(exact.n, exact.d * 100n);
  context.addIssue({ code: "custom", message: "not a percentage" });
  return z.NEVER;
});

/** A day that exists, `YYYY-MM-DD`. */
export const existingDay = z.string().refine(isDay);
