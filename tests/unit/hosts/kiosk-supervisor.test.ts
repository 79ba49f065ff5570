import { describe, expect, test } from "vitest";
import type { HostWord } from "../../../electron/hosts/host-channel.ts";
import {
  createSupervisor,
  HOST_START_MS,
  LOOK_EVERY_MS,
  PAGE_QUIET_MS,
  REST_MS,
  RESTART_DELAYS_MS,
} from "../../../electron/hosts/kiosk-supervisor.ts";
import { createManualClock } from "../../support/manual-clock.ts";
import { recordedLog } from "../../support/recorded-log.ts";

const DOOR = "http://127.0.0.1:4310";

/** Programs that do what a test says, and a clock that stands still until it moves it. */
function openWorld() {
  const clock = createManualClock();
  const { log, lines } = recordedLog();
  const hosts: { ready: () => void; exit: () => void; killed: boolean; word: HostWord | null }[] = [];
  const screens: { url: string; exit: () => void; killed: boolean }[] = [];
  const world = { door: DOOR, alive: 0, invites: 0 };

  const supervisor = createSupervisor({
    startHost: () => {
      let onReady = () => {};
      let onExit = () => {};
      const host = {
        ready: () => onReady(),
        exit: () => onExit(),
        killed: false,
        word: { invite: "", quietMs: 0 } as HostWord | null,
      };
      hosts.push(host);
      return {
        kill: () => {
          host.killed = true;
          onExit();
        },
        onExit: (run) => {
          onExit = run;
        },
        onReady: (run) => {
          onReady = run;
        },
        ask: async () => {
          world.invites += 1;
          return host.word === null ? null : { ...host.word, invite: `${world.door}/?t=${world.invites}` };
        },
      };
    },
    startScreen: (url) => {
      let onExit = () => {};
      const screen = { url, exit: () => onExit(), killed: false };
      screens.push(screen);
      return {
        kill: () => {
          screen.killed = true;
          onExit();
        },
        onExit: (run) => {
          onExit = run;
        },
      };
    },
    outOfServiceUrl: (fault) => `file:///rest#${fault}`,
    alive: () => {
      world.alive += 1;
    },
    clock,
    log,
  });
  const settle = async () => {
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
  };
  /** Lets time pass in looks, each answered before the next. */
  const pass = async (ms: number) => {
    for (let left = ms; left > 0; left -= LOOK_EVERY_MS) {
      clock.advance(Math.min(left, LOOK_EVERY_MS));
      await settle();
    }
  };
  const open = async () => {
    supervisor.start();
    hosts[0]?.ready();
    await settle();
  };
  const host = () => hosts.at(-1) as (typeof hosts)[number];
  const screen = () => screens.at(-1) as (typeof screens)[number];
  return { supervisor, clock, lines, hosts, screens, world, settle, pass, open, host, screen };
}

