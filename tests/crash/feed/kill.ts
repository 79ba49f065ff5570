import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { throwawayKey } from "../../../electron/hosts/feed-keys.ts";
import { writeDataset, writeManifest } from "../../../electron/hosts/feed-writer.ts";
import { createNodePorts } from "../../../electron/hosts/node-ports.ts";
import { createFeed } from "../../../electron/station/feed/feed.ts";
import type { FeedManifest } from "../../../shared/feed/manifest.ts";
import { stationConfig } from "../../../shared/station/config.ts";
import { madeUpJobs } from "../../bench/rows.ts";
import { type Experiment, type Outcome, outcome, runs, seeded } from "../experiment.ts";

/** The full figures (reliability.md §1.2: atomic swap). */
const KILLS = 100;
const JOBS = 5_000;
/** Sets of rows that take turns; every row of a set carries its mark. */
const SETS = ["甲", "乙", "丙", "丁"];
/** Runs to the end that tell how long one takes; half of the kills fall anywhere from the beginning to a tenth after that. */
const REHEARSALS = 3;
const BEYOND = 1.1;
/** The other half fall into the steps that count: rename, pointer, switch, history; ms after the thread is done. */
const SWITCH_MS = 40;
const FIRST_SEQ = 1_000;
const CHILD = fileURLToPath(new URL("./apply-child.ts", import.meta.url));

interface Bench {
  readonly data: string;
  readonly config: string;
  /** Lays down the issue with this number: its rows are those of the set `seq % SETS.length`. */
  issue(seq: number): string;
  readonly rowsOf: (seq: number) => number;
}

/**
 * SIGKILL at a random moment of `feed apply`, a hundred times: after each, the catalogue must be the former or the
 * offered one, whole, never an older one, and the offered one if the refresh had said so.
 */
