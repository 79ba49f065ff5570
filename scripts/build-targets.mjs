// What is built, from what, by what. A target is stale when one of its inputs is newer than its last good build.
import { existsSync, mkdirSync, readdirSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { withLock } from "./lock.mjs";
import { at, pinnedNode, run } from "./place.mjs";

const VITE = ["node_modules/vite/bin/vite.js", "build", "--logLevel", "warn", "-c"];
const STAMPS = at("dist", ".stamps");

/** @typedef {{ name: string, inputs: string[], output: string, args: string[] }} Target args of the pinned Node */

/** @type {Target[]} */
const FIXED = [
  {
    name: "seed",
    inputs: [
      "resources/content",
      "scripts/build-seed.ts",
      "scripts/seed",
      "shared/feed",
      "shared/jobs/job.ts",
      "electron/hosts/feed-build.ts",
      "electron/hosts/feed-writer.ts",
    ],
    output: "dist/seed/manifest.json",
    args: ["scripts/build-seed.ts", "--force"],
  },
  {
    name: "renderer",
    inputs: ["renderer", "shared", "resources/locales", "package-lock.json"],
    output: "dist/renderer/index.html",
    args: [...VITE, "renderer/vite.config.ts"],
  },
];

/** Bundles of the shell: one per electron/vite.<name>.config.ts. */
function bundles() {
  return readdirSync(at("electron"))
    .map((file) => /^vite\.([\w-]+)\.config\.ts$/.exec(file))
    .filter((match) => match !== null)
    .map(([file, name]) => ({
      name,
      inputs: ["electron", "shared", "package-lock.json"],
      output: `dist/${name}`,
      args: [...VITE, `electron/${file}`],
    }));
}

export function targets() {
  return [...FIXED, ...bundles()];
}

/** Newest change below a file or folder, ms; 0 when there is none. */
function newest(path) {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return 0;
  if (!stat.isDirectory()) return stat.mtimeMs;
  // The folder's own time tells of files that were removed.
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newest(`${path}/${name}`)));
}

export function isStale({ name, inputs, output }) {
  const built = statSync(`${STAMPS}/${name}`, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return !existsSync(at(output)) || inputs.some((input) => newest(at(input)) > built);
}

/**
 * Builds the targets that are stale (all of them with `force`), one after the other, saying so on standard error.
 * @param names none = every target
 * @returns whether everything is built
 */
export async function buildTargets(names, { force = false } = {}) {
  const wanted = targets().filter((target) => names.length === 0 || names.includes(target.name));
  if (!force && !wanted.some(isStale)) return true;
  return withLock("build", async () => {
    for (const target of wanted) {
      if (!force && !isStale(target)) continue;
      if (!(await build(target))) return false;
    }
    return true;
  });
}

async function build(target) {
  const start = new Date();
  const code = await run(pinnedNode(), target.args, { stdio: ["ignore", 2, 2] });
  if (code !== 0) {
    console.error(`构建失败 / build failed: ${target.name} (code ${code})`);
    return false;
  }
  mkdirSync(STAMPS, { recursive: true });
  const stamp = `${STAMPS}/${target.name}`;
  writeFileSync(stamp, `${start.toISOString()}\n`);
  // The time it began: what was saved while it ran may or may not be in it.
  utimesSync(stamp, start, start);
  console.error(`已构建 / built ${target.name} (${((Date.now() - start) / 1_000).toFixed(1)} s)`);
  return true;
}
