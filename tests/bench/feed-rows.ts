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
  const rows = text.split("\n").filter((line) => line !== "");
  return rows.map((line) => publishedJob.parse(JSON.parse(line)));
}
