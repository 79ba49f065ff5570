import { describe, expect, test } from "vitest";
import { fakeEvent } from "../../support/fake-electron/strict.ts";
import { openTestKiosk } from "../../support/test-kiosk.ts";

describe("the window of a kiosk in service", () => {
  test("isolates the page from everything", async () => {
    const { window } = await openTestKiosk();
    expect(window.page.preferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      nodeIntegrationInWorker: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      plugins: false,
      enableWebSQL: false,
      spellcheck: false,
      navigateOnDragDrop: false,
      disableDialogs: true,
      backgroundThrottling: false,
      zoomMode: "disabled",
      devTools: false,
    });
  });

  test("has one preload script, from the program's own folder", async () => {
    const { window, fake } = await openTestKiosk();
    expect(window.page.preferences["preload"]).toBe(`${fake.world.appPath}/dist/preload/index.cjs`);
  });

  test("fills the screen, without frame, menu or rounded corners, and keeps the screen on", async () => {
    const { window, fake } = await openTestKiosk();
    expect(window.options).toMatchObject({ kiosk: true, fullscreen: true, frame: false, roundedCorners: false });
    expect(fake.world.menu).toBe("none");
    expect(fake.world.sleepBlocked).toEqual(["prevent-display-sleep"]);
  });

  test("shows itself when there is something to see, not before", async () => {
    const { window, kiosk, settle } = await openTestKiosk();
    expect(window.state.shown).toBe(false);
    kiosk.start(() => {});
    await settle();
    expect(window.state.shown).toBe(true);
  });

  test("does not close for Alt+F4 or the window manager", async () => {
    const { window } = await openTestKiosk();
    expect(window.close()).toBe(false);
    expect(window.state.destroyed).toBe(false);
  });

  test("closes when the program is asked to end", async () => {
    const { window, fake } = await openTestKiosk();
    fake.app.quit();
    expect(window.state.destroyed).toBe(true);
  });

  test("has no menu behind a long press on its edge", async () => {
    const { window } = await openTestKiosk();
    const event = fakeEvent({});
    window.browserWindow.emit("system-context-menu", event, { x: 0, y: 0 });
    expect(event.defaultPrevented).toBe(true);
  });

  test("comes to the front when the program is started a second time", async () => {
    const { window, fake } = await openTestKiosk();
    window.state.minimized = true;
    fake.app.emit("second-instance", fakeEvent({}), [], "/", null);
    expect(window.state.minimized).toBe(false);
    expect(window.state.focused).toBe(1);
  });
});

describe("the window of a developer", () => {
  test("is a plain one with developer tools, and the page in it is as isolated", async () => {
    const { window } = await openTestKiosk({ packaged: false });
    expect(window.options).toMatchObject({ kiosk: false, fullscreen: false, frame: true });
    expect(window.page.preferences).toMatchObject({ devTools: true, sandbox: true, contextIsolation: true });
    expect(window.close()).toBe(true);
  });
});
