import {
  type DayException,
  overlaps,
  type PlannedSlot,
  shanghaiMinute,
  slotsOfDay,
  type WeeklyHours,
} from "../../../shared/bookings/hours.ts";
import { HORIZON_DAYS } from "../../../shared/bookings/words.ts";
import { dayText, shanghaiDay } from "../../../shared/jobs/day.ts";
import type { Precious } from "../db/precious/store.ts";
import type { ExceptionRow, HoursRow, SlotRow } from "../db/precious/tables.ts";
import type { Clock } from "../ports.ts";

export interface Planner {
  /** Lays the slots out if the day has changed since the last time; cheap otherwise. */
  keepUp(): void;
  /** Lays them out now: hours, services or exceptions have changed. */
  layOut(): void;
}

/** What one slot should be, by the hours as they stand. */
interface Wanted extends PlannedSlot {
  readonly id: string;
  readonly serviceId: string;
}

/** A slot as it is, and whether anybody is to come. */
type Present = SlotRow & { readonly booked: number };

interface Steps {
  readonly close: SlotRow[];
  readonly put: SlotRow[];
}

/**
 * Turns services, weekly hours and exceptions into slots with one row a seat, for as many days ahead as can be booked.
 * A slot that somebody has booked is never taken away or changed under them: taken out of the hours, it closes for
 * others and the desk is told; a new slot that would overlap it is not made (I8).
 */
export function createPlanner(precious: Precious, clock: Pick<Clock, "now">): Planner {
  let lastDay: number | null = null;

  function keepUp(): void {
    const today = shanghaiDay(clock.now());
    if (today === lastDay) return;
    layOut();
    lastDay = today;
  }

  function layOut(): void {
    const now = clock.now();
    const { close, put } = compare(wantedSlots(precious, now), presentSlots(precious, now), now);
    if (close.length === 0 && put.length === 0) return;
    const addSeat = precious.db.prepare("INSERT OR IGNORE INTO seat (slot_id, seat_no) VALUES (?, ?)");
    precious.change((change) => {
      // Closed ones first: they make room for those that overlap them.
      for (const slot of [...close, ...put]) {
        change.putSlot(slot);
        for (let no = 1; no <= slot.seats; no += 1) addSeat.run(slot.id, no);
      }
    });
  }

  return { keepUp, layOut };
}

/** In the order of services; of two slots of one expert that overlap, the first is kept. */
function wantedSlots({ db }: Precious, now: number): Wanted[] {
  const services = db
    .prepare<[], { id: string; minutes: number }>(
      "SELECT id, minutes FROM service WHERE active = 1 ORDER BY position, id",
    )
    .all();
  const experts = new Set(db.prepare<[], string>("SELECT id FROM expert WHERE active = 1").pluck().all());
  const hours = db.prepare<[], HoursRow>("SELECT * FROM hours ORDER BY id").all();
  const today = shanghaiDay(now);
  const exceptions = db
    .prepare<[number], ExceptionRow>("SELECT * FROM exception WHERE day >= ? ORDER BY id")
    .all(today);
  const busy = new Map<string, Wanted[]>();
  const wanted: Wanted[] = [];
  for (const service of services) {
    const weekly = hours.filter((row) => row.service_id === service.id).map(weeklyHours);
    const days = exceptions.filter((row) => row.service_id === null || row.service_id === service.id).map(dayException);
    for (let day = today; day < today + HORIZON_DAYS; day += 1) {
      for (const slot of slotsOfDay(day, service.minutes, weekly, days)) {
        if (slot.startsAt <= now || (slot.expertId !== null && !experts.has(slot.expertId))) continue;
        const own = slot.expertId === null ? [] : (busy.get(slot.expertId) ?? []);
        if (own.some((other) => overlaps(other, slot))) continue;
        const made = { ...slot, serviceId: service.id, id: slotIdOf(service.id, slot) };
        if (slot.expertId !== null) busy.set(slot.expertId, [...own, made]);
        wanted.push(made);
      }
    }
  }
  return wanted;
}

/** `career-guidance-20261123-0930`, with the expert's id where there is one: readable in a log, the same every time. */
function slotIdOf(serviceId: string, { day, startsAt, expertId }: PlannedSlot): string {
  const minute = shanghaiMinute(startsAt);
  const clockText = `${String(Math.floor(minute / 60)).padStart(2, "0")}${String(minute % 60).padStart(2, "0")}`;
  const base = `${serviceId}-${dayText(day).replaceAll("-", "")}-${clockText}`;
  return expertId === null ? base : `${base}-${expertId}`;
}

function presentSlots({ db }: Precious, now: number): Present[] {
  return (
    db
      .prepare<[number, number], Present>(
        `SELECT slot.*, EXISTS (SELECT 1 FROM booking WHERE booking.slot_id = slot.id
         AND booking.status IN ('booked', 'arrived', 'attended')) AS booked
       FROM slot WHERE slot.ends_at > ? AND slot.day < ?`,
      )
      // Beyond the horizon nothing is laid out, so nothing there is out of place: a clock set back must not close it.
      .all(now, shanghaiDay(now) + HORIZON_DAYS)
  );
}

function compare(wanted: readonly Wanted[], present: readonly Present[], now: number): Steps {
  const byId = new Map(present.map((slot) => [slot.id, slot]));
  const wantedIds = new Set(wanted.map(({ id }) => id));
  const isRunning = (slot: SlotRow) => slot.starts_at <= now;
  const close = present
    .filter((slot) => slot.state === "open" && !isRunning(slot) && !wantedIds.has(slot.id))
    .map(closed);
  // Somebody is to come, or is there: whatever would need the same person at the same time is not made.
  const busy = present.filter((slot) => slot.booked === 1 || isRunning(slot));
  const put = wanted.flatMap((slot) => {
    const row = rowOf(slot);
    const known = byId.get(slot.id);
    if (known !== undefined && same(known, row)) return [];
    if (known?.booked === 1 && known.ends_at !== row.ends_at) return [];
    return busy.some((other) => sameLane(other, row) && overlaps(timesOf(other), timesOf(row))) ? [] : [row];
  });
  return { close, put };
}

function rowOf(slot: Wanted): SlotRow {
  return {
    id: slot.id,
    service_id: slot.serviceId,
    expert_id: slot.expertId,
    day: slot.day,
    starts_at: slot.startsAt,
    ends_at: slot.endsAt,
    seats: slot.seats,
    state: "open",
  };
}

function closed({ booked: _, ...slot }: Present): SlotRow {
  return { ...slot, state: "closed" };
}

function same(a: SlotRow, b: SlotRow): boolean {
  return a.state === b.state && a.seats === b.seats && a.ends_at === b.ends_at && a.starts_at === b.starts_at;
}

/** Who would have to be in two places: the expert, or where there is none the counter of the service. */
function sameLane(a: SlotRow, b: SlotRow): boolean {
  if (a.id === b.id) return false;
  return a.expert_id === null ? b.expert_id === null && a.service_id === b.service_id : a.expert_id === b.expert_id;
}

function timesOf({ starts_at: startsAt, ends_at: endsAt }: SlotRow) {
  return { startsAt, endsAt };
}

function weeklyHours(row: HoursRow): WeeklyHours {
  return { weekday: row.weekday, ...spanOf(row) };
}

function dayException(row: ExceptionRow): DayException {
  return { day: row.day, kind: row.kind, ...spanOf(row) };
}

function spanOf(row: HoursRow | ExceptionRow) {
  return { fromMinute: row.from_minute, toMinute: row.to_minute, seats: row.seats, expertId: row.expert_id };
}
