import { copyFileSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterEach, beforeEach, expect, test } from "vitest";
import { GenerationUnusable, openGeneration } from "../../../electron/station/db/generation.ts";
import { createJobs } from "../../../electron/station/jobs/jobs.ts";
import { madeUpJobs } from "../../bench/rows.ts";
import { createManualClock } from "../../support/manual-clock.ts";
import { build, CONFIG, job, NOON, TODAY, temporaryFolder } from "./a-room.ts";

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

function fault(path: string): string {
  try {
    openGeneration(path).close();
    return "none";
  } catch (error) {
    if (!(error instanceof GenerationUnusable)) throw error;
    expect(error.message).toContain(path);
    return error.fault;
  }
}

test("a generation says of itself what it was made of", async () => {
  const platforms = [{ id: "p1" }, { id: "p2", name: "平台" }];
  const path = await build(folder.path, [job("a")], { content: { platforms, guide: [] }, quarantined: 3 });
  const generation = openGeneration(path);
  expect(generation.meta).toEqual({
    generation: "g0000000001-test",
    feedId: "test",
    keyId: "k",
    seq: 1,
    issuedAt: "2026-11-20T00:00:00Z",
    builtAt: "2026-11-20T00:00:01Z",
    demo: false,
    counts: { jobs: 1, platforms: 2, guide: 0 },
    quarantined: 3,
  });
  expect(generation.content("platforms")).toEqual(platforms);
  expect(generation.content("nothing of the kind")).toEqual([]);
  generation.close();
});

test("rows in any order are numbered from the oldest on, from a stream as well", async () => {
  async function* stream() {
    for (const [id, datePosted] of [
      ["b", "2026-11-19"],
      ["c", "2026-11-20"],
      ["z", "2026-10-01"],
      ["a", "2026-11-19"],
    ] as const)
      yield job(id, { datePosted });
  }
  const generation = openGeneration(await build(folder.path, stream()));
  const ids = generation.db.prepare<[], string>("SELECT ext_id FROM jobs ORDER BY id").pluck().all();
  expect(ids).toEqual(["z", "a", "b", "c"]);
  generation.close();
});

test("no jobs at all make a generation that answers every question with nothing", async () => {
  const generation = openGeneration(await build(folder.path, []));
  const clock = createManualClock(NOON);
  const jobs = createJobs({ catalogue: { current: () => generation }, clock, config: CONFIG });
  for (const text of ["", "保安", "车", "%", "java"]) expect(jobs.search({ text }).total).toBe(0);
  expect(jobs.nearby()).toEqual({ jobs: 0, walkable: 0 });
  generation.close();
});

test("the same id twice builds nothing", async () => {
  await expect(build(folder.path, [job("a"), job("a")])).rejects.toThrow(/UNIQUE/);
});

test("a file that stands there already is not written into", async () => {
  const path = await build(folder.path, [job("a")]);
  const before = readFileSync(path);
  await expect(build(folder.path, [job("b")])).rejects.toThrow();
  expect(readFileSync(path).equals(before)).toBe(true);
});

test("what is not a generation is refused with a reason", async () => {
  const missing = join(folder.path, "none.db");
  expect(fault(missing)).toBe("missing");

  const text = join(folder.path, "text.db");
  writeFileSync(text, "岗位,工资\n".repeat(2_000));
  expect(fault(text)).toBe("foreign");

  const empty = join(folder.path, "empty.db");
  writeFileSync(empty, "");
  expect(fault(empty)).toBe("foreign");

  const other = join(folder.path, "other.db");
  const db = new Database(other);
  db.exec("CREATE TABLE meta (key TEXT, value TEXT)");
  db.close();
  expect(fault(other)).toBe("foreign");
});

test("a generation of another version, or damaged, is refused", async () => {
  const path = await build(folder.path, [...madeUpJobs(300, 3, TODAY)]);
  expect(fault(path)).toBe("none");

  const older = join(folder.path, "older.db");
  copyFileSync(path, older);
  const db = new Database(older);
  db.pragma("user_version = 7");
  db.close();
  expect(fault(older)).toBe("other-version");

  const cut = join(folder.path, "cut.db");
  copyFileSync(path, cut);
  truncateSync(cut, 40_960);
  expect(fault(cut)).toBe("damaged");
});

test("a switch of generation shows at the next question, whatever was asked before", async () => {
  const one = openGeneration(await build(folder.path, [job("a", { title: "保安" })], { name: "g1" }));
  const two = openGeneration(await build(folder.path, [job("b", { title: "保安" }), job("c")], { name: "g2" }));
  let current = one;
  const clock = createManualClock(NOON);
  const jobs = createJobs({ catalogue: { current: () => current }, clock, config: CONFIG });
  const ids = () => jobs.search({ text: "保安" }).items.map((item) => item.id);
  expect(ids()).toEqual(["a"]);
  current = two;
  expect(ids()).toEqual(["b"]);
  expect(jobs.search({}).asOf.generation).toBe("g2");
  one.close();
  expect(ids()).toEqual(["b"]);
  expect(jobs.get("a").ok).toBe(false);
  two.close();
});

test("an expired or replaced file costs nobody a lock: two readers read one generation", async () => {
  const path = await build(folder.path, [job("a")]);
  const one = openGeneration(path);
  const two = openGeneration(path);
  const count = (generation: typeof one) => generation.db.prepare("SELECT count(*) FROM jobs").pluck().get();
  expect([count(one), count(two), count(one)]).toEqual([1, 1, 1]);
  one.close();
  two.close();
});
