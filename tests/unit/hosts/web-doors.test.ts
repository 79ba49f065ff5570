import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { createNodeFiles } from "../../../electron/hosts/node-files.ts";
import { createRateLimit } from "../../../electron/hosts/rate-limit.ts";
import { keepDoor, newToken, readDoor } from "../../../electron/hosts/web-door.ts";
import { createInvites } from "../../../electron/hosts/web-invites.ts";

const files = createNodeFiles();
const door = { port: 4310, token: newToken() };

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), "yike-door-"));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

describe("the door of the former host", () => {
  test("is found again within one start of the machine, and by its own user only", () => {
    const data = folder();
    keepDoor(files, data, "boot-1", door);
    expect(readDoor(files, data, "boot-1")).toEqual(door);
    expect(statSync(join(data, "web-door.json")).mode & 0o777).toBe(0o600);
  });

  test("is another one after the machine was started again", () => {
    const data = folder();
    keepDoor(files, data, "boot-1", door);
    expect(readDoor(files, data, "boot-2")).toBeNull();
  });

  test("that was never kept, is half written or says something else is none", () => {
    const data = folder();
    expect(readDoor(files, data, "boot-1")).toBeNull();
    keepDoor(files, data, "boot-1", door);
    const whole = readFileSync(join(data, "web-door.json"), "utf8");
    const spoiled = [
      whole.slice(0, 20),
      "",
      "null",
      "[]",
      whole.replace("4310", "0"),
      whole.replace(door.token, "short"),
    ];
    for (const text of spoiled) {
      writeFileSync(join(data, "web-door.json"), text);
      expect(readDoor(files, data, "boot-1"), text).toBeNull();
    }
  });

  test("has a token that nobody guesses, never the same", () => {
    expect(new Set(Array.from({ length: 100 }, newToken)).size).toBe(100);
    expect(newToken()).toMatch(/^[\w-]{32}$/);
  });
});

describe("an invitation", () => {
  function invites() {
    const time = { now: 0 };
    return { time, ...createInvites(() => time.now) };
  }

  test("opens once", () => {
    const { make, redeem } = invites();
    const word = make();
    expect([redeem(word), redeem(word)]).toEqual([true, false]);
  });

  test("opens within a minute", () => {
    const { make, redeem, time } = invites();
    const [early, late] = [make(), make()];
    time.now = 59_999;
    expect(redeem(early)).toBe(true);
    time.now = 60_000;
    expect(redeem(late)).toBe(false);
  });

  test("that nobody made opens nothing", () => {
    const { make, redeem } = invites();
    const word = make();
    for (const guess of ["", "x", word.slice(1), `${word}x`, "__proto__"]) expect(redeem(guess)).toBe(false);
  });

  test("of which many are made and none is used: the newest few hold", () => {
    const { make, redeem } = invites();
    const words = Array.from({ length: 50 }, make);
    expect(words.map(redeem).filter(Boolean)).toHaveLength(8);
    expect(redeem(words.at(-1) ?? "")).toBe(false);
  });
});

describe("a limit", () => {
  test("lets a burst through, then so many a second", () => {
    let now = 0;
    const take = createRateLimit({ perSecond: 10, burst: 3, monotonic: () => now });
    expect(Array.from({ length: 5 }, take)).toEqual([true, true, true, false, false]);
    now = 99;
    expect(take()).toBe(false);
    now = 100;
    expect([take(), take()]).toEqual([true, false]);
  });

  test("after a quiet day is the burst again, no more", () => {
    let now = 0;
    const take = createRateLimit({ perSecond: 10, burst: 3, monotonic: () => now });
    for (let i = 0; i < 5; i += 1) take();
    now = 86_400_000;
    expect(Array.from({ length: 4 }, take)).toEqual([true, true, true, false]);
  });
});
