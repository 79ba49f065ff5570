import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { dayPlus } from "../../shared/feed/days.ts";
import type { PublishedJob } from "../../shared/jobs/job.ts";
import { stationConfig } from "../../shared/station/config.ts";

const FOLDER = fileURLToPath(new URL("../../resources/content/demo-jobs/", import.meta.url));
const STATION = fileURLToPath(new URL("../../resources/station.example.json", import.meta.url));

type DemoJob = Omit<PublishedJob, "op" | "datePosted" | "dateBasis" | "validThrough"> & {
  readonly postedDaysAgo: number;
  readonly validDays: number | null;
};

/** The demonstration jobs, as the seed has them on this day (`YYYY-MM-DD`). */
export function demoJobs(today: string): PublishedJob[] {
  const rows = readdirSync(FOLDER).flatMap(
    (file) => JSON.parse(readFileSync(`${FOLDER}${file}`, "utf8")) as readonly DemoJob[],
  );
  return rows.map(({ postedDaysAgo, validDays, ...row }) => ({
    ...row,
    op: "put",
    datePosted: dayPlus(today, -postedDaysAgo),
    dateBasis: "source",
    validThrough: validDays === null ? null : dayPlus(today, validDays),
  }));
}

/** The demonstration station in 长宁. */
export const DEMO_STATION = stationConfig.parse(JSON.parse(readFileSync(STATION, "utf8")));
