import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { throwawayKey, writeNewKey } from "../../../electron/hosts/feed-keys.ts";
import { compareVersions } from "../../../electron/hosts/update/check.ts";
import { updateCommand } from "../../../electron/hosts/update-command.ts";

const NOW = "2026-11-20T12:00:00Z";
let folder = "";
let printed: string[] = [];
const at = (name: string) => join(folder, name);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "yike-update-"));
  const { keyId, publicKey } = writeNewKey(at("publisher.pem"));
  writeFileSync(at("keys.json"), JSON.stringify([{ keyId, publicKey }]));
  writeNewKey(at("somebody.pem"));
  writeFileSync(at("yike.deb"), "a package, simulated");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function update(...args: string[]) {
  printed = [];
  const exit = await updateCommand(args, {
    stdin: Readable.from([]),
    env: {},
    print: async (line) => void printed.push(line),
    say: () => {},
  });
  return { exit, said: JSON.parse(printed.at(-1) ?? "null") };
}
const sign = (...more: string[]) =>
  update(
    "sign",
    "--package",
    at("yike.deb"),
    "--key",
    at("publisher.pem"),
    "--out",
    at("out"),
    "--version",
    "9.0.0",
    "--now",
    NOW,
    ...more,
  );
const take = (now = NOW) =>
  update(
    "take",
    "--from",
    at("out"),
    "--to",
    at("ready"),
    "--keys",
    at("keys.json"),
    "--data",
    at("data"),
    "--now",
    now,
  );
const refusedFor = async (reason: string, now = NOW) => {
  expect(await take(now)).toEqual({ exit: 1, said: { error: { code: reason } } });
  expect(existsSync(at("ready/yike.deb"))).toBe(false);
};
function edit(change: (said: Record<string, unknown>) => void): void {
  const said = JSON.parse(readFileSync(at("out/update.json"), "utf8")) as Record<string, unknown>;
  change(said);
  writeFileSync(at("out/update.json"), `${JSON.stringify(said)}\n`);
}

describe("an update", () => {
  test("that is signed, newer and whole is put where it can be installed", async () => {
    await sign();
    expect(await take()).toMatchObject({ exit: 0, said: { version: "9.0.0", package: at("ready/yike.deb") } });
    expect(readFileSync(at("ready/yike.deb"), "utf8")).toBe("a package, simulated");
  });

  test("is taken once: the same again, or an older one with a good signature, is not", async () => {
    await sign("--seq", "200");
    await take();
    rmSync(at("ready"), { recursive: true });
    await refusedFor("older");
    await sign("--seq", "199", "--version", "9.9.9");
    await refusedFor("older");
    await sign("--seq", "201");
    expect((await take()).exit).toBe(0);
  });

  test("of a version that runs already, or an older one, is refused whatever its number", async () => {
    await sign("--version", "0.0.1", "--seq", "999999999");
    await refusedFor("older");
  });

  test("without a signature, or without an announcement, is none", async () => {
    await refusedFor("missing");
    await sign();
    rmSync(at("out/update.sig"));
    await refusedFor("missing");
  });

  test("signed by somebody else is refused", async () => {
    await sign("--key", at("somebody.pem"));
    await refusedFor("bad-signature");
  });

  test("trusted by a key that is none is refused", async () => {
    await sign();
    writeFileSync(at("keys.json"), JSON.stringify([{ keyId: "x", publicKey: "A".repeat(44) }]));
    await refusedFor("bad-signature");
  });

  test.each([
    ["sha256", "0".repeat(64)],
    ["seq", 999],
    ["version", "10.0.0"],
    ["file", "other.deb"],
    ["expiresAt", "2099-01-01T00:00:00.000Z"],
  ])("whose %s was edited is refused by its signature", async (field, value) => {
    await sign();
    edit((said) => {
      said[field] = value;
    });
    await refusedFor("bad-signature");
  });

  test("whose announcement is cut off or has one more byte is refused", async () => {
    await sign();
    const whole = readFileSync(at("out/update.json"));
    for (const spoiled of [whole.subarray(0, -2), Buffer.concat([whole, Buffer.from(" ")]), Buffer.alloc(0)]) {
      writeFileSync(at("out/update.json"), spoiled);
      await refusedFor("bad-signature");
    }
    writeFileSync(at("out/update.json"), Buffer.alloc(5_000, 0x20));
    await refusedFor("too-large");
  });

  test("well signed and not what an announcement is, a path in its file name among it, is refused", async () => {
    const key = throwawayKey();
    writeFileSync(at("keys.json"), JSON.stringify([{ keyId: key.keyId, publicKey: key.publicKey }]));
    await sign();
    const good = JSON.parse(readFileSync(at("out/update.json"), "utf8")) as Record<string, unknown>;
    for (const change of [
      { file: "../yike.deb" },
      { file: "/etc/passwd" },
      { seq: -1 },
      { spec: "update/2" },
      { version: "9.0" },
    ]) {
      const bytes = Buffer.from(JSON.stringify({ ...good, ...change }));
      writeFileSync(at("out/update.json"), bytes);
      writeFileSync(at("out/update.sig"), key.sign(bytes));
      await refusedFor("bad-announcement");
    }
  });

  test("whose package is another, cut off, longer or gone is refused", async () => {
    await sign();
    const whole = "a package, simulated";
    for (const spoiled of [whole.slice(0, -1), `${whole}x`, whole.replace("a", "b")]) {
      writeFileSync(at("out/yike.deb"), spoiled);
      await refusedFor("wrong-package");
    }
    rmSync(at("out/yike.deb"));
    await refusedFor("missing");
  });

  test("that was held back for more than a month is refused", async () => {
    await sign();
    await refusedFor("expired", "2026-12-21T12:00:00Z");
  });
});

test("versions are compared by their numbers", () => {
  expect(["0.10.0", "0.9.9", "1.0.0", "0.9.10"].sort(compareVersions)).toEqual(["0.9.9", "0.9.10", "0.10.0", "1.0.0"]);
});
