import type { StaffInput, StaffOutput } from "../../../shared/contract/staff.ts";

type Hours = StaffOutput<"hours">["hours"];

/** Half a day; nobody is there when it ends where it begins. Minutes after midnight. */
export interface HalfDay {
  readonly from: number;
  readonly to: number;
}

/** A week as the screen sets it: the same hours on every open day. */
export interface PlainWeek {
  readonly weekdays: readonly number[];
  readonly morning: HalfDay;
  readonly afternoon: HalfDay;
  readonly seats: number;
}

export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;
export const NOON = 720;
export const STEP_MINUTES = 30;
const CLOSED_MORNING: HalfDay = { from: 540, to: 540 };
const CLOSED_AFTERNOON: HalfDay = { from: 810, to: 810 };

/** What a service's hours come to as a plain week; `isExact` is false when saving it would change them. */
export function plainWeek(hours: Hours): { readonly week: PlainWeek; readonly isExact: boolean } {
  const weekdays = WEEKDAYS.filter((weekday) => hours.some((span) => span.weekday === weekday));
  const ofFirst = hours.filter(({ weekday }) => weekday === weekdays[0]);
  const halves = (isMorning: boolean) => ofFirst.find(({ fromMinute }) => fromMinute < NOON === isMorning);
  const half = (isMorning: boolean, closed: HalfDay) => {
    const span = halves(isMorning);
    return span === undefined ? closed : { from: span.fromMinute, to: span.toMinute };
  };
  const week: PlainWeek = {
    weekdays,
    morning: half(true, CLOSED_MORNING),
    afternoon: half(false, CLOSED_AFTERNOON),
    seats: ofFirst[0]?.seats ?? 1,
  };
  const key = ({ weekday, fromMinute, toMinute, seats, expertId }: Omit<Hours[number], "serviceId">) =>
    [weekday, fromMinute, toMinute, seats, expertId].join(" ");
  const made = new Set(spansOf(week).map(key));
  return { week, isExact: made.size === hours.length && hours.every((span) => made.has(key(span))) };
}

/** The hours to save. */
export function spansOf({ weekdays, morning, afternoon, seats }: PlainWeek): StaffInput<"saveHours">["week"] {
  const halves = [morning, afternoon].filter(({ from, to }) => from < to);
  return weekdays.flatMap((weekday) =>
    halves.map(({ from, to }) => ({ weekday, expertId: null, fromMinute: from, toMinute: to, seats })),
  );
}
