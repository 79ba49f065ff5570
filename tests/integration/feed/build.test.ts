import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { gunzipSync, gzipSync } from "node:zlib";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { CommandIo } from "../../../electron/hosts/command.ts";
import { feedCommand } from "../../../electron/hosts/feed-command.ts";
import { loadLocalKeys } from "../../../electron/hosts/feed-keys.ts";
import { feedManifest } from "../../../shared/feed/manifest.ts";
import type { FeedReport } from "../../../shared/feed/report.ts";
import { publishedJob } from "../../../shared/jobs/job.ts";
import { platformOf } from "../../support/feed-lab.ts";

const PROGRAM = fileURLToPath(new URL("../../..", import.meta.url));
const REAL_FILE = join(PROGRAM, "..", "shared", "data", "jobs-real-a.jsonl.gz");

let root: string;
let out: string;
let printed: string[];
let said: string[];
let io: CommandIo;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "yike-build-"));
  out = join(root, "out");
  printed = [];
  said = [];
  io = {
    stdin: Readable.from([]),
    env: { XDG_CONFIG_HOME: join(root, "config"), XDG_DATA_HOME: join(root, "share") },
    print: async (line) => {
      printed.push(line);
    },
    say: (line) => {
      said.push(line);
    },
  };
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const feed = (...args: string[]) => feedCommand(args, io);
const report = (): FeedReport => JSON.parse(readFileSync(join(out, "report.json"), "utf8"));
const manifest = () => feedManifest.parse(JSON.parse(readFileSync(join(out, "manifest.json"), "utf8")));
function input(name: string, content: string | Buffer): string {
  const path = join(root, name);
  writeFileSync(path, content);
  return path;
}
const row = (id: string, more: object = {}) =>
  JSON.stringify({ source: "街道", id, title: "保安", company: "某物业", tags: [], ...more });
function published(): Record<string, unknown>[] {
  const file = readdirSync(out).find((name) => name.startsWith("jobs-")) ?? "";
  const lines = gunzipSync(readFileSync(join(out, file)))
    .toString()
    .trimEnd()
    .split("\n");
  return lines.map((line) => JSON.parse(line));
}
const total = ({ accepted, quarantined }: FeedReport) =>
  accepted + Object.values(quarantined).reduce((sum, count) => sum + count, 0);

