import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { nodeFloorProblem } from "../shared/station/node-floor.ts";
import { loadLocalKeys } from "./hosts/feed-keys.ts";
import { removeFileKey } from "./hosts/file-keys.ts";
import { withFolderLock } from "./hosts/folder-lock.ts";
import { createNodePorts, type NodePorts } from "./hosts/node-ports.ts";
import { dataFolder } from "./hosts/places.ts";
import { beforeReady } from "./shell/before-ready.ts";
import { electronReady, endAtOnce, type Kiosk, openKiosk, program } from "./shell/kiosk.ts";
import { createSafeKeys } from "./shell/safe-keys.ts";
import { StationConfigError } from "./station/config.ts";
import type { KeyStore } from "./station/ports.ts";
import { createRouter } from "./station/router.ts";
import { createStation, type Station } from "./station/station.ts";
import { serveOnPort } from "./transport/serve-port.ts";

/**
 * Electron's entry: paths → station → window → message port → crash guard. Runs to `electronReady` in one go, because
 * switches, scheme and sandbox count only before that.
 */
function begin(): void {
  const problem = nodeFloorProblem(process.versions.node);
  if (problem !== null) {
    console.error(problem);
    endAtOnce(1);
    return;
  }
  const data = dataFolder(undefined, process.env);
  const start = beforeReady(join(data, "chromium"));
  if (!start.go) {
    console.error(start.why);
    endAtOnce(start.exitCode);
    return;
  }
  // Never awaited at the top level: Electron becomes ready only after this module has been evaluated, so the two would
  // wait for each other for ever (electron/electron#40719).
  electronReady()
    .then(() => run(data), failed)
    .catch(failed);
}

async function run(data: string): Promise<void> {
  let station: Station | null = null;
  const ports = openPorts(data);
  const kiosk = openKiosk({ clock: ports.clock, log: ports.log, closeStation: () => station?.close() });
  handleUnexpected(kiosk, ports);
  try {
    const { root, version } = program();
    const paths = { data, resources: join(root, "resources"), seed: join(onDisk(root), "dist", "seed") };
    const localKeys = loadLocalKeys(process.env, (message) => ports.log.warn("feed.key.unreadable", { message }));
    const deps = { ports: { ...ports, keys: keyStore(ports, data) }, paths, version, localKeys };
    const opened = await withFolderLock(data, () => createStation(deps));
    // Asked to end meanwhile: the shell has closed what it knew of.
    if (kiosk.isClosing()) {
      opened.close();
      return;
    }
    station = opened;
    const router = createRouter(opened);
    kiosk.start((port) => serveOnPort(router, port, { role: "public", caller: ports.ids.uuid() }, ports.log));
    opened.start();
  } catch (error) {
    // A kiosk is never a black screen: it says that it rests, tells staff a number, and tries again in a minute.
    ports.log.error("station.open-failed", { error: String(error) });
    kiosk.takeOutOfService(error instanceof StationConfigError ? "configuration" : "station");
  }
}

/** There is no window to say it in: the supervisor notes the words and starts the program again. */
function failed(error: unknown): void {
  console.error(error);
  endAtOnce(1);
}

/** The log in the station's folder; where that cannot be written, standard error (the supervisor's journal). */
function openPorts(data: string): NodePorts {
  const worker = join(onDisk(program().root), "dist", "worker", "build-generation.worker.js");
  const workers = { "build-generation": pathToFileURL(worker) };
  try {
    return createNodePorts({ dataDir: data, logFile: join(data, "logs", "station.log"), workers });
  } catch (error) {
    const ports = createNodePorts({ dataDir: data, workers });
    ports.log.error("log.file-failed", { error: String(error) });
    return ports;
  }
}

/**
 * The operating system's own store. `YIKE_KEYS=file` is the technician's word that a key file will do: on a machine
 * without one that protects anything, where bookings would otherwise rest.
 */
function keyStore({ files, keys }: NodePorts, data: string): KeyStore {
  if (process.env["YIKE_KEYS"] === "file") return keys;
  const folder = join(data, "keys");
  const removePlain = (name: string) => removeFileKey(files, folder, name);
  return createSafeKeys({ files, folder, plain: keys, removePlain, platform: process.platform });
}

/**
 * Threads and the files they stream lie beside the archive (`asarUnpack` in electron-builder.yml): Electron teaches its
 * own file functions to read archives, but what a thread or a native addon opens is better a plain file.
 */
function onDisk(root: string): string {
  return root.replace(/app\.asar$/, "app.asar.unpacked");
}

/** Electron's own answer to an error nobody caught is a dialog over the kiosk, with nobody there to close it. */
function handleUnexpected(kiosk: Kiosk, { log }: NodePorts): void {
  const takeOut = (error: unknown) => {
    log.error("program.unexpected", { error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    kiosk.takeOutOfService("program");
  };
  process.on("uncaughtException", takeOut);
  process.on("unhandledRejection", takeOut);
}

begin();
