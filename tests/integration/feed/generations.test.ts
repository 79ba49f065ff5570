import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { throwawayKey } from "../../../electron/hosts/feed-keys.ts";
import type { BuildInput } from "../../../electron/station/feed/build-input.ts";
import type { Ports } from "../../../electron/station/ports.ts";
import { createLab, type FeedLab, NOON, platformOf, titlesOf } from "../../support/feed-lab.ts";

let lab: FeedLab;
beforeEach(async () => {
  lab = createLab();
  await lab.plantSeed(["演示岗位"]);
});
afterEach(() => lab.close());

const generationFiles = () => readdirSync(lab.cache).filter((name) => name.endsWith(".db"));
const pointerFile = () => join(lab.cache, "current.json");
const fileOf = (generation: string) => join(lab.cache, `${generation}.db`);
/** One bit in the middle, which SQLite may well not notice. */
function flipMiddle(path: string): void {
  const bytes = readFileSync(path);
  const middle = bytes.length >> 1;
  bytes[middle] = (bytes[middle] ?? 0) ^ 16;
  writeFileSync(path, bytes);
}

/** Two feeds applied one after the other, then the power goes: the names of both generations. */
async function appliedTwice(): Promise<{ older: string; newer: string }> {
  const { feed } = await lab.open();
  await feed.apply(await lab.publish(["旧的"]));
  const older = feed.current().meta.generation;
  await feed.apply(await lab.publish(["新的"]));
  const newer = feed.current().meta.generation;
  feed.close();
  return { older, newer };
}

describe("the first start", () => {
  it("answers from the shipped demonstration and says so", async () => {
    const { feed } = await lab.open();
    expect(titlesOf(feed)).toEqual(["演示岗位"]);
    expect(feed.current().meta).toMatchObject({ demo: true, feedId: "seed" });
    expect(feed.status()).toMatchObject({ counts: { jobs: 1, platforms: 1 }, freshness: { demo: true }, history: [] });
  });

  it.each<[string, () => void]>([
    ["there is no seed", () => rmSync(lab.seed, { recursive: true })],
    ["the seed's key is missing", () => rmSync(join(lab.seed, "seed.json"))],
    ["the seed was tampered with", () => flipMiddle(join(lab.seed, "manifest.json"))],
    [
      "the seed's rows are damaged",
      () => flipMiddle(join(lab.seed, readdirSync(lab.seed).find((name) => name.startsWith("jobs-")) ?? "")),
    ],
  ])("%s: an empty catalogue, an alarm in the log, and a feed can still be applied", async (_name, spoil) => {
    spoil();
    const { feed, log } = await lab.open();
    expect(titlesOf(feed)).toEqual([]);
    expect(log.some((line) => line.level === "error" && line.event === "feed.seed.refused")).toBe(true);
    expect(await feed.apply(await lab.publish(["保安"]))).toMatchObject({ verdict: "accepted" });
    expect(titlesOf(feed)).toEqual(["保安"]);
  });

  it("a new version of the program brings a new demonstration; applied data stays", async () => {
    const first = await lab.open();
    first.feed.close();
    await lab.plantSeed(["新演示"]);
    const second = await lab.open();
    expect(titlesOf(second.feed)).toEqual(["新演示"]);
    await second.feed.apply(await lab.publish(["真岗位"]));
    second.feed.close();
    await lab.plantSeed(["更新的演示"]);
    const third = await lab.open();
    expect(titlesOf(third.feed)).toEqual(["真岗位"]);
    expect(third.feed.current().meta.demo).toBe(false);
  });

  it("opening again builds nothing", async () => {
    const first = await lab.open();
    const { generation } = first.feed.current().meta;
    first.feed.close();
    const again = await lab.open((ports) => ({
      ...ports,
      workers: { run: () => Promise.reject(new Error("nothing to build")) },
    }));
    expect(again.feed.current().meta.generation).toBe(generation);
  });
});

