import type { AppointmentType } from "../../../shared/bookings/appointment-type.ts";
import { EXAMPLE_HOURS } from "../../../shared/bookings/example-hours.ts";
import { dayText } from "../../../shared/jobs/day.ts";
import type { Change, Precious } from "../db/precious/store.ts";
import type { ExceptionRow, ExpertRow, HoursRow, ServiceRow } from "../db/precious/tables.ts";
import type { Ids } from "../ports.ts";
import type { Planner } from "./planner.ts";

/** The editor of services, experts, hours and exceptions, for staff. Every save lays the slots out anew. */
export interface ServicesEditor {
  services(): readonly ServiceRow[];
  experts(): readonly ExpertRow[];
  /** All services, in the order of service, weekday and time. */
  hours(): readonly HoursRow[];
  /** From this day number on. */
  exceptions(from: number): readonly ExceptionRow[];
  /** Saved by staff, it is an example no more. */
  saveService(service: Omit<ServiceRow, "demo">): void;
  saveExpert(expert: ExpertRow): void;
  /** The whole week of one service. */
  saveHours(serviceId: string, week: readonly Omit<HoursRow, "id" | "service_id">[]): void;
  saveException(exception: Omit<ExceptionRow, "id"> & { readonly id?: string }): void;
  removeException(id: string): void;
}

export function createServicesEditor(precious: Precious, planner: Planner, ids: Pick<Ids, "uuid">): ServicesEditor {
  const { db } = precious;

  function save(work: (change: Change) => void): void {
    precious.change(work);
    planner.layOut();
  }

  function hoursOf(serviceId: string): HoursRow[] {
    return db.prepare<[string], HoursRow>("SELECT * FROM hours WHERE service_id = ?").all(serviceId);
  }

  return {
    services: () => db.prepare<[], ServiceRow>("SELECT * FROM service ORDER BY position, id").all(),
    experts: () => db.prepare<[], ExpertRow>("SELECT * FROM expert ORDER BY name, id").all(),
    hours: () => db.prepare<[], HoursRow>("SELECT * FROM hours ORDER BY service_id, weekday, from_minute, id").all(),
    exceptions: (from) =>
      db
        .prepare<[number], ExceptionRow>("SELECT * FROM exception WHERE day >= ? ORDER BY day, from_minute, id")
        .all(from),
    saveService: (service) =>
      save((change) => {
        change.put("service", { ...service, demo: 0 });
        change.event("service.saved", { service: service.id });
      }),
    saveExpert: (expert) =>
      save((change) => {
        change.put("expert", expert);
        change.event("expert.saved", { expert: expert.id });
      }),
    saveHours: (serviceId, week) =>
      save((change) => {
        for (const { id } of hoursOf(serviceId)) change.remove("hours", id);
        for (const span of week) change.put("hours", { ...span, id: ids.uuid(), service_id: serviceId });
        change.event("hours.saved", { service: serviceId });
      }),
    saveException: (exception) =>
      save((change) => {
        change.put("exception", { ...exception, id: exception.id ?? ids.uuid() });
        change.event("exception.saved", { day: dayText(exception.day) });
      }),
    removeException: (id) =>
      save((change) => {
        const row = db.prepare<[string], ExceptionRow>("SELECT * FROM exception WHERE id = ?").get(id);
        if (row === undefined) return;
        change.remove("exception", id);
        change.event("exception.removed", { day: dayText(row.day) });
      }),
  };
}

/**
 * Puts the shipped services with example hours in place where there are none at all. Types without minutes are for the
 * station to set up: they are left to the editor.
 */
export function shipExamples(precious: Precious, types: readonly AppointmentType[]): void {
  const have = precious.db.prepare<[], number>("SELECT count(*) FROM service").pluck().get() ?? 0;
  const shipped = types.flatMap((type) => (type.minutes === null ? [] : [{ ...type, minutes: type.minutes }]));
  if (have > 0 || shipped.length === 0) return;
  precious.change((change) => {
    for (const [position, type] of shipped.entries()) {
      change.put("service", {
        id: type.id,
        position,
        active: 1,
        name: type.nameZh,
        name_en: type.nameEn,
        what: type.what.zh,
        what_en: type.what.en,
        minutes: type.minutes,
        place: "",
        bring: "[]",
        own_offer: type.fromDocument ? 0 : 1,
        demo: 1,
      });
      for (const row of exampleWeek(type.id)) change.put("hours", row);
    }
    change.event("services.shipped", { count: shipped.length });
  });
}

function exampleWeek(serviceId: string): HoursRow[] {
  return EXAMPLE_HOURS.weekdays.flatMap((weekday) =>
    EXAMPLE_HOURS.spans.map(({ fromMinute, toMinute }, at) => ({
      id: `${serviceId}-${weekday}-${at}`,
      service_id: serviceId,
      expert_id: null,
      weekday,
      from_minute: fromMinute,
      to_minute: toMinute,
      seats: EXAMPLE_HOURS.seats,
    })),
  );
}
