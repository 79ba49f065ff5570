import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createNodeClock } from "../../../electron/hosts/node-clock.ts";
import { openLock } from "../../../electron/station/feed/lock.ts";
import { createLab, type FeedLab, NOON, titlesOf } from "../../support/feed-lab.ts";
import { PROJECT } from "../../support/project-files.ts";

let lab: FeedLab;
let children: ChildProcess[] = [];
beforeEach(async () => {
  lab = createLab();
  await lab.plantSeed(["演示"]);
});
afterEach(() => {
  for (const child of children) child.kill("SIGKILL");
  children = [];
  lab.close();
});

/** A process that takes the lock, says so, and keeps it. */
async function holder(path: string): Promise<ChildProcess> {
  const lock = JSON.stringify(join(PROJECT, "electron/station/feed/lock.ts"));
  const clock = JSON.stringify(join(PROJECT, "electron/hosts/node-clock.ts"));
  const text = `
    const { openLock } = await import(${lock});
    const { createNodeClock } = await import(${clock});
    await openLock(createNodeClock(null), ${JSON.stringify(path)}).hold(async () => {
      process.stdout.write("held");
      await new Promise((resolve) => setTimeout(resolve, 60_000));
    });`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", text], { stdio: ["ignore", "pipe", "inherit"] });
  children.push(child);
  await once(child.stdout, "data");
  return child;
}

describe("the lock between processes", () => {
  it("is let go of the moment its holder is killed", async () => {
    const path = join(lab.root, "a.lock");
    const child = await holder(path);
    const order: string[] = [];
    const waiting = openLock(createNodeClock(null), path).hold(async () => order.push("mine"));
    await new Promise((resolve) => setTimeout(resolve, 400));
    order.push("killed");
    child.kill("SIGKILL");
    await waiting;
    expect(order).toEqual(["killed", "mine"]);
  });

  it("two holders of one process take turns as well", async () => {
    const lock = openLock(createNodeClock(null), join(lab.root, "b.lock"));
    let inside = 0;
    const work = () =>
      lock.hold(async () => {
        inside += 1;
        expect(inside).toBe(1);
        await new Promise((resolve) => setTimeout(resolve, 50));
        inside -= 1;
      });
    await Promise.all([work(), work(), work()]);
  });

  it("a fault while it is held lets go of it", async () => {
    const lock = openLock(createNodeClock(null), join(lab.root, "c.lock"));
    await expect(lock.hold(() => Promise.reject(new Error("fault")))).rejects.toThrow("fault");
    expect(await lock.hold(async () => "free")).toBe("free");
  });

  it("whoever waits a minute in vain is told, and nothing has changed", async () => {
    const { feed, clock } = await lab.open();
    await holder(join(lab.cache, "refresh.lock"));
    const folder = await lab.publish(["保安"]);
    const answer = feed.apply(folder);
    for (let waited = 0; waited < 62; waited += 1) {
      await new Promise((resolve) => setImmediate(resolve));
      clock.advance(1_000);
    }
    expect(await answer).toMatchObject({ verdict: "refused", reason: "in-use", next: "soon" });
    expect(titlesOf(feed)).toEqual(["演示"]);
  });
});

describe("a running kiosk and three commands refresh at the same time", () => {
  it("each gets a verdict of its own, the newest issue shows, and nothing is half done", {
    timeout: 60_000,
  }, async () => {
    const { keyId, publicKey } = lab.key;
    const station = {
      id: "s",
      name: "s",
      district: "长宁区",
      lat: 31.2,
      lon: 121.4,
      feed: { keys: [{ keyId, publicKey }] },
    };
    const folders: string[] = [];
    for (const at of [1, 2, 3, 4]) folders.push(await lab.publish([`第${at}期`], { now: NOON + at }));
    const { feed, clock } = await lab.open();
    writeFileSync(join(lab.data, "station.json"), JSON.stringify(station));
    const commands = folders.slice(1).map(async (folder) => {
      const cli = join(PROJECT, "electron/hosts/cli.ts");
      const child = spawn(process.execPath, [cli, "feed", "apply", "--from", folder, "--data", lab.data], {
        stdio: ["ignore", "pipe", "ignore"],
      });
      children.push(child);
      let out = "";
      child.stdout.on("data", (chunk) => {
        out += chunk;
      });
      await once(child, "close");
      return JSON.parse(out).verdict;
    });
    const own = applyPatiently(feed.apply(folders[0] ?? ""), clock);
    const verdicts = await Promise.all([own, ...commands]);
    // An issue that comes after a newer one is refused as older; the newest is never refused.
    expect(verdicts.at(-1)).toBe("accepted");
    for (const verdict of verdicts) expect(["accepted", "refused"]).toContain(verdict);
    clock.advance(5_000);
    expect(titlesOf(feed)).toEqual(["第4期"]);
    expect(feed.current().meta.seq).toBe(NOON + 4);
  });

  /** The kiosk of this test waits for the lock by a clock that stands still. */
  async function applyPatiently(answer: Promise<{ verdict: string }>, clock: { advance(ms: number): void }) {
    const ticking = setInterval(() => clock.advance(250), 20);
    try {
      return (await answer).verdict;
    } finally {
      clearInterval(ticking);
    }
  }
});
