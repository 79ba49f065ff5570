import { appendFileSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import Database from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  BACKUPS_MAX,
  BackupFailed,
  judgeCopy,
  listBackups,
  makeBackup,
} from "../../../../electron/station/db/precious/backup.ts";
import { preciousFolder } from "../../../../electron/station/db/precious/folders.ts";
import { SCHEMA_VERSION } from "../../../../electron/station/db/precious/migrations.ts";
import type { Precious } from "../../../../electron/station/db/precious/store.ts";
import { verifyFile } from "../../../../electron/station/db/precious/verify.ts";
import { createHome, type Home, put, settings } from "./a-store.ts";

let home: Home;
beforeEach(() => {
  home = createHome();
});
afterEach(() => home.remove());

const backup = (store: Precious) =>
  makeBackup(store, home.files, preciousFolder(home.files, home.data), home.clock.now());
const kinds = (store: Precious) => [...new Set(verifyFile(store.db, store.keys).faults.map(({ kind }) => kind))].sort();

describe("backups", () => {
  test("seven are kept, with the journal files that the oldest of them needs", async () => {
    const store = await home.open();
    for (let day = 0; day < 10; day += 1) {
      put(store, "day", String(day));
      home.clock.pass(86_400_000);
      backup(store);
    }
    const kept = listBackups(home.files, home.at("backups"));
    expect(kept).toHaveLength(BACKUPS_MAX);
    expect(store.journal.list().map(({ seq }) => seq)).toEqual(kept.map(({ seq }) => seq));
    for (const { path } of kept) expect(judgeCopy(path, store.keys, SCHEMA_VERSION)).toBe("good");
  });

  test("a damaged database makes no backup, and the former ones stay", async () => {
    const store = await home.open();
    put(store, "a", "1");
    backup(store);
    store.db.prepare("UPDATE setting SET value = '2' WHERE id = 'a'").run();
    expect(() => backup(store)).toThrow(BackupFailed);
    expect(readdirSync(home.at("backups"))).toHaveLength(1);
  });

  test("any backup, brought up by the journal, is the whole station", async () => {
    const store = await home.open();
    for (let at = 0; at < 6; at += 1) {
      put(store, `n${at}`, String(at));
      if (at % 2 === 1) backup(store);
    }
    const truth = settings(store);
    store.close();
    const all = listBackups(home.files, home.at("backups"));
    for (const { path } of all.slice(0, -1)) writeFileSync(path, "garbage");
    writeFileSync(home.at("precious.db"), "garbage");
    const again = await home.open();
    expect(settings(again)).toEqual(truth);
    expect(kinds(again)).toEqual([]);
  });

  test("without any backup, one journal file is the whole station", async () => {
    const store = await home.open();
    put(store, "a", "1");
    backup(store);
    put(store, "b", "2");
    store.change((change) => {
      change.remove("setting", "a");
      change.event("data.setting", { setting: "a" });
    });
    store.close();
    home.files.remove(home.at("backups"));
    home.files.remove(home.at("precious.db"));
    const { store: again, findings } = await home.look();
    expect(findings.map(({ code }) => code)).toEqual(["restored"]);
    expect(again === null ? null : settings(again)).toEqual({ b: "2" });
  });
});

describe("the journal", () => {
  test("half a line at its end is nobody's: nothing was acknowledged with it", async () => {
    const store = await home.open();
    put(store, "a", "1");
    const path = store.journal.list()[0]?.path ?? "";
    store.close();
    appendFileSync(path, '\n{"seq":99,"at":1,"event":"data.set');
    const { store: again, findings } = await home.look();
    expect(findings).toEqual([]);
    expect(again === null ? null : settings(again)).toEqual({ a: "1" });
  });

  test("a line that somebody has changed is not believed", async () => {
    const store = await home.open();
    put(store, "a", "1");
    put(store, "b", "1");
    const path = store.journal.list()[0]?.path ?? "";
    store.close();
    writeFileSync(path, readFileSync(path, "utf8").replace('"value":"1"', '"value":"9"'));
    home.files.remove(home.at("precious.db"));
    const { store: again, findings } = await home.look();
    expect(findings.map(({ code }) => code)).toEqual(["restored-in-part"]);
    expect(again === null ? null : settings(again)).toEqual({ b: "1" });
    again?.close();
    expect((await home.look()).findings).toEqual([]);
  });

  test("a file full: bookings go on, the second copy is told to be behind, and it catches up", async () => {
    const store = await home.open();
    const { append } = home.files;
    home.files.append = () => {
      throw Object.assign(new Error("no space"), { code: "ENOSPC" });
    };
    put(store, "a", "1");
    expect(store.journalBehind()).toBe(true);
    home.files.append = append;
    put(store, "b", "2");
    expect(store.journalBehind()).toBe(false);
    const path = store.journal.list()[0]?.path ?? "";
    expect(
      store.journal
        .read(path)
        .entries.map(({ entry }) => entry.fields["setting"])
        .slice(-2),
    ).toEqual(["a", "b"]);
  });
});

