import Database from "better-sqlite3";
import type { PublishedJob } from "../../../shared/jobs/job.ts";

/**
 * Jobs held in memory at a time, some 120 MB of real postings. A city's feed is sorted in one go; a larger one is
 * written down in sorted runs of this length and merged.
 */
const RUN_JOBS = 64_000;
/** Jobs written down, and read again, as one piece. */
const BLOCK_JOBS = 256;

/** Jobs sorted from the oldest to the newest; of one day by id. */
export interface SortedRows {
  readonly count: number;
  rows(): Iterable<PublishedJob>;
  /** Lets go of what was written down. */
  close(): void;
}

function older(a: PublishedJob, b: PublishedJob): number {
  if (a.datePosted !== b.datePosted) return a.datePosted < b.datePosted ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}

/**
 * Takes all jobs in whatever order and sorts them. (One temporary table with an ORDER BY did the same at twice the
 * time of the whole rest of the build: every row was written and read by itself.)
 */
export async function sortRows(jobs: AsyncIterable<PublishedJob> | Iterable<PublishedJob>): Promise<SortedRows> {
  const runs: Iterator<PublishedJob>[] = [];
  let spill: Database.Database | null = null;
  let run: PublishedJob[] = [];
  let count = 0;
  for await (const job of jobs) {
    run.push(job);
    count += 1;
    if (run.length < RUN_JOBS) continue;
    spill ??= openSpill();
    writeRun(spill, runs.length, run.sort(older));
    runs.push(readRun(spill, runs.length));
    run = [];
  }
  runs.push(run.sort(older).values());
  return {
    count,
    rows: () => merge(runs),
    close: () => spill?.close(),
  };
}

/** A temporary file that SQLite removes by itself. */
function openSpill(): Database.Database {
  const db = new Database("");
  db.pragma("journal_mode = OFF");
  db.exec("CREATE TABLE block (run INTEGER NOT NULL, at INTEGER NOT NULL, json TEXT NOT NULL, PRIMARY KEY (run, at))");
  return db;
}

function writeRun(db: Database.Database, run: number, jobs: readonly PublishedJob[]): void {
  const insert = db.prepare("INSERT INTO block VALUES (?, ?, ?)");
  for (let at = 0; at < jobs.length; at += BLOCK_JOBS) {
    insert.run(run, at, JSON.stringify(jobs.slice(at, at + BLOCK_JOBS)));
  }
}

function* readRun(db: Database.Database, run: number): Generator<PublishedJob, undefined> {
  const block = db.prepare<[number, number], string>("SELECT json FROM block WHERE run = ? AND at = ?").pluck();
  for (let at = 0; ; at += BLOCK_JOBS) {
    const json = block.get(run, at);
    if (json === undefined) return;
    yield* JSON.parse(json) as PublishedJob[];
  }
}

function* merge(runs: readonly Iterator<PublishedJob>[]): Generator<PublishedJob> {
  const heads = runs.flatMap((run) => {
    const { value, done } = run.next();
    return done ? [] : [{ run, job: value as PublishedJob }];
  });
  while (heads.length > 0) {
    const first = heads.reduce((a, b) => (older(b.job, a.job) < 0 ? b : a));
    yield first.job;
    const { value, done } = first.run.next();
    if (done) heads.splice(heads.indexOf(first), 1);
    else first.job = value as PublishedJob;
  }
}
