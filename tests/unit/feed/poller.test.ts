import { describe, expect, it } from "vitest";
import { createPoller, type Poller } from "../../../electron/station/feed/poller.ts";
import type { FeedVerdict } from "../../../shared/contract/feed.ts";
import { nextTryAfter } from "../../../shared/feed/refusals.ts";
import { seeded } from "../../bench/random.ts";
import { createManualClock, type ManualClock } from "../../support/manual-clock.ts";
import { recordedLog } from "../../support/recorded-log.ts";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const unchanged: FeedVerdict = { verdict: "unchanged", generation: "g", feedId: "f", seq: 1 };
const refused = (
  reason: "offline" | "busy" | "bad-signature" | "redirected",
  retryAfterSeconds: number | null = null,
) => ({ verdict: "refused", reason, detail: "", next: nextTryAfter(reason), retryAfterSeconds }) satisfies FeedVerdict;

interface Fleet {
  readonly clock: ManualClock;
  /** Times of all polls, ms since the start. */
  readonly polls: number[];
  /** Those that began before the one before had ended. */
  readonly overlaps: number[];
  readonly pollers: Poller[];
  /** Lets time pass with the answers on their way. */
  pass(ms: number): Promise<void>;
}

/** Stations that ask at the times they choose; `answer` says what they get at a moment. */
function fleetOf(
  names: readonly string[],
  answer: (at: number) => FeedVerdict,
  minPollSec: number | null = null,
): Fleet {
  const clock = createManualClock();
  const polls: number[] = [];
  const overlaps: number[] = [];
  const pollers = names.map((stationId, index) => {
    let failures = 0;
    let isAsking = false;
    return createPoller({
      clock,
      ids: { uuid: () => "", bytes: () => new Uint8Array(), fraction: seeded(index + 1).fraction },
      log: recordedLog().log,
      stationId,
      poll: async () => {
        const at = clock.monotonic();
        polls.push(at);
        if (isAsking) overlaps.push(at);
        isAsking = true;
        await new Promise<void>((resolve) => clock.after(3 * SECOND, resolve));
        isAsking = false;
        const verdict = answer(at);
        failures = verdict.verdict === "refused" ? failures + 1 : 0;
        return verdict;
      },
      failures: () => failures,
      minPollSec: () => minPollSec,
    });
  });
  async function pass(ms: number): Promise<void> {
    for (let passed = 0; passed < ms; passed += SECOND) {
      clock.advance(SECOND);
      await null;
      await null;
      await null;
      await null;
    }
  }
  return { clock, polls, overlaps, pollers, pass };
}
const gaps = (polls: readonly number[]) => polls.slice(1).map((at, before) => at - (polls[before] ?? 0));

describe("a week of one station", { timeout: 60_000 }, () => {
  it("all is well: some two thousand polls, five minutes apart on average, never in a rush", async () => {
    const { polls, overlaps, pollers, pass, clock } = fleetOf(["xinhua"], () => unchanged);
    pollers[0]?.start();
    pollers[0]?.start();
    await pass(7 * DAY);
    expect(overlaps).toEqual([]);
    expect(polls.length).toBeGreaterThan(0.95 * 7 * 288);
    expect(polls.length).toBeLessThan(1.05 * 7 * 288);
    expect(Math.min(...gaps(polls))).toBeGreaterThan(2 * MINUTE);
    expect(Math.max(...gaps(polls))).toBeLessThan(9 * MINUTE);
    pollers[0]?.stop();
    expect(clock.pending()).toBe(0);
  });

  it("the network fails for two days: it asks at most once in a while, and is back within the hour", async () => {
    const isDown = (at: number) => at > DAY && at < 3 * DAY;
    const { polls, pollers, pass } = fleetOf(["xinhua"], (at) => (isDown(at) ? refused("offline") : unchanged));
    pollers[0]?.start();
    await pass(4 * DAY);
    const down = polls.filter(isDown);
    // Half an hour on average once the pauses have grown.
    expect(down.length).toBeGreaterThan(60);
    expect(down.length).toBeLessThan(200);
    expect(Math.max(...gaps(polls))).toBeLessThanOrEqual(HOUR + 5 * SECOND);
    expect(polls.find((at) => at > 3 * DAY)).toBeLessThan(3 * DAY + HOUR);
  });

  it("a server asks for an hour's rest: it gets it", async () => {
    const { polls, pollers, pass } = fleetOf(["xinhua"], () => refused("busy", 3_600));
    pollers[0]?.start();
    await pass(DAY);
    expect(Math.min(...gaps(polls))).toBeGreaterThanOrEqual(HOUR);
  });

  it("the publisher must mend something: asked at the usual pace; staff must: once an hour", async () => {
    const publisher = fleetOf(["xinhua"], () => refused("bad-signature"));
    publisher.pollers[0]?.start();
    await publisher.pass(DAY);
    expect(publisher.polls.length).toBeGreaterThan(250);
    const staff = fleetOf(["xinhua"], () => refused("redirected"));
    staff.pollers[0]?.start();
    await staff.pass(DAY);
    expect(staff.polls.length).toBeGreaterThan(20);
    expect(staff.polls.length).toBeLessThan(25);
  });

  it("the publisher wants a poll an hour", async () => {
    const { polls, pollers, pass } = fleetOf(["xinhua"], () => unchanged, 3_600);
    pollers[0]?.start();
    await pass(DAY);
    expect(polls.length).toBeGreaterThan(20);
    expect(polls.length).toBeLessThan(27);
  });

  it("a poll that throws is told, and the next one comes", async () => {
    const { polls, pollers, pass } = fleetOf(["xinhua"], () => {
      throw new Error("a fault of the program");
    });
    pollers[0]?.start();
    await pass(HOUR);
    expect(polls.length).toBeGreaterThan(10);
  });
});

describe("a district of 1,050 stations", { timeout: 60_000 }, () => {
  const names = Array.from({ length: 1_050 }, (_, at) => `cn-${at}`);

  it("its power comes back in one second: the first polls are spread over five minutes", async () => {
    const { polls, pollers, pass } = fleetOf(names, () => unchanged);
    for (const poller of pollers) poller.start();
    await pass(5 * MINUTE);
    const first = polls.slice(0, names.length);
    expect(first).toHaveLength(names.length);
    const bySecond = Map.groupBy(first, (at) => Math.floor(at / SECOND));
    expect(bySecond.size).toBeGreaterThan(270);
    expect(Math.max(...[...bySecond.values()].map((asked) => asked.length))).toBeLessThan(20);
  });

  it("from then on it asks evenly, some four a second", async () => {
    const { polls, pollers, pass } = fleetOf(names, () => unchanged);
    for (const poller of pollers) poller.start();
    await pass(HOUR);
    const late = polls.filter((at) => at > HOUR / 2);
    const bySecond = Map.groupBy(late, (at) => Math.floor(at / SECOND));
    expect(late.length / (HOUR / 2 / SECOND)).toBeLessThan(4);
    expect(Math.max(...[...bySecond.values()].map((asked) => asked.length))).toBeLessThan(20);
  });
});
