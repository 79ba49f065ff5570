import { closeSync, fsyncSync, openSync, writeSync } from "node:fs";
import { join } from "node:path";
import { type Experiment, outcome, runs } from "./experiment.ts";
import { layOutSeats, openWorld, personRequest, worldFolder } from "./world.ts";

const BOOKINGS = 2_000;
/** Milliseconds of one confirmed booking, at the 99th percentile (reliability.md §8). */
const P99_MAX_MS = 50;
/** Bytes a booking adds to the disk, roughly: what the bare fsync beside it writes. */
const BARE_BYTES = 4_096;

/** What one confirmed booking costs, beside one bare fsync of the same disk in the same run. */
export const cost: Experiment = async (scale) => {
  const folder = worldFolder();
  try {
    const world = await openWorld({ data: folder.path });
    const count = runs(BOOKINGS, scale, 50);
    const slots = layOutSeats(world, count);
    const bookings: number[] = [];
    const bare: number[] = [];
    const file = openSync(join(folder.path, "bare"), "w");
    for (let at = 0; at < count; at += 1) {
      const request = personRequest(world.ports.ids.uuid(), slots[Math.floor(at / 2)] ?? "", at);
      bookings.push(await timed(() => world.engine.confirm(request)));
      bare.push(await timed(async () => bareSync(file)));
    }
    closeSync(file);
    world.close();
    const p99 = percentile(bookings, 0.99);
    const figures = {
      bookings: count,
      bookingMs: summary(bookings),
      bareFsyncMs: summary(bare),
      ratioP50: round(percentile(bookings, 0.5) / percentile(bare, 0.5)),
      ratioP99: round(p99 / percentile(bare, 0.99)),
    };
    return outcome(figures, [[p99 <= P99_MAX_MS, `one booking took ${round(p99)} ms at p99, more than ${P99_MAX_MS}`]]);
  } finally {
    folder.remove();
  }
};

function bareSync(file: number): void {
  writeSync(file, Buffer.alloc(BARE_BYTES, 1), 0, BARE_BYTES, null);
  fsyncSync(file);
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(Math.floor(sorted.length * share), sorted.length - 1)] ?? 0;
}

function summary(values: readonly number[]) {
  const at = (share: number) => round(percentile(values, share));
  return { p50: at(0.5), p99: at(0.99), max: at(1) };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
