// npm start [-- --data DIR] [-- --port N]: installs what is missing, builds what is stale, and shows the kiosk by the
// best means at hand. One line says which and why. Plain JavaScript: it runs on the host's own Node.
import { spawn } from "node:child_process";
import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { findChromium, findElectron, kioskArgs } from "./browsers.mjs";
import { buildTargets } from "./build-targets.mjs";
import { ensureInstalled } from "./ensure-install.mjs";
import { at, onStop, pinnedNode, ROOT } from "./place.mjs";

const { values } = parseArgs({ options: { data: { type: "string" }, port: { type: "string", default: "0" } } });
const dataHome = process.env.XDG_DATA_HOME || join(homedir(), ".local", "share");
const data = resolve(values.data ?? (process.env.YIKE_DATA || join(dataHome, "yike")));

await ensureInstalled();
const electron = findElectron(process.env);
const chromium = findChromium(process.env);
const hasDisplay = Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY) || process.platform !== "linux";
const way = electron !== null && hasDisplay ? "electron" : chromium !== null && hasDisplay ? "chromium" : "address";

const REASONS = {
  electron: `用 Electron 打开：${electron} / opening in Electron: its binary is here`,
  chromium: `用 Chromium 全屏打开，因为没有 Electron 程序：${chromium} / opening in Chromium: there is no Electron binary`,
  address: hasDisplay
    ? "没有 Electron 也没有 Chromium，请在浏览器里打开下面的地址 / neither Electron nor Chromium is here: open the address below in a browser"
    : "没有屏幕（DISPLAY 未设置），请在浏览器里打开下面的地址 / there is no display here: open the address below in a browser",
};

if (!(await buildTargets(way === "electron" ? [] : ["seed", "renderer"]))) process.exit(1);
console.log(REASONS[way]);

/** Ends with this script, and ends it when it ends. */
const children = [];
function start(program, args, options) {
  const child = spawn(program, args, { cwd: ROOT, env: { ...process.env, YIKE_DATA: data }, ...options });
  children.push(child);
  child.on("error", (error) => {
    console.error(error.message);
    stop(1);
  });
  child.on("close", (code) => stop(code ?? 1));
  return child;
}
function stop(code) {
  process.exitCode ??= code;
  for (const child of children) child.kill("SIGTERM");
}
onStop(() => stop(0));

if (way === "electron") {
  start(electron, [at(".")], { stdio: "inherit" });
} else {
  const cli = at("electron", "hosts", "cli.ts");
  const host = start(pinnedNode(), [cli, "serve", "--data", data, "--port", values.port], {
    // The fourth channel carries nothing: when this process is killed it breaks, and the host ends too.
    stdio: ["ignore", "pipe", "inherit", "ipc"],
  });
  createInterface({ input: host.stdout }).once("line", (url) => {
    console.log(url);
    if (way === "chromium") start(chromium, kioskArgs(url, join(data, "chromium-kiosk")), { stdio: "ignore" });
  });
}
