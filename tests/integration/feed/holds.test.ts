import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createCaller } from "../../../electron/hosts/procedure-call.ts";
import { createRouter } from "../../../electron/station/router.ts";
import type { Station } from "../../../electron/station/station.ts";
import type { FeedVerdict } from "../../../shared/contract/feed.ts";
import { createLab, type FeedLab, jobRow, NOON, type OpenFeed } from "../../support/feed-lab.ts";

let model: FeedLab;
let lab: FeedLab;
let station: OpenFeed;
let issue: number;
beforeAll(async () => {
  model = createLab();
  await model.plantSeed(["演示"]);
  const { feed } = await model.open();
  expect(await feed.apply(await model.publish([], { rows: JOBS, now: NOON }))).toMatchObject({ verdict: "accepted" });
  feed.close();
});
afterAll(() => model.close());
beforeEach(async () => {
  lab = createLab(model);
  station = await lab.open();
  issue = 0;
});
afterEach(() => lab.close());

type Row = Record<string, unknown>;
/** Two districts, two kinds, pay around six thousand. */
const job = (at: number): Row => ({
  ...jobRow(`r${at}`, `岗位${at}`),
  employer: `公司${at}`,
  district: at % 4 === 0 ? "静安区" : "长宁区",
  employmentType: at % 5 === 0 ? "兼职" : "全职",
  salaryMin: 5_000 + (at % 20) * 100,
  salaryMax: null,
  salaryUnit: "month",
});
const jobs = (from: number, to: number): Row[] => Array.from({ length: to - from }, (_, at) => job(from + at));
const JOBS = jobs(0, 100);

async function publish(rows: readonly Row[], options: Parameters<FeedLab["publish"]>[1] = {}): Promise<string> {
  issue += 1;
  return lab.publish([], { rows, now: NOON + issue, ...options });
}
async function offer(rows: readonly Row[], options: Parameters<FeedLab["publish"]>[1] = {}): Promise<FeedVerdict> {
  return station.feed.apply(await publish(rows, options));
}
const shown = () => station.feed.status().counts["jobs"];

describe("a well-signed feed that looks wrong waits", () => {
  it.each<[string, string[], () => Row[]]>([
    ["seventy of a hundred jobs", ["drop"], () => jobs(0, 70)],
    ["all jobs are others", ["replaced"], () => jobs(500, 600)],
    ["the same ids, other jobs behind them", ["replaced"], () => JOBS.map((row) => ({ ...row, title: "别的" }))],
    ["a district is gone", ["district-gone"], () => JOBS.map((row) => ({ ...row, district: "长宁区" }))],
    ["a kind of work is gone", ["kind-gone"], () => JOBS.map((row) => ({ ...row, employmentType: "全职" }))],
    ["pay has doubled", ["pay-moved"], () => JOBS.map((row) => ({ ...row, salaryMin: Number(row["salaryMin"]) * 2 }))],
  ])("%s", async (_name, reasons, rows) => {
    const { generation } = station.feed.current().meta;
    expect(await offer(rows())).toMatchObject({ verdict: "held", reasons, polls: 1, confirmFrom: 2 });
    expect(station.feed.current().meta.generation).toBe(generation);
    const { held, history } = station.feed.status();
    expect(held).toMatchObject({ polls: 1, seq: NOON + issue });
    expect(history[0]).toMatchObject({ verdict: "held", reason: reasons.join(",") });
  });

  it("jobs past their closing date, where the build did not look", async () => {
    const rows = JOBS.map((row, at) => ({ ...row, validThrough: at < 10 ? "2026-11-19" : null }));
    const lines = rows.map((row) => JSON.stringify(row));
    const folder = lab.forge({ rows: lines, manifest: (honest) => ({ ...honest, seq: NOON + 500 }) });
    expect(await station.feed.apply(folder)).toMatchObject({ verdict: "held", reasons: ["expired-rows"] });
  });

  it("the ordinary change of a day passes", async () => {
    expect(await offer([...jobs(15, 100), ...jobs(200, 220)])).toMatchObject({ verdict: "accepted" });
  });

  it("another feed is not compared, nor is the first one after the demonstration", async () => {
    expect(await offer(jobs(0, 10), { feedId: "other" })).toMatchObject({ verdict: "accepted" });
    const other = createLab();
    await other.plantSeed(Array.from({ length: 60 }, (_, at) => `演示${at}`));
    const { feed } = await other.open();
    expect(await feed.apply(await other.publish(["一个"]))).toMatchObject({ verdict: "accepted" });
    other.close();
  });

  it("a list that is small enough to look through is not judged", async () => {
    expect(await offer(jobs(0, 19), { feedId: "small" })).toMatchObject({ verdict: "accepted" });
    expect(await offer(jobs(0, 2), { feedId: "small" })).toMatchObject({ verdict: "accepted" });
  });
});

