import { expect, test } from "vitest";
import { prepareInTurns } from "../../../electron/station/jobs/prepare.ts";
import { DEMO_STATION, demoJobs } from "../../relevance/demo-jobs.ts";
import { openRoom, TODAY } from "./a-room.ts";

/** More than all pauses between the steps of a small generation. */
const A_WHILE_MS = 5_000;

test("a station at rest makes itself ready step by step, and the answers are those of one that did not", async () => {
  const room = await openRoom(demoJobs(TODAY), DEMO_STATION);
  const other = await openRoom(demoJobs(TODAY), DEMO_STATION);
  const asked = { text: "保洁 半天", filters: { withinKm: 8 } };
  prepareInTurns(room.jobs, room.clock);
  expect(room.clock.pending()).toBe(1);
  room.clock.advance(A_WHILE_MS);
  expect(room.clock.pending()).toBe(0);
  expect(room.jobs.search(asked)).toEqual(other.jobs.search(asked));
  expect(room.jobs.suggest("baoj", 8)).toEqual(other.jobs.suggest("baoj", 8));
  room.close();
  other.close();
});

test("making ready stops at a switch or the end, and touches a closed file no more", async () => {
  const room = await openRoom(demoJobs(TODAY), DEMO_STATION);
  let steps = 0;
  const counting = {
    *prepare() {
      for (const step of room.jobs.prepare()) {
        steps += 1;
        yield step;
      }
    },
  };
  const stop = prepareInTurns(counting, room.clock);
  room.clock.advance(5);
  const taken = steps;
  stop();
  room.close();
  room.clock.advance(A_WHILE_MS);
  expect(taken).toBeGreaterThan(0);
  expect(steps).toBe(taken);
});
