import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createNodePorts } from "../../electron/hosts/node-ports.ts";
import type { BookingEngine, ConfirmRequest } from "../../electron/station/bookings/engine.ts";
import { createLocalEngine } from "../../electron/station/bookings/local-engine.ts";
import { createPlanner } from "../../electron/station/bookings/planner.ts";
import { createServicesEditor } from "../../electron/station/bookings/services.ts";
import { type Connect, plainConnect } from "../../electron/station/db/precious/connect.ts";
import { type OpenedPrecious, openPrecious } from "../../electron/station/db/precious/open-precious.ts";
import type { Precious } from "../../electron/station/db/precious/store.ts";
import type { Clock, Ports } from "../../electron/station/ports.ts";

/** Friday 20 November 2026, 06:00 in Shanghai. */
export const WORLD_START = Date.UTC(2026, 10, 19, 22);
const DAY_MS = 86_400_000;

export interface World {
  readonly opened: OpenedPrecious & { readonly store: Precious };
  readonly ports: Ports;
  readonly engine: BookingEngine;
  close(): void;
}

export interface WorldOptions {
  readonly data: string;
  readonly connect?: Connect;
  readonly clock?: Clock;
}

/** A folder below the system's temporary one, on a real disk; `remove` leaves nothing. */
export function worldFolder(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), "yike-crash-"));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

export function worldPorts(data: string, clock?: Clock): Ports {
  const ports = createNodePorts({ dataDir: data, logLevel: "silent", now: new Date(WORLD_START).toISOString() });
  return clock === undefined ? ports : { ...ports, clock };
}

/** The station's own opening and engine over real files. */
export async function openWorld({ data, connect = plainConnect, clock }: WorldOptions): Promise<World> {
  const ports = worldPorts(data, clock);
  const opened = await openPrecious({ ports, data, connect });
  const { store } = opened;
  if (store === null) throw new Error(`in safe mode: ${opened.findings.map(({ code }) => code).join(", ")}`);
  const keep = { days: 7, followUpDays: 30 };
  const engine = createLocalEngine({ precious: store, clock: ports.clock, ids: ports.ids, boot: ports.boot, keep });
  return { opened: { ...opened, store }, ports, engine, close: () => store.close() };
}

/** A week of slots with this many seats in all, at least; answers the slots' ids in order. */
export function layOutSeats({ opened: { store }, ports }: World, seats: number): string[] {
  const planner = createPlanner(store, ports.clock);
  const editor = createServicesEditor(store, planner, ports.ids);
  const services = Math.max(Math.ceil(seats / SEATS_A_SERVICE), 1);
  for (let at = 0; at < services; at += 1) {
    const id = `service-${at}`;
    const words = { name: id, name_en: id, what: "", what_en: "", place: "", bring: "[]" };
    editor.saveService({ id, position: at, active: 1, minutes: 30, own_offer: 0, ...words });
    const days = [1, 2, 3, 4, 5, 6, 7];
    editor.saveHours(
      id,
      days.map((weekday) => ({ weekday, from_minute: 480, to_minute: 1_080, seats: 2, expert_id: null })),
    );
  }
  return store.db
    .prepare<[number], string>("SELECT id FROM slot WHERE starts_at > ? ORDER BY id")
    .pluck()
    .all(ports.clock.now());
}
/** Twenty half hours a day of two seats, 28 days less the one begun. */
const SEATS_A_SERVICE = 20 * 2 * 27;

/** Somebody new every time; the number is the person. */
export function personRequest(id: string, slotId: string, number: number): ConfirmRequest {
  const phone = `139${String(number).padStart(8, "0")}`;
  return { id, seat: { slotId }, contact: { surname: "陈", honorific: "女士", phone }, followUp: false, caller: null };
}

/** Path of a child program beside this file. */
export function childProgram(name: string): string {
  return fileURLToPath(new URL(`./${name}`, import.meta.url));
}

export const WORLD_DAYS = { first: WORLD_START, last: WORLD_START + 28 * DAY_MS };
