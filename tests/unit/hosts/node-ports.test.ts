import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { createNodeClock, parseTime } from "../../../electron/hosts/node-clock.ts";
import { createNodeFiles } from "../../../electron/hosts/node-files.ts";
import { createNodeLogger } from "../../../electron/hosts/node-logger.ts";
import { createNodePorts } from "../../../electron/hosts/node-ports.ts";
import { createNodeWorkers } from "../../../electron/hosts/node-workers.ts";
import { dataFolder } from "../../../electron/hosts/places.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "yike-ports-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("the clock", () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  test("starts where the operator says and goes on from there", () => {
    vi.useFakeTimers();
    const start = Date.UTC(2031, 0, 1);
    const clock = createNodeClock(start);
    vi.advanceTimersByTime(1_500);
    expect(clock.now()).toBe(start + 1_500);
    clock.set(null);
    expect(clock.now()).toBe(Date.now());
  });

  test("rises by the same steps whatever the wall clock is set to", () => {
    vi.useFakeTimers();
    const clock = createNodeClock(null);
    const before = clock.monotonic();
    clock.set(0);
    vi.advanceTimersByTime(40);
    expect(clock.monotonic() - before).toBeCloseTo(40, 3);
  });

  test("an alarm sixty days away does not ring at once, as Node's own timer would", () => {
    vi.useFakeTimers();
    const ring = vi.fn();
    const days = 24 * 3_600_000;
    createNodeClock(null).after(60 * days, ring);
    vi.advanceTimersByTime(60 * days - 1);
    expect(ring).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(ring).toHaveBeenCalledOnce();
  });

  test("a cancelled alarm stays silent, in its second step too", () => {
    vi.useFakeTimers();
    const ring = vi.fn();
    const days = 24 * 3_600_000;
    const cancel = createNodeClock(null).after(60 * days, ring);
    vi.advanceTimersByTime(30 * days);
    cancel();
    vi.advanceTimersByTime(60 * days);
    expect(ring).not.toHaveBeenCalled();
  });

  test.each(["", "noon", "2026-13-01"])("%j is no time", (text) => {
    expect(parseTime(text)).toBeUndefined();
    expect(() => createNodePorts({ dataDir: folder, now: text })).toThrow(RangeError);
  });
});

describe("files", () => {
  const files = createNodeFiles();

  test("a replaced file is whole, the operator's own, and nothing lies beside it", () => {
    const place = join(folder, "replace");
    files.ensureFolder(place);
    const path = files.join(place, "current.json");
    files.replace(path, "one");
    files.replace(path, new TextEncoder().encode("二"));
    expect(readFileSync(path, "utf8")).toBe("二");
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readdirSync(place)).toEqual(["current.json"]);
  });

  test("a replacement that fails leaves the old file and no remains", () => {
    const place = join(folder, "fails");
    files.ensureFolder(join(place, "taken", "by-a-folder"));
    expect(() => files.replace(join(place, "taken"), "new")).toThrow();
    expect(files.list(place)).toEqual(["taken"]);
    expect(files.list(join(place, "taken"))).toEqual(["by-a-folder"]);
  });

  test("what is not there has no size and lists nothing", () => {
    const none = join(folder, "none");
    expect(files.exists(none)).toBe(false);
    expect(files.size(none)).toBeNull();
    expect(files.list(none)).toEqual([]);
    expect(() => files.remove(none)).not.toThrow();
    expect(() => files.read(none)).toThrow(/ENOENT/);
  });

  test("a renamed file is in its new place only", () => {
    const [from, to] = [join(folder, "a.tmp"), join(folder, "a.db")];
    writeFileSync(from, "rows");
    files.sync(from);
    files.rename(from, to);
    expect([files.exists(from), files.size(to)]).toEqual([false, 4]);
    files.remove(to);
    expect(files.exists(to)).toBe(false);
  });
});

