import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { judgeCopy } from "../../electron/station/db/precious/backup.ts";
import { deriveKeys, MASTER_NAME } from "../../electron/station/db/precious/keys.ts";
import { SCHEMA_VERSION } from "../../electron/station/db/precious/migrations.ts";
import { type Experiment, outcome, runs, seeded } from "./experiment.ts";
import { countLost, prepareStation, readPrecious } from "./prepared.ts";
import { worldPorts } from "./world.ts";

const FLIPS = 600;
/** Share of harmful flips that must be noticed (reliability.md §8). */
const DETECTED_MIN = 0.995;

/**
 * One random bit of the closed database is turned, again and again, each time on a fresh copy. Harmful = a desk would
 * read something else than was written, or nothing. Every one must be noticed when the station opens, and the station
 * must then know every booking again.
 */
export const flip: Experiment = async (scale) => {
  const random = seeded(scale.seed);
  const prepared = await prepareStation();
  try {
    const original = readFileSync(join(prepared.data, "precious", "precious.db"));
    const truth = readPrecious(join(prepared.data, "precious", "precious.db"));
    if (truth === null) throw new Error("the prepared station cannot be read");
    const sum = { flips: 0, bytes: original.length, harmful: 0, detected: 0, harmfulDetected: 0, lost: 0 };
    const missedAt: number[] = [];
    while (sum.flips < runs(FLIPS, scale, 20)) {
      const place = Math.floor(random() * original.length);
      const bit = Math.floor(random() * 8);
      const copy = prepared.copy();
      try {
        const path = join(copy.path, "precious", "precious.db");
        const spoilt = Buffer.from(original);
        spoilt[place] = (spoilt[place] ?? 0) ^ (1 << bit);
        writeFileSync(path, spoilt);
        const isHarmful = readPrecious(path) !== truth;
        const isDetected = (await verdict(copy.path)) !== "good";
        sum.flips += 1;
        sum.harmful += isHarmful ? 1 : 0;
        sum.detected += isDetected ? 1 : 0;
        sum.harmfulDetected += isHarmful && isDetected ? 1 : 0;
        if (isHarmful && !isDetected) missedAt.push(place);
        if (isHarmful || isDetected) sum.lost += await lostIn(copy.path, prepared.acknowledged);
      } finally {
        copy.remove();
      }
    }
    const share = sum.harmful === 0 ? 1 : sum.harmfulDetected / sum.harmful;
    return outcome({ ...sum, detectedShare: Math.round(share * 10_000) / 10_000, missedAt }, [
      [share >= DETECTED_MIN, `${sum.harmful - sum.harmfulDetected} of ${sum.harmful} harmful flips went unnoticed`],
      [sum.lost === 0, `${sum.lost} acknowledged bookings are gone`],
      [sum.harmful > 0, "no flip did any harm: nothing was tested"],
    ]);
  } finally {
    prepared.remove();
  }
};

async function verdict(data: string) {
  const ports = worldPorts(data);
  const master = await ports.keys.read(MASTER_NAME);
  if (master === null) throw new Error("the copy has no key");
  return judgeCopy(join(data, "precious", "precious.db"), deriveKeys(master, ports.ids), SCHEMA_VERSION);
}

/** A flipped version number looks like the file of a newer program: it is left alone, and so nothing is lost. */
async function lostIn(data: string, acknowledged: readonly string[]): Promise<number> {
  if ((await verdict(data)) === "newer") return 0;
  return (await countLost(data, acknowledged)).lost;
}
