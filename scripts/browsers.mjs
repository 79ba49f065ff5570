// The programs that can show the page: Electron's binary, or a Chromium of the system.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";
import { at, run } from "./place.mjs";

const CHROMIUM_NAMES = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "microsoft-edge"];

/** Electron's binary: `$ELECTRON_BIN`, else the one its package has unpacked; null when there is none. */
export function findElectron(env) {
  if (env.ELECTRON_BIN) return existsSync(env.ELECTRON_BIN) ? env.ELECTRON_BIN : null;
  const named = at("node_modules", "electron", "path.txt");
  if (!existsSync(named)) return null;
  const binary = at("node_modules", "electron", "dist", readFileSync(named, "utf8").trim());
  return existsSync(binary) ? binary : null;
}

/** A Chromium: `$CHROMIUM`, else one on the path, else one that Playwright has fetched; null when there is none. */
export function findChromium(env) {
  if (env.CHROMIUM) return existsSync(env.CHROMIUM) ? env.CHROMIUM : null;
  const folders = [...(env.PATH ?? "").split(delimiter), "/usr/bin", "/usr/local/bin", "/snap/bin"];
  for (const name of CHROMIUM_NAMES) {
    const found = folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
    if (found !== undefined) return found;
  }
  return playwrightChromium(env);
}

function playwrightChromium(env) {
  const cache = env.PLAYWRIGHT_BROWSERS_PATH || join(homedir(), ".cache", "ms-playwright");
  if (!existsSync(cache)) return null;
  for (const folder of readdirSync(cache).sort().reverse()) {
    if (!folder.startsWith("chromium-")) continue;
    for (const inner of ["chrome-linux64", "chrome-linux"]) {
      const path = join(cache, folder, inner, "chrome");
      if (existsSync(path)) return path;
    }
  }
  return null;
}

/** Gets a Chromium when there is none: Debian's package for root, else Playwright's own. Resolves with its path or null. */
export async function obtainChromium(env) {
  const found = findChromium(env);
  if (found !== null) return found;
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    console.error("没有 Chromium，安装系统软件包 / no Chromium here: installing the system's package (apt-get)");
    const aptEnv = { ...env, DEBIAN_FRONTEND: "noninteractive" };
    await run("apt-get", ["-qq", "update"], { env: aptEnv });
    await run("apt-get", ["-qq", "install", "-y", "--no-install-recommends", "chromium"], { env: aptEnv });
    const installed = findChromium(env);
    if (installed !== null) return installed;
  }
  console.error("没有 Chromium，下载 Playwright 的 / no Chromium here: fetching Playwright's");
  await run(process.execPath, [at("node_modules", "@playwright", "test", "cli.js"), "install", "chromium"], { env });
  return findChromium(env);
}
