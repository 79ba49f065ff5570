// Where the project is and which Node runs its TypeScript. Plain JavaScript without dependencies: this runs on the
// host's own Node (18 and newer), before anything is installed.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = fileURLToPath(new URL("..", import.meta.url));

/** Absolute path of something in the project. */
export function at(...parts) {
  return join(ROOT, ...parts);
}

/** The Node that npm installed with the project; on systems for which none is pinned, the host's own. */
export function pinnedNode() {
  const bin = at("node_modules", ".bin", "node");
  return existsSync(bin) ? bin : process.execPath;
}

/**
 * Runs a program in the project; resolves with its exit code (1 when a signal ended it).
 * @param stdio as in child_process.spawn; a command whose own output is read by others passes `["ignore", 2, 2]`
 */
export function run(program, args, { stdio = "inherit", env = process.env } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: ROOT, stdio, env });
    child.on("error", reject);
    child.on("close", (code) => resolve(code ?? 1));
  });
}

/** How often it is looked whether npm still runs. */
const PARENT_POLL_MS = 300;

/**
 * Calls `stop` with the signal that asks this script to end. npm hands SIGTERM to the shell it has started, and that
 * shell dies without a word to us: so the parent is watched, too.
 */
export function onStop(stop) {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => stop(signal));
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    stop("SIGTERM");
  }, PARENT_POLL_MS);
  watch.unref();
}
