import { maskPhone } from "../../../shared/bookings/contact.ts";
import { shanghaiTime } from "../../../shared/bookings/hours.ts";
import { HORIZON_DAYS, SLOT_DAYS_DEFAULT } from "../../../shared/bookings/words.ts";
import type { Booking, BookingsInput, BookingsOutput, Service, Slot } from "../../../shared/contract/bookings.ts";
import { dayNumber, dayText, shanghaiDay } from "../../../shared/jobs/day.ts";
import { ok } from "../../../shared/result.ts";
import type { Precious } from "../db/precious/store.ts";
import type { ExpertRow, ServiceRow } from "../db/precious/tables.ts";
import type { Clock } from "../ports.ts";
import {
  type Answer,
  type BookingEngine,
  type EngineBooking,
  type EngineSlot,
  refuse,
  type SeatChoice,
} from "./engine.ts";
import type { Planner } from "./planner.ts";
import type { createReferrals } from "./referrals.ts";

export interface BookingsOptions {
  readonly precious: Precious;
  readonly engine: BookingEngine;
  readonly planner: Planner;
  readonly referrals: ReturnType<typeof createReferrals>;
  readonly clock: Pick<Clock, "now">;
  readonly keep: { readonly days: number; readonly followUpDays: number };
}

export type BookingsRoom = ReturnType<typeof createBookings>;

/** The resident's side: the engine's answers in the contract's words, and never a whole phone number. */
export function createBookings({ precious, engine, planner, referrals, clock, keep }: BookingsOptions) {
  const { db } = precious;
  const serviceRow = db.prepare<[string], ServiceRow>("SELECT * FROM service WHERE id = ?");
  const expertRow = db.prepare<[string], ExpertRow>("SELECT * FROM expert WHERE id = ?");
  const activeServices = db.prepare<[], ServiceRow>("SELECT * FROM service WHERE active = 1 ORDER BY position, id");

  async function services(): Promise<BookingsOutput<"services">> {
    planner.keepUp();
    const rows = activeServices.all();
    const items = await Promise.all(rows.map(async (row) => serviceView(row, await nextFree(row.id))));
    return { items, keepDays: keep.days, followUpDays: keep.followUpDays, demo: rows.some(({ demo }) => demo === 1) };
  }

  async function nextFree(serviceId: string): Promise<string | null> {
    const from = clock.now() + 1;
    const [first] = await engine.freeSlots({ serviceId, from, to: shanghaiTime(shanghaiDay(from) + HORIZON_DAYS, 0) });
    return first === undefined ? null : iso(first.startsAt);
  }

  async function slots(input: BookingsInput<"slots">): Promise<Answer<BookingsOutput<"slots">>> {
    planner.keepUp();
    const { serviceId, from, days = SLOT_DAYS_DEFAULT } = input;
    if (serviceRow.get(serviceId)?.active !== 1) return refuse("NOT_FOUND", { what: "service" });
    const now = clock.now();
    const first = from === undefined ? shanghaiDay(now) : dayNumber(from);
    const question = { from: Math.max(shanghaiTime(first, 0), now + 1), to: shanghaiTime(first + days, 0) };
    const free = await engine.freeSlots({ serviceId, ...question });
    return ok({ items: free.map((slot) => ({ ...slotView(slot), free: slot.free })), asOf: iso(now) });
  }

  async function hold(slotId: string, caller: string | null): Promise<Answer<BookingsOutput<"hold">>> {
    planner.keepUp();
    const held = await engine.hold({ slotId, caller });
    if (!held.ok) return held;
    const { id, leftMs, slot } = held.value;
    return ok({ holdId: id, until: iso(clock.now() + leftMs), slot: slotView(slot) });
  }

  async function confirm(
    input: BookingsInput<"confirm">,
    caller: string | null,
  ): Promise<Answer<{ booking: Booking }>> {
    const { id, surname = "", honorific, phone, followUp = false } = input;
    const contact = { surname, honorific, phone };
    return shown(await engine.confirm({ id, seat: seatOf(input), contact, followUp, caller }));
  }

  async function move(input: BookingsInput<"move">, caller: string | null): Promise<Answer<{ booking: Booking }>> {
    const { code, last4, version } = input;
    return shown(await engine.move({ key: { code, last4 }, seat: seatOf(input), version, caller }));
  }

  async function refer(input: BookingsInput<"refer">): Promise<Answer<BookingsOutput<"refer">>> {
    const { id, jobId, surname = "", honorific, phone } = input;
    const made = referrals.refer({ id, jobId, contact: { surname, honorific, phone } });
    if (!made.ok) return made;
    const { name, phone: kept, keptUntil } = made.value;
    return ok({ id, jobId, contact: { name: name ?? "", phone: maskPhone(kept ?? "") }, keptUntil });
  }

  function shown(answer: Answer<EngineBooking>): Answer<{ booking: Booking }> {
    return answer.ok ? ok({ booking: bookingView(answer.value) }) : answer;
  }

  function bookingView(booking: EngineBooking): Booking {
    const { slot, name, phone } = booking;
    const service = serviceRow.get(slot.serviceId);
    return {
      id: booking.id,
      code: booking.code ?? "",
      status: booking.status,
      origin: booking.origin,
      slot: slotView(slot),
      service: {
        id: slot.serviceId,
        name: service?.name ?? slot.serviceId,
        nameEn: service?.name_en ?? slot.serviceId,
        place: service?.place ?? "",
        bring: bringOf(service),
      },
      contact: name === null && phone === null ? null : { name: name ?? "", phone: maskPhone(phone ?? "") },
      followUp: booking.followUp,
      keptUntil: dayText(booking.keepUntil),
      version: booking.version,
    };
  }

  function slotView({ id, serviceId, expertId, startsAt, endsAt }: EngineSlot): Slot {
    const row = expertId === null ? undefined : expertRow.get(expertId);
    const expert = row === undefined ? null : { id: row.id, name: row.name, org: row.org };
    return { id, serviceId, startsAt: iso(startsAt), endsAt: iso(endsAt), expert };
  }

  return {
    services,
    slots,
    hold,
    release: async (holdId: string) => ({ released: await engine.release(holdId) }),
    confirm,
    find: async (key: BookingsInput<"find">) => shown(await engine.find(key)),
    cancel: async (key: BookingsInput<"cancel">) => shown(await engine.cancel(key)),
    move,
    checkIn: async (key: BookingsInput<"checkIn">) => shown(await engine.checkIn(key)),
    refer,
    slotView,
  };
}

function serviceView(row: ServiceRow, nextFree: string | null): Service {
  return {
    id: row.id,
    name: row.name,
    nameEn: row.name_en,
    what: row.what,
    whatEn: row.what_en,
    minutes: row.minutes,
    place: row.place,
    bring: bringOf(row),
    ownOffer: row.own_offer === 1,
    nextFree,
  };
}

function bringOf(row: ServiceRow | undefined): string[] {
  return row === undefined ? [] : (JSON.parse(row.bring) as string[]);
}

/** The contract lets exactly one of the two through. */
function seatOf({ holdId, slotId }: { holdId?: string | undefined; slotId?: string | undefined }): SeatChoice {
  return holdId === undefined ? { slotId: slotId ?? "" } : { holdId };
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}
