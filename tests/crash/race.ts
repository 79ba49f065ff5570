import { spawn } from "node:child_process";
import { join } from "node:path";
import Database from "better-sqlite3";
import { verifyFile } from "../../electron/station/db/precious/verify.ts";
import { type Experiment, outcome, runs } from "./experiment.ts";
import { childProgram, layOutSeats, openWorld, worldFolder } from "./world.ts";

const PROCESSES = 8;
const REQUESTS = 4_000;
const SEATS = 2_000;
/** What a racer says when it has opened its database, and what it waits for. */
const READY = "ready\n";
const GO = "go\n";

interface ChildReport {
  readonly booked: number;
  /** Nothing was left. */
  readonly full: number;
  /** Another process was quicker: looked again. */
  readonly refused: number;
  readonly repeated: number;
  readonly errors: Readonly<Record<string, number>>;
  readonly slowestMs: number;
}

/**
 * Eight processes want the same seats on one database file, and one request in three is sent twice. The naive engine does
 * the same beside it: if it did not double here, the experiment would see nothing.
 */
export const race: Experiment = async (scale) => {
  const seats = runs(SEATS, scale, 40);
  const requests = runs(REQUESTS, scale, 80);
  const real = await run("local", seats, requests);
  const naive = await run("naive", seats, requests);
  const figures = { processes: PROCESSES, requests, seats, local: real, naive };
  return outcome(figures, [
    [real.double === 0, `${real.double} seats were given twice`],
    [real.booked === real.seats, `${real.booked} of ${real.seats} seats were sold to ${requests} people`],
    [real.errors === 0, `${real.errors} requests ended in an error`],
    [real.faults === 0, `${real.faults} faults in rows or audit chain`],
    [naive.double > 0, "the naive engine doubled nothing: the race is no race"],
  ]);
};

async function run(engine: "local" | "naive", seats: number, requests: number) {
  const folder = worldFolder();
  try {
    const slots = engine === "local" ? await prepareLocal(folder.path, seats) : prepareNaive(folder.path, seats);
    const each = Math.ceil(requests / PROCESSES);
    const start = performance.now();
    const racers = Array.from({ length: PROCESSES }, (_, at) =>
      child([engine, folder.path, String(at), String(each), String(slots)]),
    );
    // Nobody starts before all are there: on two cores the first would be done before the last has begun.
    await Promise.all(racers.map(({ ready }) => ready));
    for (const { go } of racers) go();
    const reports = await Promise.all(racers.map(({ report }) => report));
    const seconds = (performance.now() - start) / 1_000;
    const total = (of: (report: ChildReport) => number) => reports.reduce((sum, report) => sum + of(report), 0);
    const errors = reports.flatMap((report) => Object.entries(report.errors));
    return {
      seats,
      booked: total(({ booked }) => booked),
      cameTooLate: total(({ full }) => full),
      beatenToASeat: total(({ refused }) => refused),
      repeatedAnswers: total(({ repeated }) => repeated),
      errors: errors.reduce((sum, [, count]) => sum + count, 0),
      errorKinds: [...new Set(errors.map(([kind]) => kind))],
      slowestMs: Math.round(Math.max(...reports.map(({ slowestMs }) => slowestMs))),
      requestsASecond: Math.round(requests / seconds),
      ...(engine === "local" ? await countLocal(folder.path) : countNaive(folder.path)),
    };
  } finally {
    folder.remove();
  }
}

/** The seats of whole slots of two; answers the number of slots. */
async function prepareLocal(data: string, seats: number): Promise<number> {
  const world = await openWorld({ data });
  layOutSeats(world, seats);
  world.close();
  return seats / 2;
}

function prepareNaive(data: string, seats: number): number {
  const db = new Database(join(data, "naive.db"));
  db.pragma("journal_mode = WAL");
  db.exec("CREATE TABLE booking (id TEXT, slot INTEGER)");
  db.close();
  return seats / 2;
}

async function countLocal(data: string) {
  const world = await openWorld({ data });
  const { db, keys } = world.opened.store;
  const sql = "SELECT count(*) - count(DISTINCT slot_id || ' ' || seat_no) FROM booking WHERE status = 'booked'";
  const double = db.prepare<[], number>(sql).pluck().get() ?? 0;
  const faults = verifyFile(db, keys).faults.length;
  world.close();
  return { double, faults };
}

function countNaive(data: string) {
  const db = new Database(join(data, "naive.db"));
  const sql =
    "SELECT coalesce(sum(c - 2), 0) FROM (SELECT count(*) AS c FROM booking GROUP BY slot HAVING count(*) > 2)";
  const double = db.prepare<[], number>(sql).pluck().get() ?? 0;
  db.close();
  return { double, faults: 0 };
}

interface Racer {
  readonly ready: Promise<void>;
  readonly report: Promise<ChildReport>;
  go(): void;
}

function child(args: readonly string[]): Racer {
  const program = spawn(process.execPath, [childProgram("race-child.ts"), ...args], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  let text = "";
  const { promise: ready, resolve: isReady, reject: isNot } = Promise.withResolvers<void>();
  const report = new Promise<ChildReport>((resolve, reject) => {
    program.stdout.setEncoding("utf8").on("data", (chunk: string) => {
      text += chunk;
      if (text.startsWith(READY)) isReady();
    });
    program.on("error", reject);
    program.on("close", (code) =>
      code === 0
        ? resolve(JSON.parse(text.slice(READY.length)) as ChildReport)
        : reject(new Error(`a racing process ended with ${code}`)),
    );
  });
  report.catch(isNot);
  return { ready, report, go: () => program.stdin.end(GO) };
}
