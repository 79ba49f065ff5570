import fc from "fast-check";
import type { MarkRequest } from "../../../electron/station/bookings/engine.ts";
import { HOLD_MINUTES } from "../../../shared/bookings/words.ts";
import { MORNING } from "./engine-lab.ts";

const HOLD_MS = HOLD_MINUTES * 60_000;
const DAY_MS = 86_400_000;
/** Few, so that they meet. */
export const PHONES = ["13800000001", "13800000002", "13800000003", "02155550105"];
const STEPS_MAX = 60;

/** One thing that happens to the station. Indexes count round whatever there is at that moment. */
export type Step =
  | { readonly do: "hold"; readonly slot: number; readonly caller: number }
  | { readonly do: "release"; readonly hold: number }
  | {
      readonly do: "confirm";
      readonly slot: number;
      readonly hold: number | null;
      readonly phone: number;
      readonly caller: number;
    }
  | { readonly do: "walk-in"; readonly slot: number; readonly phone: number | null }
  | { readonly do: "repeat"; readonly request: number }
  | { readonly do: "tamper"; readonly request: number; readonly phone: number }
  | { readonly do: "cancel"; readonly booking: number; readonly wrong: boolean }
  | { readonly do: "move"; readonly booking: number; readonly slot: number; readonly stale: boolean }
  | { readonly do: "check-in"; readonly booking: number }
  | { readonly do: "mark"; readonly booking: number; readonly as: MarkRequest["as"]; readonly stale: boolean }
  | { readonly do: "wait"; readonly ms: number }
  | { readonly do: "set-clock"; readonly ms: number }
  | { readonly do: "die-soon"; readonly steps: number }
  | { readonly do: "restart"; readonly kind: "process" | "machine" }
  | { readonly do: "shift-expert"; readonly minutes: number }
  | { readonly do: "close-talk"; readonly closed: boolean };

const index = fc.nat({ max: 50 });
const phone = fc.nat({ max: PHONES.length - 1 });
const caller = fc.nat({ max: 2 });
const always = <K extends Step["do"]>(name: K) => fc.constant(name);

/**
 * Biased on purpose: with even odds and fast-check's default size a broken protocol passed 60,000 runs
 * (reliability.md §7). Long lists (`size: "max"`), few slots and people, and jumps of the clock from seconds to years.
 */
export const stepsArbitrary: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: fc.record({ do: always("hold"), slot: index, caller }) },
    { weight: 2, arbitrary: fc.record({ do: always("release"), hold: index }) },
    {
      weight: 10,
      arbitrary: fc.record({ do: always("confirm"), slot: index, hold: fc.option(index), phone, caller }),
    },
    { weight: 2, arbitrary: fc.record({ do: always("walk-in"), slot: index, phone: fc.option(phone) }) },
    { weight: 5, arbitrary: fc.record({ do: always("repeat"), request: index }) },
    { weight: 1, arbitrary: fc.record({ do: always("tamper"), request: index, phone }) },
    { weight: 4, arbitrary: fc.record({ do: always("cancel"), booking: index, wrong: fc.boolean() }) },
    { weight: 4, arbitrary: fc.record({ do: always("move"), booking: index, slot: index, stale: fc.boolean() }) },
    { weight: 2, arbitrary: fc.record({ do: always("check-in"), booking: index }) },
    {
      weight: 2,
      arbitrary: fc.record({
        do: always("mark"),
        booking: index,
        as: fc.constantFrom("arrived", "attended", "no-show", "cancelled"),
        stale: fc.boolean(),
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        do: always("wait"),
        ms: fc.constantFrom(1_000, 150_000, HOLD_MS - 1, HOLD_MS, 2_400_000),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        do: always("set-clock"),
        ms: fc.constantFrom(
          MORNING - 3_650 * DAY_MS,
          MORNING - 3_600_000,
          MORNING,
          MORNING + 5_400_000,
          MORNING + 3_650 * DAY_MS,
        ),
      }),
    },
    { weight: 3, arbitrary: fc.record({ do: always("die-soon"), steps: fc.integer({ min: 1, max: 24 }) }) },
    { weight: 1, arbitrary: fc.record({ do: always("restart"), kind: fc.constantFrom("process", "machine") }) },
    { weight: 1, arbitrary: fc.record({ do: always("shift-expert"), minutes: fc.constantFrom(0, 10, 20) }) },
    { weight: 1, arbitrary: fc.record({ do: always("close-talk"), closed: fc.boolean() }) },
  ),
  { maxLength: STEPS_MAX, size: "max" },
);
