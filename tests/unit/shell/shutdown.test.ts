import { describe, expect, test } from "vitest";
import { SHUTDOWN_DEADLINE_MS } from "../../../electron/shell/shutdown.ts";
import { fakeEvent } from "../../support/fake-electron/strict.ts";
import { openTestKiosk } from "../../support/test-kiosk.ts";

describe("the end of the program", () => {
  test("closes the station once, then the process", async () => {
    const { fake, closed, settle } = await openTestKiosk();
    fake.app.quit();
    await settle();
    expect(closed()).toBe(1);
    expect(fake.world.exits).toEqual([0]);
  });

  test("waits for a station that takes its time", async () => {
    let finish = () => {};
    const closeStation = () => new Promise<void>((resolve) => (finish = resolve));
    const { fake, settle, clock } = await openTestKiosk({ closeStation });
    fake.app.quit();
    clock.advance(SHUTDOWN_DEADLINE_MS - 1);
    await settle();
    expect(fake.world.exits).toEqual([]);
    finish();
    await settle();
    expect(fake.world.exits).toEqual([0]);
    clock.advance(SHUTDOWN_DEADLINE_MS);
    expect(fake.world.exits).toEqual([0]);
  });

  test("does not wait for ever", async () => {
    const { fake, settle, clock, lines } = await openTestKiosk({ closeStation: () => new Promise(() => {}) });
    fake.app.quit();
    clock.advance(SHUTDOWN_DEADLINE_MS);
    await settle();
    expect(fake.world.exits).toEqual([0]);
    expect(lines).toContainEqual({ level: "info", event: "shell.end", fields: { how: "deadline" } });
  });

  test("comes also when the station cannot be closed, and the reason is noted", async () => {
    const closeStation = () => {
      throw new Error("disk is gone");
    };
    const { fake, settle, lines } = await openTestKiosk({ closeStation });
    fake.app.quit();
    await settle();
    expect(fake.world.exits).toEqual([0]);
    expect(lines).toContainEqual({
      level: "error",
      event: "shell.close-failed",
      fields: { error: "Error: disk is gone" },
    });
  });

  test("comes with the machine's power-down, which is held back for it", async () => {
    const { fake, closed, settle } = await openTestKiosk();
    const event = fakeEvent({});
    fake.powerMonitor.emit("shutdown", event);
    await settle();
    expect(event.defaultPrevented).toBe(true);
    expect(closed()).toBe(1);
    expect(fake.world.exits).toEqual([0]);
  });

  test("does not come when something takes the window away: the program starts afresh", async () => {
    const { fake, window, closed, settle } = await openTestKiosk();
    window.destroy();
    await settle();
    expect(closed()).toBe(1);
    expect(fake.world.relaunches).toBe(1);
    expect(fake.world.exits).toEqual([1]);
  });

  test("that is asked for twice comes once", async () => {
    const { fake, window, closed, settle } = await openTestKiosk();
    window.destroy();
    fake.app.quit();
    await settle();
    expect(closed()).toBe(1);
    expect(fake.world.exits).toEqual([1]);
  });
});
