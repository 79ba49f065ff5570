import { existsSync, statfsSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import Database from "better-sqlite3";
import { nodeFloorProblem } from "../../shared/station/node-floor.ts";
import { loadConfig } from "../station/config.ts";
import { listBackups } from "../station/db/precious/backup.ts";
import { preciousFolder } from "../station/db/precious/folders.ts";
import type { Command } from "./command.ts";
import { loadLocalKeys } from "./feed-keys.ts";
import { createNodeFiles } from "./node-files.ts";
import { openStation } from "./open-station.ts";
import { dataFolder, sourcePaths } from "./places.ts";

/** A refresh keeps two generations side by side, about 130 MB for 200,000 jobs (ADR 2); twice that to be easy. */
const FREE_BYTES_MIN = 260_000_000;

type Detail = Readonly<Record<string, string | number | boolean | null>>;

/**
 * `station doctor`: is this machine ready to stand in a station? Prints one JSON object, a finding per check.
 * @returns 0 when every finding is good, else 1
 */
export const doctorCommand: Command = async (args, io) => {
  const { values } = parseArgs({ args, options: { data: { type: "string" } }, strict: true });
  const data = dataFolder(values.data, io.env);
  const checks = {
    node: await check(node),
    engine: await check(engine),
    config: await check(() => config(data)),
    key: await check(() => key(data, io.env)),
    seed: await check(() => seed(data)),
    generation: await check(() => generation(data)),
    bookings: await check(() => bookings(data)),
    disk: await check(() => disk(data)),
  };
  const ready = Object.values(checks).every((one) => one.ok);
  await io.print(JSON.stringify({ ready, data, checks }, null, 2));
  return ready ? 0 : 1;
};

/** A check answers with its details, or throws a sentence for the technician. */
async function check(find: () => Detail | Promise<Detail>) {
  try {
    return { ok: true, ...(await find()) };
  } catch (error) {
    return { ok: false, why: error instanceof Error ? error.message : String(error) };
  }
}

function node(): Detail {
  const tooOld = nodeFloorProblem(process.versions.node);
  if (tooOld !== null) throw new Error(tooOld);
  return { version: process.versions.node };
}

function engine(): Detail {
  const db = new Database(":memory:");
  try {
    return { sqlite: String(db.prepare("SELECT sqlite_version()").pluck().get()) };
  } finally {
    db.close();
  }
}

function config(data: string): Detail {
  const { id, name, feed } = loadConfig(createNodeFiles(), sourcePaths(data));
  return { own: existsSync(join(data, "station.json")), id, name, feedUrl: feed.url };
}

/** A station that fetches a feed must know whose it is. A key file of this machine that is damaged is told, too. */
function key(data: string, env: NodeJS.ProcessEnv): Detail {
  const { feed } = loadConfig(createNodeFiles(), sourcePaths(data));
  const own = loadLocalKeys(env, (message) => {
    throw new Error(message);
  });
  if (feed.url !== null && feed.keys.length + own.length === 0)
    throw new Error("station.json 的 feed.keys 为空，不会信任任何数据 / feed.keys is empty: no feed would be trusted");
  return { trusted: feed.keys.length, own: own.length > 0 };
}

function seed(data: string): Detail {
  const folder = sourcePaths(data).seed;
  if (!existsSync(join(folder, "manifest.json")))
    throw new Error(`${folder} 没有种子数据 / holds no seed: npm run build`);
  return { folder };
}

async function generation(data: string): Promise<Detail> {
  const { station } = await openStation({ data, log: "stderr" });
  try {
    const { generation: name, feedId, seq, issuedAt, counts, freshness } = station.feed.status();
    return {
      generation: name,
      feedId,
      seq,
      issuedAt,
      jobs: counts["jobs"] ?? 0,
      freshness: freshness.state,
      demo: freshness.demo,
    };
  } finally {
    station.close();
  }
}

/** Every row, the whole audit, and what the station found while opening; a damaged file was repaired by opening it. */
async function bookings(data: string): Promise<Detail> {
  const { station, ports } = await openStation({ data, log: "stderr" });
  try {
    const { precious, health } = station;
    const alarms = health.lines().filter(({ weight }) => weight === "alarm");
    if (precious === null || alarms.length > 0) throw new Error(alarms.map(({ zh, en }) => `${zh} / ${en}`).join("; "));
    const faults = precious.audit.verify();
    if (faults.length > 0)
      throw new Error(
        `预约数据有 ${faults.length} 处不对 / ${faults.length} faults: ${faults[0]?.kind} ${faults[0]?.where}`,
      );
    const count = (sql: string) => precious.store.db.prepare<[], number>(sql).pluck().get() ?? 0;
    const [newest] = listBackups(ports.files, preciousFolder(ports.files, data).backups);
    return {
      bookings: count("SELECT count(*) FROM booking"),
      services: count("SELECT count(*) FROM service WHERE active = 1"),
      auditEntries: precious.audit.span().last,
      lastBackup: newest === undefined ? null : new Date(newest.at).toISOString(),
      keys: ports.keys.protection,
      notes: health
        .lines()
        .map(({ zh, en }) => `${zh} / ${en}`)
        .join("; "),
    };
  } finally {
    station.close();
  }
}

function disk(data: string): Detail {
  const { bavail, bsize } = statfsSync(existsSync(data) ? data : join(data, ".."));
  const freeBytes = bavail * bsize;
  if (freeBytes < FREE_BYTES_MIN)
    throw new Error(`磁盘只剩 ${freeBytes} 字节 / only ${freeBytes} bytes free of ${FREE_BYTES_MIN}`);
  return { freeBytes };
}
