import fc from "fast-check";
import { expect, test } from "vitest";
import { dayNumber, dayText, shanghaiDay } from "../../../shared/jobs/day.ts";

test("days count from 1970 and come back as written", () => {
  expect(dayNumber("1970-01-01")).toBe(0);
  expect(dayNumber("2024-02-29") - dayNumber("2024-02-28")).toBe(1);
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 200_000 }), (day) => {
      expect(dayNumber(dayText(day))).toBe(day);
    }),
  );
});

test("what is no day is no number", () => {
  for (const text of ["", "2024", "2024-2-9", "昨天", "2024-02-29T00:00:00Z"]) expect(dayNumber(text)).toBeNaN();
});

test("the day in Shanghai turns at 16:00 UTC", () => {
  expect(dayText(shanghaiDay(Date.UTC(2026, 10, 20, 15, 59, 59, 999)))).toBe("2026-11-20");
  expect(dayText(shanghaiDay(Date.UTC(2026, 10, 20, 16)))).toBe("2026-11-21");
});
