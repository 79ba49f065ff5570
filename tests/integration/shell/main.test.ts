import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, onTestFinished, test, vi } from "vitest";
import type { FakeWindow } from "../../support/fake-electron/window.ts";
import { createLab, type FeedLab } from "../../support/feed-lab.ts";
import { type FakeElectron, programFolder } from "../../support/test-kiosk.ts";

/** The real entry over the fake of Electron: real station, real SQLite, real thread, the page's own client. */

const WORKER = new URL("../../../electron/station/feed/build-generation.worker.ts", import.meta.url).href;
const TITLES = ["社区保安", "保洁员", "会计"];

let lab: FeedLab;
beforeAll(async () => {
  lab = createLab();
  await lab.plantSeed(TITLES);
});
afterAll(() => lab.close());
afterEach(() => {
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
  vi.doUnmock("../../../shared/station/node-floor.ts");
});

interface Entry {
  readonly fake: FakeElectron;
  readonly data: string;
  /** Handlers that the entry put on the process. */
  readonly handlers: Record<"uncaughtException" | "unhandledRejection", (error: unknown) => void>;
  log(): string;
}

interface Before {
  /** Changes the station's folder before the program starts. */
  readonly data?: (folder: string) => void;
  readonly world?: (world: FakeElectron["world"]) => void;
}

/** A program folder as it is packed: the page, the seed, the thread as a file of its own. */
function installed(): string {
  const root = programFolder();
  symlinkSync(lab.seed, join(root, "dist", "seed"));
  mkdirSync(join(root, "dist", "worker"));
  writeFileSync(join(root, "dist", "worker", "build-generation.worker.js"), `import ${JSON.stringify(WORKER)};\n`);
  return root;
}

async function startEntry(before: Before = {}): Promise<Entry> {
  const data = mkdtempSync(join(tmpdir(), "yike-main-"));
  before.data?.(data);
  vi.resetModules();
  vi.stubEnv("YIKE_DATA", data);
  vi.stubEnv("HOME", data);
  const fake = await import("../../support/fake-electron.ts");
  fake.world.appPath = installed();
  fake.world.version = "1.2.3";
  before.world?.(fake.world);

  const listeners = (name: "uncaughtException" | "unhandledRejection") =>
    process.listeners(name as "uncaughtException");
  const known = { rejection: listeners("unhandledRejection"), exception: listeners("uncaughtException") };
  const added = (name: "uncaughtException" | "unhandledRejection", former: readonly unknown[]) =>
    listeners(name).find((listener) => !former.includes(listener)) as ((error: unknown) => void) | undefined;
  const missing = (): never => {
    throw new Error("the entry has put no handler on the process");
  };

  // Would wait for ever if the entry awaited ready while it is evaluated.
  await import("../../../electron/main.ts");
  onTestFinished(async () => {
    if (fake.world.windows.length > 0) fake.app.quit();
    if (fake.world.ready) await vi.waitFor(() => expect(fake.world.exits.length).toBeGreaterThan(0));
    for (const name of ["uncaughtException", "unhandledRejection"] as const) {
      const listener = added(name, name === "uncaughtException" ? known.exception : known.rejection);
      if (listener !== undefined) process.removeListener(name, listener);
    }
    rmSync(data, { recursive: true, force: true });
  });
  return {
    fake,
    data,
    handlers: {
      uncaughtException: (error) => (added("uncaughtException", known.exception) ?? missing)(error),
      unhandledRejection: (error) => (added("unhandledRejection", known.rejection) ?? missing)(error),
    },
    log: () => readFileSync(join(data, "logs", "station.log"), "utf8"),
  };
}

/** The window with something in it. */
async function shown({ fake }: Entry): Promise<FakeWindow> {
  fake.becomeReady();
  return await vi.waitFor(
    () => {
      const [window] = fake.world.windows;
      if (window?.state.shown !== true) throw new Error("nothing is shown yet");
      return window;
    },
    { timeout: 15_000, interval: 5 },
  );
}

/** The page's own client, through the real preload script. */
async function pageClient(entry: Entry, window: FakeWindow) {
  vi.stubGlobal("window", entry.fake.connectPage(window).window);
  await import("../../../electron/preload.ts");
  const { createStationClient } = await import("../../../renderer/client/client.ts");
  const made = createStationClient();
  expect(made.transport).toBe("port");
  return made.client;
}

/** Files below a folder that this process holds open (Linux). */
function openFiles(folder: string): string[] {
  return readdirSync("/proc/self/fd").flatMap((fd) => {
    try {
      const file = readlinkSync(join("/proc/self/fd", fd));
      return file.startsWith(folder) ? [file] : [];
    } catch {
      // The descriptor that listed the folder is closed by now.
      return [];
    }
  });
}

