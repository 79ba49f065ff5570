import { describe, expect, test } from "vitest";
import { fakeEvent } from "../../support/fake-electron/strict.ts";
import { openTestKiosk, type TestKiosk } from "../../support/test-kiosk.ts";

/** Tells the page's contents of something; true when the default went ahead. */
function tell({ window }: TestKiosk, name: string, fields: object, ...rest: unknown[]): boolean {
  const event = fakeEvent(fields);
  window.page.contents.emit(name, event, ...rest);
  return !event.defaultPrevented;
}

const FOREIGN = [
  "https://kiosk/",
  "https://example.com/",
  "http://127.0.0.1:4310/",
  "file:///etc/passwd",
  "app://kiosk.example/",
  "app://other/",
  "devtools://devtools/",
  "javascript:alert(1)",
  "data:text/html,<p>",
  "",
];

describe("a page of the kiosk", () => {
  test.each(FOREIGN)("cannot go to '%s', by a link, a redirect or a script", async (url) => {
    const kiosk = await openTestKiosk();
    expect(tell(kiosk, "will-navigate", { url, isMainFrame: true })).toBe(false);
    expect(tell(kiosk, "will-redirect", { url, isMainFrame: true })).toBe(false);
    expect(tell(kiosk, "will-frame-navigate", { url, isMainFrame: true })).toBe(false);
  });

  test("may load itself anew, which is how a visit ends", async () => {
    const kiosk = await openTestKiosk();
    const fields = { url: "app://kiosk/", isMainFrame: true };
    expect(tell(kiosk, "will-navigate", fields)).toBe(true);
    expect(tell(kiosk, "will-redirect", fields)).toBe(true);
    expect(tell(kiosk, "will-frame-navigate", fields)).toBe(true);
  });

  test("holds no frame, not even one of ours", async () => {
    const kiosk = await openTestKiosk();
    expect(tell(kiosk, "will-frame-navigate", { url: "app://kiosk/", isMainFrame: false })).toBe(false);
    expect(tell(kiosk, "will-frame-navigate", { url: "https://example.com/", isMainFrame: false })).toBe(false);
  });

  test("cannot ask the resident whether to leave", async () => {
    // Prevented means here: the page's objection is ignored.
    expect(tell(await openTestKiosk(), "will-prevent-unload", {})).toBe(false);
  });

  test("opens no window and attaches no webview", async () => {
    const kiosk = await openTestKiosk();
    const { state } = kiosk.window.page;
    expect(state.openHandler?.({ url: "app://kiosk/" } as never)).toEqual({ action: "deny" });
    expect(tell(kiosk, "will-attach-webview", {}, {}, {})).toBe(false);
  });

  test("finds no bluetooth device", async () => {
    const kiosk = await openTestKiosk();
    let chosen = "unanswered";
    const choose = (id: string) => {
      chosen = id;
    };
    expect(tell(kiosk, "select-bluetooth-device", {}, [{ deviceId: "first" }], choose)).toBe(false);
    expect(chosen).toBe("");
  });

  test("cannot be zoomed, also after it was loaded anew", async () => {
    const kiosk = await openTestKiosk();
    const { state } = kiosk.window.page;
    expect(state.zoomMode).toBe("disabled");
    kiosk.kiosk.start(() => {});
    await kiosk.settle();
    expect(state.zoomLimits).toEqual([1, 1]);
    await kiosk.window.page.load("app://kiosk/");
    expect(state.zoomLimits).toEqual([1, 1]);
  });

  test("that somebody else opened is guarded just the same", async () => {
    const { fake } = await openTestKiosk();
    new fake.BrowserWindow({ webPreferences: {} });
    const other = fake.world.windows[1];
    const event = fakeEvent({ url: "https://example.com/", isMainFrame: true });
    other?.page.contents.emit("will-navigate", event);
    expect(event.defaultPrevented).toBe(true);
    expect(other?.page.state.openHandler?.({} as never)).toEqual({ action: "deny" });
  });

  test("leaves no address in the log: it may carry what a resident typed", async () => {
    const kiosk = await openTestKiosk();
    tell(kiosk, "will-navigate", { url: "https://example.com/?q=13800000000", isMainFrame: true });
    expect(JSON.stringify(kiosk.lines)).toContain("shell.navigation-refused");
    expect(JSON.stringify(kiosk.lines)).not.toMatch(/example|1380/);
  });
});

const plain = { control: false, alt: false, meta: false, shift: false };

describe("keys and mouse of a kiosk in service", () => {
  test.each([
    ["F1", {}],
    ["F5", {}],
    ["F11", {}],
    ["F12", {}],
    ["BrowserBack", {}],
    ["BrowserHome", {}],
    ["LaunchMail", {}],
    ["ContextMenu", {}],
    ["PrintScreen", {}],
    ["n", { control: true }],
    ["t", { control: true }],
    ["o", { control: true }],
    ["p", { control: true }],
    ["i", { control: true, shift: true }],
    ["+", { control: true }],
    ["0", { control: true }],
    ["v", { control: true }],
    ["w", { meta: true }],
    ["F4", { alt: true }],
    ["ArrowLeft", { alt: true }],
    ["Tab", { alt: true }],
  ])("%s with %j is ignored", async (key, modifiers) => {
    const kiosk = await openTestKiosk();
    expect(tell(kiosk, "before-input-event", {}, { type: "keyDown", key, ...plain, ...modifiers })).toBe(false);
  });

  test.each(["Tab", "Enter", "Escape", " ", "ArrowLeft", "PageDown", "Backspace", "Delete", "a", "F", "会", "Process"])(
    "'%s' works: every page can be used from a keyboard or a switch",
    async (key) => {
      const kiosk = await openTestKiosk();
      const shift = key === "Tab";
      expect(tell(kiosk, "before-input-event", {}, { type: "keyDown", key, ...plain, shift })).toBe(true);
    },
  );

  test("the middle button and the wheel with Ctrl are ignored, touch-like clicks and scrolling are not", async () => {
    const kiosk = await openTestKiosk();
    const mouse = (fields: object) => tell(kiosk, "before-mouse-event", {}, fields);
    expect(mouse({ type: "mouseDown", button: "middle" })).toBe(false);
    expect(mouse({ type: "mouseUp", button: "middle" })).toBe(false);
    expect(mouse({ type: "mouseWheel", modifiers: ["control"] })).toBe(false);
    expect(mouse({ type: "mouseDown", button: "left" })).toBe(true);
    expect(mouse({ type: "mouseWheel", modifiers: [] })).toBe(true);
    expect(mouse({ type: "mouseMove" })).toBe(true);
  });

  test("developer tools close as soon as they open", async () => {
    const kiosk = await openTestKiosk();
    kiosk.window.page.contents.emit("devtools-opened");
    expect(kiosk.window.page.state.devToolsClosed).toBe(1);
  });

  test("a developer's run keeps its keys; --yike-locked takes them there too", async () => {
    const key = { type: "keyDown", key: "F12", ...plain };
    const loose = await openTestKiosk({ packaged: false });
    expect(tell(loose, "before-input-event", {}, key)).toBe(true);
    const locked = await openTestKiosk({ packaged: false, switches: ["yike-locked"] });
    expect(tell(locked, "before-input-event", {}, key)).toBe(false);
  });
});
