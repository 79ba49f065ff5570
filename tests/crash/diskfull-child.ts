// On a small disk of its own: node diskfull-child.ts FOLDER. Books until the disk is full, and looks what is left.
import { spawnSync } from "node:child_process";
import { rmSync, statfsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { openPrecious } from "../../electron/station/db/precious/open-precious.ts";
import { PreciousUnavailable } from "../../electron/station/db/precious/store.ts";
import { FINDINGS } from "../../electron/station/health/findings.ts";
import { layOutSeats, openWorld, personRequest, type World, worldPorts } from "./world.ts";

/** Bytes left for bookings, beside the ballast. */
const ROOM_BYTES = 700_000;
const TRIES_MAX = 2_500;
/** Bookings once there is room again. */
const AFTERWARDS = 40;
/** Refusals in a row after which the disk is taken to be full. */
const REFUSED_ENOUGH = 5;

const [disk = ""] = process.argv.slice(2);
const data = join(disk, "data");
const filler = join(disk, "filler");
const acknowledged: { id: string; code: string; last4: string }[] = [];
const unexpected = new Set<string>();
let person = 0;

async function bookUntilRefused(
  world: World,
  slots: readonly string[],
  triesMax: number,
): Promise<{ booked: number; refused: number }> {
  let [booked, refused] = [0, 0];
  for (let tries = 0; tries < triesMax && refused < REFUSED_ENOUGH; tries += 1) {
    const request = personRequest(world.ports.ids.uuid(), slots[Math.floor(person / 2)] ?? "", person);
    person += 1;
    try {
      const answer = await world.engine.confirm(request);
      if (answer.ok) {
        acknowledged.push({ id: request.id, code: answer.value.code ?? "", last4: request.contact.phone.slice(-4) });
        booked += 1;
      } else unexpected.add(answer.code);
    } catch (error) {
      if (!(error instanceof PreciousUnavailable && error.why === "disk-full")) throw error;
      refused += 1;
    }
  }
  return { booked, refused };
}

async function countLost(world: World): Promise<number> {
  let lost = 0;
  for (const { id, code, last4 } of acknowledged) {
    const found = await world.engine.find({ code, last4 });
    if (!found.ok || found.value.id !== id) lost += 1;
  }
  return lost;
}

async function openAny() {
  const ports = worldPorts(data);
  const { store, findings } = await openPrecious({ ports, data });
  store?.close();
  return {
    opened: store !== null,
    codes: findings.map(({ code }) => code),
    sentences: findings.every(({ code }) => FINDINGS[code].zh.length > 10),
  };
}

const first = await openWorld({ data });
const slots = layOutSeats(first, 3_000);
const { bavail, bsize } = statfsSync(disk);
writeFileSync(filler, Buffer.alloc(Math.max(bavail * bsize - ROOM_BYTES, 0), 1));
const full = await bookUntilRefused(first, slots, TRIES_MAX);
const lostWhileFull = await countLost(first);
first.close();

const reopenedFull = await openAny();
rmSync(filler);
const again = await openWorld({ data });
const lostAfterwards = await countLost(again);
writeFileSync(filler, Buffer.alloc(1_000, 1));
const more = await bookUntilRefused(again, slots, AFTERWARDS);
again.close();

// The same disk, now read-only.
spawnSync("mount", ["-o", "remount,ro", disk]);
const readOnly = await openAny();
spawnSync("mount", ["-o", "remount,rw", disk]);
const last = await openWorld({ data });
const lostAtLast = await countLost(last);
last.close();

console.log(
  JSON.stringify({
    full,
    lostWhileFull,
    reopenedFull,
    lostAfterwards,
    bookedAfterRoomWasMade: more.booked,
    readOnly,
    lostAtLast,
    unexpected: [...unexpected],
  }),
);