describe("a host and its window", () => {
  test("open one after the other, the window by an invitation", async () => {
    const { open, hosts, screens, supervisor, settle } = openWorld();
    supervisor.start();
    await settle();
    expect([hosts.length, screens.length]).toEqual([1, 0]);
    await open();
    expect(screens.map(({ url }) => url)).toEqual([`${DOOR}/?t=1`]);
  });

  test("the host dies: it is there again within 5 s at the same door, and the window stays", async () => {
    const { open, host, hosts, screens, clock, settle } = openWorld();
    await open();
    host().exit();
    clock.advance(RESTART_DELAYS_MS[0] ?? 0);
    expect(hosts).toHaveLength(2);
    host().ready();
    await settle();
    expect(screens).toHaveLength(1);
    expect(screens[0]?.killed).toBe(false);
  });

  test("the host comes back at another door: the window of the old one is replaced", async () => {
    const { open, host, screens, clock, settle, world } = openWorld();
    await open();
    host().exit();
    world.door = "http://127.0.0.1:5000";
    clock.advance(1_000);
    host().ready();
    await settle();
    expect(screens.map(({ killed }) => killed)).toEqual([true, false]);
    expect(screens[1]?.url).toContain(":5000/");
  });

  test("the window dies: another one with an invitation of its own", async () => {
    const { open, screen, screens, pass } = openWorld();
    await open();
    screen().exit();
    await pass(1_000);
    expect(screens).toHaveLength(2);
    expect(new Set(screens.map(({ url }) => url)).size).toBe(2);
  });

  test.each(["host", "screen"] as const)(
    "the %s fails three times: the out-of-service page, and after a minute all anew",
    async (who) => {
      const { open, host, hosts, screen, screens, pass, settle } = openWorld();
      await open();
      for (let failure = 0; failure < 3; failure += 1) {
        (who === "host" ? host() : screen()).exit();
        await pass(2_000);
        if (failure < 2) host().ready();
        await settle();
      }
      expect(screen().url).toBe(`file:///rest#${who === "host" ? "program" : "page"}`);
      const [before, shown] = [hosts.length, screens.length];
      await pass(REST_MS);
      if (who === "host") {
        expect(hosts).toHaveLength(before + 1);
        host().ready();
        await settle();
      }
      expect(screens).toHaveLength(shown + 1);
      expect(screen().url).toContain(DOOR);
    },
  );

  test("failures an hour apart are hiccups, however many", async () => {
    const { open, host, hosts, screen, pass, settle } = openWorld();
    await open();
    for (let day = 0; day < 10; day += 1) {
      host().exit();
      await pass(1_000);
      host().ready();
      await settle();
      await pass(3_600_000);
    }
    expect(hosts).toHaveLength(11);
    expect(screen().url).toContain(DOOR);
  });

  test("a host that never says it is ready is ended and tried again", async () => {
    const { supervisor, hosts, pass } = openWorld();
    supervisor.start();
    await pass(HOST_START_MS + 1_000);
    expect(hosts[0]?.killed).toBe(true);
    expect(hosts).toHaveLength(2);
  });

  test("a host that hangs is ended, and the system's watchdog hears nothing meanwhile", async () => {
    const { open, host, hosts, pass, world } = openWorld();
    await open();
    await pass(LOOK_EVERY_MS);
    expect(world.alive).toBe(1);
    host().word = null;
    await pass(LOOK_EVERY_MS);
    expect(world.alive).toBe(1);
    expect(hosts[0]?.killed).toBe(true);
  });

  test("a page that has fallen silent gets a new window; one that asks does not, nor one that has just opened", async () => {
    const { open, host, screens, pass } = openWorld();
    await open();
    await pass(PAGE_QUIET_MS * 3);
    expect(screens).toHaveLength(1);
    host().word = { invite: "", quietMs: PAGE_QUIET_MS + 1 };
    await pass(LOOK_EVERY_MS + 1_000);
    expect(screens.map(({ killed }) => killed)).toEqual([true, false]);
    await pass(PAGE_QUIET_MS - LOOK_EVERY_MS);
    expect(screens[1]?.killed).toBe(false);
  });

  test("a page that never asked anything is silent too", async () => {
    const { open, host, screens, pass } = openWorld();
    await open();
    host().word = { invite: "", quietMs: null };
    await pass(PAGE_QUIET_MS + LOOK_EVERY_MS * 2);
    expect(screens[0]?.killed).toBe(true);
  });

  test("the out-of-service page itself is shown again when its window dies", async () => {
    const { open, screen, screens, pass } = openWorld();
    await open();
    for (let failure = 0; failure < 3; failure += 1) {
      screen().exit();
      await pass(2_000);
    }
    const shown = screens.length;
    screen().exit();
    await pass(6_000);
    expect(screens).toHaveLength(shown + 1);
    expect(screen().url).toBe("file:///rest#page");
  });

  test("whoever stops it stops both, and nothing comes back", async () => {
    const { open, supervisor, hosts, screens, pass, clock } = openWorld();
    await open();
    supervisor.stop();
    expect([hosts[0]?.killed, screens[0]?.killed]).toEqual([true, true]);
    await pass(REST_MS);
    expect([hosts.length, screens.length]).toEqual([1, 1]);
    expect(clock.pending()).toBe(0);
  });
});