export const killDuringApply: Experiment = async (scale) => {
  const root = mkdtempSync(join(tmpdir(), "yike-feed-kill-"));
  try {
    return await kill(await prepare(root, runs(JOBS, scale, 500)), runs(KILLS, scale, 5), seeded(scale.seed));
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
};

async function kill(bench: Bench, kills: number, fraction: () => number): Promise<Outcome> {
  let seq = FIRST_SEQ;
  let longest = 0;
  for (let at = 0; at < REHEARSALS; at += 1) {
    seq += 1;
    const { ms, said } = await apply(bench, bench.issue(seq), null);
    if (said !== "accepted") throw new Error(`a refresh that nobody disturbs: ${said}`);
    longest = Math.max(longest, ms);
  }

  const found = { former: 0, offered: 0, finished: 0, mixed: 0, lost: 0, backwards: 0, strayFiles: 0 };
  const faults: string[] = [];
  let shown = seq;
  for (let at = 0; at < kills; at += 1) {
    seq += 1;
    const late = at % 2 === 0;
    const when: Kill = { mark: late ? "built" : "begin", after: fraction() * (late ? SWITCH_MS : longest * BEYOND) };
    const { said } = await apply(bench, bench.issue(seq), when);
    const seen = await look(bench);
    if (said === "accepted") found.finished += 1;
    else if (seen.seq === seq) found.offered += 1;
    else found.former += 1;

    if (seen.seq < shown) found.backwards += 1;
    if (said === "accepted" && seen.seq !== seq) found.lost += 1;
    const isWhole = seen.seq === shown || seen.seq === seq;
    if (!isWhole || seen.marks.join() !== SETS[seen.seq % SETS.length] || seen.rows !== bench.rowsOf(seen.seq)) {
      found.mixed += 1;
      faults.push(`killed ${Math.round(when.after)} ms after ${when.mark} of ${seq}: ${JSON.stringify(seen)}`);
    }
    shown = seen.seq;
    if ((at + 1) % 20 === 0) process.stderr.write(`${at + 1} of ${kills}: ${JSON.stringify(found)}\n`);
  }
  // Half-built files of the killed are swept by the next refresh that goes through.
  seq += 1;
  await apply(bench, bench.issue(seq), null);
  found.strayFiles = readdirSync(join(bench.data, "cache")).filter((name) => /tmp|\.db-/.test(name)).length;
  return outcome(
    { kills, rows: bench.rowsOf(0), refreshMs: Math.round(longest), ...found, faults: faults.slice(0, 10) },
    [
      [found.mixed === 0, `${found.mixed} catalogues were mixed, cut or neither the former nor the offered one`],
      [found.lost === 0, `${found.lost} refreshes that had said "accepted" were gone`],
      [found.backwards === 0, `${found.backwards} catalogues were older than the one before`],
      [found.strayFiles === 0, `${found.strayFiles} half-built files stayed`],
      [found.former > 0 && found.former < kills, "every kill fell on the same side of the switch: nothing was tried"],
    ],
  );
}

interface Kill {
  /** What the child has said, and ms after it. */
  readonly mark: "begin" | "built";
  readonly after: number;
}

/** @param kill null = let it end */
async function apply(bench: Bench, folder: string, kill: Kill | null): Promise<{ ms: number; said: string | null }> {
  const child = spawn(process.execPath, [CHILD, bench.data, folder, bench.config], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const closed = once(child, "close");
  let begun = 0;
  let said: string | null = null;
  for await (const line of createInterface({ input: child.stdout })) {
    if (line === "begin") begun = performance.now();
    if (line === kill?.mark) setTimeout(() => child.kill("SIGKILL"), kill.after);
    if (line.startsWith("{")) said = JSON.parse(line).verdict;
  }
  await closed;
  return { ms: performance.now() - begun, said };
}

/** What a station that starts now shows. */
async function look({ data, config }: Bench): Promise<{ seq: number; rows: number; marks: string[] }> {
  const ports = createNodePorts({ dataDir: data, logLevel: "silent" });
  const paths = { data, resources: "", seed: "" };
  const feed = await createFeed({ ports, paths, config: stationConfig.parse(JSON.parse(config)), localKeys: [] });
  try {
    const { meta, db } = feed.current();
    const marks = db.prepare<[], string>("SELECT DISTINCT employer FROM jobs").pluck().all();
    return { seq: meta.seq, rows: db.prepare<[], number>("SELECT count(*) FROM jobs").pluck().get() ?? 0, marks };
  } finally {
    feed.close();
  }
}

async function prepare(root: string, jobs: number): Promise<Bench> {
  const key = throwawayKey();
  const folder = join(root, "feed");
  const data = join(root, "data");
  const counts = SETS.map((_mark, at) => jobs + at);
  const sets: FeedManifest["datasets"][] = [];
  for (const [at, mark] of SETS.entries()) {
    const set = join(folder, String(at));
    const rows = [...madeUpJobs(counts[at] ?? jobs, at + 1, "2026-11-20")].map((job) => ({ ...job, employer: mark }));
    mkdirSync(set, { recursive: true });
    sets.push({ jobs: await writeDataset(set, "jobs", rows, 1) });
  }
  mkdirSync(data, { recursive: true });
  const station = { id: "kill", name: "kill", district: "长宁区", lat: 31.2, lon: 121.4 };
  const config = JSON.stringify({ ...station, feed: { keys: [{ keyId: key.keyId, publicKey: key.publicKey }] } });
  writeFileSync(join(data, "station.json"), config);
  // The sets have nothing in common: without the publisher's word the gates would hold each of them.
  const confirm = { jobs: { maxDropPct: 100, reason: "a test", by: "kill" } };
  return {
    data,
    config,
    rowsOf: (seq) => counts[seq % SETS.length] ?? 0,
    issue: (seq) => {
      const at = seq % SETS.length;
      const set = join(folder, String(at));
      writeManifest(set, key, { feedId: "kill", seq, issuedAt: Date.now(), confirm }, sets[at] ?? {});
      return set;
    },
  };
}
