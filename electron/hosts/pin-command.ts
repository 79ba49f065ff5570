import { parseArgs } from "node:util";
import { type Command, UsageError } from "./command.ts";
import { openStation } from "./open-station.ts";
import { dataFolder } from "./places.ts";

const OPTIONS = { data: { type: "string" }, unlock: { type: "boolean" }, remove: { type: "boolean" } } as const;

/**
 * `station pin`: what stands with the PIN; `--unlock` forgets the wrong tries, `--remove` lets the next who opens the
 * desk set a new one. Whoever may run it may read the station's files anyway. A running kiosk goes on.
 */
export const pinCommand: Command = async (args, io) => {
  const { values } = parseArgs({ args, options: OPTIONS, strict: true });
  if (values.unlock === true && values.remove === true) throw new UsageError();
  const { station } = await openStation({ data: dataFolder(values.data, io.env), log: "stderr" });
  try {
    if (station.staff === null) {
      for (const { zh, en } of station.health.lines()) io.say(`${zh}\n${en}`);
      return 1;
    }
    const { pins } = station.staff;
    if (values.unlock === true) pins.unlock();
    if (values.remove === true) pins.remove();
    await io.print(JSON.stringify(pins.status()));
    return 0;
  } finally {
    station.close();
  }
};
