import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import type { PublishedJob } from "../../shared/jobs/job.ts";
import { job } from "../integration/jobs/a-room.ts";

const REAL = fileURLToPath(new URL("../../../shared/data/jobs-real-a.jsonl.gz", import.meta.url));

/** Whether the file of third-party postings is at hand; it is no part of the project. */
export const hasRealJobs: boolean = existsSync(REAL);

/** Every n-th of the real postings, with what is searched of them. */
export function realJobs(every: number): PublishedJob[] {
  const lines = gunzipSync(readFileSync(REAL)).toString("utf8").split("\n").filter(Boolean);
  return lines
    .filter((_, at) => at % every === 0)
    .map((line) => JSON.parse(line) as Record<string, string>)
    .map((row) =>
      job(row["id"] as string, {
        title: (row["title"] ?? "").slice(0, 400),
        employer: row["company"] ?? "",
        city: row["city"] ?? "",
        district: row["district"] ?? "",
        address: row["address"] ?? "",
        tags: (row["tags"] ?? []) as string[],
        description: row["description"] ?? "",
      }),
    );
}
