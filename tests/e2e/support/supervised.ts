import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { type Browser, chromium, type Page } from "@playwright/test";
import { ensureBuilt } from "./kiosk-host.ts";

const at = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
const PINNED_NODE = at("node_modules/.bin/node");
const node = existsSync(PINNED_NODE) ? PINNED_NODE : process.execPath;

interface Line {
  readonly event: string;
  readonly pid?: number;
}

export interface Supervised {
  readonly data: string;
  /** Process ids, newest last. */
  pids(event: "kiosk.host-started" | "kiosk.screen-started"): number[];
  said(event: string): boolean;
  /** The one page of the browser that runs now; waits for it. */
  page(): Promise<Page>;
  close(): Promise<void>;
}

/** A free port of this machine; whoever asks next may get it too, so it is used at once. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, "close");
  return port;
}

/** `station kiosk` with a real host and a real Chromium, which draws into memory and can be asked what it shows. */
export async function startSupervised(): Promise<Supervised> {
  await ensureBuilt();
  const folder = mkdtempSync(join(tmpdir(), "yike-kiosk-"));
  const data = join(folder, "data");
  mkdirSync(data);
  const debug = await freePort();
  const wrapper = join(folder, "chromium");
  const binary = process.env["CHROMIUM"] ?? "/usr/bin/chromium";
  writeFileSync(wrapper, `#!/bin/sh\nexec ${binary} --headless=new --remote-debugging-port=${debug} "$@"\n`);
  chmodSync(wrapper, 0o755);

  const lines: Line[] = [];
  const args = [at("electron/hosts/cli.ts"), "kiosk", "--data", data, "--chromium", wrapper];
  const env = { ...process.env, HOME: folder, XDG_CONFIG_HOME: folder, NOTIFY_SOCKET: "" };
  const child: ChildProcess = spawn(node, args, { stdio: ["ignore", "ignore", "pipe"], env });
  if (child.stderr !== null)
    createInterface({ input: child.stderr }).on("line", (line) => {
      if (line.startsWith("{")) lines.push(JSON.parse(line) as Line);
    });

  let browser: Browser | null = null;
  async function page(): Promise<Page> {
    for (;;) {
      try {
        if (browser?.isConnected() !== true) browser = await chromium.connectOverCDP(`http://127.0.0.1:${debug}`);
        const [open] = browser.contexts()[0]?.pages() ?? [];
        if (open !== undefined) return open;
      } catch {
        // Not up yet; the test's own time limit ends this.
      }
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  return {
    data,
    pids: (event) => lines.filter((line) => line.event === event).map(({ pid }) => pid ?? 0),
    said: (event) => lines.some((line) => line.event === event),
    page,
    close: async () => {
      const ended = once(child, "exit");
      child.kill("SIGTERM");
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Addresses that a process listens on, `ADDRESS:PORT` as the kernel writes them (proc(5), /proc/net/tcp). */
export function listening(pid: number): string[] {
  const sockets = new Set<string>();
  for (const name of readdirSync(`/proc/${pid}/fd`)) {
    const inode = /^socket:\[(\d+)\]$/.exec(linkOf(`/proc/${pid}/fd/${name}`))?.[1];
    if (inode !== undefined) sockets.add(inode);
  }
  const LISTEN = "0A";
  return ["tcp", "tcp6", "udp", "udp6"].flatMap((table) =>
    readFileSync(`/proc/net/${table}`, "utf8")
      .split("\n")
      .slice(1)
      .map((row) => row.trim().split(/\s+/))
      .filter((cells) => sockets.has(cells[9] ?? "") && (cells[3] === LISTEN || table.startsWith("udp")))
      .map((cells) => `${table} ${cells[1]}`),
  );
}

/** "" for a descriptor that was closed meanwhile. */
function linkOf(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return "";
  }
}
