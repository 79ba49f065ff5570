import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Generation, openGeneration, writeGeneration } from "../../../electron/station/db/generation.ts";
import { createJobs, type JobsRoom } from "../../../electron/station/jobs/jobs.ts";
import type { PublishedJob } from "../../../shared/jobs/job.ts";
import { stationConfig } from "../../../shared/station/config.ts";
import { createManualClock, type ManualClock } from "../../support/manual-clock.ts";

/** The station of these tests: 新华路 in 长宁. */
export const CONFIG = stationConfig.parse({ id: "s1", name: "试验站", district: "长宁区", lat: 31.22, lon: 121.42 });

/** Noon in Shanghai on 2026-11-20. */
export const NOON = Date.UTC(2026, 10, 20, 4);
export const TODAY = "2026-11-20";

/** A folder that goes when `remove` is called. */
export function temporaryFolder(): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), "yike-jobs-"));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

export interface BuildOptions {
  readonly name?: string;
  readonly content?: Readonly<Record<string, readonly unknown[]>>;
  readonly quarantined?: number;
}

/** Writes a generation of these rows into the folder and answers its path. */
export async function build(
  folder: string,
  rows: Iterable<PublishedJob> | AsyncIterable<PublishedJob>,
  { name = "g0000000001-test", content = {}, quarantined = 0 }: BuildOptions = {},
): Promise<string> {
  const path = join(folder, `${name}.db`);
  await writeGeneration(path, {
    meta: {
      generation: name,
      feedId: "test",
      keyId: "k",
      seq: 1,
      issuedAt: "2026-11-20T00:00:00Z",
      builtAt: "2026-11-20T00:00:01Z",
      demo: false,
    },
    jobs: rows,
    content,
    quarantined: () => quarantined,
  });
  return path;
}

export interface Room {
  readonly jobs: JobsRoom;
  readonly clock: ManualClock;
  readonly generation: Generation;
  close(): void;
}

/** A jobs room over a real generation file of these rows. */
export async function openRoom(rows: Iterable<PublishedJob>, config = CONFIG, now = NOON): Promise<Room> {
  const folder = temporaryFolder();
  const generation = openGeneration(await build(folder.path, rows));
  const clock = createManualClock(now);
  return {
    jobs: createJobs({ catalogue: { current: () => generation }, clock, config }),
    clock,
    generation,
    close() {
      generation.close();
      folder.remove();
    },
  };
}

/** A whole row out of what matters to a test. */
export function job(id: string, parts: Partial<PublishedJob> = {}): PublishedJob {
  return {
    op: "put",
    id,
    source: "试验",
    title: "店员",
    employer: "",
    city: "上海",
    district: "",
    street: "",
    address: "",
    lat: null,
    lon: null,
    geoBasis: "none",
    employmentType: null,
    salaryMin: null,
    salaryMax: null,
    salaryUnit: null,
    salaryMonths: null,
    salaryText: "",
    education: "",
    experience: "",
    openings: null,
    tags: [],
    description: "",
    datePosted: TODAY,
    dateBasis: "source",
    validThrough: null,
    applyUrl: null,
    ...parts,
  };
}
