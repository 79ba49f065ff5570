import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { PROJECT } from "../../support/project-files.ts";

/** The command line as a process of its own, over an empty folder: what an operator's shell sees. */
const CLI = join(PROJECT, "electron", "hosts", "cli.ts");
let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "yike-cli-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function start(args: readonly string[]): { child: ChildProcess; ended: Promise<Ended> } {
  const env = { ...process.env, HOME: folder, XDG_CONFIG_HOME: folder, YIKE_DATA: join(folder, "data") };
  const child = spawn(process.execPath, [CLI, ...args], { env, stdio: ["ignore", "pipe", "pipe"] });
  let out = "";
  let err = "";
  child.stdout.setEncoding("utf8").on("data", (chunk) => {
    out += chunk;
  });
  child.stderr.setEncoding("utf8").on("data", (chunk) => {
    err += chunk;
  });
  return { child, ended: new Promise((resolve) => child.on("close", (code) => resolve({ code, out, err }))) };
}
const run = (...args: string[]) => start(args).ended;

describe("the command line as a process", () => {
  test("standard output is the JSON and nothing else", async () => {
    const { code, out } = await run("call", "feed.status");
    expect(code).toBe(0);
    expect(JSON.parse(out)).toHaveProperty("generation");
    expect(out.endsWith("}\n")).toBe(true);
  });

  test("an error ends with exit code 1, on standard output too", async () => {
    const { code, out, err } = await run("call", "jobs.get", '{"id":"gone"}');
    expect({ code, error: JSON.parse(out).error.code }).toEqual({ code: 1, error: "JOB_NOT_FOUND" });
    expect(err).not.toContain("    at ");
  });

  test.each([[["nope"]], [[]], [["constructor"]], [["call"]], [["serve", "--port", "70000"]]])(
    "%j shows how it is used, in both languages, and ends with 2",
    async (args) => {
      const { code, out, err } = await run(...args);
      expect({ code, out }).toEqual({ code: 2, out: "" });
      expect(err).toMatch(/用法 \/ usage/);
    },
  );

  test("a reader that has seen enough is no fault", async () => {
    const { child, ended } = start(["call", "platforms.list"]);
    child.stdout?.destroy();
    expect((await ended).code).toBe(0);
  });
});
