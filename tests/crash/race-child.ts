// One of the racing processes. Usage: node race-child.ts local|naive DATA NUMBER REQUESTS SLOTS; prints a report.
import { join } from "node:path";
import Database from "better-sqlite3";
import { seeded } from "./experiment.ts";
import { openWorld, personRequest } from "./world.ts";

const SEATS_A_SLOT = 2;
/** Every third request is sent once more, at once: a double tap, or a lost answer. */
const REPEAT_EVERY = 3;
const BUSY_MS = 5_000;

const [engine = "", data = "", numberText = "0", requestsText = "0", slotsText = "0"] = process.argv.slice(2);
const [number, requests, slots] = [Number(numberText), Number(requestsText), Number(slotsText)];
const random = seeded(number + 1);
const report = { booked: 0, full: 0, repeated: 0, errors: {} as Record<string, number>, slowestMs: 0 };
const fail = (kind: string) => {
  report.errors[kind] = (report.errors[kind] ?? 0) + 1;
};

/** Somebody who is refused tries the next slot until one is left: in the end every seat must be sold. */
async function raceLocal(): Promise<void> {
  const world = await openWorld({ data });
  const ids = world.opened.store.db
    .prepare<[number], string>("SELECT id FROM slot ORDER BY id LIMIT ?")
    .pluck()
    .all(slots);
  for (let at = 0; at < requests; at += 1) {
    const from = Math.floor(random() * slots);
    const id = world.ports.ids.uuid();
    let seated = false;
    for (let step = 0; step < slots && !seated; step += 1) {
      const request = personRequest(id, ids[(from + step) % slots] ?? "", number * 1_000_000 + at);
      const start = performance.now();
      const answer = await world.engine.confirm(request).catch((error: unknown) => String(error));
      report.slowestMs = Math.max(report.slowestMs, performance.now() - start);
      if (typeof answer === "string") {
        fail(answer);
        break;
      }
      seated = answer.ok;
      if (!answer.ok && answer.code !== "SLOT_FULL") fail(answer.code);
      if (!answer.ok) continue;
      report.booked += 1;
      if (at % REPEAT_EVERY !== 0) continue;
      const again = await world.engine.confirm(request);
      if (again.ok && again.value.code === answer.value.code) report.repeated += 1;
      else fail("a repeat was answered differently");
    }
    if (!seated) report.full += 1;
  }
  world.close();
}

/** Look whether there is room, then insert. */
function raceNaive(): void {
  const db = new Database(join(data, "naive.db"), { timeout: BUSY_MS });
  db.pragma("synchronous = FULL");
  const count = db.prepare<[number], number>("SELECT count(*) FROM booking WHERE slot = ?").pluck();
  const insert = db.prepare("INSERT INTO booking (id, slot) VALUES (?, ?)");
  for (let at = 0; at < requests; at += 1) {
    const from = Math.floor(random() * slots);
    const free = Array.from({ length: slots }, (_, step) => (from + step) % slots).find(
      (slot) => (count.get(slot) ?? 0) < SEATS_A_SLOT,
    );
    if (free === undefined) {
      report.full += 1;
      continue;
    }
    insert.run(`${number}-${at}`, free);
    report.booked += 1;
  }
  db.close();
}

if (engine === "local") await raceLocal();
else raceNaive();
console.log(JSON.stringify(report));
