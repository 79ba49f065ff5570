import { closeSync, copyFileSync, fsyncSync, mkdirSync, openSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { preciousFolder } from "../station/db/precious/folders.ts";
import { requestRestore } from "../station/db/precious/restore.ts";
import type { PreciousRooms } from "../station/precious-rooms.ts";
import type { Station } from "../station/station.ts";
import { type Command, type CommandIo, UsageError } from "./command.ts";
import { parseTime } from "./node-clock.ts";
import { createNodeFiles } from "./node-files.ts";
import { openStation } from "./open-station.ts";
import { dataFolder } from "./places.ts";

const DATA = { data: { type: "string" } } as const;

interface Opened {
  readonly rooms: PreciousRooms;
  readonly station: Station;
}

/** Runs over an open station; in safe mode it says why, in both languages, and fails. */
async function withRooms(
  options: { data: string; now: string | undefined },
  io: CommandIo,
  work: (opened: Opened) => Promise<number>,
): Promise<number> {
  const { data, now } = options;
  const { station } = await openStation({ data, log: "stderr", ...(now === undefined ? {} : { now }) });
  try {
    if (station.precious !== null) return await work({ rooms: station.precious, station });
    for (const { zh, en } of station.health.lines()) io.say(`${zh}\n${en}`);
    return 1;
  } finally {
    station.close();
  }
}

/** `station backup [--to DIR]`: a verified copy now, and where asked for a second one outside the station's folder. */
export const backupCommand: Command = async (args, io) => {
  const { values } = parseArgs({ args, options: { ...DATA, to: { type: "string" } }, strict: true });
  return withRooms({ data: dataFolder(values.data, io.env), now: undefined }, io, async ({ rooms, station }) => {
    const file = rooms.chores.backup();
    if (file === null) {
      for (const { zh, en } of station.health.lines()) io.say(`${zh}\n${en}`);
      return 1;
    }
    const copy = values.to === undefined ? null : copyOut(file, resolve(values.to));
    const bookings = rooms.store.db.prepare<[], number>("SELECT count(*) FROM booking").pluck().get() ?? 0;
    await io.print(JSON.stringify({ file, copy, bookings, lastEntry: rooms.audit.span().last }));
    io.say("备份没有钥匙打不开：keys 文件夹要另外保管 / a backup opens with its key only: keep the keys folder apart");
    return 0;
  });
};

function copyOut(file: string, folder: string): string {
  mkdirSync(folder, { recursive: true });
  const copy = join(folder, basename(file));
  copyFileSync(file, copy);
  const handle = openSync(copy, "r+");
  fsyncSync(handle);
  closeSync(handle);
  return copy;
}

/**
 * `station restore [--from FILE]`: makes the database anew from a backup and every journal line; the present one is set
 * aside. No program may have the station open.
 */
export const restoreCommand: Command = async (args, io) => {
  const { values } = parseArgs({ args, options: { ...DATA, from: { type: "string" } }, strict: true });
  const data = dataFolder(values.data, io.env);
  const files = createNodeFiles();
  const from = values.from === undefined ? null : resolve(values.from);
  if (from !== null && !files.exists(from)) {
    io.say(`没有这个文件 / no such file: ${from}`);
    return 1;
  }
  const folder = preciousFolder(files, data);
  requestRestore(files, folder, from);
  const code = await withRooms({ data, now: undefined }, io, async ({ rooms, station }) => {
    const bookings = rooms.store.db.prepare<[], number>("SELECT count(*) FROM booking").pluck().get() ?? 0;
    const found = station.health.lines().map(({ code: finding, zh, en }) => ({ code: finding, zh, en }));
    await io.print(JSON.stringify({ restored: true, bookings, lastEntry: rooms.audit.span().last, found }));
    return 0;
  });
  // Not carried out (another program has the station open): it must not happen by surprise at some later start.
  files.remove(folder.restoreRequest);
  return code;
};

/** `station purge [--now ISO]`: deletion on time, now. The time given is the operator's word for it. */
export const purgeCommand: Command = async (args, io) => {
  const { values } = parseArgs({ args, options: { ...DATA, now: { type: "string" } }, strict: true });
  if (values.now !== undefined && parseTime(values.now) === undefined) throw new UsageError();
  return withRooms({ data: dataFolder(values.data, io.env), now: values.now }, io, async ({ rooms }) => {
    if (!rooms.time.isPlausible()) {
      io.say(
        "机器的时间可能不对，没有删除；确认后请加 --now / the clock may be wrong, nothing was deleted; confirm with --now",
      );
      return 1;
    }
    try {
      await io.print(JSON.stringify(rooms.chores.purge()));
      return 0;
    } catch (error) {
      if (!(error instanceof Error && error.name === "PurgeIncomplete")) throw error;
      io.say(`没有删干净，请关掉其它程序再试 / not all is gone: close other programs and try again (${error.message})`);
      return 1;
    }
  });
};
