import type { Occurrence } from "../../../shared/contract/events.ts";
import { EVENT_KINDS, type EventKind } from "../../../shared/events/words.ts";
import { dayPlus } from "../../../shared/feed/days.ts";

export const MODES = ["month", "week"] as const;
export type Mode = (typeof MODES)[number];
export type KindChoice = EventKind | "all";
export const KIND_CHOICES: readonly KindChoice[] = ["all", ...EVENT_KINDS];

export interface EventsView {
  readonly mode: Mode;
  readonly kind: KindChoice;
  /** The first shown event, so that a change of text size keeps the place. */
  readonly first: number;
}

/** Far above what a quarter of a year holds. */
const FURTHEST = 2_000;

/** A wrong value becomes the default. */
export function readEventsView(search: Readonly<Record<string, unknown>>): EventsView {
  const first = Number(search["first"]);
  return {
    mode: MODES.find((mode) => mode === search["mode"]) ?? "month",
    kind: KIND_CHOICES.find((kind) => kind === search["kind"]) ?? "all",
    first: Number.isInteger(first) && first >= 0 && first < FURTHEST ? first : 0,
  };
}

/** Monday of the week. */
export function mondayOf(day: string): string {
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  return dayPlus(day, -weekday);
}

export interface Sheet {
  readonly monday: string;
  readonly items: readonly Occurrence[];
  /** Place of its first event in the whole list. */
  readonly first: number;
  /** Which sheet of its week, from 1, and how many there are. */
  readonly part: number;
  readonly parts: number;
}

/** Events dealt on sheets: no sheet holds two weeks, no week is skipped that has some. */
export function sheetsOf(items: readonly Occurrence[], room: number): readonly Sheet[] {
  const weeks = Map.groupBy(items, ({ day }) => mondayOf(day));
  let first = 0;
  return [...weeks].flatMap(([monday, own]) => {
    const parts = Math.ceil(own.length / room);
    return Array.from({ length: parts }, (_, index) => {
      const some = own.slice(index * room, (index + 1) * room);
      const sheet = { monday, items: some, first, part: index + 1, parts };
      first += some.length;
      return sheet;
    });
  });
}

/** The weeks that a month touches, Monday first, as whole weeks of days. */
export function weeksOf(day: string): readonly (readonly string[])[] {
  const month = day.slice(0, 7);
  const weeks: string[][] = [];
  for (let monday = mondayOf(`${month}-01`); monday.slice(0, 7) <= month; monday = dayPlus(monday, 7)) {
    const first = monday;
    weeks.push(Array.from({ length: 7 }, (_, index) => dayPlus(first, index)));
  }
  return weeks;
}
