import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { StationState } from "../../shared/contract/station.ts";
import { type LabStation, openLabStation } from "./lab-station.ts";
import { overElectronPort, overHttp, overNodePort, type Wire, type WireOptions } from "./transports.ts";

let lab: LabStation;
beforeAll(async () => {
  lab = await openLabStation();
});
afterAll(() => lab.close());

const DEADLINE_MS = 150;
const never = () => new Promise<never>(() => {});

/** A station that takes a call and never answers it. */
function stuck() {
  return lab.routerWith({
    platforms: { ...lab.station.platforms, list: never as unknown as typeof lab.station.platforms.list },
  });
}

const TRANSPORTS = [
  { name: "HTTP", open: overHttp },
  { name: "a Node port", open: overNodePort },
  { name: "an Electron port", open: overElectronPort },
] as const;

describe.each(TRANSPORTS)("over $name", ({ open }) => {
  const opened: Wire[] = [];
  async function wire(options?: WireOptions, router = lab.router): Promise<Wire> {
    const made = await open(router, options);
    opened.push(made);
    return made;
  }
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((one) => one.close()));
  });

  async function watch(one: Wire, signal?: AbortSignal): Promise<AsyncIterator<StationState>> {
    const answer = await one.ask("station.watch", undefined, signal);
    if ("error" in answer) throw new Error(answer.error.code);
    return (answer.output as AsyncIterable<StationState>)[Symbol.asyncIterator]();
  }

  async function nextState(states: AsyncIterator<StationState>): Promise<StationState> {
    const next = await states.next();
    if (next.done === true) throw new Error("the stream ended");
    return next.value;
  }

  test("the page hears of the running generation at once, and of the next when it is there", async () => {
    const states = await watch(await wire());
    const before = await nextState(states);
    expect(before.generation).toBe(lab.station.feed.state().generation);

    const verdict = await lab.station.feed.apply(await lab.lab.publish(["新来的岗位"]));
    expect(verdict).toMatchObject({ verdict: "accepted" });
    const after = await nextState(states);
    expect(after).toEqual(lab.station.feed.state());
    expect(after.generation).not.toBe(before.generation);
    await states.return?.();
  });

  test("leaving the stream takes its listener out of the station", async () => {
    const leaving = new AbortController();
    const states = await watch(await wire(), leaving.signal);
    await nextState(states);
    expect(lab.listeners()).toBe(1);
    const waiting = states.next();
    leaving.abort();
    await expect(waiting).rejects.toThrow();
    await expect.poll(() => lab.listeners()).toBe(0);
  });

  test("a page that goes away takes its listener with it", async () => {
    const one = await wire();
    const states = await watch(one);
    await nextState(states);
    expect(lab.listeners()).toBe(1);
    await states.return?.();
    await one.sever();
    await expect.poll(() => lab.listeners()).toBe(0);
  });

  test("the resident leaves the page while it asks", async () => {
    const one = await wire({}, stuck());
    const leaving = new AbortController();
    const answer = one.ask("platforms.list", {}, leaving.signal);
    setTimeout(() => leaving.abort(), 20);
    await expect(answer).rejects.toMatchObject({ name: "AbortError" });
    expect(await one.ask("jobs.search", {})).toHaveProperty("output");
  });

  test("a station that does not answer is not waited for beyond the deadline", async () => {
    const one = await wire({ deadlineMs: DEADLINE_MS }, stuck());
    await expect(one.ask("platforms.list", {})).rejects.toMatchObject({ name: "TimeoutError" });
  });

  test("a station that has gone fails a call within the deadline", async () => {
    const one = await wire({ deadlineMs: DEADLINE_MS });
    expect(await one.ask("jobs.search", {})).toHaveProperty("output");
    await one.sever();
    await expect(one.ask("jobs.search", {})).rejects.toThrow();
  });

  test("a call that is under way when the station goes fails at once", async () => {
    const one = await wire({}, stuck());
    const answer = one.ask("platforms.list", {});
    setTimeout(() => void one.sever(), 20);
    await expect(answer).rejects.toThrow();
  });

  test("the stream has no deadline", async () => {
    const states = await watch(await wire({ deadlineMs: DEADLINE_MS }));
    await nextState(states);
    const next = nextState(states);
    await new Promise((resolve) => setTimeout(resolve, 2 * DEADLINE_MS));
    await lab.station.feed.apply(await lab.lab.publish(["又一个岗位"]));
    expect(await next).toEqual(lab.station.feed.state());
    await states.return?.();
  });
});

test("over HTTP the page follows the station again after the host was restarted", async () => {
  const one = await overHttp(lab.router);
  const answer = await one.ask("station.watch");
  if ("error" in answer) throw new Error(answer.error.code);
  const states = (answer.output as AsyncIterable<StationState>)[Symbol.asyncIterator]();
  await states.next();
  await one.restart();
  expect((await states.next()).value).toEqual(lab.station.feed.state());
  await states.return?.();
  await one.close();
});
