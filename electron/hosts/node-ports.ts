import { randomBytes, randomInt, randomUUID } from "node:crypto";
import { join } from "node:path";
import type { Ids, Ports } from "../station/ports.ts";
import { createFileKeys } from "./file-keys.ts";
import type { HttpsFeedOptions } from "./https-feed.ts";
import { bootId, createNodeClock, type NodeClock, parseTime } from "./node-clock.ts";
import { createNodeDrives } from "./node-drives.ts";
import { createNodeFeeds } from "./node-feeds.ts";
import { createNodeFiles } from "./node-files.ts";
import { createNodeLogger, type LogLevel } from "./node-logger.ts";
import { createNodeWorkers, OWN_WORKERS, type WorkerUrls } from "./node-workers.ts";

export interface NodePortsOptions {
  /** Folder of the station; feeds fetched from afar are kept below it while they are read. */
  readonly dataDir: string;
  /** ISO time that the clock starts from; none = the machine's own. */
  readonly now?: string;
  /** none = standard error. */
  readonly logFile?: string;
  readonly logLevel?: LogLevel;
  /** The packed shell passes those beside its archive; none = those beside this program. */
  readonly workers?: WorkerUrls;
  readonly feeds?: HttpsFeedOptions;
}

export interface NodePorts extends Ports {
  readonly clock: NodeClock;
}

/** A fraction has 48 random bits, the most that `randomInt` gives. */
const FRACTION_STEPS = 2 ** 48 - 1;

/**
 * Everything the station needs from outside, from Node: for the command line, the browser host and Electron's main.
 * @throws RangeError when `now` is no time
 */
export function createNodePorts(options: NodePortsOptions): NodePorts {
  const start = options.now === undefined ? null : parseTime(options.now);
  if (start === undefined) throw new RangeError(`"${options.now}" is not an ISO time`);
  const clock = createNodeClock(start);
  const files = createNodeFiles();
  return {
    boot: bootId(),
    clock,
    ids: createNodeIds(),
    log: createNodeLogger(clock, options.logLevel ?? "info", options.logFile ?? null),
    files,
    keys: createFileKeys(files, join(options.dataDir, "keys")),
    workers: createNodeWorkers(options.workers ?? OWN_WORKERS),
    feeds: createNodeFeeds(options.feeds),
    drives: createNodeDrives(process.env["YIKE_DRIVES"]),
  };
}

function createNodeIds(): Ids {
  return {
    uuid: randomUUID,
    bytes: (count) => new Uint8Array(randomBytes(count)),
    fraction: () => randomInt(FRACTION_STEPS) / FRACTION_STEPS,
  };
}
