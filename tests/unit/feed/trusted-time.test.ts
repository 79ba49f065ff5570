import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Anchor, hearServer, hearSigned, readTime } from "../../../shared/feed/trusted-time.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const T = Date.parse("2026-11-20T04:00:00Z");
const vouched: Anchor = { at: T, monotonic: 0, vouched: true, corrected: false, doubt: null };
const fresh: Anchor = { at: T, monotonic: 0, vouched: false, corrected: false, doubt: null };
const read = (anchor: Anchor, wall: number, monotonic: number) => {
  const { now, state } = readTime(anchor, { wall, monotonic });
  return { hours: (now - T) / HOUR, state };
};

describe("the wall clock and what is known", () => {
  it.each([
    ["goes on as it should", 5, 5, { hours: 5, state: "ok" }],
    ["the machine slept: the wall has gone on, the ticks have not", 12, 0, { hours: 12, state: "ok" }],
    ["switched off over a holiday", 20 * 24, 0, { hours: 480, state: "ok" }],
    ["four minutes slow: a clock may be set", -4 / 60, 0, { hours: 0, state: "ok" }],
    ["the battery is dead and it says 2015", -100_000, 2, { hours: 2, state: "unverified" }],
    ["an hour back", 4, 5, { hours: 5, state: "unverified" }],
    ["thirty-one days ahead", 31 * 24, 1, { hours: 1, state: "unverified" }],
    ["2099", 640_000, 1, { hours: 1, state: "unverified" }],
  ])("%s", (_name, wallHours, tickHours, expected) => {
    expect(read(vouched, T + wallHours * HOUR, tickHours * HOUR)).toEqual(expected);
  });

  it("before anything has vouched, any later time is taken", () => {
    expect(read(fresh, T + 400 * DAY, 0)).toEqual({ hours: 9_600, state: "ok" });
    expect(read(fresh, T - DAY, HOUR)).toEqual({ hours: 1, state: "unverified" });
  });

  it("two months on without a break are believed: the ticks say the same", () => {
    let anchor = vouched;
    for (let day = 1; day <= 60; day += 1) {
      const now = readTime(anchor, { wall: T + day * DAY, monotonic: day * DAY });
      expect(now.state).toBe("ok");
      expect(now.now).toBe(T + day * DAY);
      anchor = now.anchor;
    }
  });

  it("whatever the wall does, the time never runs back", () => {
    const step = fc.record({
      ticks: fc.integer({ min: 0, max: 3 * DAY }),
      jump: fc.oneof(fc.constant(0), fc.integer({ min: -400 * DAY, max: 400 * DAY })),
      hears: fc.constantFrom("nothing", "nothing", "signed"),
    });
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, size: "max", maxLength: 60 }), (steps) => {
        let anchor = vouched;
        let [wall, monotonic, last] = [T, 0, T];
        for (const { ticks, jump, hears } of steps) {
          wall += ticks + jump;
          monotonic += ticks;
          if (hears === "signed") anchor = hearSigned(anchor, { wall, monotonic }, wall - HOUR);
          const time = readTime(anchor, { wall, monotonic });
          expect(time.now).toBeGreaterThanOrEqual(last);
          anchor = time.anchor;
          last = time.now;
        }
      }),
    );
  });
});

describe("a feed is signed later than the wall says it is", () => {
  it("the wall is slow: the signed time counts from now on, until the wall agrees again", () => {
    const anchor = hearSigned(vouched, { wall: T, monotonic: 0 }, T + 8 * HOUR);
    expect(read(anchor, T + HOUR, HOUR)).toEqual({ hours: 9, state: "corrected" });
    expect(read(anchor, T + 9 * HOUR, HOUR)).toEqual({ hours: 9, state: "ok" });
  });

  it("a year ahead of a clock that is in order: nobody knows who errs, nothing expires, staff are told", () => {
    const anchor = hearSigned(vouched, { wall: T, monotonic: 0 }, T + 365 * DAY);
    expect(read(anchor, T + HOUR, HOUR)).toEqual({ hours: 1, state: "unverified" });
  });

  it("a year ahead of a clock that is dead: the signature is the only witness", () => {
    const anchor = hearSigned(vouched, { wall: 0, monotonic: 0 }, T + 365 * DAY);
    expect(read(anchor, HOUR, HOUR)).toEqual({ hours: 365 * 24 + 1, state: "corrected" });
  });

  it("a minute ahead is nothing", () => {
    const anchor = hearSigned(vouched, { wall: T, monotonic: 0 }, T + 60_000);
    expect(read(anchor, T + HOUR, HOUR)).toEqual({ hours: 1, state: "ok" });
  });
});

describe("the first witness a station ever hears", () => {
  it("signed last week: the wall is believed", () => {
    const anchor = hearSigned(fresh, { wall: T + 7 * DAY, monotonic: 0 }, T);
    expect(read(anchor, T + 7 * DAY, 0)).toEqual({ hours: 168, state: "ok" });
  });

  it("signed a year before the wall: the wall is not believed", () => {
    const anchor = hearSigned(fresh, { wall: T + 365 * DAY, monotonic: 0 }, T);
    expect(read(anchor, T + 365 * DAY + HOUR, HOUR)).toEqual({ hours: 1, state: "unverified" });
  });
});

describe("a server with a good certificate says the time", () => {
  it("the wall within five minutes of it is right", () => {
    const clocks = { wall: T + 4 * 60_000, monotonic: 0 };
    expect(read(hearServer(clocks, T), T + HOUR, HOUR - 4 * 60_000)).toEqual({ hours: 1, state: "ok" });
  });

  it("a wall that is a day off is left aside, whichever way", () => {
    for (const off of [-DAY, DAY, 300 * DAY]) {
      const anchor = hearServer({ wall: T + off, monotonic: 0 }, T);
      expect(read(anchor, T + off + HOUR, HOUR)).toEqual({ hours: 1, state: "corrected" });
    }
  });

  it("and heals an unverified clock", () => {
    const ahead = hearSigned(vouched, { wall: T, monotonic: 0 }, T + 365 * DAY);
    expect(read(hearServer({ wall: T, monotonic: 0 }, T), T, 0).state).toBe("ok");
    expect(read(ahead, T, 0).state).toBe("unverified");
  });
});
