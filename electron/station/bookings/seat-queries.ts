import type Database from "better-sqlite3";
import { HOLD_MINUTES } from "../../../shared/bookings/words.ts";
import type { BookingRow, SlotRow } from "../db/precious/tables.ts";

/** Milliseconds a hold lasts. */
export const HOLD_MS = HOLD_MINUTES * 60_000;

/** Statuses that have a seat; the words of the unique index `booking_seat`, so that it serves these queries. */
const ACTIVE = "status IN ('booked', 'arrived', 'attended')";

/**
 * A hold counts while its time runs on this start of the machine. The upper bound throws out a number that no hold can
 * have (a flipped bit would otherwise keep a seat for years).
 */
const ALIVE = `hold.boot = @boot AND hold.until > @mono AND hold.until <= @mono + ${HOLD_MS}`;

/** This start of the machine and its clock that only rises, milliseconds. */
export interface Moment {
  readonly boot: string;
  readonly mono: number;
}

export interface HoldRow {
  readonly id: string;
  readonly slot_id: string;
  readonly seat_no: number;
  readonly caller: string | null;
  readonly until: number;
}

export type SeatQueries = ReturnType<typeof prepareSeatQueries>;

/** The statements of the local engine, prepared once. Every one that searches does so by an index (see its test). */
export function prepareSeatQueries(db: Database.Database) {
  return {
    slot: db.prepare<[string], SlotRow>("SELECT * FROM slot WHERE id = ?"),
    serviceActive: db.prepare<[string], number>("SELECT active FROM service WHERE id = ?").pluck(),
    freeSlots: db.prepare<[Moment & { service: string; from: number; to: number }], SlotRow & { free: number }>(
      SQL.freeSlots,
    ),
    freeSeat: db.prepare<[Moment & { slot: string }], number>(SQL.freeSeat).pluck(),
    seats: db.prepare<[Moment & { slot: string }], { no: number; booking: string | null; held: number }>(SQL.seats),
    booking: db.prepare<[string], BookingRow>("SELECT * FROM booking WHERE id = ?"),
    byCode: db.prepare<[string], BookingRow>("SELECT * FROM booking WHERE code = ?"),
    ofDay: db.prepare<[number], BookingRow>(SQL.ofDay),
    hold: db.prepare<[Moment & { id: string }], HoldRow>(`SELECT * FROM hold WHERE id = @id AND ${ALIVE}`),
    addHold: db.prepare<[HoldRow & { boot: string }]>(
      "INSERT INTO hold (id, slot_id, seat_no, caller, boot, until) VALUES (@id, @slot_id, @seat_no, @caller, @boot, @until)",
    ),
    dropHold: db.prepare<[string]>("DELETE FROM hold WHERE id = ?"),
    dropHoldsOf: db.prepare<[string]>("DELETE FROM hold WHERE caller = ?"),
    dropDeadHolds: db.prepare<[Moment]>(`DELETE FROM hold WHERE NOT (${ALIVE})`),
  };
}

/** Apart, so that a test can ask the engine how it would run each. */
export const SQL = {
  freeSlots: `
    SELECT slot.*, slot.seats
      - (SELECT count(*) FROM booking WHERE booking.slot_id = slot.id AND booking.${ACTIVE} AND booking.seat_no <= slot.seats)
      - (SELECT count(*) FROM hold WHERE hold.slot_id = slot.id AND hold.seat_no <= slot.seats AND ${ALIVE}
          AND NOT EXISTS (SELECT 1 FROM booking WHERE booking.slot_id = hold.slot_id AND booking.seat_no = hold.seat_no
            AND booking.${ACTIVE})) AS free
    FROM slot
    WHERE slot.service_id = @service AND slot.starts_at >= @from AND slot.starts_at < @to AND slot.state = 'open'
    ORDER BY slot.starts_at, slot.id`,
  freeSeat: `
    SELECT seat.seat_no FROM seat JOIN slot ON slot.id = seat.slot_id
    WHERE seat.slot_id = @slot AND seat.seat_no <= slot.seats
      AND NOT EXISTS (SELECT 1 FROM booking WHERE booking.slot_id = seat.slot_id AND booking.seat_no = seat.seat_no
        AND booking.${ACTIVE})
      AND NOT EXISTS (SELECT 1 FROM hold WHERE hold.slot_id = seat.slot_id AND hold.seat_no = seat.seat_no AND ${ALIVE})
    ORDER BY seat.seat_no LIMIT 1`,
  seats: `
    SELECT seat.seat_no AS no,
      (SELECT booking.id FROM booking WHERE booking.slot_id = seat.slot_id AND booking.seat_no = seat.seat_no
        AND booking.${ACTIVE}) AS booking,
      EXISTS (SELECT 1 FROM hold WHERE hold.slot_id = seat.slot_id AND hold.seat_no = seat.seat_no AND ${ALIVE}) AS held
    FROM seat JOIN slot ON slot.id = seat.slot_id
    WHERE seat.slot_id = @slot AND (seat.seat_no <= slot.seats OR booking IS NOT NULL)
    ORDER BY seat.seat_no`,
  ofDay: `
    SELECT booking.* FROM booking JOIN slot ON slot.id = booking.slot_id
    WHERE booking.day = ? ORDER BY slot.starts_at, booking.slot_id, booking.seat_no, booking.created_at, booking.id`,
} as const;
