import type { FeedVerdict } from "../../../shared/contract/feed.ts";
import type { StaffInput, StaffOutput } from "../../../shared/contract/staff.ts";
import { fail, ok, type Result } from "../../../shared/result.ts";
import type { Callers } from "../callers.ts";
import { preciousFolder } from "../db/precious/folders.ts";
import { PreciousUnavailable } from "../db/precious/store.ts";
import type { DemandLedger } from "../demand/demand.ts";
import type { EventsRoom } from "../events/events.ts";
import type { FeedRoom } from "../feed/feed.ts";
import type { HealthRoom } from "../health/health.ts";
import type { Paths, Ports } from "../ports.ts";
import type { PreciousRooms } from "../precious-rooms.ts";
import { createExports } from "./exports.ts";
import { createHoursDesk, type Unknown } from "./hours-desk.ts";
import type { ScryptCost } from "./pin-hash.ts";
import { createPins, type PinAnswer } from "./pins.ts";
import { createPlaces, PlaceUnwritable } from "./places.ts";
import { createReadiness } from "./readiness.ts";
import { createSessions, type OutReason } from "./sessions.ts";

export interface StaffDeps {
  readonly ports: Ports;
  readonly paths: Paths;
  readonly callers: Callers;
  readonly rooms: PreciousRooms;
  readonly health: HealthRoom;
  readonly feed: FeedRoom;
  readonly events: EventsRoom;
  readonly demand: DemandLedger;
  /** Of the PIN; none = as measured for the product. */
  readonly cost?: ScryptCost;
}

export type StaffRoom = ReturnType<typeof createStaff>;
type Desk<T> = Result<T, "UNKNOWN", Unknown> | Result<T, "PLACE_UNWRITABLE", { code: string }>;

const AUDIT_LINES = 50;

