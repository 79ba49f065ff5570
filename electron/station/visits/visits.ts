import type { VisitLine, VisitsInput } from "../../../shared/contract/visits.ts";
import { dayNumber, dayText, shanghaiDay } from "../../../shared/jobs/day.ts";
import { ok } from "../../../shared/result.ts";
import type { BookingsRoom } from "../bookings/bookings.ts";
import { sealContact } from "../bookings/contacts.ts";
import { type Answer, type BookingEngine, type Contact, type EngineBooking, refuse } from "../bookings/engine.ts";
import type { Precious } from "../db/precious/store.ts";
import type { VisitRow } from "../db/precious/tables.ts";
import type { Clock } from "../ports.ts";
import { createFollowUps } from "./follow-ups.ts";
import { createVisitLines } from "./visit-lines.ts";

export interface VisitsOptions {
  readonly precious: Precious;
  readonly engine: BookingEngine;
  readonly bookings: Pick<BookingsRoom, "slotView">;
  readonly clock: Pick<Clock, "now">;
  readonly keep: { readonly days: number; readonly followUpDays: number };
}

export type VisitsRoom = ReturnType<typeof createVisits>;

/** The desk's side: who comes on a day, people without a booking, what came of it, whom to call. */
export function createVisits({ precious, engine, bookings, clock, keep }: VisitsOptions) {
  const { db, keys } = precious;
  const lines = createVisitLines(precious, bookings.slotView);
  const followUps = createFollowUps(precious);
  const visitRow = db.prepare<[string], VisitRow>("SELECT * FROM visit WHERE id = ?");
  const visitsOf = db.prepare<[number], VisitRow>("SELECT * FROM visit WHERE day = ? ORDER BY created_at, id");
  const serviceKnown = db.prepare<[string], number>("SELECT 1 FROM service WHERE id = ?").pluck();

  async function day(input: VisitsInput<"day">): Promise<{ day: string; items: VisitLine[] }> {
    const number = input.day === undefined ? shanghaiDay(clock.now()) : dayNumber(input.day);
    const booked = (await engine.bookingsOf(number)).map(lines.ofBooking);
    return { day: dayText(number), items: [...booked, ...visitsOf.all(number).map(lines.ofVisit)] };
  }

  async function walkIn(input: VisitsInput<"walkIn">): Promise<Answer<{ line: VisitLine }>> {
    const contact = contactOf(input);
    const { id, slotId, outcome = null, followUp = false } = input;
    if (slotId === undefined) return record(input, contact);
    return lineOf(await engine.walkIn({ id, slotId, contact, outcome, followUp }));
  }

  /** Somebody who took no seat: a line of the day and, where they agreed, of the follow-up list. */
  function record(input: VisitsInput<"walkIn">, contact: Partial<Contact>): Answer<{ line: VisitLine }> {
    const { id, serviceId, needs = [], outcome = null, followUp = false } = input;
    const requestMac = keys.requestMac(["visit", serviceId, needs, outcome, followUp, contact]);
    return precious.change((change) => {
      const before = visitRow.get(id);
      if (before !== undefined) {
        const same = before.request_mac !== null && Buffer.compare(before.request_mac, requestMac) === 0;
        return same ? ok({ line: lines.ofVisit(before) }) : refuse("BODY_MISMATCH", { id });
      }
      if (serviceKnown.get(serviceId) === undefined) return refuse("NOT_FOUND", { what: "service" });
      const today = shanghaiDay(change.now);
      change.put("visit", {
        id,
        service_id: serviceId,
        day: today,
        request_mac: requestMac,
        needs: JSON.stringify(needs),
        ...sealContact(keys, "visit", id, contact),
        outcome,
        follow_up: followUp ? 1 : 0,
        follow_result: null,
        created_at: change.now,
        keep_until: today + (followUp ? keep.followUpDays : keep.days),
        version: 1,
      });
      change.event("visit.recorded", { visit: id, service: serviceId });
      return writtenLine(id);
    });
  }

  async function mark(input: VisitsInput<"mark">): Promise<Answer<{ line: VisitLine }>> {
    return lineOf(await engine.mark(input));
  }

  async function outcome(input: VisitsInput<"outcome">): Promise<Answer<{ line: VisitLine }>> {
    const { kind, id, outcome: noted, followUp, version } = input;
    if (kind === "booking") return lineOf(await engine.noteOutcome({ id, outcome: noted, followUp, version }));
    return precious.change((change) => {
      const row = visitRow.get(id);
      if (row === undefined) return refuse("NOT_FOUND", { what: "visit" });
      const wanted = followUp === undefined ? row.follow_up : followUp ? 1 : 0;
      if (row.outcome === noted && row.follow_up === wanted && version >= row.version - 1)
        return ok({ line: lines.ofVisit(row) });
      if (row.version !== version) return refuse("STALE", { version: row.version });
      const keepUntil = row.day + (wanted > 0 ? keep.followUpDays : keep.days);
      change.put("visit", { ...row, outcome: noted, follow_up: wanted, keep_until: keepUntil, version: version + 1 });
      change.event("visit.outcome", { visit: id, outcome: noted });
      return writtenLine(id);
    });
  }

  function writtenLine(id: string): Answer<{ line: VisitLine }> {
    const row = visitRow.get(id);
    if (row === undefined) throw new Error("a visit that was just written is not there");
    return ok({ line: lines.ofVisit(row) });
  }

  function lineOf(answer: Answer<EngineBooking>): Answer<{ line: VisitLine }> {
    return answer.ok ? ok({ line: lines.ofBooking(answer.value) }) : answer;
  }

  /** Every line of these days (inclusive, `YYYY-MM-DD`), for the desk's export. At most 366 days. */
  async function between(from: string, to: string): Promise<readonly (VisitLine & { readonly day: string })[]> {
    const [first, last] = [dayNumber(from), Math.min(dayNumber(to), dayNumber(from) + EXPORT_DAYS_MAX - 1)];
    const found: (VisitLine & { day: string })[] = [];
    for (let number = first; number <= last; number += 1) {
      const { items } = await day({ day: dayText(number) });
      for (const line of items) found.push({ ...line, day: dayText(number) });
    }
    return found;
  }

  return {
    day,
    walkIn,
    mark,
    outcome,
    between,
    followUps: async () => ({ items: followUps.list() }),
    followedUp: async (input: VisitsInput<"followedUp">) => followUps.close(input),
  };
}

const EXPORT_DAYS_MAX = 366;

function contactOf({ surname, honorific, phone }: VisitsInput<"walkIn">): Partial<Contact> {
  return {
    ...(surname === undefined ? {} : { surname }),
    ...(honorific === undefined ? {} : { honorific }),
    ...(phone === undefined ? {} : { phone }),
  };
}
