import type { Occurrence } from "../contract/events.ts";
import { dayNumber, dayText } from "../jobs/day.ts";
import type { EventRow } from "./event-row.ts";
import { daysOf, parseRecurrence } from "./recurrence.ts";

/** Shanghai keeps UTC+8 all year (no summer time since 1992). */
const OFFSET = "+08:00";
const OFFSET_MS = 8 * 3_600_000;

/** ISO with the city's offset. */
function localIso(at: number): string {
  return `${new Date(at + OFFSET_MS).toISOString().slice(0, 19)}${OFFSET}`;
}

function daysBetween(row: EventRow, from: number, to: number): number[] {
  const first = dayNumber(row.start.slice(0, 10));
  if (row.rrule === null) return first >= from && first <= to ? [first] : [];
  const rule = parseRecurrence(row.rrule);
  return rule === null ? [] : daysOf(rule, first, from, to);
}

function occurrenceOn(row: EventRow, day: string): Occurrence {
  const start = Date.parse(`${day}T${row.start.slice(11)}:00${OFFSET}`);
  return {
    id: `${row.id}@${day}`,
    eventId: row.id,
    kind: row.kind,
    title: row.titleZh,
    titleEn: row.titleEn,
    text: row.textZh,
    textEn: row.textEn,
    day,
    start: localIso(start),
    end: localIso(start + row.minutes * 60_000),
    place: row.placeZh,
    placeEn: row.placeEn,
    district: row.district,
    quota: row.quota,
    booking: row.booking,
    recurring: row.rrule !== null,
    audience: row.audience,
    demo: row.demo,
  };
}

/**
 * Every time an event takes place between two days (`YYYY-MM-DD`, both inclusive) that is not over yet, earliest
 * first; what is going on now is still among them.
 * @param now milliseconds since 1970 by the station's clock
 */
export function occurrencesOf(rows: readonly EventRow[], from: string, to: string, now: number): Occurrence[] {
  return rows
    .flatMap((row) =>
      daysBetween(row, dayNumber(from), dayNumber(to))
        .map(dayText)
        .filter((day) => !row.exceptDays.includes(day))
        .map((day) => occurrenceOn(row, day)),
    )
    .filter((one) => Date.parse(one.end) > now)
    .toSorted((a, b) => a.start.localeCompare(b.start) || a.id.localeCompare(b.id));
}
