import pino from "pino";
import type { Clock, Logger } from "../station/ports.ts";
import { createLogFile } from "./log-file.ts";

export const LOG_LEVELS = ["info", "warn", "error", "silent"] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** One JSON object a line: `time` (the station's clock), `level`, `event` and its fields. */
export function createNodeLogger(clock: Clock, level: LogLevel, file: string | null): Logger {
  // Written at once: a line still in memory when the power goes is the one that would have explained it.
  const target = file === null ? pino.destination({ fd: 2, sync: true }) : createLogFile(file);
  const log = pino(
    {
      level,
      base: null,
      messageKey: "event",
      formatters: { level: (label) => ({ level: label }) },
      timestamp: () => `,"time":"${new Date(clock.now()).toISOString()}"`,
    },
    target,
  );
  return {
    info: (event, fields = {}) => log.info(fields, event),
    warn: (event, fields = {}) => log.warn(fields, event),
    error: (event, fields = {}) => log.error(fields, event),
  };
}
