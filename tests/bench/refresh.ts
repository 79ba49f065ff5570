import { existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { feedCommand } from "../../electron/hosts/feed-command.ts";
import { throwawayKey } from "../../electron/hosts/feed-keys.ts";
import { writeDataset, writeManifest } from "../../electron/hosts/feed-writer.ts";
import { createNodePorts } from "../../electron/hosts/node-ports.ts";
import { createFeed, type FeedRoom } from "../../electron/station/feed/feed.ts";
import { createJobs, type JobsRoom } from "../../electron/station/jobs/jobs.ts";
import type { PublishedJob } from "../../shared/jobs/job.ts";
import { stationConfig } from "../../shared/station/config.ts";
import { startFeedServer } from "../support/feed-server.ts";
import { asks } from "./asks.ts";
import { feedJobs } from "./feed-rows.ts";
import { median, percentile, round3 } from "./figures.ts";
import type { BenchOptions, BenchReport } from "./main.ts";
import { seeded } from "./random.ts";
import { madeUpJobs } from "./rows.ts";

/** The figure is for this many; more are made when asked for. */
const ROWS = 60_000;
const NEWEST = "2026-11-20";
/** Real postings, where the hand-out lies beside the project. */
const REAL = fileURLToPath(new URL("../../../shared/data/jobs-real-a.jsonl.gz", import.meta.url));
/** A question every so often, as in reference/search.md §6; its time counts from when it was due. */
const ASK_EVERY_MS = 8;
const IDLE_MS = 8_000;
const REFRESHES = 4;
/** Share of the jobs that a new issue changes, and that it drops. */
const CHANGED = 0.05;
const GONE = 0.02;

/** Targets: DESIGN §7 and issue 3 (reliability.md §8, search.md §9). */
const P99_RATIO_MAX = 5;
const FRAME_GAP_MAX_MS = 50;
const SWITCH_MAX_MS = 20;

interface Scene {
  readonly feed: FeedRoom;
  readonly jobs: JobsRoom;
  /** Lays down the next issue, for the folder's door and the network's: the two sets of rows take turns. */
  issue(): { folder: string; url: string };
  close(): Promise<void>;
}

/** Searches go on while whole feeds are taken: how much slower they get, and how long nothing answers at all. */
export async function benchRefresh(options: BenchOptions): Promise<BenchReport> {
  const root = mkdtempSync(join(tmpdir(), "yike-bench-refresh-"));
  try {
    const { jobs, from } = await postings(root, options);
    options.say(`${jobs.length} jobs (${from}); building the first catalogue`);
    const scene = await prepare(root, jobs);
    try {
      const questions = asks(jobs, options.seed);
      return { rows: jobs.length, from, ...(await measure(scene, questions, options.say)) };
    } finally {
      await scene.close();
    }
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

async function postings(root: string, { rows, seed, feed }: BenchOptions) {
  if (feed !== undefined) return { jobs: feedJobs(feed), from: "a feed folder" };
  if (!existsSync(REAL)) return { jobs: [...madeUpJobs(Math.max(rows, ROWS), seed, NEWEST)], from: "made up" };
  const out = join(root, "real");
  const io = { stdin: Readable.from([]), env: { XDG_CONFIG_HOME: root }, print: async () => {}, say: () => {} };
  await feedCommand(["build", "--in", REAL, "--out", out, "--as-of", NEWEST], io);
  return { jobs: feedJobs(out), from: "real postings" };
}

type Question = ReturnType<typeof asks>[number];

async function measure(scene: Scene, questions: readonly Question[], say: (line: string) => void) {
  await ask(scene, questions, pause(2_000));
  say("idle");
  const idle = await ask(scene, questions, pause(IDLE_MS));
  say("refreshing while questions are asked");
  const during: number[] = [];
  const times: number[] = [];
  for (let at = 0; at < REFRESHES; at += 1) {
    during.push(...(await ask(scene, questions, timedRefresh(scene, times))));
    await pause(500);
  }
  say("refreshing while nobody asks");
  const gaps: Gap[] = [];
  for (let at = 0; at < REFRESHES; at += 1) gaps.push(await gapOf(scene));
  const delta = await byDelta(scene);

  const [calm, busy] = [percentile(idle, 99), percentile(during, 99)];
  const figure = (name: string, value: number, most: number) => ({
    name,
    value: round3(value),
    target: `<= ${most}`,
    met: value <= most,
  });
  return {
    questions: { idle: idle.length, during: during.length },
    idleMs: { p50: round3(median(idle)), p99: round3(calm) },
    duringMs: { p50: round3(median(during)), p99: round3(busy) },
    refreshMs: times.map(Math.round),
    gaps: gaps.map(({ longest, cpu, switched }) => ({
      longestMs: round3(longest),
      longestCpuMs: round3(cpu),
      switchMs: round3(switched),
    })),
    delta,
    figures: [
      figure("query p99 during a refresh / idle", busy / calm, P99_RATIO_MAX),
      figure(
        "longest gap of the loop that a refresh makes, median ms",
        median(gaps.map((gap) => gap.longest)),
        FRAME_GAP_MAX_MS,
      ),
      figure("switch with the first list, median ms", median(gaps.map((gap) => gap.switched)), SWITCH_MAX_MS),
    ],
  };
}

/** A whole refresh, and the first questions to the new catalogue. */
async function timedRefresh({ feed, issue }: Scene, times: number[]): Promise<void> {
  const { folder } = issue();
  const from = performance.now();
  accepted("snapshot")(await feed.apply(folder));
  times.push(performance.now() - from);
  await pause(200);
}

/** Puts a question every few milliseconds until `until`; ms from when each was due to its answer. */
async function ask({ jobs }: Scene, questions: readonly Question[], until: Promise<unknown>): Promise<number[]> {
  const latencies: number[] = [];
  let done = false;
  void until.finally(() => {
    done = true;
  });
  const start = performance.now();
  for (let at = 0; !done; at += 1) {
    const due = start + at * ASK_EVERY_MS;
    const wait = due - performance.now();
    await (wait > 0 ? pause(wait) : new Promise(setImmediate));
    const { text, filters, sort } = questions[at % questions.length] as Question;
    jobs.search({ text, filters, sort });
    latencies.push(performance.now() - due);
  }
  await until;
  return latencies;
}

interface Gap {
  /** ms that the event loop did not come round at most: what the screen would notice. */
  readonly longest: number;
  /** The same in processor time: what other programs on the machine take is not in it. */
  readonly cpu: number;
  /** ms of the first list from the new catalogue, for which everything of it is read. */
  readonly switched: number;
}

/** ms of processor time that this thread spends without coming round, at most, until `until`. */
async function longestTurn(until: Promise<unknown>): Promise<number> {
  let done = false;
  void until.finally(() => {
    done = true;
  });
  let longest = 0;
  for (let before = process.threadCpuUsage(); !done; before = process.threadCpuUsage()) {
    await pause(1);
    const { user, system } = process.threadCpuUsage(before);
    longest = Math.max(longest, (user + system) / 1_000);
  }
  await until;
  return longest;
}

/** A refresh beside an idle screen that asks for its list the moment the data is new. */
async function gapOf({ feed, jobs, issue }: Scene): Promise<Gap> {
  const { folder } = issue();
  let switched = 0;
  const stop = feed.subscribe(() => {
    setImmediate(() => {
      const from = performance.now();
      jobs.search({ filters: { withinKm: 3 } });
      switched = performance.now() - from;
    });
  });
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const refresh = feed
    .apply(folder)
    .then(accepted("snapshot"))
    .then(() => pause(200));
  const cpu = await longestTurn(refresh);
  delay.disable();
  stop();
  return { longest: delay.max / 1e6, cpu, switched };
}

/** What a refresh costs that fetches only what has changed, over http. */
async function byDelta({ feed, issue }: Scene) {
  accepted("snapshot")(await feed.apply(issue().url));
  const from = performance.now();
  const jobs = accepted("delta")(await feed.apply(issue().url));
  return { ms: Math.round(performance.now() - from), jobs };
}

function accepted(by: string) {
  return (verdict: Awaited<ReturnType<FeedRoom["apply"]>>): number => {
    if (verdict.verdict !== "accepted" || verdict.by !== by) throw new Error(JSON.stringify(verdict));
    return verdict.counts["jobs"] ?? 0;
  };
}

async function prepare(root: string, jobs: readonly PublishedJob[]): Promise<Scene> {
  const key = throwawayKey();
  const random = seeded(1);
  const changed = jobs
    .filter(() => !random.chance(GONE))
    .map((job) => (random.chance(CHANGED) ? { ...job, description: `${job.description} 更新` } : job));
  const [former, next] = [join(root, "former"), join(root, "next")];
  for (const folder of [former, next]) mkdirSync(folder);
  const head = (seq: number) => ({ feedId: "bench", seq, issuedAt: Date.now() });
  // The former issue lies in both folders, so that the next one gets a delta beside it.
  const first = { jobs: await writeDataset(former, "jobs", jobs, 1) };
  writeManifest(next, key, head(1), { jobs: await writeDataset(next, "jobs", jobs, 1) });
  const second = { jobs: await writeDataset(next, "jobs", changed, 2) };
  let seq = 2;

  const data = join(root, "data");
  const server = await startFeedServer();
  const ports = createNodePorts({ dataDir: data, logLevel: "silent", feeds: { plainHttpPort: server.port } });
  const station = { id: "bench", name: "bench", district: "长宁区", lat: 31.22, lon: 121.42 };
  const config = stationConfig.parse({ ...station, feed: { keys: [{ keyId: key.keyId, publicKey: key.publicKey }] } });
  const feed = await createFeed({ ports, paths: { data, resources: "", seed: "" }, config, localKeys: [] });
  return {
    feed,
    jobs: createJobs({ catalogue: feed, clock: feed.clock, config }),
    issue: () => {
      seq += 1;
      const folder = seq % 2 === 1 ? former : next;
      writeManifest(folder, key, head(seq), seq % 2 === 1 ? first : second);
      server.serve(folder);
      return { folder, url: server.url };
    },
    close: async () => {
      feed.close();
      await server.close();
    },
  };
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
