import { cpSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { makeBackup } from "../../electron/station/db/precious/backup.ts";
import { layOutSeats, openWorld, personRequest, worldFolder } from "./world.ts";

export interface Prepared {
  /** The station's data folder, closed. */
  readonly data: string;
  /** Ids of every booking that was acknowledged. */
  readonly acknowledged: readonly string[];
  /** A copy to spoil. */
  copy(): { readonly path: string; remove(): void };
  remove(): void;
}

const BEFORE_BACKUP = 60;
const AFTER_BACKUP = 25;
const CANCEL_EVERY = 7;

/** A station with a week behind it: bookings, cancellations, two backups, and bookings since. */
export async function prepareStation(): Promise<Prepared> {
  const folder = worldFolder();
  const data = join(folder.path, "data");
  const world = await openWorld({ data });
  const { store, folder: precious } = world.opened;
  const slots = layOutSeats(world, 300);
  const acknowledged: string[] = [];
  async function book(from: number, to: number): Promise<void> {
    for (let at = from; at < to; at += 1) {
      const id = world.ports.ids.uuid();
      const request = personRequest(id, slots[at] ?? "", at);
      const answer = await world.engine.confirm(request);
      if (!answer.ok) throw new Error(answer.code);
      acknowledged.push(id);
      if (at % CANCEL_EVERY === 0)
        await world.engine.cancel({ code: answer.value.code ?? "", last4: request.contact.phone.slice(-4) });
    }
  }
  await book(0, BEFORE_BACKUP / 2);
  makeBackup(store, world.ports.files, precious, world.ports.clock.now());
  await book(BEFORE_BACKUP / 2, BEFORE_BACKUP);
  makeBackup(store, world.ports.files, precious, world.ports.clock.now());
  await book(BEFORE_BACKUP, BEFORE_BACKUP + AFTER_BACKUP);
  world.close();
  return {
    data,
    acknowledged,
    copy: () => {
      const to = worldFolder();
      cpSync(data, to.path, { recursive: true, filter: (path) => !path.endsWith("ballast") });
      return to;
    },
    remove: folder.remove,
  };
}

/** What a desk would read: rows by scan and by every index that the engine searches with. Throws as reading throws. */
const READINGS = [
  "SELECT id, slot_id, seat_no, service_id, day, status, code, hex(name_enc), hex(phone_enc), hex(person_key), outcome, follow_up, keep_until, version FROM booking NOT INDEXED ORDER BY id",
  "SELECT code, id FROM booking INDEXED BY booking_code WHERE code IS NOT NULL ORDER BY code",
  "SELECT slot_id, seat_no, id FROM booking INDEXED BY booking_seat WHERE status IN ('booked', 'arrived', 'attended') ORDER BY slot_id, seat_no",
  "SELECT slot_id, id FROM booking INDEXED BY booking_slot ORDER BY slot_id, seat_no, id",
  "SELECT day, id FROM booking INDEXED BY booking_day ORDER BY day, id",
  "SELECT hex(person_key), id FROM booking INDEXED BY booking_person WHERE person_key IS NOT NULL AND status IN ('booked', 'arrived') ORDER BY 1",
  "SELECT slot.id, slot.service_id, slot.starts_at, slot.ends_at, slot.seats, slot.state FROM slot WHERE id IN (SELECT slot_id FROM booking NOT INDEXED) ORDER BY id",
  "SELECT id, name, minutes, active, place, bring FROM service ORDER BY id",
  "SELECT id, service_id, weekday, from_minute, to_minute, seats FROM hours ORDER BY id",
  "SELECT id, value FROM setting ORDER BY id",
] as const;

/** null = it cannot be read. */
export function readPrecious(path: string): string | null {
  let db: Database.Database | null = null;
  try {
    db = new Database(path, { readonly: true, fileMustExist: true });
    const open = db;
    return JSON.stringify(READINGS.map((sql) => open.prepare(sql).raw().all()));
  } catch (error) {
    if (error instanceof Database.SqliteError) return null;
    throw error;
  } finally {
    db?.close();
  }
}

/** How many of these bookings the opened station does not know. Opens and closes it. */
export async function countLost(
  data: string,
  acknowledged: readonly string[],
): Promise<{ lost: number; codes: string[] }> {
  const world = await openWorld({ data });
  const ids = new Set(world.opened.store.db.prepare<[], string>("SELECT id FROM booking").pluck().all());
  const lost = acknowledged.filter((id) => !ids.has(id)).length;
  world.close();
  return { lost, codes: world.opened.findings.map(({ code }) => code) };
}
