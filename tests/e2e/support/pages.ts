import type { Page } from "@playwright/test";
import type { EventsAnswer } from "../../../shared/contract/events.ts";
import type { JobsAnswer } from "../../../shared/contract/jobs.ts";
import type { StationConfig } from "../../../shared/station/config.ts";
import { atDesk, openDesk, playDay, signIn, toMachine } from "./desk.ts";
import { type KioskHost, startKiosk } from "./kiosk-host.ts";
import { APPLY_HOST, oddJobs } from "./odd-jobs.ts";
import { open, settled, tap } from "./scenes.ts";
import { callStaff } from "./staff-call.ts";

/** Hosts that codes of the odd station may lead to. */
export const QR_HOSTS_OF_TESTS: readonly string[] = ["recruit.example.org", APPLY_HOST];

/** Two links as an operator would have checked them; reserved names, nothing answers there. */
const CODED_STATION: Partial<StationConfig> = {
  platforms: {
    "sh-public-recruit": { url: "https://recruit.example.org/s/1", checkedOn: "2026-11-18" },
    "cn-jobs-wechat": { url: "https://jobs.example.org/cn", checkedOn: "2026-11-18" },
  },
  qrHosts: [...QR_HOSTS_OF_TESTS],
};

/** The stations that the pages are looked at with. */
export interface Stations {
  /** The shipped demonstration data. */
  readonly demo: KioskHost;
  /** The adverts of odd-jobs.ts, with codes of platforms. */
  readonly odd: KioskHost;
  /** A job of the demonstration within a walk. */
  readonly jobId: string;
  /** An event of the demonstration that asks for a booking. */
  readonly eventId: string;
}

