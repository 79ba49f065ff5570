import fc from "fast-check";
import { expect, test } from "vitest";
import { overlaps, shanghaiMinute, shanghaiTime, slotsOfDay, weekdayOf } from "../../../shared/bookings/hours.ts";
import { dayNumber, shanghaiDay } from "../../../shared/jobs/day.ts";

const FRIDAY = dayNumber("2026-11-20");
const hours = (fromMinute: number, toMinute: number, seats = 1, expertId: string | null = null) => ({
  weekday: 5,
  fromMinute,
  toMinute,
  seats,
  expertId,
});
const starts = (slots: readonly { startsAt: number }[]) => slots.map(({ startsAt }) => shanghaiMinute(startsAt));

test("weekdays are ISO's, before 1970 too", () => {
  expect(weekdayOf(FRIDAY)).toBe(5);
  expect(weekdayOf(dayNumber("2026-11-22"))).toBe(7);
  expect(weekdayOf(dayNumber("1969-12-29"))).toBe(1);
});

test("a morning is cut into whole pieces; what is left over is not offered", () => {
  expect(starts(slotsOfDay(FRIDAY, 40, [hours(540, 690)], []))).toEqual([540, 580, 620]);
});

test("another weekday's hours do not count", () => {
  expect(slotsOfDay(FRIDAY + 1, 30, [hours(540, 600)], [])).toEqual([]);
});

test("a closed stretch takes out every slot that it touches, a closed day all of them", () => {
  const gap = { day: FRIDAY, kind: "closed", fromMinute: 575, toMinute: 580, seats: 0, expertId: null } as const;
  expect(starts(slotsOfDay(FRIDAY, 30, [hours(540, 660)], [gap]))).toEqual([540, 600, 630]);
  expect(slotsOfDay(FRIDAY, 30, [hours(540, 660)], [{ ...gap, fromMinute: 0, toMinute: 1_440 }])).toEqual([]);
  expect(slotsOfDay(FRIDAY, 30, [hours(540, 660)], [{ ...gap, day: FRIDAY + 7 }])).toHaveLength(4);
});

test("one expert's leave does not close the other's hours", () => {
  const leave = { day: FRIDAY, kind: "closed", fromMinute: 0, toMinute: 1_440, seats: 0, expertId: "zhou" } as const;
  const week = [hours(540, 600, 1, "zhou"), hours(540, 600, 1, "li")];
  expect(slotsOfDay(FRIDAY, 30, week, [leave]).map(({ expertId }) => expertId)).toEqual(["li", "li"]);
});

test("an extra afternoon on one day", () => {
  const extra = { day: FRIDAY, kind: "extra", fromMinute: 840, toMinute: 900, seats: 3, expertId: null } as const;
  const slots = slotsOfDay(FRIDAY, 30, [hours(540, 570)], [extra]);
  expect(slots.map(({ seats }) => seats)).toEqual([1, 3, 3]);
});

test("whatever the hours: slots of one person never overlap, and lie within the hours of their day", () => {
  const span = fc.record({
    from: fc.nat({ max: 1_400 }),
    long: fc.integer({ min: 1, max: 300 }),
    seats: fc.integer({ min: 1, max: 5 }),
  });
  const property = fc.property(fc.array(span, { maxLength: 5 }), fc.integer({ min: 5, max: 120 }), (spans, minutes) => {
    const week = spans.map(({ from, long, seats }) => hours(from, Math.min(from + long, 1_440), seats));
    const slots = slotsOfDay(FRIDAY, minutes, week, []);
    for (const [at, slot] of slots.entries()) {
      expect(slot.endsAt - slot.startsAt).toBe(minutes * 60_000);
      expect(shanghaiDay(slot.startsAt)).toBe(FRIDAY);
      const [from, to] = [
        (slot.startsAt - shanghaiTime(FRIDAY, 0)) / 60_000,
        (slot.endsAt - shanghaiTime(FRIDAY, 0)) / 60_000,
      ];
      expect(week.some((one) => one.fromMinute <= from && one.toMinute >= to)).toBe(true);
      for (const other of slots.slice(at + 1)) expect(overlaps(slot, other)).toBe(false);
    }
  });
  fc.assert(property, { numRuns: 200 });
});
