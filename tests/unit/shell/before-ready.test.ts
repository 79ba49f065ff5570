import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test, vi } from "vitest";

const folder = mkdtempSync(join(tmpdir(), "yike-before-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function load(prepare: (world: typeof import("../../support/fake-electron.ts")["world"]) => void) {
  vi.resetModules();
  const { world } = await import("../../support/fake-electron.ts");
  prepare(world);
  const { beforeReady } = await import("../../../electron/shell/before-ready.ts");
  return { world, start: (chromium = join(folder, "chromium")) => beforeReady(chromium) };
}

describe("before Electron is ready", () => {
  test("every page is sandboxed, whatever its window asks for", async () => {
    const { world, start } = await load(() => {});
    start();
    expect(world.sandboxed).toBe(true);
  });

  test("the scheme is a standard, secure origin and no more than that", async () => {
    const { world, start } = await load(() => {});
    start();
    expect(world.schemes?.map(({ scheme }) => scheme)).toEqual(["app"]);
    const granted = Object.entries(world.schemes?.[0]?.privileges ?? {}).filter(([, on]) => on);
    expect(granted.map(([name]) => name).sort()).toEqual([
      "codeCache",
      "secure",
      "standard",
      "stream",
      "supportFetchAPI",
    ]);
  });

  test("pinching and swiping through history are off", async () => {
    const { world, start } = await load(() => {});
    start();
    expect(world.switches.has("disable-pinch")).toBe(true);
    expect(world.switches.get("overscroll-history-navigation")).toBe("0");
    expect(world.switches.get("lang")).toBe("zh-CN");
    expect(world.switches.get("enable-features")).toContain("DocumentPolicyIncludeJSCallStacksInCrashReports");
  });

  test("Chromium's own files lie in the station's folder, decided before the lock is taken there", async () => {
    const { world, start } = await load(() => {});
    start();
    expect(world.paths.get("userData")).toBe(join(folder, "chromium"));
  });

  test("a folder that cannot be made does not keep the kiosk from starting", async () => {
    const said = vi.spyOn(console, "error").mockImplementation(() => {});
    writeFileSync(join(folder, "in-the-way"), "");
    const { world, start } = await load(() => {});
    expect(start(join(folder, "in-the-way", "chromium"))).toEqual({ go: true });
    expect(world.paths.has("userData")).toBe(false);
    expect(said).toHaveBeenCalledOnce();
    said.mockRestore();
  });

  test("a second start ends at once and without an error: the first one comes to the front", async () => {
    const { world, start } = await load((state) => {
      state.firstInstance = false;
    });
    expect(start()).toMatchObject({ go: false, exitCode: 0 });
    expect(world.sandboxed).toBe(false);
  });

  test("the first start goes on", async () => {
    const { start } = await load(() => {});
    expect(start()).toEqual({ go: true });
  });

  test.each([
    "remote-debugging-port",
    "remote-debugging-pipe",
    "inspect",
    "no-sandbox",
    "disable-web-security",
    "load-extension",
    "host-rules",
    "proxy-server",
  ])("a packed kiosk started with --%s says so and ends", async (name) => {
    const { world, start } = await load((state) => state.switches.set(name, ""));
    expect(start()).toMatchObject({ go: false, exitCode: 1, why: expect.stringContaining(`--${name}`) });
    expect(world.locked).toBe(false);
  });

  test("a developer's run may be debugged", async () => {
    const { start } = await load((state) => {
      state.packaged = false;
      state.switches.set("remote-debugging-port", "9222");
    });
    expect(start()).toEqual({ go: true });
  });

  test("no memory dump is written, since it would hold what a resident types", async () => {
    const { world, start } = await load(() => {});
    start();
    expect(world.crashReporter).toBeNull();
  });

  test("a technician may ask for dumps; they stay on the machine", async () => {
    const { world, start } = await load((state) => state.switches.set("yike-crash-dumps", ""));
    start();
    expect(world.crashReporter).toEqual({ uploadToServer: false });
  });
});

describe("the fake itself", () => {
  test("refuses what comes after ready", async () => {
    vi.resetModules();
    const fake = await import("../../support/fake-electron.ts");
    fake.becomeReady();
    expect(() => fake.app.enableSandbox()).toThrow("after ready");
    expect(() => fake.app.commandLine.appendSwitch("disable-pinch")).toThrow("after ready");
    expect(() => fake.protocol.registerSchemesAsPrivileged([])).toThrow("after ready");
    expect(() => fake.app.setPath("userData", folder)).toThrow("after ready");
  });

  test("refuses what comes before ready, and what it does not know", async () => {
    vi.resetModules();
    const fake = await import("../../support/fake-electron.ts");
    expect(() => fake.session.defaultSession).toThrow("before ready");
    expect(() => new fake.BrowserWindow({})).toThrow("before ready");
    expect(() => fake.app.setPath("userData", join(folder, "nowhere"))).toThrow("does not exist");
    expect(() => Reflect.get(fake.app, "setBadgeCount")).toThrow("not modelled");
    expect(() => fake.app.on("window-all-close", () => {})).toThrow("no event");
  });
});
