import { spawn } from "node:child_process";
import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { CannotRun } from "./experiment.ts";

/** What a traced program asked of the disk, in the order in which the calls were done. */
export type DiskEvent =
  | { readonly kind: "open"; readonly fd: number; readonly path: string; readonly flags: string }
  | { readonly kind: "close"; readonly fd: number }
  /** `at` null = where the descriptor stands (its end, for files opened to append). */
  | { readonly kind: "write"; readonly fd: number; readonly at: number | null; readonly bytes: Buffer }
  | { readonly kind: "cut"; readonly fd: number; readonly length: number }
  | { readonly kind: "sync"; readonly fd: number }
  | { readonly kind: "rename"; readonly from: string; readonly to: string }
  | { readonly kind: "remove"; readonly path: string };

const CALLS = "openat,close,pwrite64,write,fsync,fdatasync,ftruncate,unlink,unlinkat,rename,renameat,renameat2";
/** Longer than anything that is written at once. */
const STRING_BYTES_MAX = 4_194_304;

/** Runs a program under strace; its output is not kept, because the trace has it. @throws CannotRun without strace */
export async function traceProgram(args: readonly string[], traceFile: string): Promise<void> {
  await needStrace();
  const strace = [
    "-f",
    "-qq",
    "-xx",
    "-s",
    String(STRING_BYTES_MAX),
    "--seccomp-bpf",
    "-e",
    `trace=${CALLS}`,
    "-o",
    traceFile,
  ];
  const child = spawn("strace", [...strace, process.execPath, ...args], { stdio: ["ignore", "ignore", "inherit"] });
  const code = await new Promise<number | null>((resolve, reject) => child.on("error", reject).on("close", resolve));
  if (code !== 0) throw new Error(`the traced program ended with ${code}`);
}

export function needStrace(): Promise<void> {
  return new Promise((resolve, reject) => {
    const sentence =
      "需要 strace 才能演练断电（Debian：apt-get install strace）/ the power-cut replay needs strace (Debian: apt-get install strace)";
    spawn("strace", ["-V"], { stdio: "ignore" })
      .on("error", () => reject(new CannotRun(sentence)))
      .on("close", (code) => (code === 0 ? resolve() : reject(new CannotRun(sentence))));
  });
}

/** The events of a trace. Calls of several threads are cut in two in the file; they count when they are done. */
export async function readTrace(traceFile: string): Promise<DiskEvent[]> {
  const events: DiskEvent[] = [];
  const begun = new Map<string, string>();
  for await (const line of createInterface({ input: createReadStream(traceFile), crlfDelay: Infinity })) {
    const [, pid = "", rest = ""] = /^(\d+)\s+(.*)$/s.exec(line) ?? [];
    const cut = rest.indexOf(" <unfinished ...>");
    if (cut >= 0) {
      begun.set(pid, rest.slice(0, cut));
      continue;
    }
    const resumed = /^<\.\.\. \w+ resumed>(.*)$/s.exec(rest);
    const event = eventOf(resumed === null ? rest : `${begun.get(pid) ?? ""}${resumed[1] ?? ""}`);
    if (event !== null) events.push(event);
  }
  return events;
}

const HEX = '"((?:\\\\x[0-9a-f]{2})*)"';
const PATTERNS: readonly (readonly [RegExp, (match: RegExpExecArray) => DiskEvent])[] = [
  [
    re(`^openat\\([^,]+, ${HEX}, ([^,)]+)(?:, \\d+)?\\)\\s+= (\\d+)`),
    (m) => ({ kind: "open", fd: int(m[3]), path: text(m[1]), flags: m[2] ?? "" }),
  ],
  [re("^close\\((\\d+)\\)\\s+= 0"), (m) => ({ kind: "close", fd: int(m[1]) })],
  [
    re(`^pwrite64\\((\\d+), ${HEX}, \\d+, (\\d+)\\)\\s+= (\\d+)`),
    (m) => ({ kind: "write", fd: int(m[1]), at: int(m[3]), bytes: bytes(m[2]).subarray(0, int(m[4])) }),
  ],
  [
    re(`^write\\((\\d+), ${HEX}, \\d+\\)\\s+= (\\d+)`),
    (m) => ({ kind: "write", fd: int(m[1]), at: null, bytes: bytes(m[2]).subarray(0, int(m[3])) }),
  ],
  [re("^ftruncate\\((\\d+), (\\d+)\\)\\s+= 0"), (m) => ({ kind: "cut", fd: int(m[1]), length: int(m[2]) })],
  [re("^f(?:data)?sync\\((\\d+)\\)\\s+= 0"), (m) => ({ kind: "sync", fd: int(m[1]) })],
  [
    re(`^rename(?:at2?)?\\((?:AT_FDCWD, )?${HEX}, (?:AT_FDCWD, )?${HEX}(?:, \\w+)?\\)\\s+= 0`),
    (m) => ({ kind: "rename", from: text(m[1]), to: text(m[2]) }),
  ],
  [re(`^unlink(?:at)?\\((?:AT_FDCWD, )?${HEX}(?:, \\w+)?\\)\\s+= 0`), (m) => ({ kind: "remove", path: text(m[1]) })],
];

/** null = a call that failed, or none of those that matter. */
function eventOf(call: string): DiskEvent | null {
  for (const [pattern, make] of PATTERNS) {
    const match = pattern.exec(call);
    if (match !== null) return make(match);
  }
  return null;
}

function re(source: string): RegExp {
  return new RegExp(source, "s");
}

function int(digits: string | undefined): number {
  return Number(digits ?? Number.NaN);
}

function bytes(hex: string | undefined): Buffer {
  return Buffer.from((hex ?? "").replaceAll("\\x", ""), "hex");
}

function text(hex: string | undefined): string {
  return bytes(hex).toString("utf8");
}
