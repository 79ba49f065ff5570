import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import Database from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { isOlder } from "../../../../electron/station/db/precious/connect.ts";
import { SCHEMA_VERSION } from "../../../../electron/station/db/precious/migrations.ts";
import { createHome, type Home, put, settings } from "./a-store.ts";

let home: Home;
beforeEach(() => {
  home = createHome();
});
afterEach(() => home.remove());

describe("the settings that durable writing needs", () => {
  test("are in force at every open: the library would open a WAL file as NORMAL", async () => {
    for (let time = 0; time < 2; time += 1) {
      const store = await home.open();
      const pragma = (name: string) => store.db.pragma(name, { simple: true });
      expect(["synchronous", "journal_mode", "foreign_keys", "secure_delete", "trusted_schema"].map(pragma)).toEqual([
        2,
        "wal",
        1,
        1,
        0,
      ]);
      store.close();
    }
    const bare = new Database(home.at("precious.db"));
    expect(bare.pragma("synchronous", { simple: true })).toBe(1);
    bare.close();
  });

  test("a setting that does not hold keeps the file closed", async () => {
    const stubborn = (path: string) => {
      const db = new Database(path);
      return new Proxy(db, {
        get(target, key) {
          const value: unknown = Reflect.get(target, key, target);
          if (key !== "pragma") return typeof value === "function" ? value.bind(target) : value;
          return (source: string, options?: Database.PragmaOptions) =>
            source === "synchronous = FULL" ? undefined : target.pragma(source, options);
        },
      });
    };
    (await home.open()).close();
    const { store, findings } = await home.look(stubborn);
    expect([store, findings.map(({ code }) => code)]).toEqual([null, ["engine"]]);
  });

  test("versions are compared by their numbers", () => {
    expect([
      isOlder("3.51.2", "3.51.3"),
      isOlder("3.9.0", "3.51.3"),
      isOlder("3.51.3", "3.51.3"),
      isOlder("3.54.1", "3.51.3"),
    ]).toEqual([true, true, false, false]);
  });
});

describe("starting", () => {
  test("the first start says so, the second has nothing to say", async () => {
    const first = await home.look();
    expect(first.findings.map(({ code }) => code)).toEqual(["fresh"]);
    first.store?.close();
    const second = await home.look();
    expect(second.findings).toEqual([]);
    expect(second.store?.db.pragma("user_version", { simple: true })).toBe(SCHEMA_VERSION);
  });

  test("the plug is pulled between commit and journal line: the line is written at the next start", async () => {
    const store = await home.open();
    put(store, "a", "1");
    const journal = store.journal.list()[0]?.path ?? "";
    store.close();
    const lines = Buffer.from(home.files.read(journal)).toString().split("\n");
    writeFileSync(journal, lines.slice(0, -1).join("\n"));
    const again = await home.look();
    expect(again.findings).toEqual([]);
    expect(again.store?.journal.read(journal).entries.at(-1)?.entry.event).toBe("data.setting");
  });

  test("an older database file was put back: what it lacks comes from the journal", async () => {
    const store = await home.open();
    put(store, "a", "1");
    store.close();
    const old = home.files.read(home.at("precious.db"));
    const later = await home.open();
    put(later, "a", "2");
    put(later, "b", "3");
    later.close();
    home.files.replace(home.at("precious.db"), old);
    const again = await home.look();
    expect(again.findings.map(({ code, details }) => [code, details["entries"]])).toEqual([["caught-up", 2]]);
    expect(again.store === null ? null : settings(again.store)).toEqual({ a: "2", b: "3" });
  });

  test("three starts died within ten minutes: the fourth leaves the data alone, and ten minutes later it is tried again", async () => {
    (await home.open()).close();
    const now = home.clock.now();
    writeFileSync(home.at("boots.json"), JSON.stringify([now - 1_000, now - 2_000, now - 3_000]));
    const fourth = await home.look();
    expect([fourth.store, fourth.findings.map(({ code }) => code)]).toEqual([null, ["failed-boots"]]);
    home.clock.pass(600_000);
    expect((await home.look()).store).not.toBeNull();
  });

  test("deaths long ago, and a count that is garbage, count nothing", async () => {
    (await home.open()).close();
    writeFileSync(home.at("boots.json"), JSON.stringify([1, 2, 3]));
    (await home.open()).close();
    writeFileSync(home.at("boots.json"), "garbage");
    (await home.open()).close();
    expect(home.lines.filter(({ event }) => event === "precious.finding").map(({ fields }) => fields["code"])).toEqual([
      "fresh",
    ]);
  });

  test("a file cannot be repaired while another program has it open", async () => {
    const store = await home.open();
    put(store, "a", "1");
    writeFileSync(home.at("precious.db"), "garbage".repeat(2_000));
    const second = await home.look();
    expect([second.store, second.findings.map(({ code }) => code)]).toEqual([null, ["in-use"]]);
    store.close();
    const third = await home.look();
    expect(third.findings.map(({ code }) => code)).toEqual(["restored"]);
    expect(third.store === null ? null : settings(third.store)).toEqual({ a: "1" });
  });

  test("a damaged file goes into quarantine with its log; the three newest are kept", async () => {
    for (let time = 0; time < 5; time += 1) {
      const store = await home.open();
      put(store, `n${time}`, "1");
      store.close();
      writeFileSync(home.at("precious.db"), `garbage ${time}`);
      home.clock.pass(1_000);
    }
    const last = await home.open();
    expect(Object.keys(settings(last))).toEqual(["n0", "n1", "n2", "n3", "n4"]);
    expect(readdirSync(home.at("quarantine"))).toHaveLength(3);
  });

  test("a folder in the place of the database", async () => {
    mkdirSync(home.at("precious.db"), { recursive: true });
    const found = await home.look();
    expect(found.findings.length).toBeGreaterThan(0);
    expect(found.findings.every(({ code }) => code.length > 0)).toBe(true);
  });
});