export async function startStations(): Promise<Stations & { close(): Promise<void> }> {
  const [demo, odd] = await Promise.all([
    startKiosk(),
    startKiosk({ station: CODED_STATION, jobs: oddJobs(Date.now()) }),
  ]);
  const near = await demo.call<JobsAnswer>("jobs.search", { filters: { withinKm: 1.1 }, sort: "newest", pageSize: 1 });
  const jobId = near.items[0]?.id;
  if (jobId === undefined) throw new Error("the demonstration data has no job within a walk");
  const { items: events } = await demo.call<EventsAnswer>("events.list", {});
  const eventId = events.find(({ booking }) => booking === "book")?.id;
  if (eventId === undefined) throw new Error("the demonstration data has no event to book");
  return {
    demo,
    odd,
    jobId,
    eventId,
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

/** Looks for the n-th of the occupations that can be picked without typing. */
async function lookFor(page: Page, occupation: number): Promise<void> {
  await tap(page, page.locator(".occupations .btn").nth(occupation));
  await page.locator('[data-page^="jobs"]').waitFor();
  await settled(page);
}

const ANSWER_BUTTONS = { yes: 0, no: 1, unsure: 2 } as const;

/** Answers the questions of a check until its result stands; a no decides at once. */
async function answer(page: Page, given: keyof typeof ANSWER_BUTTONS): Promise<void> {
  const open = page.locator(".answers:not(:has([data-selected]))");
  do {
    await tap(page, open.first().locator("button").nth(ANSWER_BUTTONS[given]));
    await settled(page);
  } while (given !== "no" && (await open.count()) > 0);
  await page.locator('.result:not([data-outcome="pending"])').waitFor();
}

/** Types on the letter keys. */
async function typeLetters(page: Page, letters: string): Promise<void> {
  for (const letter of letters) {
    await tap(page, page.locator(".letter").getByText(letter, { exact: true }));
    await settled(page);
  }
}

/** Types a number into each box of a calculator; with large text goes on to the result. */
async function typeNumbers(page: Page, numbers: readonly string[]): Promise<void> {
  const boxes = page.locator(".box");
  for (const [index, digits] of numbers.entries()) {
    await tap(page, boxes.nth(index));
    for (const digit of digits) await tap(page, page.locator(".pad-key").getByText(digit, { exact: true }));
  }
  if ((await page.locator(".answer-card").count()) === 0) await tap(page, page.locator(".acts .btn").first());
  await page.locator('.answer-card[data-kind="yes"]').waitFor();
}

/** Every page of the kiosk, and every state that has a layout of its own. */
export const SCENES: readonly Scene[] = [
  { name: "attract", at: demo("/attract") },
  { name: "home", at: demo("/") },
  { name: "search", at: demo("/search") },
  { name: "type", at: demo("/type") },
  { name: "type-some", at: demo("/type"), act: (page) => typeLetters(page, "ba") },
  { name: "type-policy", at: demo("/type"), act: (page) => typeLetters(page, "cydb") },
  { name: "jobs", at: demo("/jobs") },
  { name: "jobs-walk-part", at: demo("/jobs?ring=walk&kind=part&sort=salary") },
  { name: "jobs-few", at: odd("/jobs?ring=any") },
  {
    name: "jobs-words",
    at: demo("/search"),
    act: (page) => lookFor(page, 2),
  },
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
  { name: "policies", at: demo("/policies") },
  { name: "policies-graduate", at: demo("/policies?situation=graduate&first=4") },
  { name: "policies-ended", at: demo("/policies?first=68") },
  {
    name: "policies-situations",
    at: demo("/policies"),
    act: (page) => tap(page, page.locator(".situation-more").first()),
  },
  { name: "matters", at: demo("/policies/matters") },
  { name: "policy", at: demo("/policies/cn22-skill-upgrade-subsidy") },
  {
    name: "policy-applies",
    at: demo("/policies/cn22-skill-upgrade-subsidy"),
    act: (page) => answer(page, "yes"),
  },
  {
    name: "policy-not",
    at: demo("/policies/cn13-zero-family-1month"),
    act: (page) => answer(page, "no"),
  },
  {
    name: "policy-ask",
    at: demo("/policies/cn13-hardship-3months"),
    act: (page) => answer(page, "unsure"),
  },
  { name: "policy-refund", at: demo("/policies/sh0-stable-post-refund") },
  { name: "policy-expired", at: demo("/policies/cn09-teacher-first-job") },
  { name: "policy-service", at: demo("/policies/cn07-dispute-mediation") },
  { name: "policy-gone", at: demo("/policies/no-such-policy") },
  { name: "policy-text", at: demo("/policies/sh0-stable-post-refund/text") },
  { name: "take-policy", at: demo("/policies/cn02-guarantee-fee/take") },
  { name: "calculator", at: demo("/calculators/stable-post-refund") },
  {
    name: "calculator-refund",
    at: demo("/calculators/stable-post-refund"),
    act: (page) => typeNumbers(page, ["200", "187", "2", "100000"]),
  },
  { name: "calculator-quota", at: demo("/calculators/graduate-quota") },
  { name: "calculator-months", at: demo("/calculators/jobless-months") },
  { name: "match-who", at: demo("/match") },
  { name: "match-work", at: demo("/match?who=over-50") },
  { name: "match-when", at: demo("/match?who=over-50&work=clean") },
  { name: "match-far", at: demo("/match?who=over-50&work=clean&when=half-day") },
  { name: "match-result", at: demo("/match?who=over-50&work=clean&when=half-day&far=walk") },
  { name: "take-match", at: demo("/match/take?who=over-50&work=clean&when=half-day&far=walk") },
  { name: "events", at: demo("/events") },
  { name: "events-week", at: demo("/events?mode=week") },
  { name: "event", at: ({ demo, eventId }) => ({ host: demo, path: `/events/${encodeURIComponent(eventId)}` }) },
  { name: "event-gone", at: demo("/events/no-such-event") },
  { name: "guide", at: demo("/guide") },
  { name: "service", at: demo("/guide/service-22") },
  { name: "service-unsaid", at: demo("/guide/service-18") },
  { name: "names", at: demo("/guide/names") },
  { name: "bookings", at: demo("/bookings") },
  { name: "booking-times", at: demo("/bookings/times/career-guidance") },
  { name: "booking-days", at: demo("/bookings/times/career-guidance?show=days") },
  { name: "booking-refer", at: ({ demo, jobId }) => ({ host: demo, path: `/bookings/refer/${jobId}` }) },
  { name: "booking-find", at: demo("/bookings/mine") },
  { name: "booking-over", at: demo("/bookings/check") },
  { name: "staff-pin", at: demo("/jobs"), act: openDesk },
  { name: "staff-today", at: demo("/"), act: atDesk() },
  { name: "staff-nobody", at: demo("/"), act: signIn },
  {
    name: "staff-line",
    at: demo("/"),
    act: atDesk((page) => tap(page, page.locator(".desk-row-acts .btn").last())),
  },
  { name: "staff-walk-in", at: demo("/"), act: atDesk((page) => tap(page, page.locator(".desk-acts .btn").last())) },
  {
    name: "staff-walk-in-who",
    at: demo("/"),
    act: atDesk(async (page) => {
      await tap(page, page.locator(".desk-acts .btn").last());
      await tap(page, page.locator(".desk-acts .btn").first());
    }),
  },
  { name: "staff-follow-ups", at: demo("/"), act: atDesk((page) => tap(page, page.locator(".desk-tab").nth(1))) },
  {
    name: "staff-follow-up",
    at: demo("/"),
    act: atDesk(async (page) => {
      await tap(page, page.locator(".desk-tab").nth(1));
      await tap(page, page.locator(".rows .row").first());
    }),
  },
  { name: "staff-machine", at: demo("/"), act: atDesk((page) => tap(page, page.locator(".desk-tab").nth(2))) },
  ...(["readiness", "data", "hours", "closures", "take", "demand", "audit", "new-pin"] as const).map((name) => ({
    name: `staff-${name}`,
    at: demo("/"),
    act: async (page: Page) => {
      await playDay(page);
      await signIn(page);
      await toMachine(page, name);
    },
  })),
  {
    name: "staff-service",
    at: demo("/"),
    act: atDesk(async (page) => {
      await toMachine(page, "hours");
      await tap(page, page.locator(".rows .row").first());
    }),
  },
  { name: "lost", at: demo("/nowhere") },
  { name: "help", at: demo("/"), act: (page) => callStaff(page, { phase: "waiting", waitedSeconds: 2 }) },
  { name: "help-coming", at: demo("/jobs"), act: (page) => callStaff(page, { phase: "coming", waitedSeconds: 20 }) },
  { name: "help-unanswered", at: demo("/"), act: (page) => callStaff(page, { phase: "waiting", waitedSeconds: 61 }) },
];

export async function show(page: Page, scene: Scene, stations: Stations): Promise<void> {
  const { host, path } = scene.at(stations);
  await open(page, host.url, path);
}
