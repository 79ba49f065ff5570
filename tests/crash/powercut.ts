import { rmSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { verifyFile } from "../../electron/station/db/precious/verify.ts";
import { createCutDisk, type Mode } from "./cut-disk.ts";
import { type Experiment, outcome, runs, seeded } from "./experiment.ts";
import { type DiskEvent, needStrace, readTrace, traceProgram } from "./trace.ts";
import { childProgram, openWorld, worldFolder } from "./world.ts";

const CUTS = 300;
const BOOKINGS = 400;
const STDOUT = 1;

interface Found {
  cuts: number;
  /** Acknowledged before the cut and not in the database file by itself. */
  lostFromDatabase: number;
  cutsWithLoss: number;
  /** The database file by itself: structure or rows not whole. */
  corrupt: number;
  /** And when the station opens it, with its journal and backups. */
  lostFromStation: number;
  stationFaults: number;
}

/**
 * Real writes of a real process, recorded; then the power is cut at random points of the record, and only what was
 * fsynced survives (`strict`), or of the rest a random half of the 512-byte sectors, in any order (`torn`). Opened with
 * FULL nothing may be lost, by the database alone or by the station; the control, which runs as NORMAL and lets the
 * journal be, must lose some: it is the proof that the experiment sees it.
 * Assumes that the disk honours an fsync; whether a kiosk's does is told only by pulling its plug.
 */
export const powercut: Experiment = async (scale) => {
  await needStrace();
  const cuts = runs(CUTS, scale, 5);
  const bookings = runs(BOOKINGS, { ...scale, part: Math.max(scale.part, 0.1) });
  const full = await record("full", bookings);
  const strict = await cutAll(full, "strict", cuts, scale.seed);
  const torn = await cutAll(full, "torn", cuts, scale.seed + 1);
  const normal = await cutAll(await record("normal", bookings), "strict", cuts, scale.seed);
  const figures = { cuts: cuts * 2, bookings, full: { strict, torn }, normal };
  return outcome(figures, [
    ...[strict, torn].flatMap((found): [boolean, string][] => [
      [found.lostFromDatabase === 0, `${found.lostFromDatabase} acknowledged bookings lost from the database`],
      [found.lostFromStation === 0, `${found.lostFromStation} acknowledged bookings lost from the station`],
      [
        found.corrupt + found.stationFaults === 0,
        `${found.corrupt} images corrupt, ${found.stationFaults} after opening`,
      ],
    ]),
    [normal.lostFromDatabase > 0, "the control lost nothing: the experiment sees nothing"],
  ]);
};

interface Recording {
  readonly events: readonly DiskEvent[];
  /** The traced station's data folder. */
  readonly root: string;
}

async function record(mode: "full" | "normal", bookings: number): Promise<Recording> {
  const folder = worldFolder();
  try {
    const root = join(folder.path, "data");
    const traceFile = join(folder.path, "trace");
    await traceProgram([childProgram("writer-child.ts"), root, String(bookings), mode], traceFile);
    return { events: await readTrace(traceFile), root };
  } finally {
    folder.remove();
  }
}

async function cutAll({ events, root }: Recording, mode: Mode, cuts: number, seed: number): Promise<Found> {
  const random = seeded(seed);
  const acks = events.map(ackOf);
  const first = acks.findIndex((id) => id !== null);
  if (first < 0) throw new Error("nothing was acknowledged in the trace");
  const places = Array.from({ length: cuts }, () => first + 1 + Math.floor(random() * (events.length - first - 1)));
  const found: Found = {
    cuts: 0,
    lostFromDatabase: 0,
    cutsWithLoss: 0,
    corrupt: 0,
    lostFromStation: 0,
    stationFaults: 0,
  };
  const disk = createCutDisk(root);
  const heard: string[] = [];
  let at = 0;
  for (const place of places.sort((a, b) => a - b)) {
    for (; at < place; at += 1) {
      const event = events[at];
      if (event !== undefined) disk.take(event);
      const id = acks[at];
      if (id != null) heard.push(id);
    }
    const image = worldFolder();
    try {
      disk.leave(image.path, mode, random);
      await inspect(image.path, heard, found);
    } finally {
      image.remove();
    }
  }
  return found;
}

/** The booking that this write acknowledged. */
function ackOf(event: DiskEvent): string | null {
  if (event.kind !== "write" || event.fd !== STDOUT) return null;
  return /^ACK (\S+) /.exec(event.bytes.toString("utf8"))?.[1] ?? null;
}

async function inspect(image: string, heard: readonly string[], found: Found): Promise<void> {
  found.cuts += 1;
  const alone = databaseAlone(join(image, "precious", "precious.db"));
  const lost = heard.filter((id) => !alone.ids.has(id)).length;
  found.lostFromDatabase += lost;
  found.cutsWithLoss += lost > 0 ? 1 : 0;
  found.corrupt += alone.isWhole ? 0 : 1;
  // Looking made a shared-memory file that the cut did not leave.
  rmSync(join(image, "precious", "precious.db-shm"), { force: true });
  const world = await openWorld({ data: image });
  const { store } = world.opened;
  const ids = new Set(store.db.prepare<[], string>("SELECT id FROM booking").pluck().all());
  found.lostFromStation += heard.filter((id) => !ids.has(id)).length;
  found.stationFaults += verifyFile(store.db, store.keys).faults.length;
  world.close();
}

/** Without journal, backups or repair. A file that cannot be read has lost everything. */
function databaseAlone(path: string): { ids: ReadonlySet<string>; isWhole: boolean } {
  let db: Database.Database | null = null;
  try {
    db = new Database(path, { readonly: true, fileMustExist: true });
    const isWhole = db.pragma("integrity_check", { simple: true }) === "ok";
    return { ids: new Set(db.prepare<[], string>("SELECT id FROM booking").pluck().all()), isWhole };
  } catch (error) {
    if (!(error instanceof Database.SqliteError)) throw error;
    return { ids: new Set(), isWhole: false };
  } finally {
    db?.close();
  }
}
