import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { parentPort, workerData } from "node:worker_threads";
import type { PublishedJob } from "../../../shared/jobs/job.ts";
import { writeGeneration } from "../db/generation.ts";
import type { BuildAnswer, BuildInput, DatasetFile } from "./build-input.ts";
import { checkPacked, DatasetRefused, readDataset, type Tally } from "./read-dataset.ts";
import { checkContent, checkJob } from "./row-checks.ts";

/**
 * Thread that turns a verified feed into a generation file. It never opens the running catalogue. A refusal is its
 * answer; a throw (full disk, bug) rejects in the station, which then says `build-failed`.
 */
async function build(input: BuildInput): Promise<BuildAnswer> {
  const tally: Tally = { quarantined: 0 };
  try {
    for (const file of input.datasets) await checkPacked(createReadStream(file.path), file.name, file.expected);
    const content: Record<string, readonly unknown[]> = {};
    for (const file of input.datasets) if (file.name !== "jobs") content[file.name] = await contentOf(file, tally);
    const skipped = await addShipped(input.shipped, content);

    const jobsFile = input.datasets.find((file) => file.name === "jobs");
    const jobs = jobsFile === undefined ? [] : rowsOf(jobsFile, { quarantined: 0 }, tally);
    const written = await writeGeneration(input.path, {
      meta: input.meta,
      jobs,
      content,
      quarantined: () => tally.quarantined,
    });
    if (jobsFile !== undefined && written.counts["jobs"] === 0)
      return { ok: false, reason: "empty", detail: "no valid job row" };
    return {
      ok: true,
      counts: written.counts,
      quarantined: written.quarantined,
      skipped,
      ...(await fingerprint(input.path)),
    };
  } catch (error) {
    if (error instanceof DatasetRefused) return { ok: false, reason: error.reason, detail: error.message };
    throw error;
  }
}

/** Job rows; the share of invalid ones is judged per dataset, the sum goes into the generation. */
async function* rowsOf(file: DatasetFile, own: Tally, all: Tally): AsyncGenerator<PublishedJob> {
  const { name, expected } = file;
  yield* readDataset(createReadStream(file.path), { name, expected, check: checkJob, tally: own });
  all.quarantined += own.quarantined;
}

async function contentOf(file: DatasetFile, all: Tally): Promise<unknown[]> {
  const { name, expected } = file;
  const own: Tally = { quarantined: 0 };
  const rows: unknown[] = [];
  for await (const row of readDataset(createReadStream(file.path), { name, expected, check: checkContent, tally: own }))
    rows.push(row);
  all.quarantined += own.quarantined;
  return rows;
}

/** A fault in the shipped content must not keep a good feed out. */
async function addShipped(
  files: readonly DatasetFile[],
  content: Record<string, readonly unknown[]>,
): Promise<string[]> {
  const skipped: string[] = [];
  for (const file of files) {
    try {
      await checkPacked(createReadStream(file.path), file.name, file.expected);
      content[file.name] = await contentOf(file, { quarantined: 0 });
    } catch (error) {
      if (!(error instanceof DatasetRefused)) throw error;
      skipped.push(file.name);
    }
  }
  return skipped;
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

parentPort?.postMessage(await build(workerData as BuildInput));
