// One of the racing processes. Usage: node race-child.ts local|naive DATA NUMBER REQUESTS SLOTS; prints a report.
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import Database from "better-sqlite3";
import { seeded } from "./experiment.ts";
import { openWorld, personRequest, WORLD_DAYS } from "./world.ts";

const SEATS_A_SLOT = 2;
/** Every third request is sent once more, at once: a double tap, or a lost answer. */
const REPEAT_EVERY = 3;
const BUSY_MS = 5_000;
/** Between the naive engine's look and its insert, as long as a page takes to answer. */
const NAIVE_GAP_MS = 2;

const [engine = "", data = "", numberText = "0", requestsText = "0", slotsText = "0"] = process.argv.slice(2);
const [number, requests, slots] = [Number(numberText), Number(requestsText), Number(slotsText)];
const random = seeded(number + 1);
const report = { booked: 0, full: 0, refused: 0, repeated: 0, errors: {} as Record<string, number>, slowestMs: 0 };
const fail = (kind: string) => {
  report.errors[kind] = (report.errors[kind] ?? 0) + 1;
};

/** Whoever is refused looks again, until nothing is left: in the end every seat must be sold. */
async function raceLocal(): Promise<void> {
  const world = await openWorld({ data });
  const { db } = world.opened.store;
  // Seats beyond those of this race are taken out of it.
  const wanted = new Set(db.prepare<[number], string>("SELECT id FROM slot ORDER BY id LIMIT ?").pluck().all(slots));
  const services = db.prepare<[], string>("SELECT id FROM service ORDER BY id").pluck().all();

  async function free(): Promise<string | undefined> {
    const lists = await Promise.all(
      services.map((serviceId) => world.engine.freeSlots({ serviceId, from: 0, to: WORLD_DAYS.last })),
    );
    const ids = lists.flat().flatMap(({ id }) => (wanted.has(id) ? [id] : []));
    return ids[Math.floor(random() * ids.length)];
  }

  await started();
  for (let at = 0; at < requests; at += 1) {
    const id = world.ports.ids.uuid();
    for (let slot = await free(); ; slot = await free()) {
      if (slot === undefined) {
        report.full += 1;
        break;
      }
      const request = personRequest(id, slot, number * 1_000_000 + at);
      const start = performance.now();
      const answer = await world.engine.confirm(request).catch((error: unknown) => String(error));
      report.slowestMs = Math.max(report.slowestMs, performance.now() - start);
      if (typeof answer !== "string" && !answer.ok && answer.code === "SLOT_FULL") {
        report.refused += 1;
        continue;
      }
      if (typeof answer === "string" || !answer.ok) fail(typeof answer === "string" ? answer : answer.code);
      else await booked(request, answer.value.code);
      break;
    }
  }
  world.close();

  async function booked(request: ReturnType<typeof personRequest>, code: string | null): Promise<void> {
    report.booked += 1;
    if (report.booked % REPEAT_EVERY !== 0) return;
    const again = await world.engine.confirm(request);
    if (again.ok && again.value.code === code) report.repeated += 1;
    else fail("a repeat was answered differently");
  }
}

/** Look whether there is room, then insert. */
async function raceNaive(): Promise<void> {
  const db = new Database(join(data, "naive.db"), { timeout: BUSY_MS });
  db.pragma("synchronous = FULL");
  const count = db.prepare<[number], number>("SELECT count(*) FROM booking WHERE slot = ?").pluck();
  const insert = db.prepare("INSERT INTO booking (id, slot) VALUES (?, ?)");
  await started();
  for (let at = 0; at < requests; at += 1) {
    const from = Math.floor(random() * slots);
    const free = Array.from({ length: slots }, (_, step) => (from + step) % slots).find(
      (slot) => (count.get(slot) ?? 0) < SEATS_A_SLOT,
    );
    if (free === undefined) {
      report.full += 1;
      continue;
    }
    await setTimeout(NAIVE_GAP_MS);
    try {
      insert.run(`${number}-${at}`, free);
      report.booked += 1;
    } catch (error) {
      // It may also starve: without turns, one of eight waits longer than its patience on a busy disk.
      if (!(error instanceof Database.SqliteError) || error.code !== "SQLITE_BUSY") throw error;
      fail(error.code);
    }
  }
  db.close();
}

/** Says that this process is there, and waits for the others. */
async function started(): Promise<void> {
  process.stdout.write("ready\n");
  await once(process.stdin, "data");
}

if (engine === "local") await raceLocal();
else await raceNaive();
console.log(JSON.stringify(report));