describe("a generation file is damaged while the station is off", () => {
  it.each<[string, (path: string) => void]>([
    ["one bit", flipMiddle],
    ["cut short", (path) => truncateSync(path, 5_000)],
    ["emptied", (path) => truncateSync(path, 0)],
    ["gone", (path) => rmSync(path)],
    ["overwritten", (path) => writeFileSync(path, "not a database at all")],
  ])("the current one is %s: the one before answers, and the log says so", async (_name, damage) => {
    const { older, newer } = await appliedTwice();
    damage(fileOf(newer));
    const { feed, log } = await lab.open();
    expect(feed.current().meta.generation).toBe(older);
    expect(titlesOf(feed)).toEqual(["旧的"]);
    const events = log.map((line) => line.event);
    expect(events).toContain("feed.generation.broken");
    expect(events).toContain("feed.generation.fell-back");
  });

  it("both are damaged: the demonstration answers, and older feeds are still refused", async () => {
    const { older, newer } = await appliedTwice();
    flipMiddle(fileOf(newer));
    flipMiddle(fileOf(older));
    const { feed } = await lab.open();
    expect(titlesOf(feed)).toEqual(["演示岗位"]);
    const replayed = await lab.publish(["重放"], { now: NOON - 86_400_000 });
    expect(await feed.apply(replayed)).toMatchObject({ verdict: "refused", reason: "rollback" });
    expect(await feed.apply(await lab.publish(["更新"]))).toMatchObject({ verdict: "accepted" });
  });

  it("after a fall-back the same newest feed can be applied again", async () => {
    const { feed } = await lab.open();
    await feed.apply(await lab.publish(["旧的"]));
    const newest = await lab.publish(["新的"]);
    await feed.apply(newest);
    const { generation } = feed.current().meta;
    feed.close();
    flipMiddle(fileOf(generation));
    const again = await lab.open();
    expect(titlesOf(again.feed)).toEqual(["旧的"]);
    expect(await again.feed.apply(newest)).toMatchObject({ verdict: "accepted" });
    expect(titlesOf(again.feed)).toEqual(["新的"]);
  });

  it.each<[string, () => void]>([
    ["unreadable", () => writeFileSync(pointerFile(), "{half")],
    ["gone", () => rmSync(pointerFile())],
    ["from another world", () => writeFileSync(pointerFile(), '{"current":"../../etc/passwd"}')],
  ])("the pointer is %s: the newest file is taken up again with its ratchet", async (_name, damage) => {
    const { newer } = await appliedTwice();
    damage();
    const { feed } = await lab.open();
    expect(feed.current().meta.generation).toBe(newer);
    const replayed = await lab.publish(["重放"], { now: NOON - 86_400_000 });
    expect(await feed.apply(replayed)).toMatchObject({ verdict: "refused", reason: "rollback" });
  });
});

describe("the plug is pulled during a refresh", () => {
  /** Everything before the step happens; it and everything after it does not, as in a power cut. */
  const STEPS = [
    "before the file has its name",
    "after it, before the pointer",
    "before the pointer is replaced",
  ] as const;
  function cutAt(step: (typeof STEPS)[number]) {
    return (ports: Ports): Ports => {
      let dead = false;
      const { files } = ports;
      const gone = () => {
        dead = true;
        throw new Error("no power");
      };
      return {
        ...ports,
        files: {
          ...files,
          moveLater: async (from, to) => {
            if (step === STEPS[0]) gone();
            await files.moveLater(from, to);
            if (step === STEPS[1]) gone();
          },
          replaceLater: async (path, content) => {
            if (step === STEPS[2] && path.endsWith("current.json")) gone();
            await files.replaceLater(path, content);
          },
          remove: (path) => {
            if (!dead) files.remove(path);
          },
        },
      };
    };
  }

  it.each(STEPS)("%s: the former generation answers after the restart", async (step) => {
    const before = await lab.open();
    await before.feed.apply(await lab.publish(["从前"]));
    before.feed.close();
    const during = await lab.open(cutAt(step));
    const next = await lab.publish(["以后"]);
    expect(await during.feed.apply(next)).toMatchObject({ verdict: "refused", reason: "build-failed" });
    expect(titlesOf(during.feed)).toEqual(["从前"]);
    during.feed.close();
    const after = await lab.open();
    expect(titlesOf(after.feed)).toEqual(["从前"]);
    expect(await after.feed.apply(next)).toMatchObject({ verdict: "accepted" });
    expect(titlesOf(after.feed)).toEqual(["以后"]);
    expect(generationFiles()).toHaveLength(2);
    expect(readdirSync(lab.cache).filter((name) => name.includes("tmp"))).toEqual([]);
  });

  it("what a kill left beside the small files is swept, and nothing of a process that is writing right now", async () => {
    const inCache = (name: string) => join(lab.cache, name);
    mkdirSync(lab.cache, { recursive: true });
    writeFileSync(inCache(".current.json.4711-1.tmp"), "{half");
    writeFileSync(inCache(".time.json.0b7c.tmp"), "");
    const { feed } = await lab.open();
    const folder = await lab.publish(["保安"]);
    writeFileSync(inCache(".history.json.of-another.tmp"), "[");
    expect(await feed.apply(folder)).toMatchObject({ verdict: "accepted" });
    expect(readdirSync(lab.cache).filter((name) => name.endsWith(".tmp"))).toEqual([".history.json.of-another.tmp"]);
  });

  it("the thread dies: a refusal, and the next refresh works", async () => {
    let deaths = 1;
    const { feed } = await lab.open((ports) => ({
      ...ports,
      workers: {
        run: (name, input, deadlineMs) => {
          const { datasets } = input as BuildInput;
          const dies = datasets.some((one) => !one.base.path.startsWith(lab.seed)) && deaths-- > 0;
          return dies ? Promise.reject(new Error("out of memory")) : ports.workers.run(name, input, deadlineMs);
        },
      },
    }));
    const folder = await lab.publish(["保安"]);
    expect(await feed.apply(folder)).toMatchObject({
      verdict: "refused",
      reason: "build-failed",
      detail: "out of memory",
    });
    expect(titlesOf(feed)).toEqual(["演示岗位"]);
    expect(await feed.apply(folder)).toMatchObject({ verdict: "accepted" });
  });
});

