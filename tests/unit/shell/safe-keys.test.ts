import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createFileKeys, removeFileKey } from "../../../electron/hosts/file-keys.ts";
import { createNodeFiles } from "../../../electron/hosts/node-files.ts";

const SECRET = new Uint8Array(32).map((_, at) => at * 7);
const files = createNodeFiles();
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "yike-keys-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function open(change: Partial<{ available: boolean; backend: string; user: string; isStale: boolean }> = {}) {
  vi.resetModules();
  const fake = await import("../../support/fake-electron.ts");
  fake.becomeReady();
  Object.assign(fake.world.keyring, change);
  const { createSafeKeys } = await import("../../../electron/shell/safe-keys.ts");
  const plain = createFileKeys(files, folder);
  const removePlain = (name: string) => removeFileKey(files, folder, name);
  return createSafeKeys({ files, folder, plain, removePlain, platform: "linux" });
}

describe("sealed by the system", () => {
  test("a key comes back as it was, and never lies in a file in the clear", async () => {
    const keys = await open();
    expect(await keys.read("station")).toBeNull();
    await keys.write("station", SECRET);
    expect(await (await open()).read("station")).toEqual(SECRET);
    for (const name of readdirSync(folder)) {
      const bytes = readFileSync(join(folder, name));
      expect(bytes.includes(Buffer.from(SECRET))).toBe(false);
      expect(bytes.includes(Buffer.from(SECRET).toString("base64"))).toBe(false);
    }
  });

  test.each(["basic_text", "unknown"])(
    "%s protects nothing and is refused, for reading as for writing",
    async (backend) => {
      const keys = await open({ backend });
      await expect(keys.write("station", SECRET)).rejects.toMatchObject({ name: "KeyStoreUnsafe" });
      await expect(keys.read("station")).rejects.toMatchObject({ name: "KeyStoreUnsafe" });
      expect(readdirSync(folder)).toEqual([]);
    },
  );

  test("no store at all is refused too", async () => {
    await expect((await open({ available: false })).read("station")).rejects.toMatchObject({ name: "KeyStoreUnsafe" });
  });

  test("another user's key cannot be opened, and is left where it is", async () => {
    await (await open()).write("station", SECRET);
    await expect((await open({ user: "somebody" })).read("station")).rejects.toMatchObject({ name: "KeyUnreadable" });
    expect(await (await open()).read("station")).toEqual(SECRET);
  });

  test("one copy is damaged: the other serves", async () => {
    await (await open()).write("station", SECRET);
    writeFileSync(join(folder, "station.sealed"), "garbage");
    expect(await (await open()).read("station")).toEqual(SECRET);
  });

  test("a lost copy is made anew, and so is one whose key has been rotated", async () => {
    await (await open()).write("station", SECRET);
    rmSync(join(folder, "station.sealed.copy"));
    expect(await (await open({ isStale: true })).read("station")).toEqual(SECRET);
    expect(readdirSync(folder).sort()).toEqual(["station.sealed", "station.sealed.copy"]);
  });

  test("a key file from before is taken over once, and leaves the disk", async () => {
    await createFileKeys(files, folder).write("station", SECRET);
    expect(await (await open()).read("station")).toEqual(SECRET);
    expect(readdirSync(folder).sort()).toEqual(["station.sealed", "station.sealed.copy"]);
    expect(await (await open()).read("station")).toEqual(SECRET);
  });
});

describe("a key as a file", () => {
  test("only its owner may read it", async () => {
    await createFileKeys(files, folder).write("station", SECRET);
    for (const name of readdirSync(folder)) expect(files.size(join(folder, name))).toBe(64);
    const { statSync } = await import("node:fs");
    for (const name of readdirSync(folder)) expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
  });

  test("a damaged copy is mended from the other; with both damaged it is unreadable, not missing", async () => {
    const keys = createFileKeys(files, folder);
    await keys.write("station", SECRET);
    writeFileSync(join(folder, "station.key"), "x");
    expect(await keys.read("station")).toEqual(SECRET);
    expect(readFileSync(join(folder, "station.key"))).toEqual(readFileSync(join(folder, "station.key.copy")));
    for (const name of readdirSync(folder)) writeFileSync(join(folder, name), "");
    await expect(keys.read("station")).rejects.toMatchObject({ name: "KeyUnreadable" });
    expect(await keys.read("another")).toBeNull();
  });
});
