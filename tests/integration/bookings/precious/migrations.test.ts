import Database from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { listBackups } from "../../../../electron/station/db/precious/backup.ts";
import { deriveKeys } from "../../../../electron/station/db/precious/keys.ts";
import { expectedSchema, migrate, schemaOf, versionOf } from "../../../../electron/station/db/precious/migrate.ts";
import { APPLICATION_ID, MIGRATIONS, SCHEMA_VERSION } from "../../../../electron/station/db/precious/migrations.ts";
import { macOf } from "../../../../electron/station/db/precious/rows.ts";
import { verifyFile } from "../../../../electron/station/db/precious/verify.ts";
import { createHome, type Home, settings } from "./a-store.ts";

let home: Home;
beforeEach(() => {
  home = createHome();
});
afterEach(() => home.remove());

/** An empty file of a version, as the program of that time left it, with one kept row. */
async function fileOfVersion(version: number): Promise<void> {
  const store = await home.open();
  store.close();
  home.files.remove(home.at("precious.db"));
  home.files.remove(home.at("journal"));
  const master = await home.ports.keys.read("station");
  const keys = deriveKeys(master ?? new Uint8Array(), home.ports.ids);
  const db = new Database(home.at("precious.db"));
  db.pragma("journal_mode = WAL");
  migrate(db, version);
  const row = { id: "kept", value: "yes", seq: 0 };
  db.prepare("INSERT INTO setting (id, value, seq, mac) VALUES (?, ?, 0, ?)").run(
    "kept",
    "yes",
    macOf(keys, "setting", row),
  );
  db.close();
}

test("steps go up by tens, and the last is this program's version", () => {
  const versions = MIGRATIONS.map(({ version }) => version);
  expect(versions).toEqual([...versions].sort((a, b) => a - b));
  expect(versions.every((version) => version > 0 && version % 10 === 0)).toBe(true);
  expect(versions.at(-1)).toBe(SCHEMA_VERSION);
});

describe.each(MIGRATIONS.slice(1).map((step, at) => ({ from: MIGRATIONS[at]?.version ?? 0, to: step.version })))(
  "from $from to $to",
  ({ from, to }) => {
    test("rows stay, and the tables are those of a new file", () => {
      const db = new Database(":memory:");
      migrate(db, from);
      db.prepare("INSERT INTO setting (id, value, seq, mac) VALUES ('a', 'b', 0, x'00')").run();
      migrate(db, to);
      expect([versionOf(db), db.prepare("SELECT value FROM setting").pluck().get()]).toEqual([to, "b"]);
      expect(schemaOf(db)).toBe(expectedSchema(to));
      expect(db.pragma("application_id", { simple: true })).toBe(APPLICATION_ID);
      db.close();
    });

    test("the power goes in the middle: the file is of the old version, whole", () => {
      const db = new Database(":memory:");
      migrate(db, from);
      db.exec("CREATE TABLE referral (other)");
      expect(() => migrate(db, to)).toThrow();
      expect([versionOf(db), db.inTransaction]).toEqual([from, false]);
      db.close();
    });
  },
);

test("a station with an older file: a copy first, then the step, and the rows are there", async () => {
  await fileOfVersion(10);
  const { store, findings } = await home.look();
  expect(findings).toEqual([]);
  if (store === null) throw new Error("did not open");
  expect([versionOf(store.db), settings(store)["kept"]]).toEqual([SCHEMA_VERSION, "yes"]);
  expect(verifyFile(store.db, store.keys).faults).toEqual([]);
  const copies = listBackups(home.files, home.at("backups"));
  const oldest = new Database(copies.at(-1)?.path ?? "", { readonly: true });
  expect(versionOf(oldest)).toBe(10);
  oldest.close();
});

test("a file of a newer program is left alone, byte for byte", async () => {
  (await home.open()).close();
  const db = new Database(home.at("precious.db"));
  db.pragma(`user_version = ${SCHEMA_VERSION + 10}`);
  db.close();
  const before = Buffer.from(home.files.read(home.at("precious.db")));
  const { store, findings } = await home.look();
  expect([store, findings.map(({ code }) => code)]).toEqual([null, ["newer"]]);
  expect(Buffer.compare(before, Buffer.from(home.files.read(home.at("precious.db"))))).toBe(0);
});

test("one letter of an index is another: the file is not trusted", async () => {
  (await home.open()).close();
  const path = home.at("precious.db");
  const bytes = Buffer.from(home.files.read(path));
  const place = bytes.indexOf("status IN ('booked', 'arrived', 'attended')");
  expect(place).toBeGreaterThan(0);
  bytes[place + "status IN ('booke".length] = "e".charCodeAt(0);
  home.files.replace(path, bytes);
  expect((await home.look()).findings.map(({ code }) => code)).toEqual(["restored"]);
});
