import { join } from "node:path";
import { createRouter, type StationRouter } from "../station/router.ts";
import { createStation, type Station } from "../station/station.ts";
import { loadLocalKeys } from "./feed-keys.ts";
import { withFolderLock } from "./folder-lock.ts";
import type { HttpsFeedOptions } from "./https-feed.ts";
import { LOG_LEVELS, type LogLevel } from "./node-logger.ts";
import { createNodePorts, type NodePorts } from "./node-ports.ts";
import { programVersion, sourcePaths } from "./places.ts";

export interface OpenOptions {
  readonly data: string;
  /** ISO time the clock starts from. */
  readonly now?: string;
  /** Where the log goes: lines of a command to standard error, those of a running kiosk to its own file. */
  readonly log: "stderr" | "file";
  readonly feeds?: HttpsFeedOptions;
}

export interface OpenStation {
  readonly station: Station;
  readonly router: StationRouter;
  readonly ports: NodePorts;
}

/** A station over the sources of this program, for every command that needs one. */
export async function openStation(options: OpenOptions): Promise<OpenStation> {
  const paths = sourcePaths(options.data);
  const ports = createNodePorts({
    dataDir: options.data,
    ...(options.now === undefined ? {} : { now: options.now }),
    ...(options.log === "file" ? { logFile: join(options.data, "logs", "station.log") } : {}),
    ...(options.feeds === undefined ? {} : { feeds: options.feeds }),
    logLevel: logLevel(options.log === "file" ? "info" : "warn"),
  });
  const localKeys = loadLocalKeys(process.env, (message) => ports.log.warn("feed.key.unreadable", { message }));
  const deps = { ports, paths, version: programVersion(), localKeys };
  const station = await withFolderLock(options.data, () => createStation(deps));
  return { station, router: createRouter(station), ports };
}

function logLevel(usual: LogLevel): LogLevel {
  return LOG_LEVELS.find((level) => level === process.env["YIKE_LOG"]) ?? usual;
}
