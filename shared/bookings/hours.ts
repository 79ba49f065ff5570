const MINUTE_MS = 60_000;
const DAY_MINUTES = 1_440;
/** Shanghai keeps UTC+8 all year (no summer time since 1992). */
const SHANGHAI_OFFSET_MINUTES = 480;
/** 1970-01-01 was a Thursday; ISO numbers Monday 1. */
const ISO_WEEKDAY_OF_DAY_0 = 4;
const WEEK_DAYS = 7;

/** A stretch of opening time. Minutes after midnight in Shanghai. */
export interface Span {
  readonly fromMinute: number;
  readonly toMinute: number;
  readonly seats: number;
  readonly expertId: string | null;
}

/** Every week on this weekday. 1 = Monday … 7 = Sunday (ISO 8601). */
export interface WeeklyHours extends Span {
  readonly weekday: number;
}

/** On one day only: `closed` takes its stretch out of the hours, `extra` adds one. */
export interface DayException extends Span {
  readonly day: number;
  readonly kind: "closed" | "extra";
}

/** One bookable time. Milliseconds since 1970, UTC. */
export interface PlannedSlot {
  readonly day: number;
  readonly startsAt: number;
  readonly endsAt: number;
  readonly seats: number;
  readonly expertId: string | null;
}

/** 1 = Monday … 7 = Sunday of a day number (shared/jobs/day.ts). */
export function weekdayOf(day: number): number {
  return ((((day + ISO_WEEKDAY_OF_DAY_0 - 1) % WEEK_DAYS) + WEEK_DAYS) % WEEK_DAYS) + 1;
}

/** The moment of a minute of a day in Shanghai, milliseconds since 1970. */
export function shanghaiTime(day: number, minute: number): number {
  return (day * DAY_MINUTES + minute - SHANGHAI_OFFSET_MINUTES) * MINUTE_MS;
}

/** Minutes after midnight in Shanghai. */
export function shanghaiMinute(ms: number): number {
  return (((Math.floor(ms / MINUTE_MS) + SHANGHAI_OFFSET_MINUTES) % DAY_MINUTES) + DAY_MINUTES) % DAY_MINUTES;
}

/**
 * The slots of one service on one day: weekly hours and extra stretches cut into pieces of `minutes`, each followed by
 * nothing (a service that needs a pause has it in its minutes), without those that touch a closed stretch. A closed
 * stretch of another expert does not count. Stretches that overlap for the same person give each time once, with the
 * larger number of seats.
 */
export function slotsOfDay(
  day: number,
  minutes: number,
  weekly: readonly WeeklyHours[],
  exceptions: readonly DayException[],
): PlannedSlot[] {
  const today = exceptions.filter((exception) => exception.day === day);
  const closed = today.filter(({ kind }) => kind === "closed");
  const open: Span[] = [
    ...weekly.filter(({ weekday }) => weekday === weekdayOf(day)),
    ...today.filter(({ kind }) => kind === "extra"),
  ];
  const slots: PlannedSlot[] = [];
  for (const span of [...open].sort((a, b) => a.fromMinute - b.fromMinute || b.seats - a.seats)) {
    for (let from = span.fromMinute; from + minutes <= span.toMinute; from += minutes) {
      const to = from + minutes;
      if (closed.some((gap) => meets(gap, from, to) && concerns(gap, span))) continue;
      const slot: PlannedSlot = {
        day,
        startsAt: shanghaiTime(day, from),
        endsAt: shanghaiTime(day, to),
        seats: span.seats,
        expertId: span.expertId,
      };
      if (!slots.some((other) => other.expertId === slot.expertId && overlaps(other, slot))) slots.push(slot);
    }
  }
  return slots.sort((a, b) => a.startsAt - b.startsAt);
}

function meets(gap: Span, from: number, to: number): boolean {
  return gap.fromMinute < to && gap.toMinute > from;
}

function concerns(gap: Span, span: Span): boolean {
  return gap.expertId === null || gap.expertId === span.expertId;
}

/** Whether two times share a moment. */
export function overlaps(
  a: Pick<PlannedSlot, "startsAt" | "endsAt">,
  b: Pick<PlannedSlot, "startsAt" | "endsAt">,
): boolean {
  return a.startsAt < b.endsAt && a.endsAt > b.startsAt;
}
