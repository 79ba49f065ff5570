import { expect, test } from "vitest";
import { createCalls } from "../../../electron/station/calls/calls.ts";
import { recordedLog } from "../../support/recorded-log.ts";

function room() {
  const time = { wall: Date.parse("2026-11-20T01:41:00Z"), rising: 5_000 };
  let made = 0;
  const { log } = recordedLog();
  const clock = { now: () => time.wall, monotonic: () => time.rising, after: () => () => {} };
  const calls = createCalls({ clock, ids: { uuid: () => `call-${++made}` }, log });
  return { calls, time };
}

test("somebody presses again and again: one call, waiting since the first press", () => {
  const { calls, time } = room();
  const first = calls.call();
  time.rising += 25_400;
  expect(calls.call()).toEqual({ ...first, waitedSeconds: 25 });
  expect(calls.state()).toEqual({ ...first, waitedSeconds: 25 });
});

test("the desk answers, the resident sees it, and the next call is another one", () => {
  const { calls } = room();
  const { id } = calls.call();
  expect(calls.answer(id)).toMatchObject({ id, phase: "coming" });
  expect(calls.answer(id)).toMatchObject({ id, phase: "coming" });
  expect(calls.end(id)).toBeNull();
  expect(calls.state()).toBeNull();
  expect(calls.call().id).not.toBe(id);
});

test("the desk answers too late: the newer call keeps waiting", () => {
  const { calls } = room();
  const former = calls.call().id;
  calls.end(former);
  const { id } = calls.call();
  expect(calls.answer(former)).toMatchObject({ id, phase: "waiting" });
  expect(calls.end(former)).toMatchObject({ id, phase: "waiting" });
});

test("whoever called has gone: after ten minutes nobody is calling, whatever the wall clock says", () => {
  const { calls, time } = room();
  calls.call();
  time.wall += 86_400_000;
  expect(calls.state()).not.toBeNull();
  time.rising += 599_999;
  expect(calls.state()).not.toBeNull();
  time.rising += 1;
  expect(calls.state()).toBeNull();
});
