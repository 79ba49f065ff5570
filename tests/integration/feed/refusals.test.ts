import { appendFileSync, mkdirSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { throwawayKey } from "../../../electron/hosts/feed-keys.ts";
import type { FeedRefusal } from "../../../shared/contract/feed.ts";
import {
  createLab,
  type FeedLab,
  type Forgery,
  jobRow,
  NOON,
  type OpenFeed,
  titlesOf,
} from "../../support/feed-lab.ts";

let lab: FeedLab;
let open: OpenFeed;
let good: string;

beforeAll(async () => {
  lab = createLab();
  await lab.plantSeed(["演示"]);
  open = await lab.open();
  const first = await lab.publish(["保安", "保洁"]);
  expect(await open.feed.apply(first)).toMatchObject({ verdict: "accepted", counts: { jobs: 2 } });
  good = await lab.publish(["司机", "厨师", "店员"]);
});
afterAll(() => lab.close());

async function expectRefusal(folder: string, reason: FeedRefusal): Promise<void> {
  const { feed } = open;
  const before = feed.current().meta.generation;
  const switches: string[] = [];
  const stop = feed.subscribe((state) => switches.push(state.generation));
  const verdict = await feed.apply(folder);
  stop();
  expect(verdict).toMatchObject({ verdict: "refused", reason });
  expect(feed.current().meta.generation).toBe(before);
  expect(switches).toEqual([]);
  expect(titlesOf(feed)).toEqual(["保安", "保洁"]);
  expect(feed.status().history[0]).toMatchObject({ from: folder, verdict: "refused", reason });
  expect(readdirSync(lab.cache).filter((name) => name.includes("tmp"))).toEqual([]);
}

const jobsFile = (folder: string) => {
  const name = readdirSync(folder).find((file) => file.startsWith("jobs-"));
  if (name === undefined) throw new Error("no jobs file");
  return join(folder, name);
};
function flip(path: string, at: number): void {
  const bytes = readFileSync(path);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  writeFileSync(path, bytes);
}
const manifestIn = (folder: string) => join(folder, "manifest.json");
const signatureIn = (folder: string) => join(folder, "manifest.sig");

describe("a spoiled folder is refused by name, and the former catalogue answers on", () => {
  it.each<[string, FeedRefusal, (folder: string) => void]>([
    ["the folder is not there", "missing", (folder) => rmSync(folder, { recursive: true })],
    ["the stick holds no manifest", "missing", (folder) => rmSync(manifestIn(folder))],
    ["the rows were not copied", "missing", (folder) => rmSync(jobsFile(folder))],
    ["the signature was not copied", "unsigned", (folder) => rmSync(signatureIn(folder))],
    ["the signature is empty", "unsigned", (folder) => writeFileSync(signatureIn(folder), "")],
    ["the signature is a word", "bad-signature", (folder) => writeFileSync(signatureIn(folder), "signed, honestly")],
    ["the signature has one wrong bit", "bad-signature", (folder) => flip(signatureIn(folder), 5)],
    ["the signature is a book", "bad-signature", (folder) => appendFileSync(signatureIn(folder), "A".repeat(5_000))],
    ["the manifest was edited", "bad-signature", (folder) => flip(manifestIn(folder), 40)],
    ["the manifest got a line more", "bad-signature", (folder) => appendFileSync(manifestIn(folder), " ")],
    ["the manifest is a novel", "too-large", (folder) => appendFileSync(manifestIn(folder), " ".repeat(20_000))],
    ["the copy of the rows broke off", "truncated", (folder) => truncateSync(jobsFile(folder), 100)],
    ["the rows file is empty", "truncated", (folder) => truncateSync(jobsFile(folder), 0)],
    ["one bit of the rows differs", "hash-mismatch", (folder) => flip(jobsFile(folder), 60)],
    ["something hangs on after the rows", "hash-mismatch", (folder) => appendFileSync(jobsFile(folder), "x")],
    [
      "the manifest is a folder",
      "unreadable",
      (folder) => {
        rmSync(manifestIn(folder));
        mkdirSync(manifestIn(folder));
      },
    ],
  ])("%s → %s", async (_name, reason, spoil) => {
    const folder = lab.copyOf(good);
    spoil(folder);
    await expectRefusal(folder, reason);
  });

  it("a stranger signed it → unknown-key", async () => {
    await expectRefusal(await lab.publish(["骗子"], { key: throwawayKey() }), "unknown-key");
  });

  it("a stranger signed it under the publisher's name → bad-signature", async () => {
    const stranger = throwawayKey();
    await expectRefusal(await lab.publish(["骗子"], { key: { ...stranger, keyId: lab.key.keyId } }), "bad-signature");
  });

  it("an issue from before the one in use → rollback", async () => {
    await expectRefusal(await lab.publish(["旧"], { now: Date.UTC(2026, 10, 1) }), "rollback");
  });

  it("an address without a certificate → not-https", async () => {
    await expectRefusal("http://feed.example/v1", "not-https");
  });
});

const rows = (count: number) => Array.from({ length: count }, (_, at) => JSON.stringify(jobRow(`r${at}`, "保安")));

/** Signed by the trusted key: the publisher itself is wrong, or its key was stolen. */
describe("a signed feed that is not what it says is refused", () => {
  it.each<[string, FeedRefusal, Forgery]>([
    ["no row at all", "empty", { rows: [] }],
    ["rows, but none valid", "too-many-invalid", { rows: rows(3).map((row) => row.replace('"保安"', "7")) }],
    ["two in a hundred invalid", "too-many-invalid", { rows: [...rows(98), '{"op":"put","id":"x"}', "not json"] }],
    ["the same id twice", "duplicate-id", { rows: [...rows(2), ...rows(1)] }],
    ["no trailer", "truncated", { rows: rows(3), trailer: null }],
    ["a trailer that counts wrong", "count-mismatch", { rows: rows(3), trailer: { op: "end", rows: 2, seq: NOON } }],
    [
      "rows after the trailer",
      "count-mismatch",
      { rows: [...rows(2), JSON.stringify({ op: "end", rows: 2, seq: NOON }), ...rows(1)] },
    ],
    ["not packed", "unreadable", { rows: rows(3), packed: Buffer.from(rows(3).join("\n")) }],
    [
      "packed and cut, hash and all",
      "truncated",
      { rows: rows(20), packed: gzipSync(rows(20).join("\n")).subarray(0, 200) },
    ],
    [
      "a row of a megabyte",
      "too-large",
      {
        rows: [JSON.stringify({ ...jobRow("big", "保安"), description: Buffer.alloc(750_000, 7).toString("base64") })],
      },
    ],
    ["not JSON", "bad-manifest", { rows: rows(3), manifest: () => "{]" }],
    ["another protocol", "bad-manifest", { rows: rows(3), manifest: (honest) => ({ ...honest, spec: "feed/2" }) }],
    ["no jobs", "bad-manifest", { rows: rows(3), manifest: (honest) => ({ ...honest, datasets: {} }) }],
    ["a negative number", "bad-manifest", { rows: rows(3), manifest: (honest) => ({ ...honest, seq: -1 }) }],
    [
      "a path out of the folder",
      "bad-manifest",
      { rows: rows(3), manifest: (honest) => withSnapshot(honest, { url: "../jobs-0123456789abcdef.ndjson.gz" }) },
    ],
    ["rows of a later form", "bad-manifest", { rows: rows(3), manifest: (honest) => withJobs(honest, { schema: 2 }) }],
    ["a count of its own", "count-mismatch", { rows: rows(3), manifest: (honest) => withJobs(honest, { count: 4 }) }],
    [
      "more rows than there are",
      "count-mismatch",
      {
        rows: rows(3),
        trailer: { op: "end", rows: 3, seq: NOON },
        manifest: (honest) => withJobs(withSnapshot(honest, { rows: 4 }), { count: 4 }),
      },
    ],
    [
      "fewer rows than there are",
      "count-mismatch",
      { rows: rows(3), manifest: (honest) => withJobs(withSnapshot(honest, { rows: 2 }), { count: 2 }) },
    ],
    [
      "a hash of another set",
      "set-hash-mismatch",
      { rows: rows(3), manifest: (honest) => withJobs(honest, { setHash: `${"A".repeat(43)}=` }) },
    ],
    [
      "unpacks to more than it says",
      "too-large",
      { rows: rows(300), manifest: (honest) => withSnapshot(honest, { rawBytes: 50_000 }) },
    ],
    [
      "unpacks to less than it says",
      "count-mismatch",
      { rows: rows(3), manifest: (honest) => withSnapshot(honest, { rawBytes: 3_000 }) },
    ],
    [
      "packed a thousand to one",
      "too-large",
      { rows: rows(3), manifest: (honest) => withSnapshot(honest, { rawBytes: 400_000_000 }) },
    ],
    [
      "more jobs than a station holds",
      "too-large",
      { rows: rows(3), manifest: (honest) => withJobs(withSnapshot(honest, { rows: 300_000 }), { count: 300_000 }) },
    ],
  ])("%s → %s", async (_name, reason, forgery) => {
    await expectRefusal(lab.forge(forgery), reason);
  });

  it("one invalid row in a hundred is left out and counted", async () => {
    const other = createLab();
    try {
      const { feed } = await other.open();
      const verdict = await feed.apply(other.forge({ rows: [...rows(99), '{"op":"put","id":"x"}'] }));
      expect(verdict).toMatchObject({ verdict: "accepted", counts: { jobs: 99 }, quarantined: 1 });
    } finally {
      other.close();
    }
  });
});

type Honest = Parameters<NonNullable<Forgery["manifest"]>>[0];
function withJobs(honest: Honest, change: object): Honest {
  return { ...honest, datasets: { jobs: { ...honest.datasets.jobs, ...change } } };
}
function withSnapshot(honest: Honest, change: object): Honest {
  return withJobs(honest, { snapshot: { ...honest.datasets.jobs.snapshot, ...change } });
}
