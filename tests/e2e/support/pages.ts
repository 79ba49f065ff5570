import type { Page } from "@playwright/test";
import type { JobsAnswer } from "../../../shared/contract/jobs.ts";
import type { StationConfig } from "../../../shared/station/config.ts";
import { type KioskHost, startKiosk } from "./kiosk-host.ts";
import { APPLY_HOST, oddJobs } from "./odd-jobs.ts";
import { open, tap } from "./scenes.ts";

/** Two links as an operator would have checked them; reserved names, nothing answers there. */
const CODED_STATION: Partial<StationConfig> = {
  platforms: {
    "sh-public-recruit": { url: "https://recruit.example.org/s/1", checkedOn: "2026-11-18" },
    "cn-jobs-wechat": { url: "https://jobs.example.org/cn", checkedOn: "2026-11-18" },
  },
  qrHosts: ["recruit.example.org", APPLY_HOST],
};

/** The stations that the pages are looked at with. */
export interface Stations {
  /** The shipped demonstration data. */
  readonly demo: KioskHost;
  /** The adverts of odd-jobs.ts, with codes of platforms. */
  readonly odd: KioskHost;
  /** A job of the demonstration within a walk. */
  readonly jobId: string;
}

export async function startStations(): Promise<Stations & { close(): Promise<void> }> {
  const [demo, odd] = await Promise.all([
    startKiosk(),
    startKiosk({ station: CODED_STATION, jobs: oddJobs(Date.now()) }),
  ]);
  const near = await demo.call<JobsAnswer>("jobs.search", { filters: { withinKm: 1.1 }, sort: "newest", pageSize: 1 });
  const jobId = near.items[0]?.id;
  if (jobId === undefined) throw new Error("the demonstration data has no job within a walk");
  return {
    demo,
    odd,
    jobId,
    close: async () => {
      await Promise.all([demo.close(), odd.close()]);
    },
  };
}

/** A page or a state of one, and how to get there. */
export interface Scene {
  readonly name: string;
  readonly at: (stations: Stations) => { readonly host: KioskHost; readonly path: string };
  /** What to do there before looking. */
  readonly act?: (page: Page) => Promise<void>;
}

const demo = (path: string) => (stations: Stations) => ({ host: stations.demo, path });
const odd = (path: string) => (stations: Stations) => ({ host: stations.odd, path });

/** Every page of the kiosk, and every state that has a layout of its own. */
export const SCENES: readonly Scene[] = [
  { name: "home", at: demo("/") },
  { name: "search", at: demo("/search") },
  { name: "jobs", at: demo("/jobs") },
  { name: "jobs-walk-part", at: demo("/jobs?ring=walk&kind=part&sort=salary") },
  { name: "jobs-few", at: odd("/jobs?ring=any") },
  { name: "jobs-empty", at: odd("/jobs?ring=walk&kind=part") },
  { name: "jobs-none", at: odd("/jobs?kind=public") },
  {
    name: "jobs-sort",
    at: demo("/jobs"),
    act: (page) => tap(page, page.locator(".sort")),
  },
  { name: "job", at: ({ demo, jobId }) => ({ host: demo, path: `/jobs/${jobId}` }) },
  { name: "job-plain", at: odd("/jobs/plain") },
  { name: "job-silent", at: odd("/jobs/silent") },
  { name: "job-long", at: odd("/jobs/long") },
  { name: "job-sections", at: odd("/jobs/sections") },
  { name: "job-unstated", at: odd("/jobs/unstated") },
  { name: "job-gone", at: odd("/jobs/no-such-job") },
  { name: "take", at: ({ demo, jobId }) => ({ host: demo, path: `/jobs/${jobId}/take` }) },
  { name: "take-link", at: odd("/jobs/linked/take") },
  { name: "take-sections", at: odd("/jobs/sections/take") },
  { name: "platforms", at: demo("/platforms") },
  { name: "platforms-codes", at: odd("/platforms") },
  { name: "lost", at: demo("/nowhere") },
  {
    name: "help",
    at: demo("/"),
    act: (page) => tap(page, page.locator(".dock-help")),
  },
];

export async function show(page: Page, scene: Scene, stations: Stations): Promise<void> {
  const { host, path } = scene.at(stations);
  await open(page, host.url, path);
}
