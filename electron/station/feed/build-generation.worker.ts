import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { platform, setPriority } from "node:os";
import { parentPort, workerData } from "node:worker_threads";
import type { PublishedJob } from "../../../shared/jobs/job.ts";
import { writeGeneration } from "../db/generation.ts";
import type { BuildAnswer, BuildInput, DatasetFiles, PartFile } from "./build-input.ts";
import { DatasetRefused } from "./dataset-refused.ts";
import { checkPacked, type PackedSource } from "./packed-rows.ts";
import { compareGenerations } from "./profile.ts";
import { readDataset, type Tally } from "./read-dataset.ts";
import { checkJob, contentCheck } from "./row-checks.ts";

/**
 * Thread that turns a verified feed into a generation file. It never writes to the running catalogue. A refusal is its
 * answer; a throw (full disk, bug) rejects in the station, which then says `build-failed`.
 */
async function build(input: BuildInput): Promise<BuildAnswer> {
  const tally: Tally = { quarantined: 0 };
  try {
    for (const files of input.datasets) await checkFiles(files);
    const content: Record<string, readonly unknown[]> = {};
    for (const files of input.datasets) if (files.name !== "jobs") content[files.name] = await contentOf(files, tally);
    const skipped = await addShipped(input.shipped, content);

    const jobsFiles = input.datasets.find((files) => files.name === "jobs");
    const written = await writeGeneration(input.path, {
      meta: input.meta,
      jobs: jobsFiles === undefined ? [] : jobsOf(jobsFiles, tally),
      content,
      quarantined: () => tally.quarantined,
    });
    if (jobsFiles !== undefined && written.counts["jobs"] === 0)
      return { ok: false, reason: "empty", detail: "no valid job row" };
    const { counts, quarantined } = written;
    return { ok: true, counts, quarantined, skipped, ...compared(input), ...(await fingerprint(input.path)) };
  } catch (error) {
    if (error instanceof DatasetRefused) return { ok: false, reason: error.reason, detail: error.message };
    throw error;
  }
}

function sourceOf(name: string, { path, expected }: PartFile): PackedSource {
  return { name, expected, open: () => createReadStream(path) };
}

async function checkFiles({ name, base, deltas }: DatasetFiles): Promise<void> {
  for (const part of [base, ...deltas]) await checkPacked(sourceOf(name, part));
}

function read<Row>(files: DatasetFiles, check: (row: unknown) => Row | null, tally: Tally): AsyncGenerator<Row> {
  const { name, count, setHash } = files;
  const base = sourceOf(name, files.base);
  const deltas = files.deltas.map((part) => sourceOf(name, part));
  return readDataset({ name, base, deltas, count, setHash, check, tally });
}

/** Job rows; the share of invalid ones is judged per dataset, the sum goes into the generation. */
async function* jobsOf(files: DatasetFiles, all: Tally): AsyncGenerator<PublishedJob> {
  const own: Tally = { quarantined: 0 };
  yield* read(files, checkJob, own);
  all.quarantined += own.quarantined;
}

async function contentOf(files: DatasetFiles, all: Tally): Promise<unknown[]> {
  const own: Tally = { quarantined: 0 };
  const rows: unknown[] = [];
  for await (const row of read(files, contentCheck(files.name), own)) rows.push(row);
  all.quarantined += own.quarantined;
  return rows;
}

/** A fault in the shipped content must not keep a good feed out. */
async function addShipped(
  shipped: readonly DatasetFiles[],
  content: Record<string, readonly unknown[]>,
): Promise<string[]> {
  const skipped: string[] = [];
  for (const files of shipped) {
    try {
      await checkFiles(files);
      content[files.name] = await contentOf(files, { quarantined: 0 });
    } catch (error) {
      if (!(error instanceof DatasetRefused)) throw error;
      skipped.push(files.name);
    }
  }
  return skipped;
}

/** A running catalogue that cannot be compared with (a file gone bad) must not keep a good feed out either. */
function compared({ path, compare }: BuildInput): Pick<BuildAnswer & { ok: true }, "change" | "compareFault"> {
  if (compare === null) return { change: null, compareFault: null };
  try {
    return { change: compareGenerations(compare.path, path, compare.today), compareFault: null };
  } catch (error) {
    return { change: null, compareFault: error instanceof Error ? error.message : String(error) };
  }
}

async function fingerprint(path: string): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash("sha256");
  let bytes = 0;
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    hash.update(chunk);
    bytes += chunk.length;
  }
  return { bytes, sha256: hash.digest("hex") };
}

/** Linux counts niceness by thread: this one steps back behind the thread that answers the screen (see `bench refresh`). */
const NICE = 10;
if (platform() === "linux") setPriority(0, NICE);

parentPort?.postMessage(await build(workerData as BuildInput));