describe("whoever changes the file without the key is found out", () => {
  const tamper: readonly { name: string; sql: string; finds: string }[] = [
    { name: "a row is changed", sql: "UPDATE setting SET value = 'x' WHERE id = 'b'", finds: "mac" },
    { name: "a row is deleted", sql: "DELETE FROM setting WHERE id = 'b'", finds: "lost-row" },
    {
      name: "a row is put in",
      sql: "INSERT INTO setting (id, value, seq, mac) SELECT 'c', value, seq, mac FROM setting WHERE id = 'b'",
      finds: "mac",
    },
    {
      name: "two rows change places",
      sql: "UPDATE setting SET value = CASE id WHEN 'a' THEN '2' ELSE '1' END",
      finds: "mac",
    },
    { name: "an audit entry is changed", sql: "UPDATE audit SET at = at + 1 WHERE seq = 2", finds: "chain" },
    { name: "an audit entry is deleted", sql: "DELETE FROM audit WHERE seq = 2", finds: "chain" },
    {
      name: "an audit entry says another event",
      sql: "UPDATE audit SET event = 'staff.signed-in' WHERE seq = 3",
      finds: "chain",
    },
    {
      name: "the audit loses its last entry",
      sql: "DELETE FROM audit WHERE seq = (SELECT max(seq) FROM audit)",
      finds: "unlisted-row",
    },
    { name: "the audit begins later", sql: "DELETE FROM audit WHERE seq = 1", finds: "chain" },
  ];
  test.each(tamper)("$name", async ({ sql, finds }) => {
    const store = await home.open();
    put(store, "a", "1");
    put(store, "b", "2");
    expect(kinds(store)).toEqual([]);
    store.db.pragma("foreign_keys = OFF");
    store.db.exec(sql);
    expect(kinds(store)).toContain(finds);
  });

  test("an older state of a row, with its own MAC, is not the newest", async () => {
    const store = await home.open();
    put(store, "a", "1");
    const old = store.db.prepare<[], { value: string; seq: number; mac: Uint8Array }>("SELECT * FROM setting").get();
    put(store, "a", "2");
    store.db.prepare("UPDATE setting SET value = ?, seq = ?, mac = ?").run(old?.value, old?.seq, old?.mac);
    expect(kinds(store)).toEqual(["unlisted-row"]);
  });

  test("another station's key opens nothing and damages nothing", async () => {
    const store = await home.open();
    put(store, "a", "1");
    store.close();
    const before = Buffer.from(home.files.read(home.at("precious.db")));
    await home.ports.keys.write("station", new Uint8Array(32).fill(9));
    const { store: none, findings } = await home.look();
    expect([none, findings.map(({ code }) => code)]).toEqual([null, ["other-key"]]);
    expect(Buffer.compare(before, Buffer.from(home.files.read(home.at("precious.db"))))).toBe(0);
  });
});

test("a change that tells nothing, tells twice or tells too much does not happen", async () => {
  const store = await home.open();
  const row = { id: "a", value: "1" };
  expect(() => store.change((change) => change.put("setting", row))).toThrow(/no audit entry/);
  expect(() =>
    store.change((change) => {
      change.event("data.setting", { setting: "a" });
      change.event("data.setting", { setting: "a" });
    }),
  ).toThrow(/one audit entry/);
  expect(() =>
    store.change((change) => {
      change.put("setting", row);
      change.event("data.setting", { setting: "李女士 13812345678" });
    }),
  ).toThrow(/may not say/);
  expect(settings(store)).toEqual({});
  expect(
    new Database(home.at("precious.db"), { readonly: true }).prepare("SELECT count(*) FROM audit").pluck().get(),
  ).toBe(1);
});
