import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { firstWait, nextWait, type Outcome, phaseOf } from "../../../shared/feed/schedule.ts";

const MINUTE = 60_000;
const PERIOD = 5 * MINUTE;
const fine: Outcome = { next: null, failures: 1, retryAfterSeconds: null };
const plain = { phase: 0, minPollSec: null };

describe("when to poll", () => {
  it("the phase is a station's own, the same every time, and spread over all stations", () => {
    expect(phaseOf("cn-xinhua-01")).toBe(phaseOf("cn-xinhua-01"));
    const slots = new Array<number>(30).fill(0);
    for (let at = 0; at < 3_000; at += 1) {
      const slot = Math.floor(phaseOf(`station-${at}`) / (PERIOD / 30));
      slots[slot] = (slots[slot] ?? 0) + 1;
    }
    // A hundred to each slot of ten seconds; a third more or less is chance, half is not.
    expect(Math.min(...slots)).toBeGreaterThan(50);
    expect(Math.max(...slots)).toBeLessThan(150);
  });

  it("after switching on: within five minutes, not all at once", () => {
    expect([0, 0.5, 0.999].map(firstWait)).toEqual([0, 150_000, 299_700]);
  });

  it("while all is well, the next phase and up to a minute, never twice in a short while", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: PERIOD - 1 }),
        fc.integer({ min: 1, max: 4_102_444_800_000 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (phase, now, fraction) => {
          const wait = nextWait({ phase, minPollSec: null }, now, fine, fraction);
          expect(wait).toBeGreaterThanOrEqual(PERIOD / 2);
          expect(wait).toBeLessThan(PERIOD * 1.5 + MINUTE);
          const jitter = (now + wait - phase) % PERIOD;
          expect(jitter).toBeLessThan(MINUTE + 1);
        },
      ),
    );
  });

  it("the publisher may ask for longer, not for shorter", () => {
    expect(nextWait({ phase: 0, minPollSec: 3_600 }, 1, fine, 0)).toBe(3_600_000 - 1);
    expect(nextWait({ phase: 0, minPollSec: 10 }, 1, fine, 0)).toBe(PERIOD - 1);
  });
});

describe("after a refusal", () => {
  it("the pauses grow, drawn anew each time, up to an hour", () => {
    const most = [1, 2, 3, 4, 8, 20, 400].map((failures) =>
      nextWait(plain, 0, { next: "soon", failures, retryAfterSeconds: null }, 0.999_999),
    );
    expect(most.map((ms) => Math.round(ms / 1_000))).toEqual([30, 60, 120, 240, 3_600, 3_600, 3_600]);
    expect(nextWait(plain, 0, { next: "soon", failures: 9, retryAfterSeconds: null }, 0)).toBe(5_000);
  });

  it("what the publisher must mend is asked for at the usual pace, what staff must mend once an hour", () => {
    expect(nextWait(plain, 1, { next: "regular", failures: 50, retryAfterSeconds: null }, 0)).toBe(PERIOD - 1);
    expect(nextWait(plain, 1, { next: "staff", failures: 1, retryAfterSeconds: null }, 0)).toBe(3_600_000);
  });

  it("Retry-After is kept, and for no longer than a day", () => {
    const asked = (retryAfterSeconds: number) =>
      nextWait(plain, 1, { next: "soon", failures: 1, retryAfterSeconds }, 0.5);
    expect(asked(600)).toBe(630_000);
    expect(asked(0)).toBe(30_000);
    expect(asked(999_999_999)).toBe(86_400_000 + 30_000);
  });
});
