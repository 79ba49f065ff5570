import { createAudit } from "../../electron/station/audit/audit.ts";
import { createPlanner } from "../../electron/station/bookings/planner.ts";
import { createSettings } from "../../electron/station/db/precious/settings.ts";
import { createChores } from "../../electron/station/health/chores.ts";
import { createHealth } from "../../electron/station/health/health.ts";
import { createTrustedTime } from "../../electron/station/health/trusted-time.ts";
import { createTwoClocks, type TwoClocks } from "../integration/bookings/engine-lab.ts";
import { type Experiment, outcome } from "./experiment.ts";
import { layOutSeats, openWorld, personRequest, WORLD_START, type World, worldFolder } from "./world.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const YEAR_MS = 365.25 * DAY_MS;

/** Where the clock may find itself, from WORLD_START. */
const JUMPS: Readonly<Record<string, number>> = {
  "ten years back": -10 * YEAR_MS,
  "a day back": -DAY_MS,
  "an hour back (a summer time that Shanghai does not have)": -60 * MINUTE_MS,
  "into the leap day of 2028": Date.UTC(2028, 1, 29, 2) - WORLD_START,
  "past New Year": Date.UTC(2027, 0, 1) - WORLD_START,
  "ten years ahead": 10 * YEAR_MS,
};

/**
 * The clock is wrong at the start, and jumps while somebody is booking: no booking is lost or taken twice, a hold keeps
 * its five minutes by the clock that only rises, nothing is deleted on the word of a doubtful clock, the station always
 * starts, and when the clock is right again all is as before.
 */
export const clock: Experiment = async () => {
  const faults: string[] = [];
  for (const [name, jump] of Object.entries(JUMPS)) {
    for (const when of ["at the start", "in between"] as const) {
      const found = await live(jump, when);
      for (const sentence of found) faults.push(`${name}, ${when}: ${sentence}`);
    }
  }
  const cases = Object.keys(JUMPS).length * 2;
  return outcome({ cases, jumps: Object.keys(JUMPS), faults: faults.length }, [
    [faults.length === 0, faults.join(" | ")],
  ]);
};

async function live(jump: number, when: "at the start" | "in between"): Promise<string[]> {
  const sentences: string[] = [];
  const must = (holds: boolean, sentence: string) => {
    if (!holds) sentences.push(sentence);
  };
  const folder = worldFolder();
  const hands = createTwoClocks(WORLD_START);
  try {
    const first = await openWorld({ data: folder.path, clock: hands });
    const slots = layOutSeats(first, 100);
    const chores = housekeeping(first, hands);
    chores.daily();
    const asked = personRequest(first.ports.ids.uuid(), slots[25] ?? "", 1);
    const booked = await first.engine.confirm(asked);
    must(booked.ok, "the first booking was refused");
    const code = booked.ok ? (booked.value.code ?? "") : "";
    const key = { code, last4: asked.contact.phone.slice(-4) };
    const hold = await first.engine.hold({ slotId: slots[30] ?? "", caller: null });
    must(hold.ok, "the hold was refused");
    const holdId = hold.ok ? hold.value.id : "";

    let world = first;
    if (when === "at the start") {
      first.close();
      hands.setWall(WORLD_START + jump);
      world = await openWorld({ data: folder.path, clock: hands });
    } else hands.setWall(WORLD_START + jump);

    must((await world.engine.find(key)).ok, "the booking is not found");
    must(same(await world.engine.confirm(asked), booked), "the same tap was answered differently");
    hands.pass(4 * MINUTE_MS);
    const held = await world.engine.confirm({ ...personRequest(world.ports.ids.uuid(), "", 2), seat: { holdId } });
    must(held.ok, `a hold four minutes old was answered ${held.ok ? "" : held.code}`);
    const later = housekeeping(world, hands);
    later.daily();
    const kept = await world.engine.find(key);
    must(kept.ok && kept.value.phone === asked.contact.phone, "the number was deleted on the word of a wrong clock");
    must(
      later.doubted() === Math.abs(jump) > 30 * DAY_MS || Math.abs(jump) <= 30 * DAY_MS,
      "the wrong clock was not told of",
    );
    world.close();

    hands.setWall(WORLD_START + 10 * MINUTE_MS);
    const right = await openWorld({ data: folder.path, clock: hands });
    must(right.opened.findings.length === 0, "the right clock found something to repair");
    must(same(await right.engine.find(key), booked), "the booking changed");
    must(
      (await right.engine.seats(slots[25] ?? "")).filter(({ state }) => state === "booked").length === 1,
      "a seat was taken twice",
    );
    hands.setWall(WORLD_START + 20 * DAY_MS);
    const due = housekeeping(right, hands);
    due.daily();
    const gone = await right.engine.find(key);
    must(!gone.ok, "the number outlived its keeping time");
    right.close();
  } finally {
    folder.remove();
  }
  return sentences;
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** The station's own daily chores over this world. */
function housekeeping(world: World, hands: TwoClocks) {
  const { store: precious, folder, findings } = world.opened;
  const { files, log } = world.ports;
  const health = createHealth({ precious, findings, clock: hands, log });
  const time = createTrustedTime(createSettings(precious), hands, () => WORLD_START - DAY_MS);
  const planner = createPlanner(precious, hands);
  const audit = createAudit(precious);
  const chores = createChores({ precious, folder, planner, audit, health, time, clock: hands, files, log });
  return { daily: chores.daily, doubted: () => health.lines().some(({ code }) => code === "clock") };
}
