import { readFileSync } from "node:fs";
import { buildFeed } from "../../electron/hosts/feed-build.ts";
import { throwawayKey } from "../../electron/hosts/feed-keys.ts";

/**
 * One build in a process of its own, so that its memory is its own: `build-run.ts FILE OUT`. Answers one JSON line, of
 * type `BuildRun`.
 */
export interface BuildRun {
  readonly rows: number;
  readonly accepted: number;
  /** Why the file was refused. */
  readonly refused: string | null;
  readonly ms: number;
  readonly cpuMs: number;
  /** Resident bytes when the program was loaded, and at most. */
  readonly beforeBytes: number;
  readonly peakBytes: number;
}

const KIB = 1_024;

async function main(input: string, out: string): Promise<BuildRun> {
  const beforeBytes = process.memoryUsage.rss();
  const started = performance.now();
  let refused: string | null = null;
  let counts = { rows: 0, accepted: 0 };
  try {
    const build = {
      inputs: [input],
      out,
      key: throwawayKey(),
      feedId: "run",
      now: Date.now(),
      asOf: null,
      content: {},
    };
    counts = (await buildFeed(build)).report;
  } catch (error) {
    refused = error instanceof Error ? error.message : String(error);
  }
  const { userCPUTime } = process.resourceUsage();
  const { rows, accepted } = counts;
  const ms = performance.now() - started;
  return { rows, accepted, refused, ms, cpuMs: userCPUTime / 1_000, beforeBytes, peakBytes: peakOwn() };
}

/** The high water of this program alone; the usage that Node tells begins with what the starting process had. */
function peakOwn(): number {
  const kib = /VmHWM:\s+(\d+) kB/.exec(readFileSync("/proc/self/status", "utf8"))?.[1];
  return Number(kib) * KIB;
}

const [input = "", out = ""] = process.argv.slice(2);
process.stdout.write(`${JSON.stringify(await main(input, out))}\n`);
