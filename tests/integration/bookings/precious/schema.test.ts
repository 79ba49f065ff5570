import Database from "better-sqlite3";
import { describe, expect, test } from "vitest";
import { SQL } from "../../../../electron/station/bookings/seat-queries.ts";
import { migrate } from "../../../../electron/station/db/precious/migrate.ts";
import { COLUMNS, KEPT_NAMES, PERSONAL, SLOT_COLUMNS } from "../../../../electron/station/db/precious/tables.ts";
import { contract } from "../../../../shared/contract/index.ts";

const db = new Database(":memory:");
migrate(db);

interface Column {
  readonly name: string;
  readonly type: string;
  readonly notnull: number;
}
const columnsOf = (table: string) => db.pragma(`table_info(${table})`) as Column[];
const tables = db.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all();

/** What a station has no business to know (reliability.md §4.1 T24, product.md §2.4), in the words of a schema. */
const FORBIDDEN =
  /id_?card|identity|passport|birth|gender|sex|disab|health|ethnic|religion|address|email|wechat|salary|income|photo|face|finger|身份证|生日|性别|残疾|住址|民族/i;

describe("tables", () => {
  test.each(tables)("%s is strict", (table) => {
    const { strict } = (db.pragma("table_list") as { name: string; strict: number }[]).find(
      ({ name }) => name === table,
    ) ?? { strict: 0 };
    expect(strict).toBe(1);
  });

  test.each(KEPT_NAMES)("%s has the columns that its MAC reads, and no other", (table) => {
    expect(columnsOf(table).map(({ name }) => name)).toEqual([...COLUMNS[table], "seq", "mac"]);
  });

  test("slot too", () => {
    expect(columnsOf("slot").map(({ name }) => name)).toEqual([...SLOT_COLUMNS, "mac"]);
  });

  test("what is personal is sealed, keyed or a code, and can be emptied", () => {
    for (const [table, personal] of Object.entries(PERSONAL)) {
      for (const name of personal) {
        const column = columnsOf(table).find((one) => one.name === name);
        expect(column?.notnull, `${table}.${name}`).toBe(0);
        expect(name === "code" || /_(?:enc|key|mac)$/.test(name)).toBe(true);
      }
    }
  });

  test("every reference has an index behind it or points at a key", () => {
    for (const table of tables)
      for (const { table: parent } of db.pragma(`foreign_key_list(${table})`) as { table: string }[])
        expect(tables).toContain(parent);
  });
});

describe("field names that have no place in a station", () => {
  test("no column", () => {
    const names = tables.flatMap((table) => columnsOf(table).map(({ name }) => `${table}.${name}`));
    expect(names.filter((name) => FORBIDDEN.test(name))).toEqual([]);
  });

  test("no input of bookings, visits", () => {
    const names = Object.values({ ...contract.bookings, ...contract.visits }).flatMap((one) => {
      const schema = one["~orpc"].inputSchema as {
        readonly shape?: object;
        readonly def?: { readonly in?: { shape?: object } };
      };
      return Object.keys(schema.shape ?? schema.def?.in?.shape ?? {});
    });
    expect(names).toContain("phone");
    expect(names.filter((name) => FORBIDDEN.test(name))).toEqual([]);
  });
});

describe("what the engine asks is answered by an index", () => {
  const params = { boot: "", mono: 0, service: "", from: 0, to: 0, slot: "" };
  test.each(Object.entries(SQL))("%s", (_name, sql) => {
    const plan = db.prepare(`EXPLAIN QUERY PLAN ${sql}`);
    const steps = (sql.includes("?") ? plan.all(0) : plan.all(params)) as { detail: string }[];
    expect(steps.map(({ detail }) => detail).filter((detail) => detail.startsWith("SCAN"))).toEqual([]);
  });

  test.each([
    "SELECT * FROM booking WHERE code = ?",
    "SELECT * FROM booking WHERE day = ?",
    "SELECT * FROM booking WHERE id = ? AND seq = ?",
    "SELECT * FROM visit WHERE day = ?",
    "SELECT id FROM booking WHERE seq >= ?",
    "SELECT * FROM audit WHERE seq > ? ORDER BY seq",
  ])("%s", (sql) => {
    const steps = db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...Array.from(sql.matchAll(/\?/g), () => 0)) as {
      detail: string;
    }[];
    expect(steps.map(({ detail }) => detail).filter((detail) => detail.startsWith("SCAN"))).toEqual([]);
  });
});

describe("the database is the judge", () => {
  const insert = (id: string, seat: number, status: string, person: string | null = null, day = 1) =>
    db
      .prepare(
        `INSERT INTO booking (id, slot_id, seat_no, service_id, day, status, origin, code, person_key, follow_up, created_at, keep_until, version, seq, mac)
         VALUES (?, 's1', ?, 'talk', ?, ?, 'screen', NULL, ?, 0, 0, 0, 1, 1, x'00')`,
      )
      .run(id, seat, day, status, person === null ? null : Buffer.from(person));

  test("two active bookings on one seat, one person twice on a day, an expert in two places", () => {
    db.exec(`
      INSERT INTO service (id, position, active, name, name_en, what, what_en, minutes, place, bring, own_offer, demo, seq, mac)
        VALUES ('talk', 0, 1, 'talk', '', '', '', 30, '', '[]', 0, 0, 1, x'00');
      INSERT INTO expert (id, name, org, active, seq, mac) VALUES ('zhou', 'z', '', 1, 1, x'00');
      INSERT INTO slot (id, service_id, expert_id, day, starts_at, ends_at, seats, state, mac)
        VALUES ('s1', 'talk', NULL, 1, 0, 10, 2, 'open', x'00'), ('e1', 'talk', 'zhou', 1, 0, 10, 1, 'open', x'00');
      INSERT INTO seat (slot_id, seat_no) VALUES ('s1', 1), ('s1', 2);`);
    insert("a", 1, "booked", "p");
    expect(() => insert("b", 1, "arrived")).toThrow(/UNIQUE/);
    expect(() => insert("c", 2, "booked", "p")).toThrow(/UNIQUE/);
    insert("d", 1, "cancelled", "p");
    insert("e", 2, "booked", "p", 2);
    expect(() => insert("f", 3, "booked")).toThrow(/FOREIGN KEY/);
    const second =
      "INSERT INTO slot (id, service_id, expert_id, day, starts_at, ends_at, seats, state, mac) VALUES (?, 'talk', 'zhou', 1, ?, ?, 1, ?, x'00')";
    expect(() => db.prepare(second).run("e2", 9, 19, "open")).toThrow(/overlaps/);
    db.prepare(second).run("e3", 9, 19, "closed");
    db.prepare(second).run("e4", 10, 20, "open");
    expect(() => db.prepare("UPDATE slot SET state = 'open' WHERE id = 'e3'").run()).toThrow(/overlaps/);
  });
});
