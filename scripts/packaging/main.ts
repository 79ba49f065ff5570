import { spawn } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { judgeFiles } from "./allowed-files.ts";
import { listArchive } from "./archive.ts";
import { readBuilderConfig, schemaComplaint } from "./builder-config.ts";
import { checkDeb } from "./deb-check.ts";
import { judgeFuses } from "./fuse-check.ts";
import { runPacked } from "./packed-run.ts";
import { billOfMaterials, judgeBill } from "./sbom.ts";
import { layStubDistribution } from "./stub-dist.ts";

/**
 * npm run package:check, after the build: packs the program with the real electron-builder over a stub of Electron's
 * distribution, looks at what came out, and starts the packed entry under Node. Electron itself is not in it.
 */
const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const CONFIG = join(ROOT, "electron-builder.yml");
const STUB = join(ROOT, "stub-electron");
const PACKED = join(ROOT, "release", "linux-unpacked");
const RESOURCES = join(PACKED, "resources");
const ARCHIVE = join(RESOURCES, "app.asar");

/** Fonts included; a station on a slow line takes an update in minutes. */
const ARCHIVE_BYTES_MAX = 12 * 1_024 * 1_024;
/** What a sandboxed preload may require of Electron (electron.md §2b). */
const PRELOAD_MODULES = ["electron/renderer"];

interface Check {
  readonly name: string;
  readonly ok: boolean;
  readonly detail: string;
}
const checks: Check[] = [];
const sizes: Record<string, number> = {};

/** Notes a check; complaints are its detail, `good` otherwise. */
function note(name: string, complaints: readonly string[], good: string): boolean {
  checks.push({ name, ok: complaints.length === 0, detail: complaints.length === 0 ? good : complaints.join("; ") });
  return complaints.length === 0;
}

const config = readBuilderConfig(CONFIG);
await checkSchema();
if (await pack()) {
  await checkPacked();
}
const bill = checkBill();
checkPackage(bill);
report();

/** Everything in the lockfile, as a list that others can compare with what is known to be unsafe. */
function checkBill(): string {
  const { text, components } = billOfMaterials();
  const atRunTime = ["better-sqlite3", "react", "zod", "pino", "@orpc/server"];
  note("sbom", judgeBill(text, atRunTime), `${components} components, CycloneDX`);
  writeFileSync(join(ROOT, "release", "sbom.cdx.json"), text);
  return text;
}

function checkPackage(sbom: string): void {
  for (const { name, complaints, good } of checkDeb(join(ROOT, "release"), sbom, sizes)) note(name, complaints, good);
}

async function checkSchema(): Promise<void> {
  const complaint = await schemaComplaint(config);
  note("schema", complaint === null ? [] : [complaint], "electron-builder.yml fits its schema");
  const typo = await schemaComplaint({ ...config, electronFuses: { ...config.electronFuses, runAsNod: false } });
  note("schema-refuses", typo === null ? ["an unknown key passed"] : [], "an unknown key is refused");
  const { version } = createRequire(import.meta.url)("electron/package.json") as { version: string };
  const other =
    version === config.electronVersion ? [] : [`electronVersion ${config.electronVersion}, package ${version}`];
  note("electron-version", other, version);
}

async function pack(): Promise<boolean> {
  await layStubDistribution(STUB, config.electronVersion);
  rmSync(PACKED, { recursive: true, force: true });
  mkdirSync(join(ROOT, "release"), { recursive: true });
  const cli = fileURLToPath(import.meta.resolve("electron-builder/cli.js"));
  const args = [cli, "--linux", "dir", "--x64", `-c.electronDist=${STUB}`, "--publish", "never"];
  const { code, text } = await capture(args);
  return note(
    "pack",
    code === 0 ? [] : [`electron-builder ended with ${code}: ${text.trim().slice(-600)}`],
    "packed over the stub",
  );
}

function capture(args: readonly string[]): Promise<{ code: number; text: string }> {
  const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ["ignore", "pipe", "pipe"] });
  let text = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (chunk: string) => {
      text += chunk;
    });
  }
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve({ code: code ?? 1, text }));
  });
}

async function checkPacked(): Promise<void> {
  const files = listArchive(ARCHIVE);
  sizes["asarBytes"] = statSync(ARCHIVE).size;
  sizes["asarFiles"] = files.length;
  sizes["unpackedBytes"] = folderBytes(join(RESOURCES, "app.asar.unpacked"));
  sizes["mainBytes"] = statSync(join(ROOT, "dist", "main", "index.js")).size;
  sizes["workerBytes"] = statSync(join(ROOT, "dist", "worker", "build-generation.worker.js")).size;

  note("files", judgeFiles(files), `${files.length} files, each on the list`);
  const tooLarge = sizes["asarBytes"] > ARCHIVE_BYTES_MAX ? [`${sizes["asarBytes"]} bytes`] : [];
  note(
    "size",
    tooLarge,
    `app.asar ${(sizes["asarBytes"] / 1_048_576).toFixed(1)} MB of ${ARCHIVE_BYTES_MAX / 1_048_576}`,
  );
  note("fuses", await judgeFuses(join(PACKED, "yike"), config.electronFuses), "flipped and read back");
  const languages = readdirSync(join(PACKED, "locales")).sort();
  const wanted = languages.join() === "en-US.pak,zh-CN.pak";
  note("languages", wanted ? [] : [languages.join(", ")], "zh-CN and en-US only");
  const named = readFileSync(ARCHIVE).includes(ROOT);
  note("no-paths", named ? ["app.asar names the folder it was built in"] : [], "nothing tells where it was built");
  await checkPackedRun();
}

async function checkPackedRun(): Promise<void> {
  const run = await runPacked(RESOURCES);
  if (!run.ok) {
    note("packed-start", [run.why], "");
    return;
  }
  const { answers } = run;
  sizes["packedStartMs"] = answers.startMs;
  note(
    "packed-start",
    answers.exits[0] === 0 ? [] : [`exit ${answers.exits.join()}`],
    `entry ran under Node ${answers.node} with the fake of Electron`,
  );
  const foreign = answers.preloadRequires.filter((name) => !PRELOAD_MODULES.includes(name));
  note("packed-preload", foreign, `requires ${answers.preloadRequires.join(", ")}`);
  note(
    "packed-page",
    answers.pageFiles > 1 ? [] : ["the page names no files"],
    `${answers.pageFiles} files over app://kiosk/`,
  );
  const { total, items, demo } = answers.jobs;
  const found = total > 0 && items > 0 && demo && answers.firstJob !== "" && answers.platforms > 0;
  note(
    "packed-search",
    found ? [] : [JSON.stringify(answers)],
    `${total} jobs, ${answers.platforms} platforms from the packed seed, over the port`,
  );
}

function folderBytes(folder: string): number {
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile());
  return entries.reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
}

function report(): void {
  const ok = checks.every((check) => check.ok);
  if (process.argv.includes("--json")) console.log(JSON.stringify({ ok, checks, sizes }));
  else
    for (const check of checks) console.log(`${check.ok ? "ok  " : "FAIL"} ${check.name.padEnd(16)} ${check.detail}`);
  process.exitCode = ok ? 0 : 1;
}
