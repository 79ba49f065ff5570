import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { throwawayKey } from "../../electron/hosts/feed-keys.ts";
import { writeDataset, writeManifest } from "../../electron/hosts/feed-writer.ts";
import { createNodePorts } from "../../electron/hosts/node-ports.ts";
import { RENDERER_FOLDER, sourcePaths } from "../../electron/hosts/places.ts";
import { createFeed } from "../../electron/station/feed/feed.ts";
import { stationConfig } from "../../shared/station/config.ts";
import { PROJECT } from "../support/project-files.ts";
import { feedJobs } from "./feed-rows.ts";
import { median, round3 } from "./figures.ts";
import type { BenchOptions, BenchReport } from "./main.ts";
import { madeUpJobs } from "./rows.ts";

const STARTS = 5;
/** DESIGN §7: cold start to usable, 50,000 jobs, here; reliability.md §8: a corrupted catalogue to the seed. */
const START_MAX_MS = 3_000;
const TO_SEED_MAX_MS = 5_000;

interface Start {
  /** ms from starting the process: address printed, page served, first list of jobs. */
  readonly listening: number;
  readonly page: number;
  readonly answer: number;
  readonly jobs: number;
}

/**
 * Starts the browser host as an operator would and asks it for the page and a list, over a data folder with a whole
 * catalogue. From sources: a packaged program need not strip types. The screen itself is not in it.
 */
export async function benchBoot({ rows, seed, feed, say }: BenchOptions): Promise<BenchReport> {
  if (!existsSync(join(RENDERER_FOLDER, "index.html"))) throw new Error("there is no page yet: run `npm run build`");
  const root = mkdtempSync(join(tmpdir(), "yike-bench-boot-"));
  try {
    const jobs = feed === undefined ? [...madeUpJobs(rows, seed, today())] : feedJobs(feed);
    say(`${jobs.length} jobs; building the catalogue`);
    const data = join(root, "data");
    await install(root, data, jobs);
    const starts: Start[] = [];
    for (let at = 0; at < STARTS; at += 1) starts.push(await start(data));
    say("spoiling both generations");
    spoil(data);
    const toSeed = await start(data);
    const figure = (name: string, value: number, most: number) => ({
      name,
      value: Math.round(value),
      target: `<= ${most}`,
      met: value <= most,
    });
    return {
      rows: jobs.length,
      shown: starts[0]?.jobs ?? 0,
      starts: starts.map(({ listening, page, answer }) => [listening, page, answer].map(round3)),
      afterSpoiling: { ...toSeed },
      figures: [
        figure("start to first list, median ms", median(starts.map(({ answer }) => answer)), START_MAX_MS),
        figure("both generations spoiled: start to first list from the seed, ms", toSeed.answer, TO_SEED_MAX_MS),
      ],
    };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

const today = () => new Date().toISOString().slice(0, 10);

/** A station with its own configuration and this feed as its catalogue. */
async function install(root: string, data: string, jobs: ReturnType<typeof feedJobs>): Promise<void> {
  const key = throwawayKey();
  const folder = join(root, "feed");
  for (const one of [folder, data]) mkdirSync(one);
  const station = { id: "bench", name: "bench", district: "长宁区", lat: 31.22, lon: 121.42 };
  const config = { ...station, feed: { keys: [{ keyId: key.keyId, publicKey: key.publicKey }] } };
  writeFileSync(join(data, "station.json"), JSON.stringify(config));
  const set = await writeDataset(folder, "jobs", jobs, 1);
  writeManifest(folder, key, { feedId: "bench", seq: Date.now(), issuedAt: Date.now() }, { jobs: set });
  const ports = createNodePorts({ dataDir: data, logLevel: "silent" });
  const room = await createFeed({
    ports,
    paths: sourcePaths(data),
    config: stationConfig.parse(config),
    localKeys: [],
  });
  const verdict = await room.apply(folder);
  room.close();
  if (verdict.verdict !== "accepted") throw new Error(JSON.stringify(verdict));
}

/** A few bytes in the middle of every generation. */
function spoil(data: string): void {
  const cache = join(data, "cache");
  for (const name of readdirSync(cache).filter((file) => file.endsWith(".db"))) {
    const path = join(cache, name);
    const bytes = readFileSync(path);
    writeFileSync(path, bytes.fill(7, bytes.length >> 1, (bytes.length >> 1) + 64));
  }
}

async function start(data: string): Promise<Start> {
  const from = performance.now();
  const child = spawn(process.execPath, [join(PROJECT, "electron/hosts/cli.ts"), "serve", "--data", data], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  try {
    const address = await firstLine(child);
    const listening = performance.now() - from;
    const page = await fetch(address, { redirect: "manual" });
    const cookie = page.headers.getSetCookie()[0]?.split(";")[0] ?? "";
    const { origin } = new URL(address);
    const body = await fetch(origin, { headers: { cookie } });
    if (!body.ok) throw new Error(`the page: ${body.status}`);
    await body.text();
    const shown = performance.now() - from;
    const answer = await fetch(`${origin}/rpc/jobs/search`, {
      method: "POST",
      headers: { cookie, origin, "content-type": "application/json" },
      body: JSON.stringify({ json: { filters: { withinKm: 3 } } }),
    });
    const { json } = (await answer.json()) as { json: { total: number } };
    return { listening, page: shown, answer: performance.now() - from, jobs: json.total };
  } finally {
    const closed = once(child, "close");
    child.kill("SIGTERM");
    await closed;
  }
}

async function firstLine(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error("no output");
  for await (const line of createInterface({ input: child.stdout })) return line;
  throw new Error("the host ended without an address");
}
