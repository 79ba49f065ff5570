import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { availableParallelism, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import Database from "better-sqlite3";
import { type Generation, openGeneration, writeGeneration } from "../../electron/station/db/generation.ts";
import { createCards } from "../../electron/station/jobs/cards.ts";
import { readColumns } from "../../electron/station/jobs/columns.ts";
import { createJobs } from "../../electron/station/jobs/jobs.ts";
import { fillAll, kmOf, localise } from "../../electron/station/jobs/local.ts";
import { createTexts } from "../../electron/station/jobs/texts.ts";
import { dayNumber, shanghaiDay } from "../../shared/jobs/day.ts";
import type { PublishedJob } from "../../shared/jobs/job.ts";
import { type StationConfig, stationConfig } from "../../shared/station/config.ts";
import { asks } from "./asks.ts";
import { completer } from "./engines/columns.ts";
import type { Engine } from "./engines/engine.ts";
import { buildFts5, fts5, likeScan, type Setting } from "./engines/fts5.ts";
import { flexSearch, miniSearch } from "./engines/in-memory.ts";
import { ours, rowGet } from "./engines/ours.ts";
import { feedJobs } from "./feed-rows.ts";
import { round3, timed } from "./figures.ts";
import type { BenchOptions, BenchReport } from "./main.ts";
import { race } from "./race.ts";
import { madeUpJobs } from "./rows.ts";
import { judge } from "./targets.ts";

/** 新华路 in 长宁; made-up rows lie all over the city. */
const CONFIG = stationConfig.parse({ id: "bench", name: "bench", district: "长宁区", lat: 31.22, lon: 121.42 });
const NEWEST = "2026-11-20";
const COLD_OPENS = 5;
const BUILDS = 3;

/** Compares the full answer of our search with what else one could have built it on; see targets.ts. */
export async function benchSearch(options: BenchOptions): Promise<BenchReport> {
  const folder = mkdtempSync(join(tmpdir(), "yike-bench-"));
  try {
    return await measureIn(folder, options);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measureIn(folder: string, { rows, seed, feed, say }: BenchOptions): Promise<BenchReport> {
  const jobs = feed === undefined ? [...madeUpJobs(rows, seed, NEWEST)] : feedJobs(feed);
  const newest = jobs.reduce((day, job) => (job.datePosted > day ? job.datePosted : day), "");
  // Noon of the newest day, so that a feed of any age has jobs in force.
  const now = dayNumber(newest) * 86_400_000 + 4 * 3_600_000;

  // Ratios bear a busy machine, tails do not: the report says how busy it was.
  const load = { before: loadavg()[0], cores: availableParallelism() };
  say(`${jobs.length} jobs, load ${load.before} on ${load.cores} cores; building`);
  const today = shanghaiDay(now);
  const setting = { lat: CONFIG.lat, lon: CONFIG.lon, today, maxAgeDays: CONFIG.feed.maxAgeDays };
  const { path, db, buildMs } = await buildBoth(folder, jobs, setting);
  const cold = Array.from({ length: COLD_OPENS }, () => coldOpen(path, now));

  const generation = openGeneration(path);
  const plain = new Database(path, { readonly: true });
  const room = createJobs({ catalogue: { current: () => generation }, clock: standingClock(now), config: CONFIG });
  const prepared = timed(() => [...room.prepare()]);
  const engines = [
    ours(room),
    fts5(db, today),
    rowGet("row", plain, jobs.length),
    rowGet("row-held", generation.db, jobs.length),
    ...others(generation, CONFIG, jobs, today, say),
  ];

  say("asking");
  const questions = asks(jobs, seed);
  const times = race(engines, questions);
  const sizes = tableSizes(generation.db);
  for (const engine of engines) engine.close();
  plain.close();
  generation.close();
  return {
    rows: jobs.length,
    load: { ...load, after: loadavg()[0] },
    questions: questions.length,
    fileBytes: statSync(path).size,
    sizes,
    buildMs: { ...buildMs, ratio: round3(Math.min(...buildMs.ours) / Math.min(...buildMs.fts5)) },
    /** What the station does by itself after a switch, when nobody waits. */
    prepareMs: round3(prepared.ms),
    coldOpenMs: cold.map(round3),
    ...times,
    figures: judge({
      rows: jobs.length,
      engines: times.engines,
      index: (sizes["post"] ?? 0) + (sizes["col"] ?? 0),
      file: Object.values(sizes).reduce((sum, bytes) => sum + bytes, 0),
      coldOpenMs: Math.min(...cold),
    }),
  };
}

/** Builds both generations in turn, BUILDS times, and leaves the last of each. The least time is the truest. */
async function buildBoth(folder: string, jobs: readonly PublishedJob[], setting: Setting) {
  const buildMs: { ours: number[]; fts5: number[] } = { ours: [], fts5: [] };
  const path = join(folder, "ours.db");
  let db: Database.Database | null = null;
  for (let build = 0; build < BUILDS; build += 1) {
    rmSync(path, { force: true });
    const from = performance.now();
    await write(path, jobs);
    buildMs.ours.push(Math.round(performance.now() - from));
    db?.close();
    rmSync(join(folder, "fts5.db"), { force: true });
    const fromFts5 = performance.now();
    db = await buildFts5(folder, jobs, setting);
    buildMs.fts5.push(Math.round(performance.now() - fromFts5));
  }
  return { path, db: db as Database.Database, buildMs };
}

async function write(path: string, jobs: readonly PublishedJob[]): Promise<void> {
  const at = `${NEWEST}T00:00:00Z`;
  const meta = { generation: "bench", feedId: "bench", keyId: "", seq: 1, issuedAt: at, builtAt: at, demo: false };
  await writeGeneration(path, { meta, jobs, content: {}, quarantined: () => 0 });
}

/** The engines that only find; what follows the finding is ours. */
function others(
  generation: Generation,
  config: StationConfig,
  jobs: readonly PublishedJob[],
  today: number,
  say: (line: string) => void,
): Engine[] {
  const columns = readColumns(generation.db, jobs.length);
  const local = localise(columns, config, config.feed.maxAgeDays, today);
  for (const _ of fillAll(local));
  const complete = completer(
    columns.districts,
    local,
    createCards(generation.db, createTexts(generation.db), (doc) => kmOf(local, doc), config.feed.maxAgeDays),
  );
  say("building MiniSearch, FlexSearch and the plain scan");
  return [
    miniSearch(jobs, complete),
    flexSearch(jobs, complete),
    likeScan(jobs, (ask, docs) => complete(ask, docs?.map((doc) => ({ doc, score: 0 })) ?? null)),
  ];
}

function standingClock(now: number) {
  return { now: () => now, monotonic: () => performance.now(), after: () => () => undefined };
}

/** Milliseconds from opening to the first answer, in a process of its own; loading the program is not counted. */
function coldOpen(path: string, now: number): number {
  const script = fileURLToPath(new URL("./cold-open.ts", import.meta.url));
  const output = execFileSync(process.execPath, [script, path, JSON.stringify(CONFIG), String(now)], {
    encoding: "utf8",
  });
  return Number(output);
}

function tableSizes(db: Database.Database): Record<string, number> {
  const rows = db.prepare<[], [string, number]>("SELECT name, sum(pgsize) FROM dbstat GROUP BY name").raw().all();
  return Object.fromEntries(rows);
}
