import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import iconv from "iconv-lite";
import { afterAll, beforeAll, expect, it } from "vitest";
import { UsageError } from "../../../electron/hosts/command.ts";
import { eventsCommand } from "../../../electron/hosts/events-command.ts";

let root: string;
let printed = "";
let said: string[] = [];
beforeAll(async () => {
  // The kinds of events come from the seed feed, which a fresh copy of the project has not built yet.
  await promisify(execFile)(process.execPath, [
    fileURLToPath(new URL("../../../scripts/build.mjs", import.meta.url)),
    "seed",
  ]);
  root = mkdtempSync(join(tmpdir(), "yike-events-"));
}, 120_000);
afterAll(() => rmSync(root, { recursive: true, force: true }));

function run(...args: string[]): Promise<number> {
  printed = "";
  said = [];
  return eventsCommand([...args, "--data", join(root, "data")], {
    stdin: Readable.from([]),
    env: {},
    print: async (line) => {
      printed = line;
    },
    say: (line) => {
      said.push(line);
    },
  });
}
function file(name: string, bytes: string | Buffer): string {
  const path = join(root, name);
  writeFileSync(path, bytes);
  return path;
}

it("a station's calendar goes in as a spreadsheet saves it and comes out the same", { timeout: 60_000 }, async () => {
  expect(await run("template")).toBe(0);
  const [headings = "", ...kinds] = printed.replace("\ufeff", "").trimEnd().split("\r\n");
  expect(headings).toMatch(/^类别,标题,英文标题,日期,开始,分钟/);
  expect(kinds.length).toBeGreaterThan(10);

  // What the template leaves open is told row by row, and nothing is taken.
  expect(await run("import", file("empty.csv", printed))).toBe(1);
  expect(JSON.parse(printed)).toMatchObject({ imported: 0 });
  expect(said.filter((line) => line.startsWith("第 1 行 日期"))).toHaveLength(1);

  const table = ["类别,标题,日期,开始,分钟,重复,地点", "沙龙,写简历,2026-12-03,9:30,90,每周四,活动室"].join("\r\n");
  expect(await run("import", file("own.csv", iconv.encode(table, "gb18030")))).toBe(0);
  expect(JSON.parse(printed)).toEqual({ imported: 1, faults: [] });
  expect(await run("export")).toBe(0);
  expect(printed).toMatch(/沙龙讲座,写简历,写简历,2026-12-03,09:30,90,FREQ=WEEKLY;BYDAY=TH,,活动室/);
  expect(await run("import", file("again.csv", printed))).toBe(0);
});

it("a file that is not there, a word that is none", async () => {
  expect(await run("import", join(root, "none.csv"))).toBe(1);
  expect(said.join()).toMatch(/cannot be read/);
  await expect(run("import")).rejects.toThrow(UsageError);
  await expect(run("delete")).rejects.toThrow(UsageError);
});
