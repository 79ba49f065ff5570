import type { StaffInput, StaffOutput } from "../../../shared/contract/staff.ts";
import { dayNumber, dayText, shanghaiDay } from "../../../shared/jobs/day.ts";
import { fail, ok, type Result } from "../../../shared/result.ts";
import type { ServicesEditor } from "../bookings/services.ts";
import type { Precious } from "../db/precious/store.ts";
import type { ExceptionRow, HoursRow, ServiceRow } from "../db/precious/tables.ts";
import type { Clock } from "../ports.ts";

export type Unknown = { readonly what: "service" | "expert" | "exception" | "place" | "file" };
type Saved = Result<{ toCall: number }, "UNKNOWN", Unknown>;

/** Booked times that were closed since, and are still to come. */
const TO_CALL = `SELECT count(*) FROM slot JOIN booking ON booking.slot_id = slot.id AND booking.status = 'booked'
  WHERE slot.day >= ? AND slot.starts_at > ? AND slot.state = 'closed'`;

/** The editor of services and hours in the contract's words. */
export function createHoursDesk(editor: ServicesEditor, { db }: Precious, clock: Pick<Clock, "now">) {
  const toCall = db.prepare<[number, number], number>(TO_CALL).pluck();
  const knows = {
    service: (id: string | null) => id === null || editor.services().some((row) => row.id === id),
    expert: (id: string | null) => id === null || editor.experts().some((row) => row.id === id),
  };

  function saved(): Saved {
    const now = clock.now();
    return ok({ toCall: toCall.get(shanghaiDay(now), now) ?? 0 });
  }

  function list(): StaffOutput<"hours"> {
    return {
      services: editor.services().map(serviceOut),
      experts: editor.experts().map(({ id, name, org, active }) => ({ id, name, org, active: active === 1 })),
      hours: editor.hours().map((row) => ({ serviceId: row.service_id, weekday: row.weekday, ...spanOut(row) })),
      exceptions: editor.exceptions(shanghaiDay(clock.now())).map((row) => ({
        id: row.id,
        serviceId: row.service_id,
        day: dayText(row.day),
        kind: row.kind,
        ...spanOut(row),
      })),
    };
  }

  return {
    list,
    saveService: (service: StaffInput<"saveService">): Saved => {
      editor.saveService(serviceIn(service));
      return saved();
    },
    saveExpert: (expert: StaffInput<"saveExpert">): Saved => {
      editor.saveExpert({ ...expert, active: expert.active ? 1 : 0 });
      return saved();
    },
    saveHours: ({ serviceId, week }: StaffInput<"saveHours">): Saved => {
      if (!knows.service(serviceId)) return fail("UNKNOWN", { what: "service" });
      if (!week.every(({ expertId }) => knows.expert(expertId))) return fail("UNKNOWN", { what: "expert" });
      editor.saveHours(
        serviceId,
        week.map(({ weekday, expertId, fromMinute, toMinute, seats }) => ({
          weekday,
          expert_id: expertId,
          from_minute: fromMinute,
          to_minute: toMinute,
          seats,
        })),
      );
      return saved();
    },
    saveException: (exception: StaffInput<"saveException">): Saved => {
      const { id, serviceId, expertId, day, kind, fromMinute, toMinute, seats = 1 } = exception;
      if (!knows.service(serviceId)) return fail("UNKNOWN", { what: "service" });
      if (!knows.expert(expertId)) return fail("UNKNOWN", { what: "expert" });
      editor.saveException({
        ...(id === undefined ? {} : { id }),
        service_id: serviceId,
        expert_id: expertId,
        day: dayNumber(day),
        kind,
        from_minute: fromMinute,
        to_minute: toMinute,
        seats: kind === "closed" ? 0 : seats,
      });
      return saved();
    },
    removeException: ({ id }: StaffInput<"removeException">): Saved => {
      if (!list().exceptions.some((row) => row.id === id)) return fail("UNKNOWN", { what: "exception" });
      editor.removeException(id);
      return saved();
    },
    /** True while the shipped examples stand. */
    isExample: () => editor.services().some(({ active, demo }) => active === 1 && demo === 1),
  };
}

function serviceOut(row: ServiceRow): StaffOutput<"hours">["services"][number] {
  return {
    id: row.id,
    position: row.position,
    active: row.active === 1,
    name: row.name,
    nameEn: row.name_en,
    what: row.what,
    whatEn: row.what_en,
    minutes: row.minutes,
    place: row.place,
    bring: JSON.parse(row.bring) as string[],
    ownOffer: row.own_offer === 1,
    demo: row.demo === 1,
  };
}

function serviceIn(service: StaffInput<"saveService">): Omit<ServiceRow, "demo"> {
  return {
    id: service.id,
    position: service.position,
    active: service.active ? 1 : 0,
    name: service.name,
    name_en: service.nameEn,
    what: service.what,
    what_en: service.whatEn,
    minutes: service.minutes,
    place: service.place,
    bring: JSON.stringify(service.bring),
    own_offer: service.ownOffer ? 1 : 0,
  };
}

function spanOut(row: HoursRow | ExceptionRow) {
  return { expertId: row.expert_id, fromMinute: row.from_minute, toMinute: row.to_minute, seats: row.seats };
}
