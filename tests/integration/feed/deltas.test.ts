import { createReadStream, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { writeDataset } from "../../../electron/hosts/dataset-writer.ts";
import { throwawayKey } from "../../../electron/hosts/feed-keys.ts";
import { writeManifest } from "../../../electron/hosts/feed-writer.ts";
import { readManifest } from "../../../electron/hosts/former-set.ts";
import type { PackedSource } from "../../../electron/station/feed/packed-rows.ts";
import { readDataset } from "../../../electron/station/feed/read-dataset.ts";
import type { FeedFile, ManifestDataset } from "../../../shared/feed/manifest.ts";
import { createLab, type FeedLab, jobRow, NOON, type OpenFeed, titlesOf } from "../../support/feed-lab.ts";
import { type FeedServer, startFeedServer } from "../../support/feed-server.ts";

let lab: FeedLab;
beforeEach(async () => {
  lab = createLab();
  await lab.plantSeed(["演示"]);
});
afterEach(() => lab.close());

/** Rows long and various enough that a delta is worth less than half of the whole. */
const rowsOf = (ids: readonly number[], title = "保安"): Record<string, unknown>[] =>
  ids.map((id) => ({ ...jobRow(`r${id}`, `${title}${id}`), description: `${id * 7919} ${id ** 3} ${id * 104_729}` }));
const range = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => from + at);

const jobsIn = (folder: string): ManifestDataset => {
  const jobs = readManifest(folder)?.datasets["jobs"];
  if (jobs === undefined) throw new Error("no jobs");
  return jobs;
};
const linesOf = (folder: string, { url }: FeedFile): Record<string, unknown>[] =>
  gunzipSync(readFileSync(join(folder, url)))
    .toString()
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));

