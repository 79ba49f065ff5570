import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { FAULTS } from "../../shared/station/faults.ts";
import { loadConfig } from "../station/config.ts";
import type { Logger } from "../station/ports.ts";
import { type Command, type CommandIo, UsageError } from "./command.ts";
import { createScreenStarter, startHostProgram } from "./kiosk-programs.ts";
import { createSupervisor } from "./kiosk-supervisor.ts";
import { createNodeClock } from "./node-clock.ts";
import { createNodeFiles } from "./node-files.ts";
import { createNodeLogger } from "./node-logger.ts";
import { dataFolder, OUT_OF_SERVICE_PAGE, sourcePaths } from "./places.ts";
import { readPort, stopSignal } from "./serve-command.ts";

const OPTIONS = {
  data: { type: "string" },
  port: { type: "string", default: "0" },
  chromium: { type: "string", default: "/usr/bin/chromium" },
  /** Handed to the host. */
  "metrics-port": { type: "string" },
} as const;

/** Both programs are given this long to end in order. */
const STOP_MS = 4_000;

/** `station kiosk`: the browser host and Chromium over it, each started anew when it fails, until told to stop. */
export const kioskCommand: Command = async (args, io) => {
  const { values } = parseArgs({ args, options: OPTIONS, strict: true });
  const port = readPort(values.port);
  const metricsPort = values["metrics-port"] === undefined ? null : readPort(values["metrics-port"]);
  const { chromium } = values;
  if (!existsSync(chromium)) throw new UsageError();
  const data = dataFolder(values.data, io.env);
  const clock = createNodeClock(null);
  const log = createNodeLogger(clock, "info", null);
  const { screen } = loadConfig(createNodeFiles(), sourcePaths(data));
  const supervisor = createSupervisor({
    startHost: () => startHostProgram({ data, port, metricsPort, log }),
    startScreen: createScreenStarter({ chromium, profiles: join(data, "chromium-kiosk"), screen, log }),
    outOfServiceUrl: (fault) => `${pathToFileURL(OUT_OF_SERVICE_PAGE).href}#${FAULTS[fault]}`,
    alive: createWatchdog(io.env, log),
    clock,
    log,
  });
  supervisor.start();
  await stopSignal();
  supervisor.stop();
  await new Promise((resolve) => setTimeout(resolve, STOP_MS));
  return 0;
};

/** Tells systemd that all is well, where it asked to be told (sd_notify(3)); Node itself has no such socket. */
function createWatchdog(env: CommandIo["env"], log: Logger): () => void {
  const socket = env["NOTIFY_SOCKET"];
  if (socket === undefined || socket === "") return () => {};
  return () => {
    const child = spawn("systemd-notify", ["--ready", "WATCHDOG=1"], { stdio: "ignore" });
    child.on("error", (error) => log.error("kiosk.notify-failed", { error: error.message }));
  };
}
