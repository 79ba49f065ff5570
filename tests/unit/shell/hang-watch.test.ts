import { describe, expect, test } from "vitest";
import { CALL_STACK_DEADLINE_MS, HANG_GRACE_MS } from "../../../electron/shell/hang-watch.ts";
import { openTestKiosk, type TestKiosk } from "../../support/test-kiosk.ts";

const hung = ({ lines }: TestKiosk) => lines.filter(({ event }) => event === "shell.page-hung");

describe("a page that hangs", () => {
  test("is ended after the grace and comes back by the crash guard", async () => {
    const kiosk = await openTestKiosk();
    kiosk.kiosk.start(() => {});
    await kiosk.settle();
    kiosk.ask();
    kiosk.window.page.contents.emit("unresponsive");
    kiosk.clock.advance(HANG_GRACE_MS - 1);
    await kiosk.settle();
    expect(kiosk.window.page.state.rendererCrashes).toBe(0);
    kiosk.clock.advance(1);
    await kiosk.settle();
    expect(kiosk.window.page.state.rendererCrashes).toBe(1);
    kiosk.clock.advance(1_000);
    expect(kiosk.window.page.state.urls).toHaveLength(2);
  });

  test("is noted with the script that runs, cut to size", async () => {
    const kiosk = await openTestKiosk();
    kiosk.window.page.state.callStack = () => Promise.resolve(`at rank (app.js:12)${" ".repeat(9_000)}`);
    kiosk.window.page.contents.emit("unresponsive");
    kiosk.clock.advance(HANG_GRACE_MS);
    await kiosk.settle();
    const [line] = hung(kiosk);
    expect(line?.fields["stack"]).toMatch(/^at rank/);
    expect(String(line?.fields["stack"]).length).toBeLessThanOrEqual(500);
  });

  test("without a script running is ended all the same: that question is never answered", async () => {
    const kiosk = await openTestKiosk();
    kiosk.window.page.state.callStack = () => new Promise(() => {});
    kiosk.window.page.contents.emit("unresponsive");
    kiosk.clock.advance(HANG_GRACE_MS);
    await kiosk.settle();
    expect(kiosk.window.page.state.rendererCrashes).toBe(0);
    kiosk.clock.advance(CALL_STACK_DEADLINE_MS);
    expect(kiosk.window.page.state.rendererCrashes).toBe(1);
    expect(hung(kiosk)).toHaveLength(1);
  });

  test("whose script cannot be named is ended all the same", async () => {
    const kiosk = await openTestKiosk();
    kiosk.window.page.state.callStack = () => Promise.reject(new Error("frame gone"));
    kiosk.window.page.contents.emit("unresponsive");
    kiosk.clock.advance(HANG_GRACE_MS);
    await kiosk.settle();
    expect(kiosk.window.page.state.rendererCrashes).toBe(1);
  });

  test("whose frame throws when it is asked is ended all the same", async () => {
    const kiosk = await openTestKiosk();
    kiosk.window.page.state.callStack = () => {
      throw new Error("Render frame was disposed");
    };
    kiosk.window.page.contents.emit("unresponsive");
    kiosk.clock.advance(HANG_GRACE_MS);
    await kiosk.settle();
    expect(kiosk.window.page.state.rendererCrashes).toBe(1);
  });

  test("and recovers in time is left alone", async () => {
    const kiosk = await openTestKiosk();
    kiosk.window.page.contents.emit("unresponsive");
    kiosk.clock.advance(HANG_GRACE_MS - 1);
    kiosk.window.page.contents.emit("responsive");
    kiosk.clock.advance(HANG_GRACE_MS * 2);
    await kiosk.settle();
    expect(kiosk.window.page.state.rendererCrashes).toBe(0);
  });

  test("is told twice and ended once", async () => {
    const kiosk = await openTestKiosk();
    kiosk.window.page.contents.emit("unresponsive");
    kiosk.clock.advance(1_000);
    kiosk.window.page.contents.emit("unresponsive");
    kiosk.clock.advance(HANG_GRACE_MS * 2);
    await kiosk.settle();
    expect(kiosk.window.page.state.rendererCrashes).toBe(1);
  });
});
