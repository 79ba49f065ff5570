import { maskPhone } from "../../../shared/bookings/contact.ts";
import type { Need } from "../../../shared/bookings/words.ts";
import type { Slot } from "../../../shared/contract/bookings.ts";
import type { VisitLine } from "../../../shared/contract/visits.ts";
import { openContact } from "../bookings/contacts.ts";
import type { EngineBooking, EngineSlot } from "../bookings/engine.ts";
import type { Precious } from "../db/precious/store.ts";
import type { ServiceRow, VisitRow } from "../db/precious/tables.ts";

/** Lines of the desk's day: bookings and people who came without one, in one shape. */
export function createVisitLines({ db, keys }: Precious, slotView: (slot: EngineSlot) => Slot) {
  const serviceRow = db.prepare<[string], ServiceRow>("SELECT * FROM service WHERE id = ?");
  const nameOf = (serviceId: string) => serviceRow.get(serviceId)?.name ?? serviceId;

  function ofBooking(booking: EngineBooking): VisitLine {
    const { slot } = booking;
    return {
      kind: "booking",
      id: booking.id,
      serviceId: slot.serviceId,
      serviceName: nameOf(slot.serviceId),
      slot: slotView(slot),
      status: booking.status,
      origin: booking.origin,
      needs: [],
      outcome: booking.outcome,
      followUp: booking.followUp,
      contact: contactView(booking),
      slotClosed: slot.state === "closed",
      version: booking.version,
    };
  }

  function ofVisit(row: VisitRow): VisitLine {
    return {
      kind: "visit",
      id: row.id,
      serviceId: row.service_id,
      serviceName: nameOf(row.service_id),
      slot: null,
      status: "attended",
      origin: "walk-in",
      needs: JSON.parse(row.needs) as Need[],
      outcome: row.outcome,
      followUp: row.follow_up > 0,
      contact: contactView(openContact(keys, "visit", row.id, row)),
      slotClosed: false,
      version: row.version,
    };
  }

  return { ofBooking, ofVisit, nameOf };
}

function contactView({ name, phone }: { name: string | null; phone: string | null }) {
  return name === null && phone === null ? null : { name: name ?? "", phone: maskPhone(phone ?? "") };
}
