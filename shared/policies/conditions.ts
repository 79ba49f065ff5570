import { compare, decimal, type Fraction, fraction, ratio, times } from "../calculators/fraction.ts";
import { isDay } from "../calculators/months.ts";
import { STABLE_POST } from "../calculators/stable-post-refund.ts";
import { wantedDistrict } from "../jobs/districts.ts";
import { withWiderGroups } from "./groups.ts";
import type { MachineCondition } from "./policy.ts";
import type { ConditionOp } from "./words.ts";

/** Facts by field name, as they came. A missing key, null, or one of `UNSURE` = not known. */
export type Profile = Readonly<Record<string, unknown>>;
/** true, false, or null = cannot be said from what is known. */
type Met = boolean | null;

/** The keys under which the head-count of a firm may come; the documents name no month for it. */
const HEAD_COUNT_FIELDS = [
  "employer.staff",
  "employer.headcount",
  "employer.staffCount",
  "employer.employees",
] as const;

/** Answers that say nothing. */
const UNSURE: ReadonlySet<unknown> = new Set(["", "unknown", "unsure", "not_sure", "不知道", "说不准", "不清楚"]);

/** A stated fact, or undefined. Own keys only: the profile comes from outside. */
function fact(profile: Profile, field: string): unknown {
  const value = Object.hasOwn(profile, field) ? profile[field] : undefined;
  if (value === null || value === undefined) return undefined;
  return UNSURE.has(typeof value === "string" ? value.trim() : value) ? undefined : value;
}

/** 长宁 = 长宁区, 上海 = 上海市; other words as they are. */
function sameWord(a: string, b: string): boolean {
  const plain = (word: string) => wantedDistrict(word).replace(/市$/, "");
  return plain(a) === plain(b);
}

function texts(value: unknown): readonly string[] | null {
  if (typeof value === "string") return [value];
  return Array.isArray(value) && value.every((one) => typeof one === "string") ? value : null;
}

function equal(value: unknown, wanted: unknown): Met {
  if (typeof wanted === "string") return typeof value === "string" ? sameWord(value, wanted) : null;
  if (typeof wanted === "boolean") return typeof value === "boolean" ? value === wanted : null;
  const order = typeof wanted === "number" ? ordered(value, wanted) : null;
  return order === null ? null : order === 0;
}

/** How a day or a number stands to the wanted one: negative, 0, positive; null = they cannot be compared. */
function ordered(value: unknown, wanted: unknown): number | null {
  if (typeof wanted === "string") {
    const day = typeof value === "string" ? value.slice(0, 10) : "";
    return isDay(wanted) && isDay(day) ? day.localeCompare(wanted) : null;
  }
  if (typeof wanted !== "number" || (typeof value !== "number" && typeof value !== "string")) return null;
  const [given, limit] = [decimal(value), decimal(wanted)];
  return given === null || limit === null ? null : compare(given, limit);
}

function oneOf(value: unknown, wanted: unknown): Met {
  const given = texts(value);
  if (given === null || !Array.isArray(wanted)) return null;
  return given.some((word) => wanted.some((one) => typeof one === "string" && sameWord(word, one)));
}

function holdsAny(value: unknown, wanted: unknown): Met {
  const given = texts(value);
  if (given === null) return null;
  const all = withWiderGroups(given);
  return [wanted].flat().some((one) => typeof one === "string" && all.has(one));
}

function compareDecimal(value: Fraction, wanted: number): number | null {
  const limit = decimal(wanted);
  return limit === null ? null : compare(value, limit);
}

/** No firm loses more than all its people: a number above 1 was meant in percent. */
function rateOf(value: unknown): Fraction | null {
  const rate = typeof value === "number" || typeof value === "string" ? ratio(value) : null;
  const whole = fraction(1n);
  return rate !== null && compare(rate, whole) > 0 ? times(rate, fraction(1n, 100n)) : rate;
}

/**
 * A rate against the limit of the firm's size. When the size is not known, only a rate on which both limits agree
 * decides: the documents leave open which month's head-count "30人（含）以下" means.
 */
function withinLimit(value: unknown, wanted: unknown, profile: Profile): Met {
  const rate = rateOf(value);
  if (rate === null || typeof wanted !== "object" || wanted === null) return null;
  const { over30, upTo30 } = wanted as { over30: number; upTo30: number };
  const passes = (limit: number) => atMost(compareDecimal(rate, limit));
  const heads = HEAD_COUNT_FIELDS.map((field) => fact(profile, field)).find((count) => count !== undefined);
  if (heads === "upTo30") return passes(upTo30);
  if (heads === "over30") return passes(over30);
  const order = ordered(heads, STABLE_POST.smallUpTo);
  if (order !== null) return passes(order <= 0 ? upTo30 : over30);
  return passes(upTo30) === passes(over30) ? passes(over30) : null;
}

const OPS: Readonly<Record<ConditionOp, (value: unknown, wanted: unknown, profile: Profile) => Met>> = {
  eq: equal,
  in: oneOf,
  contains: holdsAny,
  containsAny: holdsAny,
  gte: (value, wanted) => atLeast(ordered(value, wanted)),
  lte: (value, wanted) => atMost(ordered(value, wanted)),
  lteBySize: withinLimit,
};

function atLeast(order: number | null): Met {
  return order === null ? null : order >= 0;
}

function atMost(order: number | null): Met {
  return order === null ? null : order <= 0;
}

/**
 * Whether a condition holds for what is known. A fact that is missing, null or of another type than the condition
 * compares with is not known: null, never a guess.
 */
export function conditionMet(condition: MachineCondition, profile: Profile): Met {
  const value = fact(profile, condition.field);
  return value === undefined ? null : OPS[condition.op](value, condition.value, profile);
}
