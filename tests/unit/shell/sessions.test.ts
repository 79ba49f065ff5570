import { describe, expect, test } from "vitest";
import { openTestKiosk } from "../../support/test-kiosk.ts";

describe("a session", () => {
  test("of the window lives in memory only", async () => {
    const { session } = await openTestKiosk();
    expect(session.ask.partition).not.toBe("");
    expect(session.ask.partition.startsWith("persist:")).toBe(false);
  });

  test("hands out no device, no screen and no pairing", async () => {
    const { session } = await openTestKiosk();
    expect(session.ask.device()).toBe(false);
    expect(session.ask.screenCapture()).toBeNull();
    expect(session.ask.pairing()).toBe(false);
    expect(session.ask.chooser("select-hid-device")).toBeUndefined();
    expect(session.ask.chooser("select-usb-device")).toBeUndefined();
    expect(session.ask.chooser("select-serial-port")).toBe("");
  });

  test("downloads nothing and fetches no dictionary", async () => {
    const { session, lines } = await openTestKiosk();
    expect(session.ask.download()).toBe(false);
    expect(session.ask.spellChecker()).toBe(false);
    expect(lines.map(({ event }) => event)).toContain("shell.download-refused");
  });

  test.each([
    ["app://kiosk/", true],
    ["app://kiosk/assets/app.js", true],
    ["data:image/png;base64,AA==", true],
    ["blob:app://kiosk/0b1c", true],
    ["app://kiosk.example/", false],
    ["app://kiosk:81/", false],
    ["app://user@kiosk/", false],
    ["blob:https://example.com/0b1c", false],
    ["https://example.com/", false],
    ["https://kiosk/", false],
    ["http://127.0.0.1:4310/", false],
    ["ws://127.0.0.1/", false],
    ["file:///etc/passwd", false],
    ["devtools://devtools/bundled/inspector.html", false],
    ["chrome://gpu", false],
    ["javascript:alert(1)", false],
    ["not an address", false],
  ])("of a kiosk in service and the address %s: %s", async (url, allowed) => {
    const { session } = await openTestKiosk();
    expect(session.ask.mayRequest(url)).toBe(allowed);
  });

  test("of a developer's run may load the developer tools and still nothing else", async () => {
    const { session } = await openTestKiosk({ packaged: false });
    expect(session.ask.mayRequest("devtools://devtools/bundled/inspector.html")).toBe(true);
    expect(session.ask.mayRequest("https://example.com/")).toBe(false);
  });

  test("that nobody planned is locked as soon as it exists, and so is the default one", async () => {
    const { fake } = await openTestKiosk();
    fake.session.fromPartition("persist:surprise");
    for (const partition of ["persist:surprise", ""]) {
      const ask = fake.world.sessions.get(partition)?.ask;
      expect(ask?.permissionRequest("media"), partition).toBe(false);
      expect(ask?.permissionCheck("usb"), partition).toBe(false);
      expect(ask?.mayRequest("https://example.com/"), partition).toBe(false);
      expect(ask?.download(), partition).toBe(false);
    }
  });

  test("other than the window's does not know the scheme", async () => {
    const { fake } = await openTestKiosk();
    fake.session.fromPartition("other");
    expect(await fake.world.sessions.get("other")?.ask.fetch("app://kiosk/")).toBe("no handler");
  });
});
