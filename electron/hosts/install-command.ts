import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { type Command, type CommandIo, UsageError } from "./command.ts";
import type { InstallSettings } from "./install/files.ts";
import {
  keepLedger,
  type Ledger,
  layFile,
  readLedger,
  removeIfEmpty,
  removeLedger,
  takeBackFile,
  takeBackFolders,
} from "./install/ledger.ts";
import { type CommandStep, installPlan, type Step } from "./install/plan.ts";
import { readPort } from "./serve-command.ts";

const OPTIONS = {
  plan: { type: "boolean", default: false },
  apply: { type: "boolean", default: false },
  remove: { type: "boolean", default: false },
  /** With --remove: the station's data and its user, too. */
  "data-too": { type: "boolean", default: false },
  /** A system in a folder instead of the running one. */
  root: { type: "string", default: "/" },
  port: { type: "string", default: "4310" },
} as const;

const USER = "yike";
const DATA = "/var/lib/yike";
const PROGRAM = "/usr/bin/yike";

/** `station install --plan | --apply | --remove`: this machine (Debian 12) as a kiosk, step by step, and back. */
export const installCommand: Command = async (args, io) => {
  const { values } = parseArgs({ args, options: OPTIONS, strict: true });
  const { plan, apply, remove } = values;
  if ([plan, apply, remove].filter(Boolean).length !== 1) throw new UsageError();
  const port = readPort(values.port);
  if (port === 0) throw new UsageError();
  const root = resolve(values.root);
  const steps = installPlan({ user: USER, port, data: DATA, program: PROGRAM } satisfies InstallSettings);
  if (plan) {
    for (const [index, step] of steps.entries()) await io.print(sentence(step, index, root));
    return 0;
  }
  if (root === "/" && process.getuid?.() !== 0) {
    io.say("请用 root 运行（sudo）/ run it as root (sudo)");
    return 1;
  }
  return apply ? applyPlan(steps, root, io) : removePlan(steps, root, { io, dataToo: values["data-too"] });
};

function sentence(step: Step, index: number, root: string): string {
  const what = step.kind === "file" ? step.path : (commandOf(step.apply ?? [], root) ?? []).join(" ");
  const only = step.kind === "command" && step.liveOnly && root !== "/" ? " (not in a folder)" : "";
  return `${String(index + 1).padStart(2)}. ${step.zh} / ${step.en}: ${what}${only}`;
}

/** Exit code 1 when a command failed; what was done so far is in the ledger and can be taken back. */
async function applyPlan(steps: readonly Step[], root: string, io: CommandIo): Promise<number> {
  const ledger: Ledger = readLedger(root) ?? { files: [], folders: [], madeUser: !hasUser(root) };
  keepLedger(root, ledger);
  for (const [index, step] of steps.entries()) {
    if (step.kind === "file") {
      const done = layFile(root, step, ledger);
      await io.print(`${done ? "done" : "same"} ${sentence(step, index, root)}`);
      continue;
    }
    if (!runStep(step, step.apply, root, io)) return 1;
    await io.print(`${step.liveOnly && !isRunning(root) ? "skip" : "done"} ${sentence(step, index, root)}`);
  }
  io.say("装好了。重新启动这台机器，就会显示一刻就业 / installed: start the machine anew and it shows the kiosk");
  return 0;
}

interface Removal {
  readonly io: CommandIo;
  readonly dataToo: boolean;
}

async function removePlan(steps: readonly Step[], root: string, { io, dataToo }: Removal): Promise<number> {
  const ledger = readLedger(root);
  if (ledger === null) {
    io.say("没有安装过，没有可以拿走的 / nothing was installed here, so there is nothing to take back");
    return 0;
  }
  const commands = steps.filter((step) => step.kind === "command");
  // While their unit files are still there.
  const [before, after] = [commands.filter((step) => !step.liveOnly), commands.filter((step) => step.liveOnly)];
  for (const step of [...before].reverse()) if (!runStep(step, step.undo, root, io)) return 1;
  const changed = [...ledger.files].reverse().filter((file) => !takeBackFile(root, file));
  for (const { path } of changed) io.say(`${path} 被人改过，留着 / was changed by somebody and stays`);
  takeBackFolders(root, ledger.folders);
  for (const step of after) if (!runStep(step, step.undo, root, io)) return 1;
  if (!removeData(root, ledger, { io, dataToo })) return 1;
  removeLedger(root);
  io.say("已恢复原样；内核设置要重新启动才恢复 / taken back; the kernel's settings come back with the next start");
  return 0;
}

/** Bookings are not thrown away by the way: data stays, with its user, unless the operator says so. */
function removeData(root: string, ledger: Ledger, { io, dataToo }: Removal): boolean {
  const data = join(root, DATA);
  if (dataToo) rmSync(data, { recursive: true, force: true });
  if (!removeIfEmpty(data)) {
    io.say(
      `数据还在 ${DATA}，用户 ${USER} 也留着；要一起删掉请加 --data-too / the data stays, and so does its user; --data-too removes both`,
    );
    return true;
  }
  if (!ledger.madeUser || !hasUser(root)) return true;
  return run(root === "/" ? ["userdel", USER] : ["userdel", "--prefix", root, USER], io);
}

function hasUser(root: string): boolean {
  const path = join(root, "etc", "passwd");
  return (
    existsSync(path) &&
    readFileSync(path, "utf8")
      .split("\n")
      .some((line) => line.startsWith(`${USER}:`))
  );
}

function runStep(step: CommandStep, words: readonly string[] | null, root: string, io: CommandIo): boolean {
  const command = step.liveOnly && !isRunning(root) ? null : commandOf(words ?? [], root);
  return command === null || run(command, io);
}

/** systemd is the first process of this very system: not in a folder, not in a container that has none. */
function isRunning(root: string): boolean {
  return root === "/" && existsSync("/run/systemd/system");
}

function commandOf(words: readonly string[], root: string): string[] | null {
  if (words.length === 0) return null;
  return words.flatMap((word) => (word !== "{root}" ? [word] : root === "/" ? [] : [`--root=${root}`]));
}

function run([program = "", ...args]: readonly string[], io: CommandIo): boolean {
  const { status, stderr, error } = spawnSync(program, args, { encoding: "utf8", env: io.env });
  if (status === 0) return true;
  io.say(`${[program, ...args].join(" ")}: ${error?.message ?? stderr.trim()} (${status ?? "not started"})`);
  return false;
}