describe("the publisher", () => {
  it("puts beside every issue what has changed since the one before", async () => {
    const out = await lab.publish([], { rows: rowsOf(range(0, 100)), now: NOON });
    expect(jobsIn(out).deltas).toBeUndefined();
    const gone = { ...rowsOf([100])[0], validThrough: "2026-11-20" };
    await lab.publish([], { out, rows: [...rowsOf(range(0, 100)), gone], now: NOON + 1 });
    const changed = [...rowsOf(range(2, 99)), ...rowsOf([99], "电工"), ...rowsOf([200])];
    await lab.publish([], { out, rows: changed, now: NOON + 86_400_000 });

    const { deltas = [], setHash, snapshot, count } = jobsIn(out);
    expect(deltas).toHaveLength(2);
    const [, delta] = deltas;
    if (delta === undefined) throw new Error("no delta");
    expect({ to: delta.to, from: delta.from, count }).toEqual({ to: setHash, from: deltas[0]?.to, count: 99 });
    expect(snapshot.rows).toBe(99);
    const lines = linesOf(out, delta).map(({ op, id, why, title, rows }) => ({ op, id, why, title, rows }));
    expect(lines).toEqual([
      { op: "put", id: "r99", title: "电工99" },
      { op: "put", id: "r200", title: "保安200" },
      { op: "del", id: "r0", why: "withdrawn" },
      { op: "del", id: "r1", why: "withdrawn" },
      { op: "del", id: "r100", why: "expired" },
      { op: "end", rows: 5 },
    ]);
  });

  it("writes nothing when not one row differs, and signs anew", async () => {
    const rows = rowsOf(range(0, 30));
    const out = await lab.publish([], { rows, now: NOON });
    const before = jobsIn(out);
    await lab.publish([], { out, rows: rows.toReversed(), now: NOON + 1 });
    expect(jobsIn(out)).toEqual(before);
    expect(readManifest(out)?.seq).toBe(NOON + 1);
  });

  it("offers no delta that is not worth it, and none over a damaged or another feed's issue", async () => {
    const out = await lab.publish([], { rows: rowsOf(range(0, 100)), now: NOON });
    await lab.publish([], { out, rows: rowsOf(range(50, 200), "厨师"), now: NOON + 1 });
    expect(jobsIn(out).deltas).toBeUndefined();
    await lab.publish([], { out, rows: rowsOf(range(50, 201), "厨师"), now: NOON + 2, feedId: "other" });
    expect(jobsIn(out).deltas).toBeUndefined();
    writeFileSync(join(out, jobsIn(out).snapshot.url), "rot");
    await lab.publish([], { out, rows: rowsOf(range(50, 202), "厨师"), now: NOON + 3, feedId: "other" });
    expect(jobsIn(out).deltas).toBeUndefined();
  });

  it("keeps eight, together no more than half of the whole, and every file that is named", async () => {
    const out = await lab.publish([], { rows: rowsOf(range(0, 400)), now: NOON });
    for (let at = 1; at <= 12; at += 1)
      await lab.publish([], { out, rows: rowsOf(range(at, 400 + at)), now: NOON + at });
    const { deltas = [], snapshot } = jobsIn(out);
    expect(deltas.length).toBeGreaterThan(2);
    expect(deltas.length).toBeLessThanOrEqual(8);
    expect(deltas.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThanOrEqual(snapshot.bytes / 2);
    for (const { url } of deltas) expect(existsSync(join(out, url))).toBe(true);
    // What neither this nor the last issue names is gone.
    expect(readdirSync(out).filter((name) => name.includes("delta")).length).toBeLessThanOrEqual(deltas.length + 1);
  });
});

/** Random histories of two to six issues each. */
const RUNS = 15;

describe("whatever is changed, what the deltas make is the set that is signed", () => {
  it("over random issues, from any of them to the last", async () => {
    const edits = fc.array(
      fc.record({
        put: fc.array(fc.record({ id: fc.nat({ max: 60 }), title: fc.constantFrom("保安", "保洁", "厨师") }), {
          maxLength: 6,
        }),
        del: fc.array(fc.nat({ max: 60 }), { maxLength: 6 }),
      }),
      { minLength: 2, maxLength: 6, size: "max" },
    );
    let runs = 0;
    let chains = 0;
    await fc.assert(
      fc.asyncProperty(edits, async (issues) => {
        runs += 1;
        const out = join(lab.root, `random-${runs}`);
        const set = new Map(rowsOf(range(0, 40)).map((row) => [row["id"], row]));
        const past: { dataset: ManifestDataset; folder: string }[] = [];
        for (const [at, { put, del }] of [{ put: [], del: [] }, ...issues].entries()) {
          for (const { id, title } of put) for (const row of rowsOf([id], title)) set.set(row["id"], row);
          for (const id of del) set.delete(`r${id}`);
          mkdirSync(out, { recursive: true });
          const jobs = await writeDataset(out, "jobs", [...set.values()] as { op: "put"; id: string }[], NOON + at);
          writeManifest(out, lab.key, { feedId: "test", seq: NOON + at, issuedAt: NOON + at }, { jobs });
          const folder = lab.copyOf(out);
          past.push({ dataset: jobsIn(folder), folder });
        }
        const last = past.at(-1);
        for (const { dataset, folder } of past) {
          const deltas = last?.dataset.deltas ?? [];
          const first = deltas.findIndex(({ from }) => from === dataset.setHash);
          if (first === -1 || last === undefined) continue;
          const base = source(folder, dataset.snapshot);
          const steps = deltas.slice(first).map((delta) => source(last.folder, delta));
          const { count, setHash } = last.dataset;
          const ids: unknown[] = [];
          const check = (row: unknown) => row as { id: unknown };
          const reading = { name: "jobs", base, deltas: steps, count, setHash, check, tally: { quarantined: 0 } };
          for await (const { id } of readDataset(reading)) ids.push(id);
          expect(new Set(ids)).toEqual(new Set(set.keys()));
          chains += 1;
        }
      }),
      { numRuns: RUNS },
    );
    expect(chains).toBeGreaterThan(RUNS);
  });

  function source(folder: string, expected: FeedFile): PackedSource {
    return { name: "jobs", expected, open: () => createReadStream(join(folder, expected.url)) };
  }
});

describe("a station that polls", () => {
  let server: FeedServer;
  let out: string;
  let station: OpenFeed;
  let issue = 0;
  beforeEach(async () => {
    issue = 0;
    server = await startFeedServer();
    out = await lab.publish([], { rows: rowsOf(range(0, 100)), now: NOON });
    server.serve(out);
    station = await lab.open(undefined, { feeds: { plainHttpPort: server.port } });
    expect(await station.feed.apply(server.url)).toMatchObject({ verdict: "accepted", by: "snapshot" });
    server.asked.length = 0;
  });
  afterEach(() => server.close());

  async function publish(rows: readonly Record<string, unknown>[]): Promise<void> {
    issue += 1;
    await lab.publish([], { out, rows, now: NOON + issue });
  }
  const titles = (rows: readonly Record<string, unknown>[]) => rows.map((row) => String(row["title"])).sort();
  const fetched = () => server.asked.map((line) => line.split(" ")[0] ?? "").filter((file) => file.endsWith(".gz"));

  it("fetches what has changed and nothing else, over a restart too", async () => {
    const second = [...rowsOf(range(3, 100)), ...rowsOf([300], "园丁")];
    await publish(second);
    expect(await station.feed.apply(server.url)).toMatchObject({
      verdict: "accepted",
      by: "delta",
      counts: { jobs: 98 },
    });
    expect(titlesOf(station.feed)).toEqual(titles(second));
    expect(fetched()).toEqual([jobsIn(out).deltas?.[0]?.url]);

    station.feed.close();
    const again = await lab.open(undefined, { feeds: { plainHttpPort: server.port } });
    const third = [...rowsOf(range(5, 100)), ...rowsOf([300], "电工")];
    await publish(third);
    server.asked.length = 0;
    expect(await again.feed.apply(server.url)).toMatchObject({ verdict: "accepted", by: "delta" });
    expect(titlesOf(again.feed)).toEqual(titles(third));
    expect(fetched()).toEqual([jobsIn(out).deltas?.at(-1)?.url]);
  });

  it("shows the same as one that fetched the whole", async () => {
    const rows = [...rowsOf(range(10, 100)), ...rowsOf(range(200, 220), "园丁")];
    await publish(rows);
    await station.feed.apply(server.url);
    const all = (feed: OpenFeed["feed"]) => feed.current().db.prepare("SELECT * FROM jobs ORDER BY ext_id").all();
    const byDelta = all(station.feed);
    await station.feed.apply(await lab.publish([], { rows, now: NOON + 50, feedId: "whole" }));
    expect(all(station.feed)).toEqual(byDelta);
  });

  it("signed anew without a change: nothing is fetched, nothing is built, the data is younger", async () => {
    await publish(rowsOf(range(0, 100)));
    const before = station.feed.current();
    const heard: string[] = [];
    station.feed.subscribe((state) => heard.push(state.generation));
    expect(await station.feed.apply(server.url)).toMatchObject({ verdict: "accepted", by: "renewed", seq: NOON + 1 });
    expect(fetched()).toEqual([]);
    const { meta, db } = station.feed.current();
    expect(db).toBe(before.db);
    expect(meta).toMatchObject({ generation: before.meta.generation, seq: NOON + 1 });
    expect(Date.parse(meta.issuedAt)).toBe(NOON + 1);
    expect(heard).toHaveLength(1);
    expect(await station.feed.apply(server.url)).toMatchObject({ verdict: "unchanged", seq: NOON + 1 });
  });

  it("after several missed issues it takes the whole chain", async () => {
    for (const from of [1, 2, 3]) await publish(rowsOf(range(from, 100)));
    expect(await station.feed.apply(server.url)).toMatchObject({ by: "delta", counts: { jobs: 97 } });
    expect(fetched()).toHaveLength(3);
  });

  it("after too many missed issues it fetches the whole", async () => {
    for (let from = 1; from <= 12; from += 1) await publish(rowsOf(range(from, 100 + from)));
    expect(await station.feed.apply(server.url)).toMatchObject({ by: "snapshot", counts: { jobs: 100 } });
  });

  it("a delta that is not there, spoiled or cut short, a base that is rotten or gone: the whole is fetched instead", async () => {
    const delta = () => join(out, jobsIn(out).deltas?.at(-1)?.url ?? "");
    const base = (url: string) => join(lab.cache, "fetched", url);
    const spoils: readonly (readonly [string, (held: string) => void])[] = [
      ["delta gone", () => rmSync(delta())],
      ["delta spoiled", () => writeFileSync(delta(), readFileSync(delta()).fill(7, 30))],
      ["delta cut", () => writeFileSync(delta(), readFileSync(delta()).subarray(0, 60))],
      ["base rotten", (held) => writeFileSync(base(held), readFileSync(base(held)).fill(7, 30))],
      ["base gone", (held) => rmSync(base(held))],
    ];
    for (const [at, [name, spoil]] of spoils.entries()) {
      const held = jobsIn(out).snapshot.url;
      await publish(rowsOf(range(at + 1, 100)));
      spoil(held);
      const verdict = await station.feed.apply(server.url);
      expect({ name, ...verdict }).toMatchObject({
        name,
        verdict: "accepted",
        by: "snapshot",
        counts: { jobs: 99 - at },
      });
    }
    // A base that is gone is seen before a delta is tried; of one that is rotten only the hash tells.
    expect(station.log.filter(({ event }) => event === "feed.delta-failed")).toHaveLength(4);
  });

  it("a delta whose publisher erred leads elsewhere than it says: the whole is fetched instead", async () => {
    await publish(rowsOf(range(4, 100)));
    const { deltas: honest = [] } = jobsIn(out);
    const wrong = await deltaOf(rowsOf(range(0, 100)), rowsOf(range(7, 100)));
    for (const name of readdirSync(wrong.folder).filter((file) => file.includes("delta")))
      writeFileSync(join(out, name), readFileSync(join(wrong.folder, name)));
    const manifest = readManifest(out);
    const jobs = jobsIn(out);
    const forged = { ...wrong.delta, from: honest[0]?.from ?? "", to: jobs.setHash };
    writeManifest(
      out,
      lab.key,
      { feedId: "test", seq: NOON + 9, issuedAt: NOON + 9 },
      {
        ...manifest?.datasets,
        jobs: { ...jobs, deltas: [forged] },
      },
    );
    expect(await station.feed.apply(server.url)).toMatchObject({
      verdict: "accepted",
      by: "snapshot",
      counts: { jobs: 96 },
    });
    expect(station.log.some(({ fields }) => fields["reason"] === "count-mismatch")).toBe(true);
  });

  async function deltaOf(from: readonly Record<string, unknown>[], to: readonly Record<string, unknown>[]) {
    const folder = join(lab.root, "wrong");
    const key = throwawayKey();
    await lab.publish([], { out: folder, rows: from, now: NOON, key });
    const made = await writeDataset(folder, "jobs", to as { op: "put"; id: string }[], NOON + 1);
    const delta = made.deltas?.[0];
    if (delta === undefined) throw new Error("no delta");
    return { folder, delta };
  }

  it("a folder in between takes the base away: the next poll fetches the whole", async () => {
    const stick = await lab.publish([], { rows: rowsOf(range(1, 100)), now: NOON + 1 });
    expect(await station.feed.apply(stick)).toMatchObject({ verdict: "accepted", by: "snapshot" });
    issue = 1;
    await publish(rowsOf(range(2, 100)));
    expect(await station.feed.apply(server.url)).toMatchObject({ verdict: "accepted", by: "snapshot" });
  });

  it("another feed on the same server never builds on this one's rows", async () => {
    await lab.publish([], { out, rows: rowsOf(range(1, 100)), now: NOON + 1, feedId: "other" });
    expect(await station.feed.apply(server.url)).toMatchObject({ verdict: "accepted", by: "snapshot" });
  });
});