describe("one refresh after another", () => {
  it("the same feed twice is unchanged, and stays so over a restart", async () => {
    const folder = await lab.publish(["保安"]);
    const { feed } = await lab.open();
    await feed.apply(folder);
    const { generation } = feed.current().meta;
    expect(await feed.apply(folder)).toMatchObject({ verdict: "unchanged", generation });
    feed.close();
    const again = await lab.open();
    expect(await again.feed.apply(folder)).toMatchObject({ verdict: "unchanged", generation });
  });

  it("only the current generation and the one before stay on the disk", async () => {
    const { feed } = await lab.open();
    for (const title of ["一", "二", "三", "四"]) await feed.apply(await lab.publish([title]));
    expect(generationFiles()).toHaveLength(2);
    expect(existsSync(fileOf(feed.current().meta.generation))).toBe(true);
  });

  it("asked for at once they run in turn, and listeners hear every switch", async () => {
    const { feed } = await lab.open();
    const heard: string[] = [];
    feed.subscribe((state) => heard.push(state.generation));
    const folders = await Promise.all([
      lab.publish(["甲"], { now: NOON + 50 }),
      lab.publish(["乙"], { now: NOON + 60 }),
    ]);
    const verdicts = await Promise.all(folders.map((folder) => feed.apply(folder)));
    expect(verdicts.map((one) => one.verdict)).toEqual(["accepted", "accepted"]);
    expect(titlesOf(feed)).toEqual(["乙"]);
    expect(heard).toEqual(verdicts.map((one) => (one.verdict === "accepted" ? one.generation : "")));
  });

  it("the former handle lives until the turn is over, then it is closed", async () => {
    const { feed, clock } = await lab.open();
    const former = feed.current();
    let duringSwitch = false;
    feed.subscribe(() => {
      duringSwitch = former.db.open;
    });
    await feed.apply(await lab.publish(["保安"]));
    expect(duringSwitch).toBe(true);
    expect(former.db.open).toBe(true);
    clock.advance(1);
    expect(former.db.open).toBe(false);
    expect(feed.current().db.open).toBe(true);
  });

  it("another feed of a trusted publisher and a new key have ratchets of their own", async () => {
    const other = throwawayKey();
    const { feed } = await lab.open();
    await feed.apply(await lab.publish(["甲"], { now: NOON + 9_000 }));
    expect(await feed.apply(await lab.publish(["邻区"], { now: NOON, feedId: "next-door" }))).toMatchObject({
      verdict: "accepted",
    });
    expect(await feed.apply(await lab.publish(["外人"], { now: NOON + 10_000, key: other }))).toMatchObject({
      reason: "unknown-key",
    });
    expect(await feed.apply(await lab.publish(["旧甲"], { now: NOON + 1 }))).toMatchObject({ reason: "rollback" });
  });

  it("a command applies beside the running kiosk: within seconds it shows the same", async () => {
    const kiosk = await lab.open();
    const heard: string[] = [];
    kiosk.feed.subscribe((state) => heard.push(state.generation));
    const command = await lab.open();
    await command.feed.apply(await lab.publish(["外面更新"]));
    expect(titlesOf(kiosk.feed)).toEqual(["演示岗位"]);
    kiosk.clock.advance(5_000);
    expect(titlesOf(kiosk.feed)).toEqual(["外面更新"]);
    expect(heard).toEqual([command.feed.current().meta.generation]);
  });

  it("a feed of jobs alone keeps the shipped content; a feed with its own replaces it", async () => {
    const { feed } = await lab.open();
    await feed.apply(await lab.publish(["保安"]));
    expect(feed.current().content("platforms")).toEqual([platformOf("shipped", "随程序")]);
    await feed.apply(await lab.publish(["保安"], { content: { platforms: [platformOf("own", "本区")], guide: [] } }));
    expect(feed.current().content("platforms")).toEqual([platformOf("own", "本区")]);
    expect(feed.status().counts).toEqual({ jobs: 1, platforms: 1, guide: 0 });
  });

  it("the last fifty refreshes are remembered, newest first, over a restart", async () => {
    const { feed } = await lab.open();
    for (let at = 0; at < 55; at += 1) await feed.apply(join(lab.root, `nothing-${at}`));
    feed.close();
    const again = await lab.open();
    const { history } = again.feed.status();
    expect(history).toHaveLength(50);
    expect(history[0]?.from).toBe(join(lab.root, "nothing-54"));
    expect(history[49]?.from).toBe(join(lab.root, "nothing-5"));
  });

  it("after close nothing is left waiting", async () => {
    const { feed, clock } = await lab.open();
    await feed.apply(await lab.publish(["保安"]));
    feed.close();
    clock.advance(1);
    expect(clock.pending()).toBe(0);
    expect(feed.current().db.open).toBe(false);
  });
});
