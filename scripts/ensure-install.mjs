// Installs the packages of the lockfile when they are missing or others. `npm ci` and never `npm install`: what runs is
// what was tested.
import { existsSync, readFileSync } from "node:fs";
import { withLock } from "./lock.mjs";
import { at, run } from "./place.mjs";

/**
 * Compared by content, not by time: a copied tree has any times.
 * @returns why an install is due, or null
 */
export function installDue() {
  const installed = at("node_modules", ".package-lock.json");
  if (!existsSync(installed)) return "packages are not installed";
  const want = packagesOf(at("package-lock.json"));
  const have = packagesOf(installed);
  for (const [path, entry] of Object.entries(want)) {
    if (path === "" || entry.optional === true) continue;
    if (have[path]?.version !== entry.version) return `${path} is not the version of the lockfile`;
  }
  return null;
}

function packagesOf(file) {
  return JSON.parse(readFileSync(file, "utf8")).packages;
}

/**
 * Nothing on standard output: it belongs to the command that follows.
 * @throws when npm fails
 */
export async function ensureInstalled() {
  if (installDue() === null) return;
  await withLock("install", async () => {
    const why = installDue();
    if (why === null) return;
    console.error(`安装依赖 / installing packages (npm ci): ${why}`);
    const npm = process.platform === "win32" ? "npm.cmd" : "npm";
    const code = await run(npm, ["ci", "--no-audit", "--no-fund"], { stdio: ["ignore", 2, 2] });
    if (code !== 0) throw new Error(`npm ci ended with code ${code}: is the package registry reachable?`);
  });
}