describe("the publisher's word in the signed manifest", () => {
  const confirm = { jobs: { maxDropPct: 60, reason: "年末清理", by: "ops-3" } };

  it("lets the change pass at once", async () => {
    expect(await offer(jobs(0, 40), { confirm })).toMatchObject({ verdict: "accepted", counts: { jobs: 40 } });
  });

  it("lets one pass that is held already", async () => {
    expect(await offer(jobs(0, 40))).toMatchObject({ verdict: "held" });
    expect(await offer(jobs(0, 40), { confirm })).toMatchObject({ verdict: "accepted" });
    expect(station.feed.status().held).toBeNull();
  });

  it("covers no more than it says", async () => {
    expect(await offer(jobs(0, 39), { confirm })).toMatchObject({ verdict: "held", reasons: ["drop"] });
  });
});

describe("staff confirm", () => {
  it("not before the same content was offered twice, then it is taken", async () => {
    const folder = await publish(jobs(0, 40));
    await station.feed.apply(folder);
    expect(await station.feed.confirm(null)).toMatchObject({
      ok: false,
      code: "HELD_TOO_SHORT",
      data: { polls: 1, confirmFrom: 2 },
    });
    expect(await station.feed.apply(folder)).toMatchObject({ verdict: "held", polls: 2 });
    expect(shown()).toBe(100);
    expect(await station.feed.confirm(NOON + issue)).toMatchObject({ ok: true, value: { verdict: "accepted" } });
    expect(shown()).toBe(40);
    expect(station.feed.status().held).toBeNull();
    expect(await station.feed.confirm(null)).toMatchObject({ ok: false, code: "NOTHING_HELD" });
  });

  it("the same rows signed anew count as the same; other rows begin anew", async () => {
    await offer(jobs(0, 40));
    expect(await offer(jobs(0, 40))).toMatchObject({ verdict: "held", polls: 2, seq: NOON + issue });
    expect(await offer(jobs(0, 41))).toMatchObject({ verdict: "held", polls: 1 });
    expect(await station.feed.confirm(null)).toMatchObject({ code: "HELD_TOO_SHORT" });
  });

  it("an issue that staff have not looked at is not confirmed", async () => {
    await offer(jobs(0, 40));
    const looked = NOON + issue;
    await offer(jobs(0, 40));
    expect(await station.feed.confirm(looked)).toMatchObject({ ok: false, code: "NOTHING_HELD" });
  });

  it("what is confirmed is read and checked again: a feed that was swapped meanwhile is not taken", async () => {
    const folder = await publish(jobs(0, 40));
    await station.feed.apply(folder);
    await station.feed.apply(folder);
    const swapped = await publish(jobs(0, 30));
    for (const name of ["manifest.json", "manifest.sig"])
      writeFileSync(join(folder, name), readFileSync(join(swapped, name)));
    expect(await station.feed.confirm(null)).toMatchObject({
      ok: true,
      value: { verdict: "refused", reason: "missing" },
    });
    expect(shown()).toBe(100);
  });

  it("a feed that is held is held over a restart, and is not built again at every poll", async () => {
    const folder = await publish(jobs(0, 40));
    await station.feed.apply(folder);
    station.feed.close();
    const workers = { run: () => Promise.reject(new Error("nothing to build")) };
    station = await lab.open((ports) => ({ ...ports, workers }));
    expect(await station.feed.apply(folder)).toMatchObject({ verdict: "held", polls: 2 });
    expect(station.feed.status().held?.findings).toEqual([
      { gate: "drop", dataset: "jobs", name: "", was: 100, now: 40, limit: 20 },
      { gate: "replaced", dataset: "jobs", name: "", was: 100, now: 40, limit: 50 },
    ]);
  });

  it("a better issue in between ends the waiting", async () => {
    await offer(jobs(0, 40));
    await offer(jobs(0, 99));
    expect(station.feed.status().held).toBeNull();
    expect(shown()).toBe(99);
  });

  it("over the router: residents may not, and the answers are the contract's", async () => {
    const router = createRouter({ feed: station.feed, callers: { roleOf: () => "public" } } as unknown as Station);
    const ask = (role: "public" | "staff") =>
      createCaller(router, { role }, (_procedure, error) => {
        throw error;
      })("feed.confirm", {});
    expect(await ask("public")).toMatchObject({ error: { code: "ROLE_REQUIRED" } });
    expect(await ask("staff")).toMatchObject({ error: { code: "NOTHING_HELD" } });
    const folder = await publish(jobs(0, 40));
    await station.feed.apply(folder);
    expect(await ask("staff")).toMatchObject({ error: { code: "HELD_TOO_SHORT", data: { polls: 1, confirmFrom: 2 } } });
    await station.feed.apply(folder);
    expect(await ask("staff")).toMatchObject({ output: { verdict: "accepted", counts: { jobs: 40 } } });
  });
});

