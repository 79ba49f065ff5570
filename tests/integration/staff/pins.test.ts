import { afterEach, beforeEach, expect, test } from "vitest";
import { createAudit } from "../../../electron/station/audit/audit.ts";
import { createSettings } from "../../../electron/station/db/precious/settings.ts";
import type { Precious } from "../../../electron/station/db/precious/store.ts";
import { createPins, PIN_SETTING, TRIES_SETTING } from "../../../electron/station/staff/pins.ts";
import { createTwoClocks, type TwoClocks } from "../bookings/engine-lab.ts";
import { createHome, type Home } from "../bookings/precious/a-store.ts";

const GOOD = "830274";
const WRONG = "619473";
/** Cheap: what is asked here is who is heard, not how long a guess takes. */
const COST = { N: 1_024, r: 8, p: 1 };

let home: Home;
let clock: TwoClocks;
let boot = "boot-1";
let store: Precious;

beforeEach(async () => {
  home = createHome();
  clock = createTwoClocks();
  boot = "boot-1";
  store = await home.open();
});
afterEach(() => home.remove());

function open() {
  return createPins({ precious: store, settings: createSettings(store), clock, ids: home.ports.ids, boot, cost: COST });
}

/** The process ends and another one opens the same file. */
async function restart(kind: "process" | "machine") {
  store.close();
  if (kind === "machine") {
    boot = `${boot}+`;
    // The rising clock begins anew, and lower: nothing it said before means anything.
    clock = createTwoClocks(clock.now());
  }
  store = await home.open();
  return open();
}

async function guess(pins: ReturnType<typeof open>, times: number) {
  const answers: string[] = [];
  for (let at = 0; at < times; at += 1) {
    const answer = await pins.check(WRONG);
    answers.push(answer.ok ? "in" : answer.code);
  }
  return answers;
}

const events = () =>
  createAudit(store)
    .list({ limit: 200 })
    .map(({ event }) => event)
    .reverse();

test("a station begins without a PIN; the first one is set once, and only a good one", async () => {
  const pins = open();
  expect(pins.status().state).toBe("unset");
  expect(await pins.check(GOOD)).toMatchObject({ code: "PIN_NOT_SET" });
  expect(await pins.set("123456", "first")).toMatchObject({ code: "PIN_WEAK", data: { why: "run" } });
  expect(await pins.set(GOOD, "first")).toEqual({ ok: true, value: null });
  expect(await pins.set(WRONG, "first")).toMatchObject({ code: "PIN_ALREADY_SET" });
  expect(await pins.check(GOOD)).toEqual({ ok: true, value: null });
  expect(events()).toEqual(expect.arrayContaining(["staff.pin-set", "staff.tried", "staff.signed-in"]));
});

test("the digits are nowhere in the file, nor is anything that can be tried without the station's key", async () => {
  await open().set(GOOD, "first");
  const kept = createSettings(store).read(PIN_SETTING) ?? "";
  expect(Object.keys(JSON.parse(kept))).toEqual(["N", "r", "p", "salt", "hash"]);
  store.close();
  expect(Buffer.from(home.files.read(home.at("precious.db"))).includes(GOOD)).toBe(false);
});

test("five wrong tries, then a wait that doubles, also for the right one", async () => {
  const pins = open();
  await pins.set(GOOD, "first");
  expect(await guess(pins, 6)).toEqual([...Array(5).fill("PIN_WRONG"), "PIN_WAIT"]);
  expect(pins.status()).toEqual({ state: "waiting", waitSeconds: 15, triesLeft: 10 });
  expect(await pins.check(GOOD)).toMatchObject({ code: "PIN_WAIT", data: { seconds: 15 } });
  clock.pass(14_000);
  expect(await pins.check(GOOD)).toMatchObject({ code: "PIN_WAIT", data: { seconds: 1 } });
  clock.pass(1_000);
  expect(await pins.check(WRONG)).toMatchObject({ code: "PIN_WRONG", data: { triesLeft: 9, waitSeconds: 30 } });
  clock.pass(30_000);
  expect(await pins.check(GOOD)).toMatchObject({ ok: true });
  expect(pins.status()).toEqual({ state: "ready", waitSeconds: 0, triesLeft: 15 });
});

