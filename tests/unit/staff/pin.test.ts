import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { FREE_TRIES, LOCKED_AFTER, waitAfter } from "../../../shared/staff/lockout.ts";
import { isPin, pinWeakness } from "../../../shared/staff/pin.ts";

describe("digits that people guess first are refused", () => {
  test.each([
    ["repeats", ["000000", "777777", "121212", "112211", "123123", "918918", "112233", "998877", "555588"]],
    ["run", ["123456", "654321", "789012", "210987", "024680", "975319", "123321", "456789", "147258", "357951"]],
    ["date", ["900514", "140590", "051490", "199005", "051990", "202611", "001231", "311299"]],
  ])("%s", (why, pins) => {
    expect(pins.map((pin) => [pin, pinWeakness(pin)])).toEqual(pins.map((pin) => [pin, why]));
  });

  test("others are taken, and most of the million are others", () => {
    expect(["830274", "619473", "740862", "583917"].map(pinWeakness)).toEqual([null, null, null, null]);
    const good = Array.from({ length: 10_000 }, (_, at) => String(at * 97 + 13).padStart(6, "0")).filter(
      (pin) => pinWeakness(pin) === null,
    );
    expect(good.length).toBeGreaterThan(8_500);
  });

  test("any day of any year, in the three orders in which people write it", () => {
    const day = fc.date({ min: new Date("1920-01-01"), max: new Date("2030-12-31"), noInvalidDate: true });
    fc.assert(
      fc.property(day, (date) => {
        const [year, month, dayOfMonth] = date.toISOString().slice(0, 10).split("-") as [string, string, string];
        const short = year.slice(2);
        for (const pin of [short + month + dayOfMonth, dayOfMonth + month + short, month + dayOfMonth + short])
          expect(pinWeakness(pin), pin).not.toBeNull();
      }),
      { numRuns: 5_000 },
    );
  });
});

test("six digits, and nothing else", () => {
  expect(["830274", "83027", "8302745", "83027a", "８３０２７４", " 830274"].map(isPin)).toEqual([
    true,
    false,
    false,
    false,
    false,
    false,
  ]);
});

test("five tries are free, then fifteen seconds and twice as long each time, the fifteenth locks", () => {
  const waits = Array.from({ length: LOCKED_AFTER + 1 }, (_, fails) => waitAfter(fails));
  expect(waits.slice(0, FREE_TRIES)).toEqual([0, 0, 0, 0, 0]);
  expect(waits.slice(FREE_TRIES, 9)).toEqual([15, 30, 60, 120]);
  expect(waits.at(-2)).toBe(7_680);
  expect(waits.at(-1)).toBe(Number.POSITIVE_INFINITY);
});
