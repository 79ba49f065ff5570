import { execFile } from "node:child_process";
import { createWriteStream, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { PublishedJob } from "../../shared/jobs/job.ts";
import type { BuildRun } from "../support/build-run.ts";
import { workbook } from "../support/workbook.ts";
import { round3 } from "./figures.ts";
import type { BenchOptions, BenchReport } from "./main.ts";
import { madeUpJobs } from "./rows.ts";

/** Issue "feed and import": a city's list of 200,000 rows within 250 MB more than the program itself. */
const MORE_MAX_MB = 250;
const MB = 1024 * 1024;
/** A workbook is made in memory here, which ends sooner than its reading. */
const WORKBOOK_ROWS_MOST = 60_000;

const RUN = fileURLToPath(new URL("../support/build-run.ts", import.meta.url));
const NAMES = ["岗位名称", "单位名称", "工作地点", "薪资", "学历", "招聘人数", "福利", "岗位职责", "发布日期"];

/** Memory and time of `feed build` over made-up lists, one process a format. `--rows 200000` is the full figure. */
export async function benchImport({ rows, seed, say }: BenchOptions): Promise<BenchReport> {
  const root = mkdtempSync(join(tmpdir(), "yike-bench-import-"));
  try {
    const jobs = () => madeUpJobs(rows, seed, new Date().toISOString().slice(0, 10));
    const runs: Record<string, unknown> = {};
    const figures: BenchReport["figures"][number][] = [];
    for (const [name, write] of Object.entries(FORMATS)) {
      const file = join(root, name);
      await write(file, jobs());
      say(`${name}: building`);
      const { stdout } = await promisify(execFile)(process.execPath, [RUN, file, join(root, `${name}.out`)]);
      const run = JSON.parse(stdout) as BuildRun;
      const more = Math.round((run.peakBytes - run.beforeBytes) / MB);
      runs[name] = {
        rows: run.rows,
        accepted: run.accepted,
        seconds: round3(run.ms / 1_000),
        cpuSeconds: round3(run.cpuMs / 1_000),
        moreMb: more,
      };
      figures.push({
        name: `MB more while building ${name}`,
        value: more,
        target: `<= ${MORE_MAX_MB}`,
        met: more <= MORE_MAX_MB,
      });
      rmSync(file);
    }
    return { rows, runs, figures };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

const FORMATS: Readonly<Record<string, (file: string, jobs: Iterable<PublishedJob>) => Promise<void>>> = {
  "jobs.jsonl": (file, jobs) => lines(file, jobs, (job) => JSON.stringify(job)),
  "jobs.csv": (file, jobs) => lines(file, jobs, csvLine, csvOf(NAMES)),
  "jobs.xlsx": async (file, jobs) => {
    const table = [...take(jobs, WORKBOOK_ROWS_MOST)].map(cellsOf);
    writeFileSync(file, workbook([{ rows: [NAMES, ...table] }]));
  },
};

async function lines(
  file: string,
  jobs: Iterable<PublishedJob>,
  line: (job: PublishedJob) => string,
  head?: string,
): Promise<void> {
  function* all() {
    if (head !== undefined) yield `${head}\n`;
    for (const job of jobs) yield `${line(job)}\n`;
  }
  await pipeline(Readable.from(all()), createWriteStream(file));
}

function cellsOf(job: PublishedJob): string[] {
  const { title, employer, city, district, salaryText, education, openings, tags, description, datePosted } = job;
  return [
    title,
    employer,
    `${city}-${district}`,
    salaryText,
    education,
    String(openings ?? ""),
    tags.join(" "),
    description,
    datePosted,
  ];
}

function csvLine(job: PublishedJob): string {
  return csvOf(cellsOf(job));
}

function csvOf(cells: readonly string[]): string {
  return cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(",");
}

function* take<T>(all: Iterable<T>, most: number): Generator<T> {
  let taken = 0;
  for (const one of all) {
    if (taken >= most) return;
    taken += 1;
    yield one;
  }
}
