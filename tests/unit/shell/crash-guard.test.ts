import { describe, expect, test } from "vitest";
import { READY_DEADLINE_MS, RELOAD_DELAYS_MS, REST_MS } from "../../../electron/shell/crash-guard.ts";
import { FAILURE_WINDOW_MS } from "../../../shared/station/failure-budget.ts";
import { fakeEvent } from "../../support/fake-electron/strict.ts";
import { openTestKiosk, type TestKiosk } from "../../support/test-kiosk.ts";

const HOME = "app://kiosk/";
const PAGE_FAULT = "app://kiosk/out-of-service.html#K-204";

async function running(): Promise<TestKiosk> {
  const kiosk = await openTestKiosk();
  kiosk.kiosk.start(() => {});
  await kiosk.settle();
  kiosk.ask();
  return kiosk;
}

function crash({ window }: TestKiosk, reason = "crashed"): void {
  window.page.contents.emit("render-process-gone", fakeEvent({}), { reason, exitCode: 139 });
}

/** Crashes until the budget is spent; every reload comes up well before it crashes again. */
async function spendBudget(kiosk: TestKiosk): Promise<void> {
  for (const delay of RELOAD_DELAYS_MS) {
    crash(kiosk);
    kiosk.clock.advance(delay);
    await kiosk.settle();
    kiosk.ask();
  }
}

const loads = ({ window }: TestKiosk) => window.page.state.urls;

describe("a page that fails", () => {
  test.each(["crashed", "oom", "killed", "launch-failed", "integrity-failure", "memory-eviction"])(
    "by '%s' is back after a moment",
    async (reason) => {
      const kiosk = await running();
      crash(kiosk, reason);
      expect(loads(kiosk)).toEqual([HOME]);
      kiosk.clock.advance(RELOAD_DELAYS_MS[0] ?? 0);
      expect(loads(kiosk)).toEqual([HOME, HOME]);
    },
  );

  test("again and again is given longer and longer rests", async () => {
    const kiosk = await running();
    for (const [index, delay] of RELOAD_DELAYS_MS.entries()) {
      crash(kiosk);
      kiosk.clock.advance(delay - 1);
      expect(loads(kiosk)).toHaveLength(index + 1);
      kiosk.clock.advance(1);
      expect(loads(kiosk)).toHaveLength(index + 2);
      await kiosk.settle();
      kiosk.ask();
    }
    expect([...RELOAD_DELAYS_MS]).toEqual([...RELOAD_DELAYS_MS].sort((a, b) => a - b));
  });

  test("once too often gives way to the out-of-service page, and the program starts afresh after the rest", async () => {
    const kiosk = await running();
    await spendBudget(kiosk);
    crash(kiosk);
    expect(loads(kiosk).at(-1)).toBe(PAGE_FAULT);
    await kiosk.settle();
    expect(kiosk.fake.world.relaunches).toBe(0);
    kiosk.clock.advance(REST_MS);
    await kiosk.settle();
    expect(kiosk.fake.world.relaunches).toBe(1);
    expect(kiosk.fake.world.exits).toEqual([1]);
    expect(kiosk.closed()).toBe(1);
  });

  test("while the machine rests is left alone: no reload, no second restart", async () => {
    const kiosk = await running();
    await spendBudget(kiosk);
    crash(kiosk);
    const before = loads(kiosk).length;
    crash(kiosk);
    kiosk.clock.advance(REST_MS * 3);
    await kiosk.settle();
    expect(loads(kiosk)).toHaveLength(before);
    expect(kiosk.fake.world.relaunches).toBe(1);
  });

  test("now and then over days costs nothing: only failures close together count", async () => {
    const kiosk = await running();
    for (let week = 0; week < 20; week += 1) {
      crash(kiosk);
      kiosk.clock.advance(RELOAD_DELAYS_MS[0] ?? 0);
      await kiosk.settle();
      kiosk.ask();
      kiosk.clock.advance(FAILURE_WINDOW_MS);
    }
    expect(loads(kiosk)).toHaveLength(21);
    expect(kiosk.fake.world.relaunches).toBe(0);
  });

  test("told twice about one fault costs one reload", async () => {
    const kiosk = await running();
    crash(kiosk);
    kiosk.window.page.contents.emit("did-fail-load", fakeEvent({}), -2, "ERR_FAILED", HOME, true, 1, 1);
    kiosk.clock.advance(RELOAD_DELAYS_MS[0] ?? 0);
    expect(loads(kiosk)).toHaveLength(2);
    const failures = kiosk.lines.filter(({ event }) => event === "shell.page-failed");
    expect(failures).toHaveLength(1);
  });

  test("is noted with reason and exit code, and with nothing the page held", async () => {
    const kiosk = await running();
    crash(kiosk, "oom");
    expect(kiosk.lines).toContainEqual({
      level: "error",
      event: "shell.page-failed",
      fields: { why: "gone", spent: false, reason: "oom", exitCode: 139 },
    });
  });
});

