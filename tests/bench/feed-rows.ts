import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { type PublishedJob, publishedJob } from "../../shared/jobs/job.ts";

/** The jobs of a published feed folder; its signature is not looked at, for this only measures. */
export function feedJobs(folder: string): PublishedJob[] {
  const manifest = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8")) as {
    datasets: { jobs: { snapshot: { url: string } } };
  };
  const text = gunzipSync(readFileSync(join(folder, manifest.datasets.jobs.snapshot.url))).toString("utf8");
  const lines = text.split("\n").filter((line) => line !== "");
  // The last line is none of the jobs but the end mark.
  const rows = lines.map((line) => JSON.parse(line) as { op?: unknown }).filter((row) => row.op === "put");
  return rows.map((row) => publishedJob.parse(row));
}
