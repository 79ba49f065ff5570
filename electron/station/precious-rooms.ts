import type { AppointmentType } from "../../shared/bookings/appointment-type.ts";
import type { StationConfig } from "../../shared/station/config.ts";
import { type AuditRoom, createAudit } from "./audit/audit.ts";
import { type BookingsRoom, createBookings } from "./bookings/bookings.ts";
import { createLocalEngine } from "./bookings/local-engine.ts";
import { createPlanner } from "./bookings/planner.ts";
import { createReferrals, type ReferredJob } from "./bookings/referrals.ts";
import { createServicesEditor, type ServicesEditor, shipExamples } from "./bookings/services.ts";
import type { OpenedPrecious } from "./db/precious/open-precious.ts";
import { createSettings, type Settings } from "./db/precious/settings.ts";
import type { Precious } from "./db/precious/store.ts";
import { type Chores, createChores } from "./health/chores.ts";
import type { HealthRoom } from "./health/health.ts";
import { createTrustedTime, type TrustedTime } from "./health/trusted-time.ts";
import type { Ports } from "./ports.ts";
import { createVisits, type VisitsRoom } from "./visits/visits.ts";

/** The rooms over the precious database. In safe mode there are none, and everything else goes on. */
export interface PreciousRooms {
  readonly bookings: BookingsRoom;
  readonly visits: VisitsRoom;
  /** Services, experts, hours, exceptions: the desk's editor. */
  readonly services: ServicesEditor;
  readonly audit: AuditRoom;
  /** For rooms that keep small things of their own (the PIN and its attempts). */
  readonly settings: Settings;
  readonly chores: Chores;
  readonly time: TrustedTime;
  readonly store: Precious;
  close(): void;
}

export interface PreciousRoomsOptions {
  readonly opened: OpenedPrecious & { readonly store: Precious };
  readonly ports: Ports;
  readonly config: StationConfig;
  readonly health: HealthRoom;
  readonly jobOf: (id: string) => ReferredJob | null;
  /** What the catalogue ships as things to book a meeting for. */
  readonly appointmentTypes: readonly AppointmentType[];
  /** When the newest data was signed, milliseconds since 1970. */
  readonly signedAt: () => number;
}

export function createPreciousRooms(options: PreciousRoomsOptions): PreciousRooms {
  const { opened, ports, config, health, jobOf, signedAt } = options;
  const { store: precious, folder } = opened;
  const { clock, ids, files, log, boot } = ports;
  const keep = { days: config.bookings.keepDays, followUpDays: config.bookings.followUpDays };
  shipExamples(precious, options.appointmentTypes);
  const planner = createPlanner(precious, clock);
  const engine = createLocalEngine({ precious, clock, ids, boot, keep });
  const referrals = createReferrals({ precious, jobOf, keepDays: keep.followUpDays });
  const bookings = createBookings({ precious, engine, planner, referrals, clock, keep });
  const visits = createVisits({ precious, engine, bookings, clock, keep });
  const settings = createSettings(precious);
  const time = createTrustedTime(settings, clock, signedAt);
  const audit = createAudit(precious);
  const chores = createChores({ precious, folder, planner, audit, health, time, clock, files, log });
  const services = createServicesEditor(precious, planner, ids);

  function close(): void {
    chores.stop();
    precious.close();
  }

  return { bookings, visits, services, audit, settings, chores, time, store: precious, close };
}
