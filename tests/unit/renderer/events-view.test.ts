import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mondayOf, readEventsView, sheetsOf, weeksOf } from "../../../renderer/pages/events/view.ts";
import type { Occurrence } from "../../../shared/contract/events.ts";
import { dayPlus } from "../../../shared/feed/days.ts";

/** Only the day matters to the calendar. */
const on = (day: string) => ({ id: day, day }) as Occurrence;

describe("the calendar of events", () => {
  it.each([
    ["2026-11-20", "2026-11-16"],
    ["2026-11-22", "2026-11-16"],
    ["2026-11-23", "2026-11-23"],
    ["2027-01-01", "2026-12-28"],
  ])("the week of %s begins on %s", (day, monday) => {
    expect(mondayOf(day)).toBe(monday);
  });

  it("a month is whole weeks that hold each of its days once", () => {
    const weeks = weeksOf("2026-11-20");
    const days = weeks.flat().filter((day) => day.startsWith("2026-11"));
    expect(days).toHaveLength(30);
    expect(new Set(days).size).toBe(30);
    expect(weeks.every((week) => week.length === 7)).toBe(true);
  });

  it("deals every event on exactly one sheet, in order, and no sheet holds two weeks", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 90 }), { maxLength: 60 }),
        fc.integer({ min: 1, max: 8 }),
        (offsets, room) => {
          const items = offsets.toSorted((a, b) => a - b).map((offset) => on(dayPlus("2026-11-20", offset)));
          const sheets = sheetsOf(items, room);
          expect(sheets.flatMap((sheet) => sheet.items)).toEqual(items);
          for (const { items: own, first, monday } of sheets) {
            expect(own.length).toBeLessThanOrEqual(room);
            expect(items[first]).toBe(own[0]);
            expect(new Set(own.map(({ day }) => mondayOf(day)))).toEqual(new Set([monday]));
          }
        },
      ),
    );
  });

  it("a wrong view becomes the default", () => {
    expect(readEventsView({ mode: "year", kind: "party", first: -3 })).toEqual({
      mode: "month",
      kind: "all",
      first: 0,
    });
  });
});