describe("station feed build", () => {
  it("reads plain and packed files together, leaves rows out by name, and the report adds up", async () => {
    const plain = input("a.jsonl", `\ufeff${row("a1")}\r\n\n${row("a2", { title: " " })}\nnot json\n[]\n`);
    const packed = input(
      "b.jsonl.gz",
      gzipSync(
        [
          row("b1", { description: "电话13812345678" }),
          row("a1"),
          row("", {}),
          row("b2", { salaryMin: [1] }),
          row("b3", { validThrough: "2026-11-01" }),
          row("x".repeat(300)),
          "x".repeat(1_200_000),
          '{"op":"end","rows":9,"seq":1}',
        ].join("\n"),
      ),
    );
    expect(await feed("build", "--in", plain, packed, "--out", out, "--now", "2026-11-20T04:00:00Z")).toBe(0);
    expect(report()).toMatchObject({
      rows: 11,
      accepted: 2,
      quarantined: {
        "no-title": 1,
        "bad-json": 1,
        "not-a-job": 1,
        "duplicate-id": 1,
        duplicate: 1,
        "bad-pay": 1,
        expired: 1,
        "bad-id": 1,
        "too-long": 1,
      },
      flagged: [],
      masked: 1,
    });
    expect(Object.keys(report().quarantined)).toHaveLength(9);
    expect(total(report())).toBe(report().rows);
    const rows = published();
    expect(rows.at(-1)).toEqual({ op: "end", rows: 2, seq: manifest().seq });
    expect(rows.slice(0, -1).map((one) => publishedJob.parse(one).id)).toEqual(["a1", "b1"]);
    expect(printed[0]).toContain("读入 11 行");
  });

  it("whatever lines it is given, the report adds up and every published row is valid", async () => {
    const line = fc.oneof(
      fc.constantFrom("", "   ", "null", "{}", '{"id":"a","title":"b"}', '{"op":"del","id":"a"}', "{", "\u2028"),
      fc
        .record({
          id: fc.constantFrom("1", "2", 3, null),
          title: fc.constantFrom("保安", "", 7),
          salaryMin: fc.constantFrom(1, "x", {}, null),
        })
        .map((one) => JSON.stringify(one)),
      fc.string({ size: "max", maxLength: 40 }).map((text) => text.replaceAll("\n", "")),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(line, { size: "max", maxLength: 60 }), async (lines) => {
        rmSync(out, { recursive: true, force: true });
        const code = await feed("build", "--in", input("any.jsonl", lines.join("\n")), "--out", out);
        expect(total(report())).toBe(report().rows);
        expect(report().rows).toBeLessThanOrEqual(lines.length);
        expect(code).toBe(report().accepted > 0 ? 0 : 1);
        if (code === 0) for (const one of published().slice(0, -1)) publishedJob.parse(one);
      }),
      { numRuns: 60 },
    );
  });

  it("as of a day: old rows are new on it and none is expired", async () => {
    const old = input("old.jsonl", row("a", { postedAt: "2019-06-01", validThrough: "2019-07-01" }));
    expect(await feed("build", "--in", old, "--out", out, "--as-of", "2026-11-18")).toBe(0);
    expect(published()[0]).toMatchObject({ datePosted: "2026-11-18", dateBasis: "feed", validThrough: null });
  });

  it("every issue into the same folder is newer, and the rows of the one before stay for a reader", async () => {
    const now = ["--now", "2026-11-20T04:00:00Z"];
    const issues: number[] = [];
    const files: string[] = [];
    for (const id of ["a", "b", "c"]) {
      await feed("build", "--in", input("x.jsonl", row(id)), "--out", out, ...now);
      issues.push(manifest().seq);
      files.push(manifest().datasets["jobs"]?.snapshot.url ?? "");
    }
    expect(issues[1]).toBe((issues[0] ?? 0) + 1);
    expect(issues[2]).toBe((issues[0] ?? 0) + 2);
    expect(files.map((file) => existsSync(join(out, file)))).toEqual([false, true, true]);
  });

  it("no row accepted: exit 1, a report, and the earlier feed stays", async () => {
    await feed("build", "--in", input("good.jsonl", row("a")), "--out", out);
    const before = readFileSync(join(out, "manifest.json"), "utf8");
    expect(await feed("build", "--in", input("bad.jsonl", "{}"), "--out", out)).toBe(1);
    expect(report()).toMatchObject({ rows: 1, accepted: 0, quarantined: { "not-a-job": 1 } });
    expect(readFileSync(join(out, "manifest.json"), "utf8")).toBe(before);
    expect(await feed("verify", out, "--data", join(root, "data"))).toBe(0);
  });

  it.each<[string, () => string[], RegExp]>([
    ["the input is not there", () => ["--in", join(root, "none.jsonl")], /no such file/],
    [
      "the packed input is cut short",
      () => ["--in", input("cut.jsonl.gz", gzipSync(row("a").repeat(500)).subarray(0, 60))],
      /cut short/,
    ],
    [
      "the input is an old spreadsheet",
      () => ["--in", input("jobs.xls", Buffer.from("d0cf11e0a1b11ae10000", "hex"))],
      /save it as .xlsx/,
    ],
    [
      "the key is not there",
      () => ["--in", input("a.jsonl", row("a")), "--key", join(root, "no.pem")],
      /signing key cannot be read/,
    ],
    [
      "the key is no key",
      () => ["--in", input("a.jsonl", row("a")), "--key", input("bad.pem", "hello")],
      /signing key cannot be read/,
    ],
    ["the day is none", () => ["--in", input("a.jsonl", row("a")), "--as-of", "2026-02-30"], /--as-of/],
  ])("%s: a sentence and exit 1, no feed", async (_name, args, sentence) => {
    expect(await feed("build", ...args(), "--out", out)).toBe(1);
    expect(said.join()).toMatch(sentence);
    expect(existsSync(join(out, "manifest.json"))).toBe(false);
  });

  it("content files become datasets of the same signed feed", async () => {
    const content = join(root, "content");
    execFileSync("mkdir", ["-p", content]);
    writeFileSync(join(content, "platforms.json"), JSON.stringify([platformOf("p1", "平台")]));
    writeFileSync(join(content, "notes.json"), JSON.stringify({ version: 1, items: [{ id: "g1" }, { id: "g2" }] }));
    expect(await feed("build", "--in", input("a.jsonl", row("a")), "--out", out, "--content", content)).toBe(0);
    const counts = Object.entries(manifest().datasets).map(([name, set]) => [name, set.count]);
    expect(Object.fromEntries(counts)).toEqual({ jobs: 1, platforms: 1, notes: 2 });
    printed = [];
    expect(await feed("verify", out)).toBe(0);
    expect(JSON.parse(printed[0] ?? "")).toMatchObject({
      verdict: "verified",
      counts: { jobs: 1, platforms: 1, notes: 2 },
    });
  });
});

