import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { IDLE_ANSWER_MS, IDLE_QUESTION_MS, idlePhase, type Pace } from "../../../renderer/visit/idle.ts";
import {
  currentVisit,
  endVisit,
  isUntouched,
  setDisplay,
  setList,
  setReading,
  setWords,
} from "../../../renderer/visit/visit.ts";

const PACES = Object.keys(IDLE_QUESTION_MS) as Pace[];

describe("silence", () => {
  it.each(PACES)("asks after the time of a %s page, counts down and ends", (pace) => {
    const asksAt = IDLE_QUESTION_MS[pace];
    expect(idlePhase(0, asksAt - 1, pace)).toEqual({ phase: "active" });
    expect(idlePhase(0, asksAt, pace)).toEqual({ phase: "question", secondsLeft: 30 });
    expect(idlePhase(0, asksAt + 29_500, pace)).toEqual({ phase: "question", secondsLeft: 1 });
    expect(idlePhase(0, asksAt + IDLE_ANSWER_MS, pace)).toEqual({ phase: "over" });
  });

  it("gives at least the 20 seconds of WCAG 2.2.1 to answer", () => {
    expect(IDLE_ANSWER_MS).toBeGreaterThanOrEqual(20_000);
  });

  it("only ever goes forward while nobody touches anything, however late it is looked at", () => {
    const order = ["active", "question", "over"];
    const time = fc.integer({ min: 0, max: 400_000 });
    fc.assert(
      fc.property(time, time, fc.constantFrom(...PACES), (a, b, pace) => {
        const before = idlePhase(0, Math.min(a, b), pace);
        const after = idlePhase(0, Math.max(a, b), pace);
        expect(order.indexOf(after.phase)).toBeGreaterThanOrEqual(order.indexOf(before.phase));
        if (before.phase === "question" && after.phase === "question") {
          expect(after.secondsLeft).toBeLessThanOrEqual(before.secondsLeft);
        }
      }),
    );
  });
});

describe("the end of a visit", () => {
  it("leaves nothing of the visitor and begins another visit", () => {
    const { id } = currentVisit();
    setWords("保安");
    setReading("保安", { ignore: ["synonym:保安"], also: ["保安"] });
    setList({ ring: "walk", first: 6 });
    setDisplay({ step: "largest", contrast: "high", language: "en" });
    expect(isUntouched(currentVisit())).toBe(false);
    endVisit();
    expect(currentVisit()).toEqual({
      id: id + 1,
      words: "",
      reading: { ignore: [], also: [] },
      matter: "",
      policies: {},
      list: {},
      display: { step: "normal", size: "normal", contrast: "normal", reach: "normal", language: "zh-CN" },
    });
    expect(isUntouched(currentVisit())).toBe(true);
  });
});