test("a million guesses, and fifteen are looked at", async () => {
  const pins = open();
  await pins.set(GOOD, "first");
  let heard = 0;
  for (let at = 0; at < 4_000; at += 1) {
    const answer = await pins.check(WRONG);
    if (!answer.ok && answer.code === "PIN_WRONG") heard += 1;
    clock.pass(10_000);
  }
  expect([heard, pins.status().state]).toEqual([15, "locked"]);
  expect(await pins.check(GOOD)).toMatchObject({ code: "PIN_LOCKED" });
  expect(events().filter((event) => event === "staff.locked")).toHaveLength(1);
});

test("many guesses at once are heard one after the other", async () => {
  const pins = open();
  await pins.set(GOOD, "first");
  const answers = await Promise.all(Array.from({ length: 20 }, () => pins.check(WRONG)));
  expect(answers.filter((answer) => !answer.ok && answer.code === "PIN_WRONG")).toHaveLength(5);
});

test("the program starts again: the wait goes on from where it was", async () => {
  const before = open();
  await before.set(GOOD, "first");
  await guess(before, 5);
  clock.pass(10_000);
  const pins = await restart("process");
  expect(pins.status()).toEqual({ state: "waiting", waitSeconds: 5, triesLeft: 10 });
  clock.pass(5_000);
  expect(await pins.check(GOOD)).toMatchObject({ ok: true });
});

test("the machine starts again: the wait begins anew, and the tries are not forgotten", async () => {
  const before = open();
  await before.set(GOOD, "first");
  await guess(before, 5);
  clock.pass(14_000);
  const pins = await restart("machine");
  expect(pins.status()).toEqual({ state: "waiting", waitSeconds: 15, triesLeft: 10 });
  expect(await pins.check(GOOD)).toMatchObject({ code: "PIN_WAIT" });
  clock.pass(15_000);
  expect(await pins.check(WRONG)).toMatchObject({ code: "PIN_WRONG", data: { waitSeconds: 30 } });
});

test("the wall clock is set ten years on and ten years back: nothing changes", async () => {
  const pins = open();
  await pins.set(GOOD, "first");
  await guess(pins, 5);
  const now = clock.now();
  for (const years of [10, -10]) {
    clock.setWall(now + years * 31_557_600_000);
    expect(pins.status()).toEqual({ state: "waiting", waitSeconds: 15, triesLeft: 10 });
  }
});

test("the plug is pulled while a guess is being looked at: it was a try", async () => {
  const pins = open();
  await pins.set(GOOD, "first");
  const pending = pins.check(WRONG);
  await Promise.resolve();
  await Promise.resolve();
  const { fails } = JSON.parse(createSettings(store).read(TRIES_SETTING) ?? "{}") as { fails: number };
  expect(fails).toBe(1);
  await pending;
});

test("locked until the technician unlocks it; the PIN is the same, and a restart unlocks nothing", async () => {
  let pins = open();
  await pins.set(GOOD, "first");
  for (let at = 0; at < 15; at += 1) {
    await pins.check(WRONG);
    clock.pass(8_000_000);
  }
  pins = await restart("machine");
  clock.pass(8_000_000);
  expect(await pins.check(GOOD)).toMatchObject({ code: "PIN_LOCKED" });
  pins.unlock();
  expect(await pins.check(GOOD)).toMatchObject({ ok: true });
  pins.remove();
  expect(pins.status().state).toBe("unset");
  expect(await pins.set(WRONG, "first")).toMatchObject({ ok: true });
  expect(await pins.check(WRONG)).toMatchObject({ ok: true });
});

test("at the product's own cost one guess takes the work that was measured", async () => {
  const settings = createSettings(store);
  const pins = createPins({ precious: store, settings, clock, ids: home.ports.ids, boot });
  await pins.set(GOOD, "first");
  expect(JSON.parse(settings.read(PIN_SETTING) ?? "{}")).toMatchObject({ N: 131_072, r: 8, p: 1 });
  expect(await pins.check(GOOD)).toMatchObject({ ok: true });
  expect(await pins.check(WRONG)).toMatchObject({ code: "PIN_WRONG" });
});
