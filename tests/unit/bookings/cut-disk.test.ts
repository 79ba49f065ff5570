import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createCutDisk, type Mode } from "../../crash/cut-disk.ts";
import { seeded } from "../../crash/experiment.ts";
import type { DiskEvent } from "../../crash/trace.ts";

const ROOT = "/station";
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "yike-cut-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function cutAfter(events: readonly DiskEvent[], mode: Mode = "strict", seed = 1): (name: string) => string | null {
  const disk = createCutDisk(ROOT);
  for (const event of events) disk.take(event);
  disk.leave(folder, mode, seeded(seed));
  return (name) => (existsSync(join(folder, name)) ? readFileSync(join(folder, name), "utf8") : null);
}

const open = (fd: number, name: string, flags = "O_RDWR|O_CREAT"): DiskEvent => ({
  kind: "open",
  fd,
  path: `${ROOT}/${name}`,
  flags,
});
const write = (fd: number, text: string, at: number | null = null): DiskEvent => ({
  kind: "write",
  fd,
  at,
  bytes: Buffer.from(text),
});
const sync = (fd: number): DiskEvent => ({ kind: "sync", fd });
const close = (fd: number): DiskEvent => ({ kind: "close", fd });
const folderSync = (fd: number): DiskEvent[] => [
  { kind: "open", fd, path: ROOT, flags: "O_RDONLY|O_CLOEXEC" },
  sync(fd),
  close(fd),
];

test("what was written and never fsynced is not there, nor is the name of its file", () => {
  expect(cutAfter([open(3, "a"), write(3, "one")])("a")).toBeNull();
});

test("what was fsynced is, and nothing after it", () => {
  expect(cutAfter([open(3, "a"), write(3, "one"), sync(3), write(3, "two")])("a")).toBe("one");
});

test("writes have their places, and a file that is added to grows at its end", () => {
  expect(cutAfter([open(3, "a"), write(3, "......"), write(3, "ab", 2), sync(3)])("a")).toBe("..ab..");
  const again = [
    open(3, "b"),
    write(3, "1"),
    close(3),
    open(4, "b", "O_WRONLY|O_CREAT|O_APPEND"),
    write(4, "2"),
    sync(4),
  ];
  expect(cutAfter(again)("b")).toBe("12");
});

test("a rename without an fsync of its folder did not happen; with one it did", () => {
  const written = [
    open(3, "a.tmp"),
    write(3, "new"),
    sync(3),
    close(3),
    open(4, "a"),
    write(4, "old"),
    sync(4),
    close(4),
  ];
  const rename: DiskEvent = { kind: "rename", from: `${ROOT}/a.tmp`, to: `${ROOT}/a` };
  expect(cutAfter([...written, rename])("a")).toBe("old");
  const left = cutAfter([...written, rename, ...folderSync(5)]);
  expect([left("a")]).toEqual(["new"]);
});

test("a file cut short is short only once that was fsynced", () => {
  const long = [open(3, "a"), write(3, "123456"), sync(3), { kind: "cut", fd: 3, length: 2 } as const];
  expect(cutAfter(long)("a")).toBe("123456");
  expect(cutAfter([...long, sync(3)])("a")).toBe("12");
});

test("files elsewhere are not this station's", () => {
  const elsewhere: DiskEvent = { kind: "open", fd: 3, path: "/tmp/other", flags: "O_CREAT" };
  expect(cutAfter([elsewhere, write(3, "x"), sync(3)])("other")).toBeNull();
});

test("torn: of what was not fsynced some sectors are there and some are not, whole ones", () => {
  const sectors = [..."abcdefgh"].map((letter) => letter.repeat(512)).join("");
  const found = cutAfter([open(3, "a"), write(3, "-".repeat(4_096)), sync(3), write(3, sectors, 0)], "torn")("a") ?? "";
  const kinds = Array.from({ length: 8 }, (_, at) => found.slice(at * 512, at * 512 + 512));
  for (const kind of kinds) expect(new Set(kind).size).toBe(1);
  expect(kinds.some((kind) => kind.startsWith("-"))).toBe(true);
  expect(kinds.some((kind) => !kind.startsWith("-"))).toBe(true);
});
