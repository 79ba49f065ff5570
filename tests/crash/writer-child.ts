// A child that books until it is stopped, and says so after each acknowledgement: `ACK <booking id> <slot>`.
// Usage: node writer-child.ts DATA COUNT [normal]
import { writeSync } from "node:fs";
import { plainConnect } from "../../electron/station/db/precious/connect.ts";
import { lyingConnect } from "./lying-connect.ts";
import { layOutSeats, openWorld, personRequest } from "./world.ts";

const STDOUT = 1;
const [data = "", countText = "0", mode = "full"] = process.argv.slice(2);
const world = await openWorld({ data, connect: mode === "normal" ? lyingConnect : plainConnect });
const { store } = world.opened;
const slots = layOutSeats(world, Number(countText));
const first = store.db.prepare<[], number>("SELECT count(*) FROM booking").pluck().get() ?? 0;
writeSync(STDOUT, "READY\n");
for (let at = 0; at < Number(countText); at += 1) {
  const number = first + at;
  const slotId = slots[Math.floor(number / 2) % slots.length] ?? "";
  const id = world.ports.ids.uuid();
  const answer = await world.engine.confirm(personRequest(id, slotId, number));
  // Written at once and by itself: an acknowledgement in a buffer would be one that nobody heard.
  writeSync(STDOUT, answer.ok ? `ACK ${id} ${answer.value.slot.id} ${answer.value.seatNo}\n` : `NO ${answer.code}\n`);
}
world.close();