/** The desk: sign-in, and everything staff set, take along and look at. Who comes today is the visits' own. */
export function createStaff({ ports, paths, callers, rooms, health, feed, events, demand, cost }: StaffDeps) {
  const { files, clock, ids, log, boot, drives } = ports;
  const { store, settings, visits, audit, chores } = rooms;
  const pins = createPins({ precious: store, settings, clock, ids, boot, ...(cost === undefined ? {} : { cost }) });
  const sessions = createSessions(callers, clock, noteOut);
  const hours = createHoursDesk(rooms.services, store, clock);
  const places = createPlaces(files, drives, paths.data);
  const exports = createExports({ visits, audit, demand, events, clock });
  const folder = preciousFolder(files, paths.data);
  const readiness = createReadiness({ health, audit, feed, pins, isExample: hours.isExample, files, folder, clock });
  let working = false;
  let verdict: FeedVerdict | null = null;

  /** Nobody waits for the end of a sign-in: what cannot be written down is in the log. */
  function noteOut(why: OutReason): void {
    try {
      store.change((change) => change.event("staff.signed-out", { why }));
    } catch (error) {
      if (!(error instanceof PreciousUnavailable)) throw error;
      log.warn("staff.sign-out-unnoted", { why: error.why });
    }
  }

  function status(caller: string | undefined): Omit<StaffOutput<"status">, "findings"> {
    const secondsLeft = sessions.secondsLeft(caller);
    return { ...pins.status(), signedIn: secondsLeft === null ? null : { secondsLeft } };
  }

  async function enter(
    caller: string | undefined,
    ask: () => Promise<PinAnswer<null>>,
  ): Promise<PinAnswer<{ secondsLeft: number }>> {
    if (caller === undefined) return { ok: false, code: "NO_SCREEN", data: {} };
    const answer = await ask();
    if (!answer.ok) return answer;
    sessions.enter(caller);
    return ok({ secondsLeft: sessions.secondsLeft(caller) ?? 0 });
  }

  function stay(caller: string | undefined): PinAnswer<{ secondsLeft: number }> {
    if (caller === undefined || !sessions.stay(caller)) return { ok: false, code: "NO_SCREEN", data: {} };
    return ok({ secondsLeft: sessions.secondsLeft(caller) ?? 0 });
  }

  async function changePin(pin: string): Promise<PinAnswer<Record<string, never>>> {
    const answer = await pins.set(pin, "change");
    return answer.ok ? ok({}) : answer;
  }

  async function summary(): Promise<StaffOutput<"summary">> {
    const { day, items } = await visits.day({});
    const open = items.filter(({ kind, status: state }) => kind === "booking" && state !== "cancelled");
    return {
      day,
      bookings: open.length,
      visits: items.filter(({ kind }) => kind === "visit").length,
      followUps: (await visits.followUps()).items.length,
      dataAt: feed.freshness().at,
      state: readiness.worst(),
    };
  }

  function noteFed(done: FeedVerdict): void {
    store.change((change) => change.event("data.fed", { verdict: done.verdict }));
  }

  function applyFeed({
    place,
    feed: name,
  }: StaffInput<"applyFeed">): Desk<{ begun: boolean }> | { ok: false; code: "WORKING"; data: object } {
    if (working) return { ok: false, code: "WORKING", data: {} };
    const from = places.feedFolder(place, name);
    if (from === null) return unknown(places.has(place) ? "file" : "place");
    working = true;
    verdict = null;
    void work(from);
    return ok({ begun: true });
  }

  async function work(from: string): Promise<void> {
    try {
      verdict = await feed.apply(from);
      noteFed(verdict);
    } catch (error) {
      // Nobody awaits this: the desk sees that it ended without a verdict, the technician sees why.
      log.error("staff.feed-failed", { error: error instanceof Error ? error.name : "unknown" });
    } finally {
      working = false;
    }
  }

  async function confirmFeed(seq: number) {
    const confirmed = await feed.confirm(seq);
    if (confirmed.ok) noteFed(confirmed.value);
    return confirmed;
  }

  async function exportTable(input: StaffInput<"export">): Promise<Desk<StaffOutput<"export">>> {
    const { what, place } = input;
    if (place !== undefined && !places.has(place)) return unknown("place");
    const made = await exports.make(input);
    const written = place === undefined ? null : write(place, made.file, made.csv);
    if (written !== null) return written;
    store.change((change) => change.event("staff.exported", { what, count: made.rows }));
    return ok(place === undefined ? made : { ...made, csv: "" });
  }

  /** null = it is written. */
  function write(place: string, name: string, content: Uint8Array | string) {
    try {
      places.write(place, name, content);
      return null;
    } catch (error) {
      if (!(error instanceof PlaceUnwritable)) throw error;
      return fail("PLACE_UNWRITABLE", { code: error.code });
    }
  }

  function importEvents({ place, table }: StaffInput<"importEvents">): Desk<StaffOutput<"importEvents">> {
    const csv = places.table(place, table);
    if (csv === null) return unknown(places.has(place) ? "file" : "place");
    const { imported, faults } = events.importTable(csv);
    if (faults.length === 0) store.change((change) => change.event("events.imported", { count: imported }));
    return ok({ imported, faults: [...faults] });
  }

  function backup({ place }: StaffInput<"backup">): Desk<StaffOutput<"backup">> {
    if (place !== undefined && !places.has(place)) return unknown("place");
    const path = chores.backup();
    if (path === null) return fail("PLACE_UNWRITABLE", { code: "backup-failed" });
    const file = path.slice(folder.backups.length + 1);
    const refused = place === undefined ? null : write(place, file, files.read(path));
    if (refused !== null) return refused;
    store.change((change) => change.event("staff.backed-up", { to: place === undefined ? "station" : "place" }));
    return ok({ file, copied: place !== undefined });
  }

  function auditPage({ before, limit = AUDIT_LINES }: StaffInput<"audit">): StaffOutput<"audit"> {
    const items = audit.list({ limit, ...(before === undefined ? {} : { before }) });
    return { items: [...items], ...audit.span() };
  }

  return {
    status,
    setUp: (pin: string, caller: string | undefined) => enter(caller, () => pins.set(pin, "first")),
    signIn: (pin: string, caller: string | undefined) => enter(caller, () => pins.check(pin)),
    stay,
    signOut: (caller: string | undefined) => ({ signedOut: caller !== undefined && sessions.leave(caller, "left") }),
    changePin,
    pins,
    summary,
    hours,
    places: () => ({ items: places.list() }),
    applyFeed,
    confirmFeed,
    feedWork: () => ({ working, verdict }),
    exportTable,
    importEvents,
    backup,
    audit: auditPage,
    readiness: () => ({ items: readiness.all() }),
    demand: () => ({ items: [...demand.told()] }),
    close: sessions.close,
  };
}

function unknown(what: Unknown["what"]) {
  return fail<"UNKNOWN", Unknown>("UNKNOWN", { what });
}
