import type { Clock } from "../ports.ts";
import type { JobsRoom } from "./jobs.ts";

/** Between two steps: long enough for a touch or a question to come first. */
const PAUSE_MS = 4;

/** Takes one step of preparing after the other while nobody waits. The answer ends it. */
export function prepareInTurns(jobs: Pick<JobsRoom, "prepare">, clock: Pick<Clock, "after">): () => void {
  const steps = jobs.prepare()[Symbol.iterator]();
  let cancel = clock.after(PAUSE_MS, next);
  function next(): void {
    if (steps.next().done !== true) cancel = clock.after(PAUSE_MS, next);
  }
  return () => cancel();
}
