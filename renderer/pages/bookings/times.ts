import type { BookingsOutput } from "../../../shared/contract/bookings.ts";
import { dayOf } from "../../words/dates.ts";

export type FreeTime = BookingsOutput<"slots">["items"][number];

/** Big choices on the first page. */
const PROPOSALS = 6;
/** At most so many of them on one day, hours apart, so that the six are real alternatives. */
const A_DAY = 2;
const APART_MS = 2 * 3_600_000;

/** The next free time first, then times of the following half days: six that differ. */
export function proposals(free: readonly FreeTime[]): readonly FreeTime[] {
  const chosen: FreeTime[] = [];
  for (const time of free) {
    const sameDay = chosen.filter((other) => dayOfTime(other) === dayOfTime(time));
    const last = sameDay.at(-1);
    const tooNear = last !== undefined && Date.parse(time.startsAt) - Date.parse(last.startsAt) < APART_MS;
    if (sameDay.length < A_DAY && !tooNear) chosen.push(time);
    if (chosen.length === PROPOSALS) return chosen;
  }
  // Too few days: whatever is free fills the page.
  const rest = free.filter((time) => !chosen.includes(time)).slice(0, PROPOSALS - chosen.length);
  return free.filter((time) => chosen.includes(time) || rest.includes(time));
}

export function dayOfTime({ startsAt }: { readonly startsAt: string }): string {
  return dayOf(new Date(startsAt));
}

/** Days with free times, and how many times each. */
export function daysOf(free: readonly FreeTime[]): readonly { readonly day: string; readonly count: number }[] {
  const counts = new Map<string, number>();
  for (const time of free) counts.set(dayOfTime(time), (counts.get(dayOfTime(time)) ?? 0) + 1);
  return [...counts].map(([day, count]) => ({ day, count }));
}
