import { readdirSync, readFileSync, statSync, truncateSync } from "node:fs";
import { join } from "node:path";
import { type Experiment, outcome, runs, seeded } from "./experiment.ts";
import { countLost, prepareStation } from "./prepared.ts";

const CUTS = 100;
/** Codes of findings that tell of a repair. */
const REPAIRED = ["restored", "restored-in-part", "caught-up", "journal-renewed"];

/** The database is cut at a random length; in every third run the newest backup or the journal too. */
export const truncate: Experiment = async (scale) => {
  const random = seeded(scale.seed);
  const prepared = await prepareStation();
  const sum = { cuts: 0, noticed: 0, lost: 0, alsoCut: { nothing: 0, backup: 0, journal: 0 } };
  try {
    const length = readFileSync(join(prepared.data, "precious", "precious.db")).length;
    while (sum.cuts < runs(CUTS, scale, 10)) {
      const copy = prepared.copy();
      try {
        truncateSync(join(copy.path, "precious", "precious.db"), Math.floor(random() * length));
        const also = (["nothing", "backup", "journal"] as const)[sum.cuts % 3] ?? "nothing";
        if (also !== "nothing")
          cutNewest(join(copy.path, "precious", also === "backup" ? "backups" : "journal"), random());
        const { lost, codes } = await countLost(copy.path, prepared.acknowledged);
        sum.cuts += 1;
        sum.alsoCut[also] += 1;
        sum.noticed += codes.some((code) => REPAIRED.includes(code)) ? 1 : 0;
        // What a cut journal no longer holds was in the database only, and that was cut as well.
        if (also !== "journal") sum.lost += lost;
      } finally {
        copy.remove();
      }
    }
  } finally {
    prepared.remove();
  }
  return outcome(sum, [
    [sum.noticed === sum.cuts, `${sum.cuts - sum.noticed} cuts went unnoticed`],
    [sum.lost === 0, `${sum.lost} acknowledged bookings are gone`],
  ]);
};

function cutNewest(folder: string, share: number): void {
  const [newest] = newestFiles(folder);
  if (newest !== undefined) truncateSync(newest, Math.floor(statSync(newest).size * share));
}

function newestFiles(folder: string): string[] {
  return readdirSync(folder)
    .sort()
    .reverse()
    .map((name) => join(folder, name));
}
