import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createNodePorts } from "../../../electron/hosts/node-ports.ts";
import { createStation, type Station } from "../../../electron/station/station.ts";
import { dayPlus, shanghaiDay } from "../../../shared/feed/days.ts";
import { selfSigned } from "../../support/certificate.ts";
import { createLab, type FeedLab, jobRow, NOON, platformOf } from "../../support/feed-lab.ts";
import { startFeedServer } from "../../support/feed-server.ts";
import { createManualClock, type ManualClock } from "../../support/manual-clock.ts";
import { PROJECT } from "../../support/project-files.ts";
import { recordedLog } from "../../support/recorded-log.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
let lab: FeedLab;
let open: Station[] = [];
beforeEach(async () => {
  lab = createLab();
  await lab.plantSeed(["演示"]);
});
afterEach(() => {
  for (const station of open) station.close();
  open = [];
  lab.close();
});

/** The whole station, with a clock of the test's own. */
async function openStation(clock: ManualClock, ca?: string): Promise<Station> {
  const { log } = recordedLog();
  const ports = {
    ...createNodePorts({ dataDir: lab.data, ...(ca === undefined ? {} : { feeds: { ca } }) }),
    clock,
    log,
  };
  const paths = { data: lab.data, resources: `${PROJECT}resources`, seed: lab.seed };
  const station = await createStation({ ports, paths, version: "0.0.0", localKeys: [lab.key] });
  open.push(station);
  return station;
}

/** Thirty jobs, one of which runs out each day from the day after NOON on, and one without an end. */
function feedOfAMonth(): Record<string, unknown>[] {
  const today = shanghaiDay(NOON);
  const ending = Array.from({ length: 30 }, (_, at) => ({
    ...jobRow(`r${at}`, `保安${at}`),
    datePosted: today,
    validThrough: dayPlus(today, at),
  }));
  return [...ending, { ...jobRow("open", "保安长期"), datePosted: today }];
}
const total = (station: Station) => station.jobs.search({}).total;

describe("thirty days without a network", () => {
  it("on every day: the list answers, what has run out is hidden, and the age of the data is told", async () => {
    const clock = createManualClock(NOON + HOUR);
    const station = await openStation(clock);
    const content = { platforms: [platformOf("p1", "平台")] };
    const folder = await lab.publish([], { rows: feedOfAMonth(), now: NOON, content });
    expect(await station.feed.apply(folder)).toMatchObject({ verdict: "accepted" });

    const seen = [];
    for (let day = 0; day <= 30; day += 1) {
      const { state, canApply } = station.feed.freshness();
      const search = station.jobs.search({});
      expect(search.asOf).toMatchObject({ state, canApply });
      expect(station.info().asOf).toMatchObject({ state, canApply });
      expect(station.jobs.get(`r${day - 1}`).ok).toBe(false);
      expect(station.platforms.list().items).toHaveLength(1);
      seen.push({ day, shown: search.total, state, canApply });
      clock.leap(DAY);
    }
    const expected = Array.from({ length: 31 }, (_, day) => ({
      day,
      shown: 30 - day + 1,
      // An hour after the hour of the day at which it was signed.
      state: day === 0 ? "today" : day < 3 ? "recent" : "stale",
      canApply: day < 7,
    }));
    expect(seen).toEqual(expected);
  });

  it("switched off for two days of every three, the same", async () => {
    const folder = await lab.publish([], { rows: feedOfAMonth(), now: NOON });
    const first = await openStation(createManualClock(NOON));
    await first.feed.apply(folder);
    first.close();
    for (let day = 3; day <= 30; day += 3) {
      const station = await openStation(createManualClock(NOON + day * DAY));
      expect({ day, total: total(station), clock: station.feed.status().clock.state }).toEqual({
        day,
        total: 31 - day,
        clock: "ok",
      });
      station.close();
    }
    open = [];
  });
});

describe("the machine's clock is wrong", () => {
  async function applied(): Promise<void> {
    const clock = createManualClock(NOON + HOUR);
    const station = await openStation(clock);
    await station.feed.apply(await lab.publish([], { rows: feedOfAMonth(), now: NOON }));
    clock.leap(10 * DAY);
    expect(total(station)).toBe(21);
    clock.advance(5_000);
    await expect.poll(() => keptTime()).toBeGreaterThan(NOON + 10 * DAY);
    station.close();
    open = [];
  }
  const timeFile = () => join(lab.cache, "time.json");
  const keptTime = (): number => JSON.parse(readFileSync(timeFile(), "utf8")).at;

  it.each<[string, number]>([
    ["the battery is dead: 2015", Date.UTC(2015, 0, 1)],
    ["it says a year later", NOON + 375 * DAY],
    ["it says the day before", NOON + 9 * DAY],
  ])("%s: nothing expires that has not, nothing comes back that has, staff are told", async (_name, wall) => {
    await applied();
    const clock = createManualClock(wall);
    const station = await openStation(clock);
    expect(station.feed.status().clock.state).toBe("unverified");
    expect(total(station)).toBe(21);
    // What has certainly passed since then counts.
    clock.leap(3 * DAY);
    expect(total(station)).toBe(18);
  });

  it("even without what was written down, the signed time of the data holds", async () => {
    await applied();
    rmSync(timeFile());
    const station = await openStation(createManualClock(Date.UTC(2015, 0, 1)));
    expect(station.feed.status().clock).toMatchObject({ state: "unverified" });
    expect(total(station)).toBe(31);
    expect(station.feed.freshness().state).toBe("today");
  });

  it("a year ahead: the data is told to be old all the same, and offers no application", async () => {
    await applied();
    const station = await openStation(createManualClock(NOON + 375 * DAY));
    expect(station.feed.freshness()).toMatchObject({ state: "stale", canApply: false });
  });

  it("a feed from the future is taken and shows that the clock is slow", async () => {
    const station = await openStation(createManualClock(NOON));
    const folder = await lab.publish([], { rows: feedOfAMonth(), now: NOON + 5 * DAY });
    expect(await station.feed.apply(folder)).toMatchObject({ verdict: "accepted" });
    expect(station.feed.status().clock).toMatchObject({
      state: "corrected",
      trusted: new Date(NOON + 5 * DAY).toISOString(),
      machine: new Date(NOON).toISOString(),
    });
  });

  it("a server with a good certificate puts it right", async () => {
    const now = Date.now();
    const certificate = selfSigned({ names: ["127.0.0.1"], from: now - DAY, to: now + DAY });
    const server = await startFeedServer(certificate);
    try {
      server.serve(await lab.publish(["保安"], { now: now - HOUR }));
      const station = await openStation(createManualClock(Date.UTC(2015, 0, 1)), certificate.cert);
      expect(await station.feed.apply(server.url)).toMatchObject({ verdict: "accepted" });
      const { state, trusted } = station.feed.status().clock;
      expect(state).toBe("corrected");
      expect(Math.abs(Date.parse(trusted) - Date.now())).toBeLessThan(60_000);
    } finally {
      await server.close();
    }
  });

  it("a clock that was set on purpose (--now) is taken as it is, and nothing is learnt from it", async () => {
    await applied();
    const kept = keptTime();
    const clock = { ...createManualClock(NOON + 375 * DAY), given: () => true };
    const station = await openStation(clock);
    expect(station.feed.status().clock.state).toBe("ok");
    expect(total(station)).toBe(0);
    expect(keptTime()).toBe(kept);
    expect(existsSync(timeFile())).toBe(true);
  });
});
