import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { PROJECT, readProjectFile } from "../../support/project-files.ts";

/** A rule or plugin that stops matching reports success: every ban is tried on a line it must refuse. */
const REFUSED: readonly [file: string, line: string][] = [
  ["shared/a.ts", "export const a = Date.now();"],
  ["shared/a.ts", "export const a = Date.now;"],
  ["shared/a.ts", "export const a = new Date();"],
  ["shared/a.ts", "export const a = new Date;"],
  ["shared/a.ts", "export const a = Date();"],
  ["shared/a.ts", 'export const a = Date["now"]();'],
  ["shared/a.ts", "export const { now } = Date;"],
  ["shared/a.ts", "export const { now: a, parse } = Date;"],
  ["shared/a.ts", "export const a = Date;"],
  ["shared/a.ts", "export const a = Math.random();"],
  ["shared/a.ts", 'export const a = Math["random"]();'],
  ["shared/a.ts", "export const { random } = Math;"],
  ["shared/a.ts", "export const a = crypto.randomUUID();"],
  ["shared/a.ts", "export const a = globalThis;"],
  ["shared/a.ts", "export const a = process.env;"],
  ["shared/a.ts", 'console.log("a");'],
  ["electron/station/a.ts", 'export const a = fetch("x");'],
  ["electron/station/a.ts", "export const a = setTimeout(() => {}, 1);"],
  ["electron/station/a.ts", "export const a = setInterval(() => {}, 1);"],
  ["electron/station/a.ts", "export const a = performance.now();"],
  ["electron/station/a.ts", 'export { readFileSync } from "node:fs";'],
  ["electron/station/a.ts", 'export { a } from "../hosts/a.ts";'],
  ["electron/station/a.ts", 'export { app } from "electron/main";'],
  ["electron/station/a.worker.ts", "export const a = Date.now();"],
  ["electron/station/a.worker.ts", 'export { a } from "../hosts/a.ts";'],
  ["electron/hosts/a.ts", 'export { app } from "electron";'],
  ["electron/hosts/a.ts", "export default 1;"],
  ["electron/hosts/a.ts", "export enum A { B }"],
  ["electron/hosts/CamelCase.ts", "export const a = 1;"],
  ["renderer/pages/a.tsx", 'export const a = <button type="button" onClick={f}>a</button>;'],
  ["renderer/pages/a.tsx", "export const a = <div onPointerDown={f} />;"],
  ["renderer/pages/a.tsx", "export const a = <div onContextMenu={f} />;"],
];

/** What the bans must leave alone. */
const ACCEPTED: readonly [file: string, line: string][] = [
  ["shared/a.ts", "export const a = new Date(5).getTime() + Math.max(1, 2) + Date.parse('2026-01-01');"],
  ["electron/station/a.ts", 'export { createHash } from "node:crypto";'],
  ["electron/station/a.worker.ts", 'export { readFileSync } from "node:fs";'],
  ["electron/hosts/a.ts", "export const a = Date.now();"],
  ["renderer/pages/a.tsx", "export const a = <Button onPress={f} />;"],
  ["renderer/design/a.tsx", 'export const a = <button type="button" onClick={f}>a</button>;'],
];

const BIOME = join(PROJECT, "node_modules", "@biomejs", "biome", "bin", "biome");
const numbered = (file: string, index: number) => file.replace(".", `${index}.`);

interface Diagnostic {
  readonly severity: string;
  readonly location: { readonly path: string };
}

const run = promisify(execFile);
let folder = "";
let refusals: ReadonlySet<string> = new Set();

/** One run over all samples, each in a file of its own number. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "yike-lint-"));
  await cp(join(PROJECT, "tools"), join(folder, "tools"), { recursive: true });
  const { vcs, ...config } = JSON.parse(readProjectFile("biome.json"));
  await writeFile(join(folder, "biome.json"), JSON.stringify(config));
  for (const [index, [file, line]] of [...REFUSED, ...ACCEPTED].entries()) {
    const path = join(folder, numbered(file, index));
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, `${line}\n`);
  }
  const args = ["lint", "--reporter=json", "--max-diagnostics=none", "--error-on-warnings", "."];
  const ended = await run(process.execPath, [BIOME, ...args], { cwd: folder }).catch((failed) => failed);
  const { diagnostics } = JSON.parse(ended.stdout) as { diagnostics: Diagnostic[] };
  refusals = new Set(diagnostics.filter((one) => one.severity === "error").map((one) => one.location.path));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe("the linter", () => {
  test.each(REFUSED.map(([file, line], index) => ({ file, line, index })))("refuses $line in $file", (sample) => {
    expect(refusals).toContain(numbered(sample.file, sample.index));
  });

  test.each(ACCEPTED.map(([file, line], index) => ({ file, line, index })))("accepts $line in $file", (sample) => {
    expect(refusals).not.toContain(numbered(sample.file, REFUSED.length + sample.index));
  });
});
