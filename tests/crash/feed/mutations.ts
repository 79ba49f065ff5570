import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { FEED_REFUSALS } from "../../../shared/contract/feed.ts";
import { seeded } from "../../bench/random.ts";
import { madeUpJobs } from "../../bench/rows.ts";
import { createLab, type FeedLab, NOON, platformOf, titlesOf } from "../../support/feed-lab.ts";
import { type FeedServer, startFeedServer } from "../../support/feed-server.ts";
import { type Experiment, type Outcome, outcome, runs } from "../experiment.ts";
import { type FeedBytes, packBombs, pickKind, type Stock } from "./mutants.ts";

/** The full figure (reliability.md §8); the default test runs a part of it. */
const RUNS = 10_000;
const JOBS = 120;
/** The first fifth warms up code, heap and threads; what grows after it is a leak. */
const WARM_UP_SHARE = 0.2;
/** reliability.md §1.2: a refresh may take 80 MiB more than the station at rest. */
const RSS_GROWTH_MAX_MIB = 80;
const SAY_EVERY = 500;

/**
 * Offers a running station feeds that are wrong in every way there is, over http and from folders, and looks after each
 * whether it was refused with a reason, the former catalogue answered all the while, and memory stayed where it was.
 */
export const mutateFeeds: Experiment = async (scale) => {
  const lab = createLab();
  const server = await startFeedServer();
  try {
    return await mutate(lab, server, runs(RUNS, scale), scale.seed);
  } finally {
    await server.close();
    lab.close();
  }
};

async function mutate(lab: FeedLab, server: FeedServer, count: number, seed: number): Promise<Outcome> {
  const random = seeded(seed);
  const stock = await prepare(lab);
  const station = await lab.open(undefined, { feeds: { plainHttpPort: server.port, idleMs: 2_000, totalMs: 20_000 } });
  const { feed } = station;
  const served = new Map(stock.shown);
  server.behave((_request, response, file) => {
    const bytes = served.get(file);
    if (bytes === undefined) response.writeHead(404);
    response.end(bytes);
    return true;
  });
  const first = await feed.apply(server.url);
  if (first.verdict !== "accepted") throw new Error(`the honest feed: ${JSON.stringify(first)}`);
  const { generation } = feed.current().meta;
  const answer = JSON.stringify(titlesOf(feed));
  const keep = new Set(readdirSync(join(lab.cache, "fetched")));

  const reasons: Record<string, number> = {};
  const kinds: Record<string, number> = {};
  const faults: string[] = [];
  let asked = 0;
  let silent = 0;
  const rssMost = { early: 0, late: 0 };
  for (let run = 0; run < count; run += 1) {
    const kind = pickKind(random);
    const mutant = kind.make(stock, random);
    kinds[kind.name] = (kinds[kind.name] ?? 0) + 1;
    // Deltas are only ever fetched; everything else comes by either door.
    const from = mutant.byDelta || random.chance(0.8) ? serve(served, mutant.files, server) : lay(lab, mutant.files);
    try {
      const refresh = feed.apply(from);
      let done = false;
      void refresh.finally(() => {
        done = true;
      });
      while (!done) {
        asked += 1;
        if (JSON.stringify(titlesOf(feed)) !== answer) silent += 1;
        await new Promise((resolve) => setTimeout(resolve, 2));
      }
      const verdict = await refresh;
      if (verdict.verdict === "refused" && FEED_REFUSALS.includes(verdict.reason))
        reasons[verdict.reason] = (reasons[verdict.reason] ?? 0) + 1;
      else faults.push(`${kind.name}: ${JSON.stringify(verdict)}`);
    } catch (error) {
      faults.push(`${kind.name}: threw ${error instanceof Error ? error.message : String(error)}`);
    }
    if (feed.current().meta.generation !== generation) throw new Error(`${kind.name} was taken`);
    for (const name of readdirSync(join(lab.cache, "fetched")))
      if (!keep.has(name)) rmSync(join(lab.cache, "fetched", name));
    const { rss } = process.memoryUsage();
    const part = run < count * WARM_UP_SHARE ? "early" : "late";
    rssMost[part] = Math.max(rssMost[part], rss);
    if ((run + 1) % SAY_EVERY === 0)
      process.stderr.write(`${run + 1} of ${count}, ${faults.length} faults, ${mb(rss)} MiB\n`);
  }

  // The same station takes the honest issue afterwards: nothing of all that has stuck.
  served.clear();
  for (const [name, bytes] of stock.offered) served.set(name, bytes);
  const last = await feed.apply(server.url);
  const grown = mb(rssMost.late - rssMost.early);
  return outcome(
    {
      mutants: count,
      seed,
      kinds: Object.keys(kinds).length,
      accepted: 0,
      withoutReason: faults.length,
      faults: faults.slice(0, 20),
      reasons,
      questionsMeanwhile: asked,
      otherAnswersMeanwhile: silent,
      rssMostMiB: { firstFifth: mb(rssMost.early), later: mb(rssMost.late) },
      honestIssueAfterwards: last.verdict,
    },
    [
      [faults.length === 0, `${faults.length} mutants were not refused with a reason`],
      [silent === 0, `the catalogue answered otherwise ${silent} times meanwhile`],
      [grown <= RSS_GROWTH_MAX_MIB, `memory grew by ${grown} MiB, more than ${RSS_GROWTH_MAX_MIB}`],
      [last.verdict === "accepted", "the honest issue was not accepted afterwards"],
    ],
  );
}

const mb = (bytes: number) => Math.round(bytes / (1024 * 1024));

/** Three issues of one publisher: an older one, the one that shows, and the next, with a delta. */
async function prepare(lab: FeedLab): Promise<Stock> {
  await lab.plantSeed(["演示"]);
  const rows = [...madeUpJobs(JOBS, 7, "2026-11-20")].map((row) => ({ ...row }));
  const content = { platforms: [platformOf("p1", "平台"), platformOf("p2", "平台二")] };
  const older = await lab.publish([], { rows: rows.slice(0, 100), now: NOON, content });
  const out = await lab.publish([], { rows: rows.slice(0, 110), now: NOON + 1_000, content });
  const shown = read(out);
  await lab.publish([], {
    out,
    rows: rows.slice(3),
    now: NOON + 2_000,
    content: { platforms: [content.platforms[0]] },
  });
  const offered = read(out);
  const own = (files: FeedBytes): FeedBytes => {
    const manifest = String(files.get("manifest.json"));
    return new Map([...files].filter(([name]) => name.startsWith("manifest.") || manifest.includes(name)));
  };
  return { shown: own(shown), offered: own(offered), older: own(read(older)), key: lab.key, bombs: await packBombs() };
}

function read(folder: string): FeedBytes {
  return new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name))]));
}

function serve(served: Map<string, Buffer>, files: FeedBytes, server: FeedServer): string {
  served.clear();
  for (const [name, bytes] of files) served.set(name, bytes);
  return server.url;
}

function lay(lab: FeedLab, files: FeedBytes): string {
  const folder = join(lab.root, "stick");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  for (const [name, bytes] of files) writeFileSync(join(folder, name), bytes);
  return folder;
}