describe("keys", () => {
  it("this machine's own key is made once, for its user alone, and its stations trust it", async () => {
    await feed("build", "--in", input("a.jsonl", row("a")), "--out", out);
    const key = join(root, "config", "yike", "feed-signing.pem");
    expect(statSync(key).mode & 0o777).toBe(0o600);
    const pem = readFileSync(key, "utf8");
    const [trusted] = loadLocalKeys(io.env, io.say);
    expect(trusted?.keyId).toBe(manifest().keyId);
    await feed("build", "--in", input("a.jsonl", row("a")), "--out", out);
    expect(readFileSync(key, "utf8")).toBe(pem);
    expect(await feed("verify", out)).toBe(0);
  });

  it("a feed of another key is unknown to a machine that was not told of it", async () => {
    const key = join(root, "district.pem");
    expect(await feed("keygen", "--out", key)).toBe(0);
    expect(statSync(key).mode & 0o777).toBe(0o600);
    const made = JSON.parse(printed[0] ?? "");
    await feed("build", "--in", input("a.jsonl", row("a")), "--out", out, "--key", key);
    expect(manifest().keyId).toBe(made.keyId);
    printed = [];
    expect(await feed("verify", out)).toBe(1);
    expect(JSON.parse(printed[0] ?? "")).toMatchObject({ verdict: "refused", reason: "unknown-key" });
    expect(said.join()).toContain("feed.keys");
    expect(await feed("verify", out, "--key", key)).toBe(0);
    expect(await feed("keygen", "--out", key)).toBe(1);
  });

  it("a broken key file of the machine is told of and trusted for nothing", () => {
    execFileSync("mkdir", ["-p", join(root, "config", "yike")]);
    writeFileSync(join(root, "config", "yike", "feed-signing.pem"), "broken");
    expect(loadLocalKeys(io.env, io.say)).toEqual([]);
    expect(said.join()).toContain("feed-signing.pem");
  });
});

describe("the shipped seed", () => {
  const build = (...args: string[]) =>
    execFileSync(process.execPath, [join(PROGRAM, "scripts", "build-seed.ts"), "--out", out, ...args], {
      env: { ...process.env, SOURCE_DATE_EPOCH: "1795147200" },
      stdio: ["ignore", "ignore", "pipe"],
    });

  it("is built from the shipped content for the given day, again only when asked or stale", () => {
    build();
    const first = manifest();
    expect(first.issuedAt).toBe("2026-11-20T04:00:00.000Z");
    expect(JSON.parse(readFileSync(join(out, "seed.json"), "utf8"))).toMatchObject({ keyId: first.keyId });
    for (const job of published().slice(0, -1)) expect(publishedJob.parse(job).datePosted <= "2026-11-20").toBe(true);
    build();
    expect(manifest()).toEqual(first);
    build("--force");
    expect(manifest().keyId).not.toBe(first.keyId);
  });
});

describe("sixty thousand real advertisements", () => {
  const absent = !existsSync(REAL_FILE);
  const name = absent
    ? "(skipped: the sample file is not on this machine)"
    : "at least 99 % are accepted within a minute";
  it.skipIf(absent)(name, { timeout: 90_000 }, async () => {
    const started = performance.now();
    expect(await feed("build", "--in", REAL_FILE, "--out", out)).toBe(0);
    expect(performance.now() - started).toBeLessThan(60_000);
    const { rows, accepted } = report();
    expect(rows).toBe(59_999);
    expect(accepted / rows).toBeGreaterThanOrEqual(0.99);
    expect(total(report())).toBe(rows);
  });
});