describe("threads", () => {
  /** A worker of its own text, under the one name there is. */
  function workersWith(text: string) {
    const file = join(mkdtempSync(join(folder, "worker-")), "worker.mjs");
    writeFileSync(file, `import { parentPort, workerData } from "node:worker_threads";\n${text}`);
    return createNodeWorkers({ "build-generation": pathToFileURL(file) });
  }

  test("the answer counts when the thread has gone", async () => {
    const mark = join(folder, "closed");
    const workers = workersWith(`
      import { writeFileSync } from "node:fs";
      parentPort.postMessage(workerData.a + 1);
      await new Promise((resolve) => setTimeout(resolve, 50));
      writeFileSync(workerData.mark, "");`);
    expect(await workers.run<number>("build-generation", { a: 1, mark }, 10_000)).toBe(2);
    expect(statSync(mark).isFile()).toBe(true);
  });

  test.each([
    { name: "throws", text: 'throw new RangeError("disk");', error: /disk/ },
    { name: "throws after its answer", text: 'parentPort.postMessage(1); throw new Error("late");', error: /late/ },
    { name: "ends without an answer", text: "", error: /ended with code 0 and no answer/ },
    { name: "exits", text: "process.exit(3);", error: /ended with code 3 and no answer/ },
    { name: "exits after its answer", text: "parentPort.postMessage(1); process.exit(3);", error: /code 3/ },
    { name: "does not parse", text: "const = ;", error: /Unexpected token/ },
  ])("a thread that $name is a rejection", async ({ text, error }) => {
    await expect(workersWith(text).run("build-generation", {}, 10_000)).rejects.toThrow(error);
  });
});

describe("the log", () => {
  const clock = createNodeClock(Date.UTC(2031, 4, 1));

  function linesOf(path: string): Record<string, unknown>[] {
    const lines = readFileSync(path, "utf8").trim().split("\n");
    return lines.filter((line) => line !== "").map((line) => JSON.parse(line));
  }

  test("a line carries the station's time, the event and its fields, and is on the disk at once", () => {
    const path = join(folder, "logs", "station.log");
    const log = createNodeLogger(clock, "info", path);
    log.info("feed.apply", { verdict: "accepted" });
    log.error("page.gone");
    expect(linesOf(path)).toEqual([
      { level: "info", time: expect.stringMatching(/^2031-05-01T/), event: "feed.apply", verdict: "accepted" },
      { level: "error", time: expect.stringMatching(/^2031-05-01T/), event: "page.gone" },
    ]);
  });

  test("below its level it says nothing", () => {
    const path = join(folder, "quiet", "station.log");
    const log = createNodeLogger(clock, "error", path);
    log.info("a");
    log.warn("b");
    log.error("c");
    expect(linesOf(path)).toMatchObject([{ event: "c" }]);
  });
});

describe("the data folder", () => {
  test.each([
    { given: "/srv/a", env: { YIKE_DATA: "/srv/b" }, folder: "/srv/a" },
    { given: undefined, env: { YIKE_DATA: "/srv/b", XDG_DATA_HOME: "/srv/c" }, folder: "/srv/b" },
    { given: undefined, env: { YIKE_DATA: "", XDG_DATA_HOME: "/srv/c" }, folder: "/srv/c/yike" },
  ])("$folder", ({ given, env, folder: expected }) => {
    expect(dataFolder(given, env)).toBe(expected);
  });

  test("without a word of anyone it is the user's own", () => {
    expect(dataFolder(undefined, {})).toMatch(/[/\\]\.local[/\\]share[/\\]yike$/);
  });
});

test("ids are as random as they look", () => {
  const { ids } = createNodePorts({ dataDir: folder });
  expect(new Set(Array.from({ length: 100 }, () => ids.uuid())).size).toBe(100);
  expect(ids.bytes(24)).toHaveLength(24);
  const fractions = Array.from({ length: 1_000 }, () => ids.fraction());
  expect(fractions.every((one) => one >= 0 && one < 1)).toBe(true);
  expect(new Set(fractions).size).toBeGreaterThan(990);
});

test("the station's folder is closed to other users", () => {
  const place = join(folder, "own");
  createNodeFiles().ensureFolder(join(place, "cache"));
  expect(statSync(place).mode & 0o077).toBe(0);
});
