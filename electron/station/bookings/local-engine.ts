import { dayText, shanghaiDay } from "../../../shared/jobs/day.ts";
import { ok } from "../../../shared/result.ts";
import type { Change, Precious } from "../db/precious/store.ts";
import type { BookingRow, SlotRow } from "../db/precious/tables.ts";
import type { Clock, Ids } from "../ports.ts";
import { attemptOn, violated } from "./attempt.ts";
import { endsWith, openContact, randomCode, sealContact } from "./contacts.ts";
import type {
  Answer,
  BookingEngine,
  BookingKey,
  ConfirmRequest,
  EngineBooking,
  MarkRequest,
  MoveRequest,
  OutcomeRequest,
  Refusal,
  WalkInRequest,
} from "./engine.ts";
import { refuse } from "./engine.ts";
import { type Moment, prepareSeatQueries } from "./seat-queries.ts";
import { createSeatTaking, slotView } from "./seat-taking.ts";

export interface LocalEngineOptions {
  readonly precious: Precious;
  readonly clock: Pick<Clock, "now" | "monotonic">;
  readonly ids: Ids;
  /** `Ports.boot`. */
  readonly boot: string;
  /** Days after the appointment that name and number are kept: without and with consent to be called. */
  readonly keep: { readonly days: number; readonly followUpDays: number };
}

/** Two bookings with the same six digits are one in 900,000; ten in a row are a broken random source. */
const CODE_TRIES = 10;

/**
 * The seats of one station in its own database. Every decision is taken inside one immediate transaction, and the unique
 * indexes are the judge: what is checked before only makes the refusal say why.
 */
