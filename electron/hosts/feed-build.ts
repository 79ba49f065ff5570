import { mkdirSync, readdirSync, readFileSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { shanghaiDay } from "../../shared/feed/days.ts";
import { type ImportDays, importRow } from "../../shared/feed/import-row.ts";
import { contentRow, datasetName, type FeedManifest } from "../../shared/feed/manifest.ts";
import type { FeedReport, QuarantineReason } from "../../shared/feed/quarantine.ts";
import type { PublishedJob } from "../../shared/jobs/job.ts";
import { FeedInputError, inputLines } from "./feed-input.ts";
import type { SigningKey } from "./feed-keys.ts";
import { type DatasetRow, nextSeq, replaceFile, writeDataset, writeManifest } from "./feed-writer.ts";

const REPORT_FILE = "report.json";

export interface FeedBuild {
  readonly inputs: readonly string[];
  readonly out: string;
  readonly key: SigningKey;
  readonly feedId: string;
  /** Milliseconds since 1970: the time that is signed. */
  readonly now: number;
  /** `YYYY-MM-DD`: the whole input counts as seen on that day. */
  readonly asOf: string | null;
  /** Rows of content datasets by name, without `op`. */
  readonly content: Readonly<Record<string, readonly unknown[]>>;
  /** The publisher's word that a large change is meant, by dataset; goes into the signed manifest. */
  readonly confirm?: FeedManifest["confirm"];
  /** Told how many rows were read, now and then. */
  progress?(rows: number): void;
}

const PROGRESS_EVERY_ROWS = 5_000;

/**
 * Job files → a signed feed folder with its report. Rows stream through; what is kept per row is its id and one hash.
 * @returns manifest null when no row was accepted: the report is written, an earlier feed in the folder stays
 * @throws FeedInputError when an input or content file cannot be read
 */
export async function buildFeed(build: FeedBuild): Promise<{ report: FeedReport; manifest: FeedManifest | null }> {
  mkdirSync(build.out, { recursive: true });
  const seq = nextSeq(build.out, build.key, build.feedId, build.now);
  const report: FeedReport = { rows: 0, accepted: 0, quarantined: {}, flagged: [], masked: 0 };
  const jobs = await writeDataset(build.out, "jobs", importRows(build, report), seq);
  const datasets: FeedManifest["datasets"] = { jobs };
  for (const [name, rows] of Object.entries(build.content))
    datasets[name] = await writeDataset(build.out, name, contentRows(name, rows), seq);
  replaceFile(join(build.out, REPORT_FILE), `${JSON.stringify(report, null, 1)}\n`);
  if (report.accepted === 0) return { report, manifest: null };
  const confirm = build.confirm === undefined ? {} : { confirm: build.confirm };
  const head = { feedId: build.feedId, seq, issuedAt: build.now, ...confirm };
  return { report, manifest: writeManifest(build.out, build.key, head, datasets) };
}

async function* importRows(build: FeedBuild, report: FeedReport): AsyncGenerator<PublishedJob> {
  const days: ImportDays = { build: shanghaiDay(build.now), asOf: build.asOf };
  const ids = new Set<string>();
  const quarantine = (reason: QuarantineReason) => {
    report.quarantined[reason] = (report.quarantined[reason] ?? 0) + 1;
  };
  for (const input of build.inputs) {
    for await (const line of inputLines(input)) {
      if ("tooLong" in line) {
        report.rows += 1;
        quarantine("too-long");
        continue;
      }
      const row = parsed(line.text);
      // The trailer of a feed's own file is no row.
      if (isTrailer(row)) continue;
      report.rows += 1;
      if (report.rows % PROGRESS_EVERY_ROWS === 0) build.progress?.(report.rows);
      const imported = row === undefined ? null : importRow(row, days);
      if (imported === null) quarantine("bad-json");
      else if (!imported.ok) quarantine(imported.code);
      else if (ids.has(imported.value.job.id)) quarantine("duplicate-id");
      else {
        ids.add(imported.value.job.id);
        report.accepted += 1;
        if (imported.value.masked) report.masked += 1;
        yield imported.value.job;
      }
    }
  }
}

/** undefined = not JSON, which JSON itself cannot say. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isTrailer(row: unknown): boolean {
  return typeof row === "object" && row !== null && "op" in row && row.op === "end";
}

function* contentRows(name: string, rows: readonly unknown[]): Generator<DatasetRow> {
  const ids = new Set<string>();
  for (const [index, row] of rows.entries()) {
    const checked = contentRow.safeParse({ ...(row as object), op: "put" });
    if (!checked.success || ids.has(checked.data.id))
      throw new FeedInputError(
        `${name}: 第 ${index + 1} 条没有编号或编号重复 / row ${index + 1} has no id or one already used`,
      );
    ids.add(checked.data.id);
    yield checked.data;
  }
}

/** Demonstration rows lie beside the content without days of their own; the seed build sets them. */
const DEMO_PREFIX = "demo-";

/**
 * `<name>.json` files of a folder as content datasets, and folders `<name>/` of such files as one dataset each. A file
 * holds a list of rows, or an object with exactly one list (`{"items": […]}`); other files are left alone.
 * @throws FeedInputError when a file is not JSON or its name cannot be a dataset's
 */
export function readContentFolder(folder: string): Record<string, readonly unknown[]> {
  const content: Record<string, readonly unknown[]> = {};
  for (const entry of listFolder(folder)) {
    if (entry.startsWith(DEMO_PREFIX)) continue;
    const rows = rowsAt(join(folder, entry));
    if (rows === null) continue;
    const name = basename(entry, ".json");
    if (!datasetName.safeParse(name).success || name === "jobs" || name in content)
      throw new FeedInputError(`不能作为数据集的名字 / not a dataset name: ${entry}`);
    content[name] = rows;
  }
  return content;
}

/** null = neither a list of rows nor a folder with such lists. */
function rowsAt(path: string): readonly unknown[] | null {
  if (path.endsWith(".json")) return rowsOf(readJson(path));
  if (!statSync(path).isDirectory()) return null;
  const files = listFolder(path).filter((name) => name.endsWith(".json"));
  return files.length === 0 ? null : files.flatMap((file) => rowsOf(readJson(join(path, file))) ?? []);
}

function rowsOf(json: unknown): readonly unknown[] | null {
  if (Array.isArray(json)) return json;
  if (typeof json !== "object" || json === null) return null;
  const lists = Object.values(json).filter((value) => Array.isArray(value));
  return lists.length === 1 ? (lists[0] ?? null) : null;
}

function listFolder(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    throw new FeedInputError(`没有这个文件夹 / no such folder: ${folder}`);
  }
}

export function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    throw new FeedInputError(`文件读不出来 / cannot be read: ${path} (${error instanceof Error ? error.message : ""})`);
  }
}
