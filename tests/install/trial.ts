import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { trialCommands } from "./doc-commands.ts";
import { difference, type Tree, treeOf } from "./tree.ts";

/**
 * npm run install:trial -- --root DIR [--deb FILE] [--json]: follows docs/operations.md to the letter in a bare Debian 12
 * that lies in DIR (`debootstrap --variant=minbase bookworm DIR`), as root, by chroot. Then checks that taking it back
 * left the system as the packages alone leave it. There is no systemd running in such a folder.
 */
const PROJECT = fileURLToPath(new URL("../..", import.meta.url));
const { values } = parseArgs({
  options: { root: { type: "string" }, deb: { type: "string" }, json: { type: "boolean" } },
});

/** Changed by any package or command, or no part of a system at rest. */
const SKIPPED =
  /^\/(proc|sys|dev|run|tmp|root)$|^\/var\/(cache|log|lib\/(apt|dpkg|systemd))$|^\/etc\/(.*-|\.pwd\.lock|ld\.so\.cache|mtab)$/;
const APPLY = "yike install --apply";
const REMOVE = "yike install --remove --data-too";

interface Step {
  readonly command: string;
  readonly code: number;
  readonly seconds: number;
  readonly tail: string;
}

function main(): number {
  if (values.root === undefined || process.getuid?.() !== 0) {
    console.error("npm run install:trial -- --root DIR, as root; DIR is a bare Debian 12 (debootstrap)");
    return 2;
  }
  const root = resolve(values.root);
  const release = join(PROJECT, "release");
  const built = existsSync(release) ? readdirSync(release).find((name) => name.endsWith("_amd64.deb")) : undefined;
  const deb = values.deb ?? (built === undefined ? undefined : join(release, built));
  if (deb === undefined || !existsSync(join(root, "etc", "debian_version"))) {
    console.error("no package (npm run package:deb), or no Debian in that folder");
    return 2;
  }
  copyFileSync(deb, join(root, "root", basename(deb)));

  const steps: Step[] = [];
  let before: Tree | null = null;
  let applied: string[] = [];
  let left: string[] | null = null;
  for (const command of trialCommands(readFileSync(join(PROJECT, "docs", "operations.md"), "utf8"))) {
    if (command === APPLY) before ??= treeOf(root, SKIPPED);
    const step = runIn(root, command);
    steps.push(step);
    if (step.code !== 0) break;
    if (command === APPLY && before !== null) applied = difference(before, treeOf(root, SKIPPED));
    if (command === REMOVE && before !== null) left = difference(before, treeOf(root, SKIPPED));
  }
  const ok = steps.every(({ code }) => code === 0) && applied.length > 0 && left?.length === 0;
  if (values.json === true) console.log(JSON.stringify({ ok, steps, applied, left }));
  else {
    for (const { command, code, seconds } of steps)
      console.log(`${code === 0 ? "ok  " : "FAIL"} ${command} (${seconds} s)`);
    console.log(`changed by the installation: ${applied.length} paths`);
    console.log(left === null ? "not taken back" : `left after taking it back: ${left.join("; ") || "nothing"}`);
    const failed = steps.find(({ code }) => code !== 0);
    if (failed !== undefined) console.log(failed.tail);
  }
  return ok ? 0 : 1;
}

function runIn(root: string, command: string): Step {
  const began = performance.now();
  const env = {
    PATH: "/usr/sbin:/usr/bin:/sbin:/bin",
    HOME: "/root",
    LC_ALL: "C.UTF-8",
    DEBIAN_FRONTEND: "noninteractive",
  };
  const script = `cd /root && ${command}`;
  const { status, stdout, stderr } = spawnSync("chroot", [root, "/bin/sh", "-c", script], {
    env,
    encoding: "utf8",
    maxBuffer: 64 * 1_048_576,
  });
  const seconds = Number(((performance.now() - began) / 1_000).toFixed(1));
  return { command, code: status ?? 1, seconds, tail: `${stdout}\n${stderr}`.trim().split("\n").slice(-15).join("\n") };
}

process.exitCode = main();
