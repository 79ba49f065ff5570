import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, chromium, type Page } from "@playwright/test";
import { openboxConfig } from "../../../electron/hosts/install/window-manager.ts";
import { managedPolicies } from "../../../electron/hosts/kiosk-policies.ts";
import { chromiumArgs, freshProfile } from "../../../electron/hosts/kiosk-profile.ts";
import { OUT_OF_SERVICE_PAGE } from "../../../electron/hosts/places.ts";

/** Debian's user without rights. */
const NOBODY = 65_534;
const SCREEN = { widthPx: 1_080, heightPx: 1_920 };
const START_MS = 20_000;
const NEEDED = ["Xvfb", "openbox", "xdotool", "unshare", "setpriv", "mount"];

/** Why this machine cannot run it, or null. */
export function whyNotHere(): string | null {
  if (process.getuid?.() !== 0) return "needs root: an unprivileged user of its own and a mount namespace";
  const folders = (process.env["PATH"] ?? "").split(":").concat("/usr/bin", "/usr/sbin", "/sbin", "/bin");
  const missing = NEEDED.filter((name) => !folders.some((folder) => existsSync(join(folder, name))));
  return missing.length === 0 ? null : `not installed: ${missing.join(", ")}`;
}

export interface LockedScreen {
  readonly page: Page;
  /** Pages that the browser has, as its debugging port tells. */
  pages(): Promise<string[]>;
  /** Windows that can be seen, menus and dialogs among them, and which has the keyboard. */
  windows(): { seen: string[]; active: string };
  /** Keys and buttons as a device sends them, not as a script does. */
  xdotool(...args: string[]): string;
  /** Seccomp mode and user of the processes that run pages. */
  renderers(): { seccomp: string; uid: string }[];
  close(): Promise<void>;
}

export interface ScreenOptions {
  /** Address that opens the page. */
  readonly url: string;
  /** False = as Chromium and openbox come: what the locked screen is compared with. */
  readonly locked: boolean;
}

/**
 * A whole station screen: X server, window manager with the generated configuration, Chromium with the generated policies
 * and flags, as a user without rights and with its sandbox. The policies lie in a mount namespace of this browser's own:
 * other browsers of the machine do not see them.
 */