export function createLocalEngine({ precious, clock, ids, boot, keep }: LocalEngineOptions): BookingEngine {
  const { db, keys } = precious;
  const q = prepareSeatQueries(db);
  const moment = (): Moment => ({ boot, mono: clock.monotonic() });
  const seats = createSeatTaking({ precious, q, moment, clock, ids });
  const { closedReason, takeSeat } = seats;
  const attempt = attemptOn(precious);

  function view(row: BookingRow): EngineBooking {
    const slot = q.slot.get(row.slot_id);
    if (slot === undefined) throw new Error("a booking without its slot");
    return {
      id: row.id,
      code: row.code,
      status: row.status,
      origin: row.origin,
      slot: slotView(slot),
      seatNo: row.seat_no,
      ...openContact(keys, "booking", row.id, row),
      outcome: row.outcome,
      followUp: row.follow_up > 0,
      keepUntil: row.keep_until,
      version: row.version,
    };
  }

  function confirm({ id, seat, contact, followUp, caller }: ConfirmRequest): Answer<EngineBooking> {
    const requestMac = keys.requestMac(["confirm", seat, contact, followUp]);
    return attempt((change) => {
      const before = q.booking.get(id);
      if (before !== undefined) return repeated(before, before.request_mac, requestMac);
      const taken = takeSeat(seat, caller);
      if (!taken.ok) return taken;
      const { slot, seatNo } = taken.value;
      return add(change, {
        ...newRow(slot, seatNo, id, followUp, change.now),
        ...sealContact(keys, "booking", id, contact),
        status: "booked",
        origin: "screen",
        person_key: keys.personKey(contact.phone),
        request_mac: requestMac,
      });
    });
  }

  function walkIn({ id, slotId, contact, outcome, followUp }: WalkInRequest): Answer<EngineBooking> {
    const requestMac = keys.requestMac(["walk-in", slotId, contact, outcome, followUp]);
    return attempt((change) => {
      const before = q.booking.get(id);
      if (before !== undefined) return repeated(before, before.request_mac, requestMac);
      const slot = q.slot.get(slotId);
      if (slot === undefined) return refuse("NOT_FOUND", { what: "slot" });
      const why = closedReason(slot, "running");
      if (why !== null) return refuse("CLOSED", { why });
      const seatNo = q.freeSeat.get({ ...moment(), slot: slotId });
      if (seatNo === undefined) return refuse("SLOT_FULL", { slotId });
      return add(change, {
        ...newRow(slot, seatNo, id, followUp, change.now),
        ...sealContact(keys, "booking", id, contact),
        status: "arrived",
        origin: "walk-in",
        person_key: contact.phone === undefined ? null : keys.personKey(contact.phone),
        request_mac: requestMac,
        outcome,
      });
    });
  }

  function newRow(slot: SlotRow, seatNo: number, id: string, followUp: boolean, now: number) {
    return {
      id,
      slot_id: slot.id,
      seat_no: seatNo,
      service_id: slot.service_id,
      day: slot.day,
      code: null,
      move_mac: null,
      outcome: null,
      follow_up: followUp ? 1 : 0,
      follow_result: null,
      created_at: now,
      keep_until: keepUntil(slot, followUp),
      version: 1,
    } as const;
  }

  function keepUntil(slot: SlotRow, followUp: boolean): number {
    return slot.day + (followUp ? keep.followUpDays : keep.days);
  }

  /** Puts a new row under the first code that nobody has. */
  function add(change: Change, row: Omit<BookingRow, "code">): Answer<EngineBooking> {
    for (let tries = 0; tries < CODE_TRIES; tries += 1) {
      const written = write(change, { ...row, code: randomCode(ids) });
      if (written === "code") continue;
      if (written !== null) return written;
      const fields = { booking: row.id, service: row.service_id, slot: row.slot_id };
      change.event(row.origin === "walk-in" ? "booking.walk-in" : "booking.confirmed", fields);
      return after(row.id);
    }
    throw new Error("no free booking code: the random source repeats itself");
  }

  /** null = written; `code` = another booking has this code; else what the database would not have. */
  function write(change: Change, row: BookingRow): Refusal | "code" | null {
    try {
      change.put("booking", row);
      return null;
    } catch (error) {
      const index = violated(error);
      if (index === "code") return "code";
      if (index === "seat") return refuse("SLOT_FULL", { slotId: row.slot_id });
      if (index === "person") return refuse("ALREADY_BOOKED", { serviceId: row.service_id, day: dayText(row.day) });
      throw error;
    }
  }

  function after(id: string): Answer<EngineBooking> {
    const row = q.booking.get(id);
    if (row === undefined) throw new Error("a booking that was just written is not there");
    return ok(view(row));
  }

  /** The same request once more: the booking as it is now. Another one under the same id is refused. */
  function repeated(row: BookingRow, kept: Uint8Array | null, asked: Uint8Array): Answer<EngineBooking> {
    if (kept === null || Buffer.compare(kept, asked) !== 0) return refuse("BODY_MISMATCH", { id: row.id });
    return ok(view(row));
  }

  function found({ code, last4 }: BookingKey): BookingRow | null {
    const row = q.byCode.get(code);
    if (row === undefined) return null;
    return endsWith(openContact(keys, "booking", row.id, row).phone, last4) ? row : null;
  }

  function cancel(key: BookingKey): Answer<EngineBooking> {
    return attempt((change) => {
      const row = found(key);
      if (row === null) return refuse("NOT_FOUND", { what: "booking" });
      if (row.status === "cancelled") return ok(view(row));
      const why = shutReason(row, ["booked"]);
      if (why !== null) return refuse("CLOSED", { why });
      return set(change, row, { status: "cancelled" }, () =>
        change.event("booking.cancelled", { ...bookingFields(row), by: "resident" }),
      );
    });
  }

  /** Why this booking is no longer to be changed by its owner; null = it is. */
  function shutReason(row: BookingRow, open: readonly BookingRow["status"][]) {
    if (row.status === "cancelled" || row.status === "no-show") return "cancelled";
    if (!open.includes(row.status)) return "arrived";
    const slot = q.slot.get(row.slot_id);
    return slot !== undefined && slot.ends_at <= clock.now() ? "past" : null;
  }

  /** Changes some columns of a row, with the next version. */
  function set(change: Change, row: BookingRow, columns: Partial<BookingRow>, tell: () => void): Answer<EngineBooking> {
    const written = write(change, { ...row, ...columns, version: row.version + 1 });
    if (written === "code") throw new Error("a booking keeps its code");
    if (written !== null) return written;
    tell();
    return after(row.id);
  }

  function move({ key, seat, version, caller }: MoveRequest): Answer<EngineBooking> {
    const moveMac = keys.requestMac(["move", key, seat, version]);
    return attempt((change) => {
      const row = found(key);
      if (row === null) return refuse("NOT_FOUND", { what: "booking" });
      if (row.move_mac !== null && Buffer.compare(row.move_mac, moveMac) === 0) return ok(view(row));
      if (row.version !== version) return refuse("STALE", { version: row.version });
      const why = shutReason(row, ["booked"]);
      if (why !== null) return refuse("CLOSED", { why });
      const taken = takeSeat(seat, caller);
      if (!taken.ok) return taken;
      const { slot, seatNo } = taken.value;
      if (slot.service_id !== row.service_id) return refuse("NOT_FOUND", { what: "slot" });
      const keepUntilDay = keepUntil(slot, row.follow_up > 0);
      const columns = { slot_id: slot.id, seat_no: seatNo, day: slot.day, keep_until: keepUntilDay, move_mac: moveMac };
      return set(change, row, columns, () =>
        change.event("booking.moved", { booking: row.id, service: row.service_id, slot: slot.id }),
      );
    });
  }

  function checkIn(key: BookingKey): Answer<EngineBooking> {
    return attempt((change) => {
      const row = found(key);
      if (row === null) return refuse("NOT_FOUND", { what: "booking" });
      if (row.status === "arrived") return ok(view(row));
      const why = shutReason(row, ["booked"]);
      if (why !== null) return refuse("CLOSED", { why });
      if (row.day !== shanghaiDay(clock.now())) return refuse("CLOSED", { why: "not-today" });
      return set(change, row, { status: "arrived" }, () =>
        change.event("booking.arrived", { ...bookingFields(row), by: "resident" }),
      );
    });
  }

  function mark({ id, as, version }: MarkRequest): Answer<EngineBooking> {
    return attempt((change) => {
      const row = q.booking.get(id);
      if (row === undefined) return refuse("NOT_FOUND", { what: "booking" });
      if (row.status === as && version >= row.version - 1) return ok(view(row));
      if (row.version !== version) return refuse("STALE", { version: row.version });
      if (!MARKABLE[as].includes(row.status)) {
        return refuse("CLOSED", {
          why: row.status === "attended" || row.status === "arrived" ? "arrived" : "cancelled",
        });
      }
      const slot = q.slot.get(row.slot_id);
      if (as === "no-show" && slot !== undefined && slot.starts_at > clock.now()) {
        return refuse("CLOSED", { why: "not-begun" });
      }
      return set(change, row, { status: as }, () => tellOfMark(change, row, as));
    });
  }

  function noteOutcome({ id, outcome, followUp, version }: OutcomeRequest): Answer<EngineBooking> {
    return attempt((change) => {
      const row = q.booking.get(id);
      if (row === undefined) return refuse("NOT_FOUND", { what: "booking" });
      const wanted = followUp === undefined ? row.follow_up : followUp ? 1 : 0;
      if (row.outcome === outcome && row.follow_up === wanted && version >= row.version - 1) return ok(view(row));
      if (row.version !== version) return refuse("STALE", { version: row.version });
      const slot = q.slot.get(row.slot_id);
      const keepUntilDay = slot === undefined ? row.keep_until : keepUntil(slot, wanted > 0);
      return set(change, row, { outcome, follow_up: wanted, keep_until: keepUntilDay }, () =>
        change.event("booking.outcome", { booking: id, outcome }),
      );
    });
  }

  return {
    freeSlots: async ({ serviceId, from, to }) => {
      if (q.serviceActive.get(serviceId) !== 1) return [];
      const rows = q.freeSlots.all({ ...moment(), service: serviceId, from, to });
      return rows.filter(({ free }) => free > 0).map((row) => ({ ...slotView(row), free: row.free }));
    },
    hold: async (request) => seats.hold(request),
    release: async (holdId) => seats.release(holdId),
    confirm: async (request) => confirm(request),
    find: async (key) => {
      const row = found(key);
      return row === null ? refuse("NOT_FOUND", { what: "booking" }) : ok(view(row));
    },
    cancel: async (key) => cancel(key),
    move: async (request) => move(request),
    checkIn: async (key) => checkIn(key),
    mark: async (request) => mark(request),
    noteOutcome: async (request) => noteOutcome(request),
    walkIn: async (request) => walkIn(request),
    seats: async (slotId) =>
      q.seats.all({ ...moment(), slot: slotId }).map(({ no, booking, held }) => ({
        no,
        state: booking !== null ? "booked" : held === 1 ? "held" : "free",
        bookingId: booking,
      })),
    bookingsOf: async (day) => q.ofDay.all(day).map(view),
  };
}

/** From which statuses staff may set each: also back, because fingers slip. */
const MARKABLE: Readonly<Record<MarkRequest["as"], readonly BookingRow["status"][]>> = {
  arrived: ["booked", "attended", "no-show"],
  attended: ["booked", "arrived", "no-show"],
  "no-show": ["booked", "arrived"],
  cancelled: ["booked", "arrived"],
};

function tellOfMark(change: Change, row: BookingRow, as: MarkRequest["as"]): void {
  const fields = bookingFields(row);
  if (as === "arrived") change.event("booking.arrived", { ...fields, by: "staff" });
  else if (as === "cancelled") change.event("booking.cancelled", { ...fields, by: "staff" });
  else if (as === "attended") change.event("booking.attended", fields);
  else change.event("booking.no-show", fields);
}

function bookingFields(row: BookingRow) {
  return { booking: row.id, service: row.service_id, slot: row.slot_id };
}
