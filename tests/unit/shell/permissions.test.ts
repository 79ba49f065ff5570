import { describe, expect, test } from "vitest";
import { isGranted, PERMISSIONS } from "../../../electron/shell/permissions.ts";
import { openTestKiosk } from "../../support/test-kiosk.ts";

const NAMES = Object.keys(PERMISSIONS);

describe("permissions", () => {
  test("each one of this Electron has a row with a reason", () => {
    // 48 names in electron.d.ts 45.3.4; the type of the table fails when one is added.
    expect(NAMES.length).toBeGreaterThanOrEqual(45);
    for (const { why } of Object.values(PERMISSIONS)) expect(why).toMatch(/\w+ \w+/);
  });

  test("nothing is granted, neither when asked nor when checked", async () => {
    const { session } = await openTestKiosk();
    for (const name of NAMES) {
      expect(session.ask.permissionRequest(name), `request ${name}`).toBe(false);
      expect(session.ask.permissionCheck(name), `check ${name}`).toBe(false);
    }
  });

  test("a permission of a later Electron is refused unseen, and so are names every object has", async () => {
    const { session } = await openTestKiosk();
    for (const name of ["brain-waves", "toString", "constructor", "__proto__"]) {
      expect(isGranted(name)).toBe(false);
      expect(session.ask.permissionRequest(name)).toBe(false);
      expect(session.ask.permissionCheck(name)).toBe(false);
    }
  });

  test("a refusal is noted by its name", async () => {
    const { session, lines } = await openTestKiosk();
    session.ask.permissionRequest("media");
    expect(lines).toContainEqual({ level: "warn", event: "shell.permission-refused", fields: { permission: "media" } });
  });
});
