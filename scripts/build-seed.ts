import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { buildFeed, readContentFolder, readJson } from "../electron/hosts/feed-build.ts";
import { throwawayKey } from "../electron/hosts/feed-keys.ts";
import { dayPlus, shanghaiDay } from "../shared/feed/days.ts";
import { datedEvent, type RelativeDays } from "./seed/demo-events.ts";

/**
 * Builds the seed feed that ships with the program: the demonstration jobs and the content of resources/content.
 * Its key lives for this run only; seed.json carries the public half (electron/station/feed/seed.ts says why).
 *
 *   node scripts/build-seed.ts [--content DIR] [--out DIR] [--force]
 */
const PROGRAM = fileURLToPath(new URL("..", import.meta.url));
const SEED_FEED_ID = "seed";

interface DemoJob {
  readonly id: string;
  readonly postedDaysAgo: number;
  readonly validDays: number | null;
}

/** Demonstration jobs carry days relative to the build, so that a fresh installation shows fresh dates. */
function dated(row: unknown, today: string): unknown {
  const { postedDaysAgo, validDays, ...job } = row as DemoJob & Record<string, unknown>;
  const datePosted = dayPlus(today, -(postedDaysAgo ?? 0));
  const validThrough = validDays === null || validDays === undefined ? null : dayPlus(today, validDays);
  return { ...job, op: "put", datePosted, dateBasis: "source", validThrough };
}

/** Rows of a folder of demonstration files; [] when there is none. */
function demoRows(folder: string): unknown[] {
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".json")) : [];
  return files.sort().flatMap((file) => readJson(join(folder, file)) as unknown[]);
}

function demoJobs(folder: string, today: string): string {
  return demoRows(folder)
    .map((row) => `${JSON.stringify(dated(row, today))}\n`)
    .join("");
}

/** The content with the demonstration calendar laid behind its events; no dataset `events` where there are none. */
function withDemoEvents(content: Record<string, readonly unknown[]>, folder: string, today: string) {
  const demo = demoRows(folder).map((row) => datedEvent(row as RelativeDays, today));
  return demo.length === 0 ? content : { ...content, events: [...(content["events"] ?? []), ...demo] };
}

function newestChange(path: string): number {
  const { mtimeMs } = statSync(path);
  if (!statSync(path).isDirectory()) return mtimeMs;
  return Math.max(mtimeMs, ...readdirSync(path).map((name) => newestChange(join(path, name))));
}

/** Inputs are the content and the program that turns it into a feed. */
function isFresh(out: string, inputs: readonly string[]): boolean {
  const manifest = join(out, "manifest.json");
  return existsSync(manifest) && inputs.every((path) => newestChange(path) <= statSync(manifest).mtimeMs);
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      content: { type: "string", default: join(PROGRAM, "resources", "content") },
      out: { type: "string", default: join(PROGRAM, "dist", "seed") },
      force: { type: "boolean", default: false },
    },
  });
  const code = [
    "scripts/seed",
    "shared/feed",
    "shared/jobs/job.ts",
    "electron/hosts/feed-build.ts",
    "electron/hosts/feed-import",
    "electron/hosts/feed-writer.ts",
  ];
  const inputs = [values.content, fileURLToPath(import.meta.url), ...code.map((path) => join(PROGRAM, path))];
  if (!values.force && isFresh(values.out, inputs)) return 0;

  const epoch = process.env["SOURCE_DATE_EPOCH"];
  const now = epoch === undefined || epoch === "" ? Date.now() : Number(epoch) * 1_000;
  const key = throwawayKey();
  const work = mkdtempSync(join(tmpdir(), "yike-seed-"));
  // Beside the target, so that the last step is one rename.
  const made = `${values.out}.${process.pid}.tmp`;
  try {
    const jobs = join(work, "demo-jobs.jsonl");
    const today = shanghaiDay(now);
    writeFileSync(jobs, demoJobs(join(values.content, "demo-jobs"), today));
    mkdirSync(dirname(values.out), { recursive: true });
    const { report, manifest } = await buildFeed({
      inputs: [jobs],
      out: made,
      key,
      feedId: SEED_FEED_ID,
      now,
      asOf: null,
      content: withDemoEvents(readContentFolder(values.content), join(values.content, "demo-events"), today),
    });
    if (manifest === null || report.accepted < report.rows) {
      console.error(`seed: a demonstration job was left out: ${JSON.stringify(report)}`);
      return 1;
    }
    writeFileSync(join(made, "seed.json"), `${JSON.stringify({ keyId: key.keyId, publicKey: key.publicKey })}\n`);
    for (const report of ["report.json", "report.html"]) rmSync(join(made, report));
    rmSync(values.out, { recursive: true, force: true });
    renameSync(made, values.out);
    console.error(`seed: ${report.accepted} jobs, ${Object.keys(manifest.datasets).join(", ")}`);
    return 0;
  } finally {
    rmSync(work, { recursive: true, force: true });
    rmSync(made, { recursive: true, force: true });
  }
}

process.exit(await main());
