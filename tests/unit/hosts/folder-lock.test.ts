import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { withFolderLock } from "../../../electron/hosts/folder-lock.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "yike-lock-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
/** Beyond Linux's largest process id (2^22), so nobody's. */
const NOBODY = "99999999";

test("six commands open the same station one after the other", async () => {
  let inside = 0;
  let most = 0;
  const open = () =>
    withFolderLock(folder, async () => {
      inside += 1;
      most = Math.max(most, inside);
      await pause(5);
      inside -= 1;
    });
  await Promise.all(Array.from({ length: 6 }, open));
  expect(most).toBe(1);
  expect(readdirSync(folder)).toEqual([]);
});

test("a command that fails lets the next one in", async () => {
  const failed = withFolderLock(folder, () => Promise.reject(new Error("no disk")));
  await expect(failed).rejects.toThrow("no disk");
  expect(await withFolderLock(folder, async () => "open")).toBe("open");
});

test("the plug was pulled while a command held the folder", async () => {
  writeFileSync(join(folder, "open.lock"), NOBODY);
  expect(await withFolderLock(folder, async () => "open")).toBe("open");
});

test("a holder that never lets go is waited for, but not for ever", async () => {
  writeFileSync(join(folder, "open.lock"), String(process.pid));
  const start = performance.now();
  expect(await withFolderLock(folder, async () => "open", 120)).toBe("open");
  expect(performance.now() - start).toBeGreaterThanOrEqual(120);
  expect(existsSync(join(folder, "open.lock"))).toBe(false);
});

test("a folder that is not there yet is made, for its owner alone", async () => {
  const place = join(folder, "new", "data");
  expect(await withFolderLock(place, async () => readdirSync(place))).toEqual(["open.lock"]);
});
