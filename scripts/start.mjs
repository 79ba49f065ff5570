// npm start [-- --data DIR] [-- --port N]: installs what is missing, builds what is stale, and shows the kiosk by the
// best means at hand. One line says which and why. Plain JavaScript: it runs on the host's own Node.
import { execFileSync, spawn } from "node:child_process";
import { rmSync } from "node:fs";
import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { findChromium, findElectron } from "./browsers.mjs";
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

const CLI = at("electron", "hosts", "cli.ts");

/** They end with this script. */
const children = [];
function start(program, args, stdio, onEnd) {
  const child = spawn(program, args, { cwd: ROOT, env: { ...process.env, YIKE_DATA: data }, stdio });
  children.push(child);
  child.on("error", (error) => {
    console.error(error.message);
    onEnd(1);
  });
  child.on("close", (code) => onEnd(code ?? 1));
  return child;
}
function stop(code) {
  process.exitCode ??= code;
  for (const child of children) child.kill("SIGTERM");
}
onStop(() => stop(0));

/** Every user of the machine can read a program's arguments, so Chromium gets an address that opens the page once. */
function showInChromium(url) {
  const profile = join(data, "chromium-kiosk", String(process.pid));
  const args = execFileSync(pinnedNode(), [CLI, "kiosk-profile", "--data", data, "--url", url, "--profile", profile]);
  start(chromium, JSON.parse(args.toString()), "ignore", (code) => {
    rmSync(profile, { recursive: true, force: true, maxRetries: 3 });
    if (code === 0) stop(0);
    else
      console.log(
        "Chromium 没有打开窗口，上面的地址仍可使用 / Chromium has shown no window; the address above still works",
      );
  });
}

if (way === "electron") {
  start(electron, [at(".")], "inherit", stop);
} else {
  const args = [CLI, "serve", "--data", data, "--port", values.port];
  // The fourth channel asks for an invitation (electron/hosts/host-channel.ts); when this process is killed it breaks,
  // and the host ends too.
  const host = start(pinnedNode(), args, ["ignore", "pipe", "inherit", "ipc"], stop);
  createInterface({ input: host.stdout }).once("line", (url) => {
    console.log(url);
    if (way !== "chromium") return;
    host.once("message", ({ invite }) => showInChromium(invite));
    host.send("yike:how-are-you");
  });
}
