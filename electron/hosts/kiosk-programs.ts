import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { ScreenConfig } from "../../shared/station/config.ts";
import type { Logger } from "../station/ports.ts";
import { askHost } from "./host-channel.ts";
import { chromiumArgs, freshProfile } from "./kiosk-profile.ts";
import type { Running, RunningHost } from "./kiosk-supervisor.ts";

/** A host that answers nothing for this long hangs: it serves one page on the same machine. */
const ANSWER_MS = 5_000;
/** From the request to end to the end by force; the host's own deadline is shorter. */
const KILL_AFTER_MS = 3_000;

export interface HostProgram {
  readonly data: string;
  readonly port: number;
  /** null = the readings are not served. */
  readonly metricsPort: number | null;
  readonly log: Logger;
}

/** The browser host as a child of this process, which asks it over Node's own channel. */
export function startHostProgram({ data, port, metricsPort, log }: HostProgram): RunningHost {
  // The command line that this process was started with, on the same Node.
  const args = [process.argv[1] ?? "", "serve", "--data", data, "--port", String(port)];
  if (metricsPort !== null) args.push("--metrics-port", String(metricsPort));
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit", "ipc"] });
  log.info("kiosk.host-started", { pid: child.pid ?? 0 });
  return {
    ...asRunning(child, log),
    onReady: (run) => {
      if (child.stdout === null) return;
      // The line is the address with the token: it is for a person at a prompt, and goes no further here.
      createInterface({ input: child.stdout }).once("line", run);
    },
    ask: () => askHost(child, ANSWER_MS),
  };
}

export interface ScreenProgram {
  readonly chromium: string;
  /** Below it each window gets a profile of its own, removed when the window has gone. */
  readonly profiles: string;
  readonly screen: Pick<ScreenConfig, "widthPx" | "heightPx">;
  readonly log: Logger;
}

/** Chromium over one address. Two windows may overlap for a moment, so no two share a profile. */
export function createScreenStarter({ chromium, profiles, screen, log }: ScreenProgram): (url: string) => Running {
  rmSync(profiles, { recursive: true, force: true });
  mkdirSync(profiles, { recursive: true, mode: 0o700 });
  let windows = 0;

  return (url) => {
    windows += 1;
    const profile = join(profiles, String(windows));
    freshProfile(profile);
    const asRoot = process.getuid?.() === 0;
    const child = spawn(chromium, chromiumArgs({ url, profile, screen, asRoot }), { stdio: "ignore" });
    log.info("kiosk.screen-started", { pid: child.pid ?? 0 });
    const running = asRunning(child, log);
    running.onExit(() => removeLater(profile, log));
    return running;
  };
}

/** Chromium's helpers may still be writing for a moment after it has gone; what then stays goes with the next start. */
function removeLater(folder: string, log: Logger): void {
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3, retryDelay: 100 });
  } catch {
    log.warn("kiosk.profile-left");
  }
}

function asRunning(child: ChildProcess, log: Logger): Running {
  // A program that cannot be started at all tells an error and no exit.
  const ended = Promise.race([once(child, "exit"), once(child, "error")]).then(
    ([what]) => log.warn("kiosk.ended", { pid: child.pid ?? 0, how: String(what ?? child.signalCode) }),
    (error: unknown) => log.error("kiosk.not-started", { error: String(error) }),
  );
  return {
    kill: () => {
      child.kill("SIGTERM");
      const force = setTimeout(() => child.kill("SIGKILL"), KILL_AFTER_MS);
      void ended.then(() => clearTimeout(force));
    },
    onExit: (run) => void ended.then(run),
  };
}
