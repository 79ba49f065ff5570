import { mkdirSync, readdirSync, readFileSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { shanghaiDay } from "../../shared/feed/days.ts";
import type { ColumnMap } from "../../shared/feed/import/columns.ts";
import type { Datum } from "../../shared/feed/import/datum.ts";
import type { PlaceBook } from "../../shared/feed/import/place-book.ts";
import { contentRow, datasetName, type FeedManifest } from "../../shared/feed/manifest.ts";
import type { FeedReport } from "../../shared/feed/report.ts";
import { reportPage } from "../../shared/feed/report-page.ts";
import type { PublishedJob } from "../../shared/jobs/job.ts";
import { emptyReport, idOfContent, takeIn } from "./feed-import/intake.ts";
import { FeedInputError } from "./feed-input.ts";
import type { SigningKey } from "./feed-keys.ts";
import { type DatasetRow, nextSeq, replaceFile, writeDataset, writeManifest } from "./feed-writer.ts";

const REPORT_FILE = "report.json";
/** The same for people. */
const REPORT_PAGE = "report.html";

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
  /** Seconds between two polls of a station, if they should be further apart than its own five minutes. */
  readonly minPollSec?: number;
  /** What the columns of the inputs are, where their names and content do not tell. */
  readonly map?: ColumnMap;
  /** Coordinates for rows that have none. */
  readonly places?: PlaceBook;
  /** The grid of the rows' own coordinates; WGS-84 when not declared. */
  readonly datum?: Datum;
  /** The source of rows that name none; else the name of their file. */
  readonly source?: string;
  /** Told now and then how many rows were read, and the part of the input's bytes in [0, 1]. */
  progress?(rows: number, part: number): void;
}

/**
 * Job files of any format → a signed feed folder with its report (report.json, report.html). Rows stream through; what
 * is kept per row is its id and two hashes.
 * @returns manifest null when no row was accepted: the report is written, an earlier feed in the folder stays
 * @throws FeedInputError when an input or content file cannot be read
 */
export async function buildFeed(build: FeedBuild): Promise<{ report: FeedReport; manifest: FeedManifest | null }> {
  mkdirSync(build.out, { recursive: true });
  const seq = nextSeq(build.out, build.key, build.feedId, build.now);
  const report = emptyReport();
  const jobs = await writeDataset(build.out, "jobs", importedJobs(build, report), seq);
  const datasets: FeedManifest["datasets"] = { jobs };
  for (const [name, rows] of Object.entries(build.content))
    datasets[name] = await writeDataset(build.out, name, contentRows(name, rows), seq);
  replaceFile(join(build.out, REPORT_FILE), `${JSON.stringify(report, null, 1)}\n`);
  replaceFile(join(build.out, REPORT_PAGE), reportPage(report, shanghaiDay(build.now)));
  if (report.accepted === 0) return { report, manifest: null };
  const confirm = build.confirm === undefined ? {} : { confirm: build.confirm };
  const minPoll = build.minPollSec === undefined ? {} : { minPollSec: build.minPollSec };
  const head = { feedId: build.feedId, seq, issuedAt: build.now, ...confirm, ...minPoll };
  return { report, manifest: writeManifest(build.out, build.key, head, datasets) };
}

function importedJobs(build: FeedBuild, report: FeedReport): AsyncGenerator<PublishedJob> {
  const days = {
    build: shanghaiDay(build.now),
    asOf: build.asOf,
    datum: build.datum ?? "wgs84",
    idOf: idOfContent,
    ...(build.source === undefined ? {} : { source: build.source }),
  } as const;
  const progress = build.progress?.bind(build);
  const intake = { inputs: build.inputs, days, map: build.map ?? new Map(), places: build.places ?? null };
  return takeIn(progress === undefined ? intake : { ...intake, progress }, report);
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
