import { expect, test } from "vitest";
import { createCallers } from "../../../electron/station/callers.ts";
import { createSessions } from "../../../electron/station/staff/sessions.ts";
import { createManualClock } from "../../support/manual-clock.ts";

function desk() {
  const callers = createCallers();
  const clock = createManualClock();
  const out: string[] = [];
  const sessions = createSessions(callers, clock, (why) => out.push(why));
  return { callers, clock, out, sessions };
}

test("ninety seconds without a touch, and nobody is signed in", () => {
  const { callers, clock, out, sessions } = desk();
  sessions.enter("screen");
  clock.advance(89_999);
  expect([callers.roleOf("screen"), sessions.secondsLeft("screen"), out]).toEqual(["staff", 1, []]);
  clock.advance(1);
  expect([callers.roleOf("screen"), sessions.secondsLeft("screen"), out]).toEqual(["public", null, ["idle"]]);
});

test("every touch begins the ninety seconds anew", () => {
  const { callers, clock, out, sessions } = desk();
  sessions.enter("screen");
  for (let touch = 0; touch < 5; touch += 1) {
    clock.advance(80_000);
    expect(sessions.stay("screen")).toBe(true);
  }
  clock.advance(89_000);
  expect(callers.roleOf("screen")).toBe("staff");
  clock.advance(1_000);
  expect(out).toEqual(["idle"]);
  expect(sessions.stay("screen")).toBe(false);
});

test("an alarm that comes late lets nobody in", () => {
  const { callers, clock, sessions } = desk();
  const late = { ...clock, after: () => () => {} };
  const alone = createSessions(callers, late, () => {});
  alone.enter("screen");
  clock.leap(90_000);
  expect([callers.roleOf("screen"), alone.stay("screen")]).toEqual(["public", false]);
  sessions.close();
});

test("signing out is for one caller, once, and leaves no alarm behind", () => {
  const { callers, clock, out, sessions } = desk();
  sessions.enter("one");
  sessions.enter("two");
  expect([sessions.leave("one", "left"), sessions.leave("one", "left")]).toEqual([true, false]);
  expect([callers.roleOf("one"), callers.roleOf("two"), out]).toEqual(["public", "staff", ["left"]]);
  sessions.close();
  expect(clock.pending()).toBe(0);
});

test("entering again does not shorten the new sign-in by the former one's alarm", () => {
  const { callers, clock, sessions } = desk();
  sessions.enter("screen");
  clock.advance(60_000);
  sessions.enter("screen");
  clock.advance(60_000);
  expect(callers.roleOf("screen")).toBe("staff");
});