describe("a page that does not come up", () => {
  test("because it cannot be loaded is loaded again", async () => {
    const kiosk = await running();
    kiosk.window.page.contents.emit("did-fail-load", fakeEvent({}), -6, "ERR_FILE_NOT_FOUND", HOME, true, 1, 1);
    kiosk.clock.advance(RELOAD_DELAYS_MS[0] ?? 0);
    expect(loads(kiosk)).toHaveLength(2);
  });

  test("because another load took its place is no failure, and a frame's failure is not the page's", async () => {
    const kiosk = await running();
    kiosk.window.page.contents.emit("did-fail-load", fakeEvent({}), -3, "ERR_ABORTED", HOME, true, 1, 1);
    kiosk.window.page.contents.emit("did-fail-load", fakeEvent({}), -6, "ERR_FILE_NOT_FOUND", HOME, false, 1, 1);
    kiosk.clock.advance(REST_MS);
    expect(loads(kiosk)).toHaveLength(1);
  });

  test("because the answer is an empty 404 is loaded again", async () => {
    const kiosk = await running();
    kiosk.window.page.contents.emit("did-navigate", fakeEvent({}), HOME, 404, "");
    kiosk.clock.advance(RELOAD_DELAYS_MS[0] ?? 0);
    expect(loads(kiosk)).toHaveLength(2);
  });

  test("because its preload failed is loaded again", async () => {
    const kiosk = await running();
    kiosk.window.page.contents.emit("preload-error", fakeEvent({}), "/preload", new Error("broken"));
    kiosk.clock.advance(RELOAD_DELAYS_MS[0] ?? 0);
    expect(loads(kiosk)).toHaveLength(2);
  });

  test("although it was loaded, and never asks for its port, is loaded again", async () => {
    const kiosk = await openTestKiosk();
    kiosk.kiosk.start(() => {});
    await kiosk.settle();
    kiosk.clock.advance(READY_DEADLINE_MS - 1);
    expect(loads(kiosk)).toHaveLength(1);
    kiosk.clock.advance(1 + (RELOAD_DELAYS_MS[0] ?? 0));
    expect(loads(kiosk)).toHaveLength(2);
  });

  test("after it has loaded itself anew is noticed too", async () => {
    const kiosk = await running();
    await kiosk.window.page.load(HOME);
    kiosk.clock.advance(READY_DEADLINE_MS + (RELOAD_DELAYS_MS[0] ?? 0));
    expect(loads(kiosk)).toHaveLength(3);
  });

  test("but that runs is left in peace for weeks", async () => {
    const kiosk = await running();
    await kiosk.window.page.load(HOME);
    kiosk.ask();
    kiosk.clock.advance(21 * 86_400_000);
    expect(loads(kiosk)).toHaveLength(2);
  });
});

describe("out of service", () => {
  test("names the fault for staff and shows itself, although no page was ever loaded", async () => {
    const kiosk = await openTestKiosk();
    kiosk.kiosk.takeOutOfService("configuration");
    await kiosk.settle();
    expect(loads(kiosk)).toEqual(["app://kiosk/out-of-service.html#K-101"]);
    expect(kiosk.window.state.shown).toBe(true);
  });

  test("does not end in a restart while the program is ending", async () => {
    const kiosk = await openTestKiosk();
    kiosk.kiosk.takeOutOfService("station");
    kiosk.fake.app.quit();
    await kiosk.settle();
    expect(kiosk.clock.pending()).toBe(0);
    kiosk.clock.advance(REST_MS);
    expect(kiosk.fake.world.relaunches).toBe(0);
    expect(kiosk.fake.world.exits).toEqual([0]);
  });

  test("a page that failed just before the end is not loaded any more, however long the station takes to close", async () => {
    const kiosk = await openTestKiosk({ closeStation: () => new Promise(() => {}) });
    kiosk.kiosk.start(() => {});
    await kiosk.settle();
    crash(kiosk);
    kiosk.fake.app.quit();
    kiosk.clock.advance(RELOAD_DELAYS_MS[0] ?? 0);
    expect(loads(kiosk)).toEqual([HOME]);
  });

  test("a second fault changes neither the number on the screen nor the length of the rest", async () => {
    const kiosk = await openTestKiosk();
    kiosk.kiosk.takeOutOfService("configuration");
    kiosk.clock.advance(REST_MS - 1);
    kiosk.kiosk.takeOutOfService("program");
    expect(loads(kiosk)).toEqual(["app://kiosk/out-of-service.html#K-101"]);
    kiosk.clock.advance(1);
    await kiosk.settle();
    expect(kiosk.fake.world.relaunches).toBe(1);
  });

  test("a fault after the end was asked for touches no window", async () => {
    const kiosk = await openTestKiosk();
    kiosk.fake.app.quit();
    kiosk.kiosk.takeOutOfService("program");
    kiosk.kiosk.start(() => {});
    await kiosk.settle();
    expect(loads(kiosk)).toEqual([]);
    expect(kiosk.fake.world.exits).toEqual([0]);
  });

  test("GPU and helper processes that die are noted", async () => {
    const kiosk = await openTestKiosk();
    kiosk.fake.app.emit("child-process-gone", fakeEvent({}), { type: "GPU", reason: "crashed", exitCode: 8 });
    expect(kiosk.lines).toContainEqual({
      level: "error",
      event: "shell.child-gone",
      fields: { type: "GPU", reason: "crashed", exitCode: 8 },
    });
  });
});
