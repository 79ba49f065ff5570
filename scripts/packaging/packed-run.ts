import { spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { extractAll } from "@electron/asar";

const PACKED_ENTRY = fileURLToPath(new URL("packed-entry.ts", import.meta.url));
/** Starting and answering took 0.6 s where this was written. */
const DEADLINE_MS = 30_000;

/** What the packed program told of itself (packed-entry.ts). */
export interface PackedAnswers {
  readonly node: string;
  readonly preloadRequires: readonly string[];
  readonly pageFiles: number;
  readonly jobs: { readonly total: number; readonly items: number; readonly demo: boolean };
  readonly firstJob: string;
  readonly platforms: number;
  readonly version: string;
  readonly exits: readonly number[];
  readonly startMs: number;
}

/**
 * Lays the packed program out as Electron sees it and starts its entry under Node, far from the project's own packages:
 * the archive as a folder named app.asar, without what is packed beside it for threads, and app.asar.unpacked.
 */
export async function runPacked(
  resources: string,
): Promise<{ ok: true; answers: PackedAnswers } | { ok: false; why: string }> {
  const work = mkdtempSync(join(tmpdir(), "yike-packed-"));
  try {
    const root = join(work, "resources", "app.asar");
    mkdirSync(root, { recursive: true });
    extractAll(join(resources, "app.asar"), root);
    // Under Node nothing leads from the archive to its neighbour: what a thread opens must be asked for beside it.
    for (const name of ["worker", "seed"]) rmSync(join(root, "dist", name), { recursive: true });
    cpSync(join(resources, "app.asar.unpacked"), `${root}.unpacked`, { recursive: true });

    const { code, out, err } = await start(root, join(work, "home"));
    if (code !== 0) return { ok: false, why: `exit code ${code}: ${lastLines(err)}` };
    const left = readdirSync(join(work, "home", "data", "cache")).filter((name) => name.endsWith(".tmp"));
    if (left.length > 0) return { ok: false, why: `left behind: ${left.join(", ")}` };
    return { ok: true, answers: JSON.parse(out) as PackedAnswers };
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function start(root: string, home: string): Promise<{ code: number; out: string; err: string }> {
  mkdirSync(home);
  const env = { PATH: "", HOME: home, YIKE_DATA: join(home, "data") };
  const child = spawn(process.execPath, [PACKED_ENTRY, root], { cwd: home, env, timeout: DEADLINE_MS });
  let out = "";
  let err = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    out += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    err += text;
  });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code, signal) =>
      resolve({ code: code ?? 1, out, err: signal === null ? err : `${err}${signal}` }),
    );
  });
}

function lastLines(text: string): string {
  return text.trim().split("\n").slice(-8).join(" | ");
}