export async function openScreen({ url, locked }: ScreenOptions): Promise<LockedScreen> {
  const folder = mkdtempSync(join(tmpdir(), "yike-screen-"));
  chmodSync(folder, 0o755);
  const display = `:${await startServer(folder)}`;
  const env = { PATH: process.env["PATH"] ?? "", HOME: join(folder, "home"), DISPLAY: display, LC_ALL: "C.UTF-8" };
  const children: ChildProcess[] = [];
  const config = join(folder, "openbox.xml");
  writeFileSync(config, openboxConfig());
  children.push(spawn("openbox", locked ? ["--config-file", config] : [], { env, stdio: "ignore" }));

  const policies = join(folder, "etc-chromium");
  mkdirSync(join(policies, "policies", "managed"), { recursive: true });
  const port = Number(new URL(url).port);
  // All but one: with developer tools switched off nobody can ask the page anything, a test neither.
  const { DeveloperToolsAvailability: _off, ...policy } = managedPolicies(port, OUT_OF_SERVICE_PAGE);
  const values = locked ? policy : {};
  writeFileSync(join(policies, "policies", "managed", "yike.json"), JSON.stringify(values));
  const profile = join(env.HOME, "profile");
  freshProfile(profile);
  for (const path of [env.HOME, profile, join(profile, "Default"), join(profile, "Default", "Preferences")])
    chownSync(path, NOBODY, NOBODY);

  const args = [...chromiumArgs({ url, profile, screen: SCREEN, asRoot: false }), "--remote-debugging-port=0"];
  const inside = 'mount --bind "$1" /etc/chromium && shift && exec "$@"';
  const user = ["setpriv", `--reuid=${NOBODY}`, `--regid=${NOBODY}`, "--clear-groups"];
  const binary = process.env["CHROMIUM"] ?? "/usr/bin/chromium";
  const command = ["-m", "sh", "-c", inside, "sh", policies, ...user, binary, ...args];
  const program = spawn("unshare", command, { env, stdio: "ignore" });
  children.push(program);

  const debug = await debugAddress(join(profile, "DevToolsActivePort"));
  const browser: Browser = await chromium.connectOverCDP(debug, { timeout: START_MS });
  const page = await firstPage(browser);
  await page.locator("[data-page]").waitFor({ timeout: START_MS });

  const xdotool = (...words: string[]) => execFileSync("xdotool", words, { env, encoding: "utf8" }).trim();
  return {
    page,
    xdotool,
    pages: async () => {
      const listed = (await (await fetch(`${debug}/json/list`)).json()) as { type: string; url: string }[];
      return listed.filter(({ type }) => type === "page").map((one) => one.url);
    },
    windows: () => ({
      seen: listWindows(() => xdotool("search", "--onlyvisible", "--class", "")),
      active: xdotool("getwindowfocus"),
    }),
    renderers: () => renderersOf(profile),
    close: async () => {
      await browser.close();
      for (const child of [...children, servers.get(display)].filter((one) => one !== undefined)) {
        const ended = child.exitCode === null && child.signalCode === null ? once(child, "exit") : null;
        child.kill("SIGKILL");
        await ended;
      }
      rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
}

/** A window that closes while X lists them makes the listing fail (BadWindow): then it is looked at again. */
function listWindows(list: () => string): string[] {
  for (let tries = 1; ; tries += 1) {
    try {
      return list().split("\n").sort();
    } catch (error) {
      if (tries === 5 || !String(error).includes("BadWindow")) throw error;
    }
  }
}

const servers = new Map<string, ChildProcess>();

/** An X server that chooses a free number itself and says which. */
async function startServer(folder: string): Promise<number> {
  const size = `${SCREEN.widthPx}x${SCREEN.heightPx}x24`;
  const args = ["-displayfd", "3", "-screen", "0", size, "-nolisten", "tcp", "-fbdir", folder];
  const server = spawn("Xvfb", args, { stdio: ["ignore", "ignore", "ignore", "pipe"] });
  const told = server.stdio[3];
  if (told === null || told === undefined) throw new Error("no channel to the X server");
  const [chunk] = (await once(told, "data")) as [Buffer];
  const number = Number(chunk.toString().trim());
  servers.set(`:${number}`, server);
  return number;
}

/** Chromium writes port and path of its debugger into its profile. */
async function debugAddress(file: string): Promise<string> {
  for (const end = Date.now() + START_MS; Date.now() < end; ) {
    const [port = ""] = existsSync(file) ? readFileSync(file, "utf8").split("\n") : [];
    if (port !== "") return `http://127.0.0.1:${port}`;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error("Chromium has not started");
}

async function firstPage(browser: Browser): Promise<Page> {
  for (;;) {
    const [page] = browser.contexts()[0]?.pages() ?? [];
    if (page !== undefined) return page;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function renderersOf(profile: string): { seccomp: string; uid: string }[] {
  return readdirSync("/proc").flatMap((pid) => {
    if (!/^\d+$/.test(pid)) return [];
    try {
      const args = readFileSync(`/proc/${pid}/cmdline`, "utf8");
      if (!args.includes("--type=renderer") || !args.includes(profile)) return [];
      const status = readFileSync(`/proc/${pid}/status`, "utf8");
      const field = (name: string) => new RegExp(`^${name}:\\s+(\\S+)`, "m").exec(status)?.[1] ?? "";
      return [{ seccomp: field("Seccomp"), uid: field("Uid") }];
    } catch {
      // It ended while it was looked at.
      return [];
    }
  });
}