describe("a feed past its own end", () => {
  it("is taken when it is newer than what shows, and shown as old", async () => {
    const expired = (honest: object) => ({ ...honest, seq: NOON + 500, expiresAt: new Date(NOON).toISOString() });
    const folder = lab.forge({ rows: JOBS.map((row) => JSON.stringify({ ...row, title: "新" })), manifest: expired });
    const verdict = await station.feed.apply(folder);
    // The titles are others, so staff look first.
    expect(verdict).toMatchObject({ verdict: "held" });
    await station.feed.apply(folder);
    expect(await station.feed.confirm(null)).toMatchObject({ value: { verdict: "accepted", expired: true } });
    expect(station.feed.status()).toMatchObject({
      expiresAt: new Date(NOON).toISOString(),
      freshness: { state: "stale", canApply: true },
    });
  });

  it("offered for ever (a frozen mirror) it is no success", async () => {
    const folder = await publish(JOBS.map((row) => ({ ...row, salaryMin: 5_500 })));
    expect(await station.feed.apply(folder)).toMatchObject({ verdict: "accepted", expired: false });
    station.clock.leap(4 * 86_400_000);
    expect(await station.feed.apply(folder)).toMatchObject({ verdict: "unchanged" });
    expect(station.feed.status().history[0]).toMatchObject({ verdict: "unchanged", reason: "expired" });
    expect(station.feed.status().freshness.state).toBe("stale");
  });
});

it("two manifests under one number: the second is refused, the first may come again", async () => {
  const first = await publish(JOBS.map((row) => ({ ...row, salaryMin: 5_500 })));
  const second = lab.forge({
    rows: JOBS.map((row) => JSON.stringify(row)),
    manifest: (honest) => ({ ...honest, seq: NOON + issue }),
  });
  expect(await station.feed.apply(first)).toMatchObject({ verdict: "accepted" });
  expect(await station.feed.apply(second)).toMatchObject({ verdict: "refused", reason: "rollback" });
  expect(await station.feed.apply(first)).toMatchObject({ verdict: "unchanged" });
});

it("a disk that is full afterwards: what was taken is taken, what cannot be written down is told", async () => {
  station.feed.close();
  const full = (path: string) => Promise.reject(Object.assign(new Error(`ENOSPC ${path}`), { code: "ENOSPC" }));
  station = await lab.open((ports) => {
    const replaceLater: typeof ports.files.replaceLater = (path, content) =>
      path.endsWith("current.json") ? ports.files.replaceLater(path, content) : full(path);
    return { ...ports, files: { ...ports.files, replaceLater } };
  });
  expect(await offer(jobs(0, 99))).toMatchObject({ verdict: "accepted" });
  expect(await offer(jobs(0, 40))).toMatchObject({ verdict: "held", polls: 1 });
  const told = new Set(station.log.map(({ event }) => event));
  expect(told).toContain("feed.history.not-kept");
  expect(told).toContain("feed.held.not-kept");
});

it("a disk that refuses the pointer: signed anew is refused, and what shows stays as it was", async () => {
  station.feed.close();
  station = await lab.open((ports) => {
    const replaceLater: typeof ports.files.replaceLater = (path, content) =>
      path.endsWith("current.json") ? Promise.reject(new Error("EROFS")) : ports.files.replaceLater(path, content);
    return { ...ports, files: { ...ports.files, replaceLater } };
  });
  const { seq } = station.feed.status();
  expect(await offer(JOBS)).toMatchObject({ verdict: "refused", reason: "build-failed" });
  expect(station.feed.status().seq).toBe(seq);
});
