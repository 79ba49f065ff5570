import { type ChildProcessByStdio, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { StationConfig } from "../../../shared/station/config.ts";

const at = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
const PINNED_NODE = at("node_modules/.bin/node");
const CLI = at("electron/hosts/cli.ts");
const START_MS = 30_000;

export interface KioskOptions {
  /** Changes to the shipped example station. */
  readonly station?: Partial<StationConfig>;
  /** Adverts in the normal form, made into a feed of this station's own instead of the demonstration data. */
  readonly jobs?: readonly object[];
}

/** A browser host of its own, with a data folder of its own. */
export interface KioskHost {
  /** Opens the page: carries the token. */
  readonly url: string;
  /** What the station answers to a procedure, over the command line. */
  call<Answer>(procedure: string, input: object): Promise<Answer>;
  /** The program ends and starts again over the same data; `url` is another one then. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

const node = existsSync(PINNED_NODE) ? PINNED_NODE : process.execPath;

let built: Promise<unknown> | null = null;

/** Builds what is stale, once a process; the build itself waits for others that build at the same time. */
export function ensureBuilt(): Promise<unknown> {
  built ??= promisify(execFile)(node, [at("scripts/build.mjs"), "seed", "renderer"]);
  return built;
}

async function station(args: readonly string[], env: Record<string, string>): Promise<string> {
  const { stdout } = await promisify(execFile)(node, [CLI, ...args], {
    env: { ...process.env, ...env },
    maxBuffer: 16 * 1024 * 1024,
  });
  return stdout;
}

/** Starts the built page on a free port. Everything it writes lies in a temporary folder that `close` removes. */
export async function startKiosk({ station: changes = {}, jobs }: KioskOptions = {}): Promise<KioskHost> {
  await ensureBuilt();
  const folder = mkdtempSync(join(tmpdir(), "yike-e2e-"));
  const data = join(folder, "data");
  const env = { HOME: folder, XDG_CONFIG_HOME: join(folder, "config"), XDG_DATA_HOME: join(folder, "share") };
  mkdirSync(data, { recursive: true });
  const example = JSON.parse(readFileSync(at("resources/station.example.json"), "utf8")) as StationConfig;
  writeFileSync(join(data, "station.json"), JSON.stringify({ ...example, ...changes }));
  if (jobs !== undefined) {
    const source = join(folder, "jobs.jsonl");
    writeFileSync(source, jobs.map((job) => JSON.stringify(job)).join("\n"));
    await station(["feed", "build", "--in", source, "--out", join(folder, "feed")], env);
    await station(["feed", "apply", "--from", join(folder, "feed"), "--data", data], env);
  }

  let child: ChildProcessByStdio<null, Readable, null> | null = null;
  let address: URL | null = null;

  async function start(): Promise<void> {
    const started = spawn(node, [CLI, "serve", "--data", data, "--port", "0"], {
      stdio: ["ignore", "pipe", "inherit"],
      env: { ...process.env, ...env },
    });
    child = started;
    const deadline = setTimeout(() => started.kill("SIGKILL"), START_MS);
    const [line] = (await Promise.race([
      once(createInterface({ input: started.stdout }), "line"),
      once(started, "exit").then(([code]) => Promise.reject(new Error(`the host ended with ${code}`))),
    ])) as [string];
    clearTimeout(deadline);
    address = new URL(line);
  }

  async function stop(): Promise<void> {
    if (child === null) return;
    const ended = once(child, "exit");
    child.kill("SIGTERM");
    await ended;
    child = null;
  }

  await start();
  return {
    get url() {
      if (address === null) throw new Error("the host has not started");
      return address.href;
    },
    async call<Answer>(procedure: string, input: object) {
      return JSON.parse(await station(["call", procedure, JSON.stringify(input), "--data", data], env)) as Answer;
    },
    async restart() {
      await stop();
      await start();
    },
    async close() {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
