import { dayNumber } from "../jobs/day.ts";

/**
 * The part of RFC 5545 recurrence that a station's table of events needs, in whole days:
 * FREQ=DAILY|WEEKLY|MONTHLY with INTERVAL, BYDAY (in months also 1MO, -1FR), BYMONTHDAY (also -1), COUNT or UNTIL.
 * Weeks begin on Monday. Own code and not a library: `rrule` has had no release since 2023, `rrule-temporal` needs
 * Temporal, which the pinned Node lacks. Anything else in a rule is a fault, never skipped.
 */
export interface Recurrence {
  readonly every: "DAILY" | "WEEKLY" | "MONTHLY";
  readonly interval: number;
  /** `nth` 0 = every such weekday; weekday 0 = Monday. */
  readonly weekdays: readonly { nth: number; weekday: number }[];
  /** Days of the month; negative ones count from its end. */
  readonly monthDays: readonly number[];
  readonly count: number | null;
  /** Last day number, inclusive. */
  readonly until: number | null;
}

const WEEKDAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
/** No rule of a station runs on longer; also what a rule that never fits costs at most. */
const HORIZON_DAYS = 3_660;

function whole(text: string | undefined, from: number, to: number): number | null {
  const value = text !== undefined && /^-?\d{1,4}$/.test(text) ? Number(text) : Number.NaN;
  return value >= from && value <= to ? value : null;
}

function all<T>(texts: readonly string[], read: (text: string) => T | null): readonly T[] | null {
  const values = texts.map(read);
  return values.some((value) => value === null) ? null : (values as T[]);
}

function weekday(text: string): Recurrence["weekdays"][number] | null {
  const found = /^([+-]?[1-5])?([A-Z]{2})$/.exec(text);
  const at = WEEKDAYS.indexOf(found?.[2] ?? "");
  return at < 0 ? null : { nth: Number(found?.[1] ?? 0), weekday: at };
}

function lastDay(text: string | undefined): number | null {
  const found = /^(\d{4})(\d{2})(\d{2})(?:T\d{6}Z?)?$/.exec(text ?? "");
  const day = found === null ? Number.NaN : dayNumber(`${found[1]}-${found[2]}-${found[3]}`);
  return Number.isNaN(day) ? null : day;
}

const KNOWN = new Set(["FREQ", "INTERVAL", "BYDAY", "BYMONTHDAY", "COUNT", "UNTIL", "WKST"]);

/** Reads a rule; null = it is none, or says something that is not kept here. */
export function parseRecurrence(rule: string): Recurrence | null {
  const parts = rule
    .trim()
    .toUpperCase()
    .split(";")
    .map((part) => part.split("=") as [string, string | undefined]);
  const fields = new Map(parts);
  if (fields.size !== parts.length || parts.some(([name, value]) => !KNOWN.has(name) || value === undefined))
    return null;
  const every = (["DAILY", "WEEKLY", "MONTHLY"] as const).find((one) => one === fields.get("FREQ"));
  const list = (name: string) => (fields.has(name) ? (fields.get(name) ?? "").split(",") : []);
  const interval = fields.has("INTERVAL") ? whole(fields.get("INTERVAL"), 1, 99) : 1;
  const weekdays = all(list("BYDAY"), weekday);
  const monthDays = all(list("BYMONTHDAY"), (text) => (text === "0" ? null : whole(text, -31, 31)));
  const count = fields.has("COUNT") ? whole(fields.get("COUNT"), 1, 999) : null;
  const until = fields.has("UNTIL") ? lastDay(fields.get("UNTIL")) : null;
  if (every === undefined || interval === null || weekdays === null || monthDays === null) return null;
  if ((fields.has("COUNT") && count === null) || (fields.has("UNTIL") && until === null)) return null;
  if (every !== "MONTHLY" && (monthDays.length > 0 || weekdays.some(({ nth }) => nth !== 0))) return null;
  if ((count !== null && until !== null) || (fields.get("WKST") ?? "MO") !== "MO") return null;
  return { every, interval, weekdays, monthDays, count, until };
}

interface DayParts {
  readonly month: number;
  readonly date: number;
  readonly fromEnd: number;
  /** 0 = Monday. */
  readonly weekday: number;
  readonly week: number;
}

/** Day 0 (1970-01-01) was a Thursday. */
function partsOf(day: number): DayParts {
  const at = new Date(day * 86_400_000);
  const [year, month, date] = [at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate()];
  const length = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return {
    month: year * 12 + month,
    date,
    fromEnd: date - length - 1,
    weekday: (((day + 3) % 7) + 7) % 7,
    week: Math.floor((day + 3) / 7),
  };
}

function onWeekday({ weekdays }: Recurrence, { weekday: at, date, fromEnd }: DayParts): boolean {
  return weekdays.some(({ nth, weekday: wanted }) => {
    if (wanted !== at) return false;
    if (nth === 0) return true;
    return nth > 0 ? Math.ceil(date / 7) === nth : Math.ceil(-fromEnd / 7) === -nth;
  });
}

function fits(rule: Recurrence, day: number, first: number): boolean {
  const [here, start] = [partsOf(day), partsOf(first)];
  const byWeekday = rule.weekdays.length === 0 || onWeekday(rule, here);
  if (rule.every === "DAILY") return (day - first) % rule.interval === 0 && byWeekday;
  if (rule.every === "WEEKLY") {
    const wanted = rule.weekdays.length === 0 ? here.weekday === start.weekday : byWeekday;
    return wanted && (here.week - start.week) % rule.interval === 0;
  }
  if ((here.month - start.month) % rule.interval !== 0 || !byWeekday) return false;
  if (rule.monthDays.length > 0) return rule.monthDays.some((date) => date === here.date || date === here.fromEnd);
  return rule.weekdays.length > 0 || here.date === start.date;
}

/**
 * The day numbers on which a rule falls between two days, both inclusive. `first` is where it starts; it counts only
 * when the rule falls on it.
 */
export function daysOf(rule: Recurrence, first: number, from: number, to: number): number[] {
  const last = Math.min(to, rule.until ?? to, first + HORIZON_DAYS);
  const days: number[] = [];
  // A rule with COUNT must be counted from its start; others are looked at only where they are asked for.
  let counted = 0;
  for (let day = rule.count === null ? Math.max(first, from) : first; day <= last; day += 1) {
    if (!fits(rule, day, first)) continue;
    counted += 1;
    if (rule.count !== null && counted > rule.count) break;
    if (day >= from) days.push(day);
  }
  return days;
}
