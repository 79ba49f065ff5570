import { existsSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { StationRouter } from "../station/router.ts";
import { type Command, UsageError } from "./command.ts";
import { createReader, startHeartbeat, startMetrics } from "./heartbeat.ts";
import { answerParent } from "./host-channel.ts";
import type { NodePorts } from "./node-ports.ts";
import { openStation } from "./open-station.ts";
import { dataFolder, RENDERER_FOLDER } from "./places.ts";
import { startWebHost, type WebHost, type WebHostOptions } from "./web.ts";
import { type Door, keepDoor, readDoor } from "./web-door.ts";

const OPTIONS = {
  data: { type: "string" },
  /** 0 = the one of the host before this one, else any free one. */
  port: { type: "string", default: "0" },
  /** Prometheus text on 127.0.0.1; none = not served. */
  "metrics-port": { type: "string" },
} as const;

const PORT = /^\d{1,5}$/;
const PORT_MAX = 65_535;

/** `station serve`: the browser host until it is told to stop. Prints the one address that opens the page. */
export const serveCommand: Command = async (args, io) => {
  const { values } = parseArgs({ args, options: OPTIONS, strict: true });
  const port = readPort(values.port);
  const metricsPort = values["metrics-port"] === undefined ? null : readPort(values["metrics-port"]);
  if (!existsSync(join(RENDERER_FOLDER, "index.html"))) {
    io.say("还没有页面，请先运行 npm run build / there is no page yet: run `npm run build`");
    return 1;
  }
  const data = dataFolder(values.data, io.env);
  const { station, router, ports } = await openStation({ data, log: "file" });
  try {
    const host = await openDoor({ data, port, router, ports });
    answerParent(host);
    await io.print(host.url);
    station.start();
    const read = createReader({ station, ports, data, quietMs: host.quietMs });
    const endHeartbeat = startHeartbeat(read, ports, data);
    const metrics = metricsPort === null ? null : await startMetrics(metricsPort, read);
    await stopSignal();
    endHeartbeat();
    await metrics?.close();
    await host.close();
    return 0;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EADDRINUSE") throw error;
    io.say(`端口 ${port} 已被占用 / port ${port} is in use`);
    return 1;
  } finally {
    station.close();
  }
};

/** @throws UsageError when it is no port */
export function readPort(text: string): number {
  const port = PORT.test(text) ? Number(text) : Number.NaN;
  if (!(port <= PORT_MAX)) throw new UsageError();
  return port;
}

interface DoorOptions {
  readonly data: string;
  /** 0 = no wish. */
  readonly port: number;
  readonly router: StationRouter;
  readonly ports: NodePorts;
}

/** The host at the door of the one before it, so that an open page finds its way back; else at a new one. */
async function openDoor({ data, port, router, ports }: DoorOptions): Promise<WebHost> {
  const { files, boot, log } = ports;
  const former = readDoor(files, data, boot);
  const options: WebHostOptions = { router, rendererDir: RENDERER_FOLDER, port, log };
  const wished = port === 0 || port === former?.port ? former : null;
  const host = wished === null ? await startWebHost(options) : await startAt(wished, options);
  keepDoor(files, data, boot, host);
  return host;
}

/** Another program may have taken the port meanwhile; then a page that is open is lost, and a new one is needed. */
async function startAt(door: Door, options: WebHostOptions): Promise<WebHost> {
  try {
    return await startWebHost({ ...options, ...door });
  } catch (error) {
    if (options.port !== 0 || (error as NodeJS.ErrnoException).code !== "EADDRINUSE") throw error;
    return await startWebHost(options);
  }
}

/** A signal, or the end of the program that started this process: nobody would be left to send one. */
export function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const sign of ["SIGINT", "SIGTERM", "SIGHUP", "disconnect"] as const) process.once(sign, () => resolve());
  });
}
