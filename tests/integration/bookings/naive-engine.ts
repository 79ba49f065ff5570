import { rmSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import type {
  Answer,
  BookingEngine,
  EngineBooking,
  EngineSlot,
  Seat,
} from "../../../electron/station/bookings/engine.ts";
import { refuse } from "../../../electron/station/bookings/engine.ts";
import { slotsOfDay } from "../../../shared/bookings/hours.ts";
import { ok } from "../../../shared/result.ts";
import { createTwoClocks, type EngineLab, memoryFolder } from "./engine-lab.ts";

const TABLES = `
  CREATE TABLE IF NOT EXISTS booking (id TEXT, slot TEXT, seat INTEGER, status TEXT, code TEXT, phone TEXT, version INTEGER);
  CREATE TABLE IF NOT EXISTS hold (id TEXT, slot TEXT, until INTEGER);`;

const DAY = 20_777;
const pause = () => new Promise((resolve) => setImmediate(resolve));

/** The slots that both labs have. */
function labSlots(): EngineSlot[] {
  const hours = { talk: [540, 600, 2], expert: [540, 600, 1], other: [610, 650, 1] } as const;
  return Object.entries(hours).flatMap(([serviceId, [fromMinute, toMinute, seats]]) =>
    slotsOfDay(
      DAY,
      serviceId === "other" ? 40 : 30,
      [{ weekday: 5, fromMinute, toMinute, seats, expertId: null }],
      [],
    ).map((slot) => {
      const minute = new Date(slot.startsAt + 8 * 3_600_000).toISOString().slice(11, 16).replace(":", "");
      const id = `${serviceId}-20261120-${minute}${serviceId === "talk" ? "" : "-zhou"}`;
      return { ...slot, id, serviceId, state: "open" as const };
    }),
  );
}

/**
 * How booking is written when nobody has thought about it (and how several well-known products had it for years,
 * reliability.md §2.4): look whether there is room, then insert. No constraint, no idempotency, holds by the wall clock.
 * The suites must find it out; it is the proof that they see anything.
 */
export function createNaiveEngine(db: Database.Database, now: () => number): BookingEngine {
  db.exec(TABLES);
  const slots = new Map(labSlots().map((slot) => [slot.id, slot]));
  let made = 0;
  type Row = { id: string; slot: string; seat: number; status: string; code: string; phone: string; version: number };
  const byId = (id: string) => db.prepare<[string], Row>("SELECT * FROM booking WHERE id = ?").get(id);
  const taken = (slot: string) =>
    db
      .prepare<[string], number>("SELECT count(*) FROM booking WHERE slot = ? AND status <> 'cancelled'")
      .pluck()
      .get(slot) ?? 0;
  const held = (slot: string) =>
    db
      .prepare<[string, number], number>("SELECT count(*) FROM hold WHERE slot = ? AND until > ?")
      .pluck()
      .get(slot, now()) ?? 0;

  const view = (row: Row): EngineBooking => ({
    id: row.id,
    code: row.code,
    status: row.status as EngineBooking["status"],
    origin: "screen",
    slot: slots.get(row.slot) as EngineSlot,
    seatNo: row.seat,
    name: "",
    phone: row.phone,
    outcome: null,
    followUp: false,
    keepUntil: DAY + 7,
    version: row.version,
  });
  const found = (code: string) => db.prepare<[string], Row>("SELECT * FROM booking WHERE code = ?").get(code);

  async function confirm({
    id,
    seat,
    contact,
  }: Parameters<BookingEngine["confirm"]>[0]): Promise<Answer<EngineBooking>> {
    const hold =
      "holdId" in seat
        ? db.prepare<[string], { slot: string }>("SELECT slot FROM hold WHERE id = ?").get(seat.holdId)
        : undefined;
    const slot = slots.get("slotId" in seat ? seat.slotId : (hold?.slot ?? ""));
    if (slot === undefined)
      return "holdId" in seat ? refuse("HOLD_EXPIRED", {}) : refuse("NOT_FOUND", { what: "slot" });
    if (taken(slot.id) >= slot.seats) return refuse("SLOT_FULL", { slotId: slot.id });
    await pause();
    made += 1;
    const code = String(100_000 + made);
    db.prepare("INSERT INTO booking VALUES (?, ?, ?, 'booked', ?, ?, 1)").run(
      id,
      slot.id,
      taken(slot.id) + 1,
      code,
      contact.phone,
    );
    return ok(view(byId(id) as Row));
  }

  async function change(code: string, set: string): Promise<Answer<EngineBooking>> {
    const row = found(code);
    if (row === undefined) return refuse("NOT_FOUND", { what: "booking" });
    db.prepare(`UPDATE booking SET ${set}, version = version + 1 WHERE code = ?`).run(code);
    return ok(view(byId(row.id) as Row));
  }

  return {
    freeSlots: async ({ serviceId, from, to }) =>
      [...slots.values()]
        .filter((slot) => slot.serviceId === serviceId && slot.startsAt >= from && slot.startsAt < to)
        .map((slot) => ({ ...slot, free: slot.seats - taken(slot.id) - held(slot.id) }))
        .filter(({ free }) => free > 0),
    hold: async ({ slotId }) => {
      const slot = slots.get(slotId);
      if (slot === undefined) return refuse("NOT_FOUND", { what: "slot" });
      made += 1;
      db.prepare("INSERT INTO hold VALUES (?, ?, ?)").run(`hold-${made}`, slotId, now() + 300_000);
      return ok({ id: `hold-${made}`, slot, leftMs: 300_000 });
    },
    release: async (id) => db.prepare("DELETE FROM hold WHERE id = ?").run(id).changes > 0,
    confirm,
    find: async ({ code }) => {
      const row = found(code);
      return row === undefined ? refuse("NOT_FOUND", { what: "booking" }) : ok(view(row));
    },
    cancel: ({ code }) => change(code, "status = 'cancelled'"),
    move: ({ key, seat }) => change(key.code, `slot = '${"slotId" in seat ? seat.slotId : ""}'`),
    checkIn: ({ code }) => change(code, "status = 'arrived'"),
    mark: async ({ id, as }) => change(byId(id)?.code ?? "", `status = '${as}'`),
    noteOutcome: async ({ id }) => change(byId(id)?.code ?? "", "version = version"),
    walkIn: ({ id, slotId }) =>
      confirm({
        id,
        seat: { slotId },
        contact: { surname: "", honorific: "先生", phone: "" },
        followUp: false,
        caller: null,
      }),
    seats: async (slotId): Promise<Seat[]> => {
      const rows = db
        .prepare<[string], Row>("SELECT * FROM booking WHERE slot = ? AND status <> 'cancelled'")
        .all(slotId);
      return Array.from({ length: slots.get(slotId)?.seats ?? 0 }, (_, at) => {
        const row = rows[at];
        const state = row !== undefined ? "booked" : at < rows.length + held(slotId) ? "held" : "free";
        return { no: at + 1, state, bookingId: row?.id ?? null };
      });
    },
    bookingsOf: async () => db.prepare<[], Row>("SELECT * FROM booking").all().map(view),
  };
}

/** The naive engine in the place of the real one. */
export async function openNaiveLab(): Promise<EngineLab> {
  const data = memoryFolder();
  const clock = createTwoClocks();
  const db = new Database(join(data, "naive.db"));
  const all = labSlots();
  const of = (service: string) => all.filter(({ serviceId }) => serviceId === service).map(({ id }) => id);
  return {
    engine: createNaiveEngine(db, clock.now),
    clock,
    slots: { talk: of("talk"), expert: of("expert"), other: of("other") },
    arm: () => {},
    disarm: () => false,
    restart: async () => {},
    shiftExpert: () => {},
    closeFirstTalk: () => {},
    close: () => {
      db.close();
      rmSync(data, { recursive: true, force: true });
    },
  };
}
