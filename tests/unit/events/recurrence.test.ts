import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { daysOf, parseRecurrence } from "../../../shared/events/recurrence.ts";
import { dayNumber, dayText } from "../../../shared/jobs/day.ts";

function days(rule: string, first: string, from: string, to: string): string[] {
  const parsed = parseRecurrence(rule);
  if (parsed === null) throw new Error(`no rule: ${rule}`);
  return daysOf(parsed, dayNumber(first), dayNumber(from), dayNumber(to)).map(dayText);
}

describe("a station's table of events (R40)", () => {
  test.each([
    ["every Tuesday", "FREQ=WEEKLY;BYDAY=TU", "2026-11-03", ["2026-11-24", "2026-12-01"], "2026-11-20", "2026-12-05"],
    [
      "Tuesday and Thursday every other week",
      "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH",
      "2026-11-03",
      ["2026-11-17", "2026-11-19", "2026-12-01", "2026-12-03"],
      "2026-11-10",
      "2026-12-10",
    ],
    ["the weekday it began on", "FREQ=WEEKLY", "2026-11-20", ["2026-11-20", "2026-11-27"], "2026-11-01", "2026-11-30"],
    [
      "the 15th of the month",
      "FREQ=MONTHLY;BYMONTHDAY=15",
      "2026-01-15",
      ["2026-11-15", "2026-12-15"],
      "2026-11-01",
      "2026-12-31",
    ],
    [
      "the last day of the month",
      "FREQ=MONTHLY;BYMONTHDAY=-1",
      "2026-01-31",
      ["2026-02-28", "2026-03-31"],
      "2026-02-01",
      "2026-03-31",
    ],
    [
      "the 31st, where there is one",
      "FREQ=MONTHLY",
      "2026-01-31",
      ["2026-03-31", "2026-05-31"],
      "2026-02-01",
      "2026-06-30",
    ],
    [
      "the first Monday",
      "FREQ=MONTHLY;BYDAY=1MO",
      "2026-01-05",
      ["2026-11-02", "2026-12-07"],
      "2026-11-01",
      "2026-12-31",
    ],
    [
      "the last Friday",
      "FREQ=MONTHLY;BYDAY=-1FR",
      "2026-01-30",
      ["2026-11-27", "2026-12-25"],
      "2026-11-01",
      "2026-12-31",
    ],
    [
      "every third day",
      "FREQ=DAILY;INTERVAL=3",
      "2026-11-20",
      ["2026-11-23", "2026-11-26"],
      "2026-11-21",
      "2026-11-28",
    ],
    [
      "weekdays",
      "FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR",
      "2026-11-20",
      ["2026-11-20", "2026-11-23"],
      "2026-11-20",
      "2026-11-23",
    ],
    [
      "four times",
      "FREQ=WEEKLY;BYDAY=FR;COUNT=4",
      "2026-11-06",
      ["2026-11-20", "2026-11-27"],
      "2026-11-20",
      "2027-11-20",
    ],
    [
      "until a day, inclusive",
      "FREQ=DAILY;UNTIL=20261122",
      "2026-11-20",
      ["2026-11-21", "2026-11-22"],
      "2026-11-21",
      "2026-12-31",
    ],
  ])("%s", (_, rule, first, expected, from, to) => {
    expect(days(rule, first, from, to)).toEqual(expected);
  });

  test.each([
    "",
    "FREQ=YEARLY",
    "FREQ=HOURLY",
    "BYDAY=MO",
    "FREQ=WEEKLY;BYDAY=XX",
    "FREQ=WEEKLY;BYDAY=1MO",
    "FREQ=DAILY;BYMONTHDAY=1",
    "FREQ=MONTHLY;BYSETPOS=1",
    "FREQ=WEEKLY;INTERVAL=0",
    "FREQ=WEEKLY;COUNT=2;UNTIL=20261231",
    "FREQ=DAILY;UNTIL=someday",
    "FREQ=WEEKLY;WKST=SU",
    "FREQ=MONTHLY;BYMONTHDAY=0",
    "FREQ=WEEKLY;FREQ=DAILY",
  ])("%j is refused, not half understood", (rule) => {
    expect(parseRecurrence(rule)).toBeNull();
  });

  test("a week's rule falls on every asked weekday of every interval-th week, and on no other day", () => {
    const codes = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
    const start = dayNumber("2026-01-01");
    fc.assert(
      fc.property(
        fc.subarray(codes, { minLength: 1 }),
        fc.integer({ min: 1, max: 6 }),
        fc.nat(400),
        fc.nat(400),
        fc.nat(120),
        (wanted, interval, shift, ahead, span) => {
          const first = start + shift;
          const rule = parseRecurrence(`FREQ=WEEKLY;INTERVAL=${interval};BYDAY=${wanted.join(",")}`);
          if (rule === null) throw new Error("no rule");
          const mondayOf = (day: number) => day - ((new Date(day * 86_400_000).getUTCDay() + 6) % 7);
          const expected: number[] = [];
          for (let day = first + ahead; day <= first + ahead + span; day += 1) {
            const code = codes[(new Date(day * 86_400_000).getUTCDay() + 6) % 7] ?? "";
            if (wanted.includes(code) && ((mondayOf(day) - mondayOf(first)) / 7) % interval === 0) expected.push(day);
          }
          expect(daysOf(rule, first, first + ahead, first + ahead + span)).toEqual(expected);
        },
      ),
    );
  });

  test("a part of the span gives a part of the days", () => {
    const rules = [
      "FREQ=WEEKLY;BYDAY=MO,WE;COUNT=17",
      "FREQ=MONTHLY;BYDAY=-1FR",
      "FREQ=DAILY;INTERVAL=5;UNTIL=20270301",
    ];
    fc.assert(
      fc.property(fc.constantFrom(...rules), fc.nat(200), fc.nat(200), (text, a, b) => {
        const rule = parseRecurrence(text);
        if (rule === null) throw new Error("no rule");
        const first = dayNumber("2026-10-05");
        const all = daysOf(rule, first, first, first + 400);
        expect(daysOf(rule, first, first + a, first + a + b)).toEqual(
          all.filter((day) => day >= first + a && day <= first + a + b),
        );
      }),
    );
  });
});
