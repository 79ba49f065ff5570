import { spawn } from "node:child_process";
import { CannotRun } from "./experiment.ts";
import { childProgram, worldFolder } from "./world.ts";

const SENTENCE =
  "需要 unshare 和 mount（util-linux）来造一块小硬盘 / a small disk of its own needs unshare and mount (util-linux)";

/**
 * Runs a child program that has a small disk in memory to itself, mounted where nobody else sees it; whatever becomes of
 * the child, nothing stays mounted. Its one line of output is its report. The child gets the disk's folder.
 * @throws CannotRun where this machine does not let us
 */
export async function onSmallDisk<T>(program: string, sizeKib: number): Promise<T> {
  const folder = worldFolder();
  const script = `mount -t tmpfs -o size=${sizeKib}k tmpfs "$1" && exec "$2" "$3" "$1"`;
  const asRoot = process.getuid?.() === 0;
  const args = [asRoot ? "-m" : "-Urm", "sh", "-c", script, "sh", folder.path, process.execPath, childProgram(program)];
  try {
    const { code, output, complaint } = await run("unshare", args);
    if (code === null || /unshare|mount/.test(complaint)) throw new CannotRun(`${SENTENCE}: ${complaint.trim()}`);
    if (code !== 0) throw new Error(`${program} ended with ${code}: ${complaint}`);
    return JSON.parse(output) as T;
  } finally {
    folder.remove();
  }
}

function run(
  command: string,
  args: readonly string[],
): Promise<{ code: number | null; output: string; complaint: string }> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    let complaint = "";
    child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
      output += chunk;
    });
    child.stderr.setEncoding("utf8").on("data", (chunk: string) => {
      complaint += chunk;
    });
    child.on("error", (error) => resolve({ code: null, output, complaint: String(error) }));
    child.on("close", (code) => resolve({ code, output, complaint }));
  });
}
