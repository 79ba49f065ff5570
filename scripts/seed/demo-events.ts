import { dayPlus } from "../../shared/feed/days.ts";

/** As RFC 5545 writes them, in the order of `Date.getUTCDay`. */
export const WEEKDAYS = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** What a demonstration event has in place of a date; everything else is as in `eventRow`. */
export interface RelativeDays {
  /** Days from the day of the build to the first day that the event may fall on. */
  readonly startInDays: number;
  /** The weekday of an event without BYDAY; null = what BYDAY says. */
  readonly weekday: Weekday | null;
  /** `09:30`. */
  readonly startTime: string;
  readonly rrule: string | null;
}

/**
 * Days off with a date of their own (国务院: 全国年节及纪念日放假办法, as of 2025): New Year, Labour Day, National Day. Those
 * of the lunar calendar are announced year by year and are left to the station.
 */
const HOLIDAYS = ["01-01", "05-01", "05-02", "10-01", "10-02", "10-03"] as const;
/** For how long a recurring event keeps off the holidays: longer than a seed is likely to lie unused. */
const HOLIDAY_YEARS = 3;
/** A fitting day comes within two months, unless the rule asks for one that there is not. */
const SEARCH_DAYS = 62;

/**
 * The row with its days: the first day that fits its weekday, counted from the day of the build, so that a fresh
 * installation shows a calendar that begins now. Which template it was made from is for the writer, and stays behind.
 * @param today `YYYY-MM-DD` in Shanghai
 */
export function datedEvent<Row extends RelativeDays>(row: Row, today: string): Record<string, unknown> {
  const { startInDays, weekday, startTime, template: _template, ...event } = row as Row & { template?: string };
  const day = firstDay(row, dayPlus(today, startInDays));
  return { ...event, start: `${day}T${startTime}`, exceptDays: row.rrule === null ? [] : holidaysAfter(day) };
}

function firstDay(row: RelativeDays, from: string): string {
  const wanted = wantedDays(row);
  for (let after = 0; after <= SEARCH_DAYS; after += 1) {
    const day = dayPlus(from, after);
    if (!isHoliday(day) && wanted.some((one) => fits(one, day))) return day;
  }
  throw new RangeError(`no day fits ${row.rrule ?? row.weekday}`);
}

interface WantedDay {
  /** The how-maniest of its month; null = any. */
  readonly nth: number | null;
  readonly weekday: Weekday;
}

function wantedDays({ rrule, weekday }: RelativeDays): readonly WantedDay[] {
  const byDay = /(?:^|;)BYDAY=([^;]+)/.exec(rrule ?? "")?.[1];
  if (byDay === undefined)
    return weekday === null ? WEEKDAYS.map((one) => ({ nth: null, weekday: one })) : [{ nth: null, weekday }];
  return byDay.split(",").map((text) => {
    const nth = text.slice(0, -2);
    return { nth: nth === "" ? null : Number(nth), weekday: text.slice(-2) as Weekday };
  });
}

function fits({ nth, weekday }: WantedDay, day: string): boolean {
  const inMonth = Number(day.slice(8));
  return (
    WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()] === weekday && (nth === null || Math.ceil(inMonth / 7) === nth)
  );
}

function isHoliday(day: string): boolean {
  return (HOLIDAYS as readonly string[]).includes(day.slice(5));
}

function holidaysAfter(day: string): string[] {
  const years = Array.from({ length: HOLIDAY_YEARS }, (_, index) => Number(day.slice(0, 4)) + index);
  return years.flatMap((year) => HOLIDAYS.map((holiday) => `${year}-${holiday}`)).filter((holiday) => holiday > day);
}
