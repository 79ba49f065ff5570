import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { dayPlus } from "../../../shared/feed/days.ts";
import { publishedJob } from "../../../shared/jobs/job.ts";
import { type StationConfig, stationConfig } from "../../../shared/station/config.ts";

const resource = (path: string) => fileURLToPath(new URL(`../../../resources/${path}`, import.meta.url));

export function readResource(path: string): string {
  return readFileSync(resource(path), "utf8");
}

/** A row of `demo-jobs`: a published job whose days count from the day the seed is built. */
export const demoJob = publishedJob
  .omit({ op: true, datePosted: true, validThrough: true, dateBasis: true })
  .extend({
    postedDaysAgo: z.number().int().min(0).max(25),
    validDays: z.number().int().min(20).max(80).nullable(),
  })
  .strict();
export type DemoJob = z.infer<typeof demoJob>;

/** The row as a feed carries it, built on `today`. */
export function publishedOn(today: string, { postedDaysAgo, validDays, ...job }: DemoJob): Record<string, unknown> {
  const validThrough = validDays === null ? null : dayPlus(today, validDays);
  return { ...job, op: "put", datePosted: dayPlus(today, -postedDaysAgo), dateBasis: "source", validThrough };
}

export interface DemoStation {
  readonly district: string;
  readonly text: string;
  readonly rows: readonly DemoJob[];
  readonly station: StationConfig;
}

const SETS = [
  { jobs: "content/demo-jobs/changning.json", config: "station.example.json" },
  { jobs: "content/demo-jobs/chongming.json", config: "station.chongming.example.json" },
] as const;

/** Each station as shipped with the postings around it. */
export const DEMO_STATIONS: readonly DemoStation[] = SETS.map(({ jobs, config }) => {
  const text = readResource(jobs);
  const station = stationConfig.parse(JSON.parse(readResource(config)));
  return { district: station.district, text, rows: JSON.parse(text) as DemoJob[], station };
});
export const DEMO_JOBS: readonly DemoJob[] = DEMO_STATIONS.flatMap(({ rows }) => rows);

/** The documents and the fact sheet that the content was written from, kept beside the project where there are any. */
const beside = (path: string) => fileURLToPath(new URL(`../../../../shared/${path}`, import.meta.url));

/** The founding documents without white space, one string each; null where they are not at hand. */
export function foundingDocuments(): readonly string[] | null {
  const folder = beside("founding");
  if (!existsSync(folder)) return null;
  const files = readdirSync(folder).filter((name) => name.endsWith(".txt"));
  return files.map((name) => readFileSync(`${folder}/${name}`, "utf8").replace(/\s+/g, ""));
}

/** Runs of `length` characters that both texts hold, white space aside. */
export function sharedRuns(text: string, source: string, length: number): string[] {
  const plain = text.replace(/\s+/g, "");
  const starts = Array.from({ length: Math.max(0, plain.length - length + 1) }, (_, start) => start);
  return starts.map((start) => plain.slice(start, start + length)).filter((run) => source.includes(run));
}
