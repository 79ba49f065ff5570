import { spawn } from "node:child_process";
import { verifyFile } from "../../electron/station/db/precious/verify.ts";
import { type Experiment, outcome, runs, seeded } from "./experiment.ts";
import { childProgram, openWorld, worldFolder } from "./world.ts";

/** Full number of kills. */
const KILLS = 1_000;
/** Milliseconds after the child is ready: from the very beginning of its first booking to some dozens later. */
const KILL_AFTER_MAX_MS = 60;
/** Of all kills, this share comes while the child is still opening. */
const EARLY_SHARE = 0.15;
const EARLY_AFTER_MAX_MS = 400;
const BOOKINGS_A_CHILD = 500;
/** Then a new station: its seats would run out. */
const KILLS_A_STATION = 25;

interface Heard {
  readonly ids: readonly string[];
  readonly seats: readonly string[];
}

/**
 * A child books and is killed at a random moment, again and again, over the same files. After each death the database is
 * opened as a station opens it: every acknowledged booking must be there, no seat twice, audit chain and every row whole.
 * Blind to fsync: the kernel keeps what a dead process wrote. That is what `powercut` is for.
 */
export const kill: Experiment = async (scale) => {
  const random = seeded(scale.seed);
  const sum = { kills: 0, acknowledged: 0, lost: 0, double: 0, faults: 0, unheard: 0, repaired: 0, openMaxMs: 0 };
  const wanted = runs(KILLS, scale, 5);
  while (sum.kills < wanted) await oneStation(Math.min(KILLS_A_STATION, wanted - sum.kills), random, sum);
  const { lost, double, faults } = sum;
  return outcome({ ...sum, openMaxMs: Math.round(sum.openMaxMs) }, [
    [lost === 0, `${lost} acknowledged bookings are gone`],
    [double === 0, `${double} seats were given twice`],
    [faults === 0, `${faults} faults in rows or audit chain`],
    [sum.acknowledged > sum.kills, "hardly a booking was acknowledged: nothing was tested"],
  ]);
};

type Sum = Record<
  "kills" | "acknowledged" | "lost" | "double" | "faults" | "unheard" | "repaired" | "openMaxMs",
  number
>;

async function oneStation(kills: number, random: () => number, sum: Sum): Promise<void> {
  const folder = worldFolder();
  const heard = new Map<string, string>();
  try {
    for (let at = 0; at < kills; at += 1) {
      const isEarly = random() < EARLY_SHARE;
      const delay = random() * (isEarly ? EARLY_AFTER_MAX_MS : KILL_AFTER_MAX_MS);
      const { ids, seats } = await bookAndDie(folder.path, delay, isEarly);
      for (const [index, id] of ids.entries()) heard.set(id, seats[index] ?? "");
      sum.acknowledged += ids.length;
      sum.kills += 1;
      await inspect(folder.path, heard, sum);
    }
  } finally {
    folder.remove();
  }
}

function bookAndDie(data: string, delayMs: number, isEarly: boolean): Promise<Heard> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [childProgram("writer-child.ts"), data, String(BOOKINGS_A_CHILD)], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    let text = "";
    let armed = false;
    const arm = () => {
      if (armed) return;
      armed = true;
      setTimeout(() => child.kill("SIGKILL"), delayMs);
    };
    if (isEarly) arm();
    child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
      text += chunk;
      if (text.includes("READY")) arm();
    });
    child.on("error", reject);
    child.on("close", (code) => {
      if (code !== null && code !== 0) reject(new Error(`the child ended by itself with ${code}`));
      // The last line may be half a line: then nobody heard it.
      const lines = text.split("\n").slice(0, -1);
      const acks = lines.filter((line) => line.startsWith("ACK ")).map((line) => line.split(" "));
      resolve({ ids: acks.map(([, id]) => id ?? ""), seats: acks.map(([, , slot, seat]) => `${slot} ${seat}`) });
    });
  });
}

async function inspect(data: string, heard: Map<string, string>, sum: Sum): Promise<void> {
  const start = performance.now();
  const world = await openWorld({ data });
  sum.openMaxMs = Math.max(sum.openMaxMs, performance.now() - start);
  const { store, findings } = world.opened;
  try {
    const rows = store.db
      .prepare<[], { id: string; seat: string }>("SELECT id, slot_id || ' ' || seat_no AS seat FROM booking")
      .all();
    const seats = new Map(rows.map(({ id, seat }) => [id, seat]));
    for (const [id, seat] of heard) if (seats.get(id) !== seat) sum.lost += 1;
    sum.double += rows.length - new Set(seats.values()).size;
    sum.faults += verifyFile(store.db, store.keys).faults.length;
    sum.repaired += findings.filter(({ code }) => code !== "fresh").length;
    // Committed, and the process died before it could say so: the same id asked again would be answered with it.
    for (const { id, seat } of rows) {
      if (heard.has(id)) continue;
      sum.unheard += 1;
      heard.set(id, seat);
    }
  } finally {
    world.close();
  }
}
