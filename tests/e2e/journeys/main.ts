/**
 * npm run --silent journeys -- [--json] [--only J1,…]: the twelve journeys of residents in Chromium, each touch counted.
 * Exit 1 when a journey that can be walked fails or takes more touches than its budget.
 */
import { parseArgs } from "node:util";
import { type Browser, chromium as chromiumBrowser } from "@playwright/test";
import { type Stations, startStations } from "../support/pages.ts";
import { chromium, open, VIEWPORTS } from "../support/scenes.ts";
import { JOURNEYS, type Journey, NOT_WALKED } from "./table.ts";
import { startWalk } from "./walk.ts";

const { values } = parseArgs({ options: { json: { type: "boolean" }, only: { type: "string" } } });
const only = values.only?.split(",");
/** A page that has not come by then does not come. */
const PATIENCE_MS = 20_000;

interface Outcome {
  readonly id: string;
  readonly who: string;
  readonly taps: number;
  readonly typed: number;
  readonly budget: number;
  readonly ok: boolean;
  readonly unmet: string | null;
  readonly failure: string | null;
}

/** Where a journey begins: the home screen, but for the one that begins where nothing was found. */
function startOf({ id }: Journey, stations: Stations): { url: string; path: string } {
  if (id === "+") return { url: stations.odd.url, path: "/jobs?ring=walk&kind=part" };
  return { url: id === "J12" ? stations.odd.url : stations.demo.url, path: "/" };
}

async function run(browser: Browser, stations: Stations, journey: Journey): Promise<Outcome> {
  const context = await browser.newContext({ viewport: VIEWPORTS.portrait, hasTouch: true, reducedMotion: "reduce" });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  const walk = startWalk(page, stations);
  let failure: string | null = null;
  try {
    const { url, path } = startOf(journey, stations);
    await open(page, url, path);
    await journey.walk(walk);
  } catch (error) {
    failure = error instanceof Error ? (error.message.split("\n")[0] ?? "failed") : "failed";
  }
  await context.close();
  const { id, who, budget } = journey;
  const ok = failure === null && walk.taps() <= budget;
  return { id, who, taps: walk.taps(), typed: walk.typed(), budget, ok, unmet: journey.unmet ?? null, failure };
}

const stations = await startStations();
const browser = await chromiumBrowser.launch(chromium());
const outcomes: Outcome[] = [];
try {
  for (const journey of JOURNEYS) {
    if (only !== undefined && !only.includes(journey.id)) continue;
    const outcome = await run(browser, stations, journey);
    outcomes.push(outcome);
    if (values.json !== true) {
      const { id, ok, taps, budget, typed, failure, unmet } = outcome;
      const digits = typed > 0 ? ` + ${typed} digits` : "";
      console.log(`${ok ? "ok  " : "FAIL"} ${id} ${taps}${digits} of ${budget} ${failure ?? unmet ?? ""}`);
    }
  }
} finally {
  await browser.close();
  await stations.close();
}
const ok = outcomes.every((outcome) => outcome.ok);
if (values.json === true) console.log(JSON.stringify({ ok, journeys: outcomes, notWalked: NOT_WALKED }));
process.exitCode = ok ? 0 : 1;