describe("the entry", () => {
  test("does everything that must come before ready, and waits for ready without holding it up", async () => {
    const { fake, data } = await startEntry();
    expect(fake.world.ready).toBe(false);
    expect(fake.world.windows).toHaveLength(0);
    expect(fake.world.sandboxed).toBe(true);
    expect(fake.world.schemes?.[0]?.scheme).toBe("app");
    expect(fake.world.paths.get("userData")).toBe(join(data, "chromium"));
  });

  test("shows the page, and the page finds work in the shipped feed", async () => {
    const entry = await startEntry();
    const window = await shown(entry);
    expect(window.page.state.urls).toEqual(["app://kiosk/"]);
    const client = await pageClient(entry, window);
    const answer = await client.jobs.search({ text: "会计" });
    expect(answer.items.map(({ title }) => title)).toEqual(["会计"]);
    expect((await client.jobs.search({})).total).toBe(TITLES.length);
    expect((await client.station.info({})).version).toBe("1.2.3");
  });

  test("gives the page the role of the public: what staff do is refused", async () => {
    const entry = await startEntry();
    const client = await pageClient(entry, await shown(entry));
    await expect(client.feed.apply({ from: lab.seed })).rejects.toMatchObject({ code: "ROLE_REQUIRED" });
  });

  test("keeps answering a page that talks nonsense on its port", async () => {
    const entry = await startEntry();
    const window = await shown(entry);
    const { contents, state } = window.page;
    entry.fake.ipcMain.emit("yike:port", { sender: contents, senderFrame: contents.mainFrame });
    const [port] = state.deliveries[0]?.ports ?? [];
    for (const nonsense of ["{bad", "null", "{}", 7, { i: 1 }, "x".repeat(100_000)]) port?.postMessage(nonsense);
    const client = await pageClient(entry, window);
    expect((await client.jobs.search({})).total).toBe(TITLES.length);
    expect(entry.log()).toContain("port.refused");
    port?.close();
  });

  test("closes the station when it ends", async () => {
    const entry = await startEntry();
    const client = await pageClient(entry, await shown(entry));
    expect((await client.jobs.search({})).total).toBe(TITLES.length);
    expect(openFiles(entry.data).filter((file) => file.endsWith(".db"))).not.toEqual([]);
    entry.fake.app.quit();
    await vi.waitFor(() => expect(entry.fake.world.exits).toEqual([0]));
    expect(openFiles(entry.data).filter((file) => file.endsWith(".db"))).toEqual([]);
    // A real process is gone by now; here its port still answers, and the catalogue behind it is closed.
    await expect(client.jobs.search({ text: "会计" })).rejects.toMatchObject({ code: expect.any(String) });
  });

  test("notes its beginning and its end in the station's own log", async () => {
    const entry = await startEntry();
    await shown(entry);
    entry.fake.app.quit();
    await vi.waitFor(() => expect(entry.fake.world.exits).toEqual([0]));
    expect(entry.log()).toContain('"event":"station.open"');
    expect(entry.log()).toContain('"how":"in-order","event":"shell.end"');
  });

  test("asked to end while the station is being opened, ends without a word of failure", async () => {
    const entry = await startEntry();
    entry.fake.becomeReady();
    const window = await vi.waitFor(() => {
      const [first] = entry.fake.world.windows;
      if (first === undefined) throw new Error("no window yet");
      return first;
    });
    entry.fake.app.quit();
    await vi.waitFor(() => expect(entry.fake.world.exits).toEqual([0]));
    // A real process is gone by now; here the opening goes on to its end, and must not touch the window.
    await vi.waitFor(() => expect(entry.log()).toContain("station.open"), { timeout: 15_000 });
    await new Promise(setImmediate);
    expect(window.page.state.urls).toEqual([]);
    expect(entry.log()).not.toMatch(/"level":"(error|warn)"/);
    expect(openFiles(entry.data).filter((file) => file.endsWith(".db"))).toEqual([]);
  });

  test("started a second time leaves the first one alone", async () => {
    const said = vi.spyOn(console, "error").mockImplementation(() => {});
    const { fake } = await startEntry({
      world: (world) => {
        world.firstInstance = false;
      },
    });
    expect(fake.world.exits).toEqual([0]);
    expect(fake.world.sandboxed).toBe(false);
    expect(said).toHaveBeenCalledWith("already running");
    said.mockRestore();
  });

  test("on a Node that the database would crash on says so and ends", async () => {
    const said = vi.spyOn(console, "error").mockImplementation(() => {});
    vi.doMock("../../../shared/station/node-floor.ts", () => ({ nodeFloorProblem: () => "too old" }));
    const { fake } = await startEntry();
    expect(fake.world.exits).toEqual([1]);
    expect(said).toHaveBeenCalledWith("too old");
    expect(fake.world.locked).toBe(false);
    said.mockRestore();
  });
});

describe("when the station cannot be opened", () => {
  test("because station.json is wrong, staff read K-101 and the log names the field", async () => {
    const entry = await startEntry({
      data: (folder) => writeFileSync(join(folder, "station.json"), JSON.stringify({ id: "x", name: "站" })),
    });
    const window = await shown(entry);
    expect(window.page.state.urls).toEqual(["app://kiosk/out-of-service.html#K-101"]);
    expect(entry.log()).toContain("station.json: district");
  });

  test("because its data cannot be written, staff read K-102", async () => {
    const entry = await startEntry({ data: (folder) => writeFileSync(join(folder, "cache"), "a file in the way") });
    const window = await shown(entry);
    expect(window.page.state.urls).toEqual(["app://kiosk/out-of-service.html#K-102"]);
    expect(entry.log()).toContain("station.open-failed");
  });
});

describe("when something unexpected happens", () => {
  test.each(["uncaughtException", "unhandledRejection"] as const)(
    "(%s) the kiosk rests with K-103 and the error is in the log",
    async (name) => {
      const entry = await startEntry();
      const window = await shown(entry);
      entry.handlers[name](new Error("nobody thought of this"));
      expect(window.page.state.urls.at(-1)).toBe("app://kiosk/out-of-service.html#K-103");
      expect(entry.log()).toContain("nobody thought of this");
    },
  );

  test("the log cannot be written: the kiosk serves all the same", async () => {
    const entry = await startEntry({ data: (folder) => writeFileSync(join(folder, "logs"), "a file in the way") });
    const window = await shown(entry);
    const client = await pageClient(entry, window);
    expect((await client.jobs.search({})).total).toBe(TITLES.length);
  });
});
