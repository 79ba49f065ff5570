import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { MUTANTS } from "./shell-table.ts";

/**
 * npm run --silent mutants [-- --json]: breaks each rule of the shell in turn and runs the shell's unit tests, which must
 * notice. The first run has nothing broken and must be green, or the others would prove nothing.
 */
const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "yike-mutants-"));

/** The name of the first test that failed; null = all were green. */
async function run(number: number | "none"): Promise<string | null> {
  const out = join(folder, `${number}.json`);
  const args = [join(ROOT, "node_modules/vitest/vitest.mjs"), "run", "--config", join(ROOT, "tests/mutants/config.ts")];
  const env = { ...process.env, YIKE_MUTANT: String(number), YIKE_MUTANT_OUT: out };
  const child = spawn(process.execPath, args, { cwd: ROOT, env, stdio: "ignore" });
  const code = await new Promise((resolve) => child.on("close", resolve));
  if (code === 0) return null;
  const { testResults } = JSON.parse(readFileSync(out, "utf8")) as {
    testResults: { name: string; message: string; assertionResults: { status: string; fullName: string }[] }[];
  };
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
  const failed = tests.find(({ status }) => status === "failed");
  return failed?.fullName ?? testResults.find(({ message }) => message !== "")?.message.split("\n")[0] ?? "ended early";
}

const json = process.argv.includes("--json");
const untouched = await run("none");
const results: { rule: string; killedBy: string | null }[] = [];
if (untouched === null) {
  for (const [number, { rule }] of MUTANTS.entries()) {
    const killedBy = await run(number);
    results.push({ rule, killedBy });
    if (!json)
      console.log(`${killedBy === null ? "ALIVE " : "killed"} ${rule}${killedBy === null ? "" : `: ${killedBy}`}`);
  }
}
rmSync(folder, { recursive: true });
const alive = results.filter(({ killedBy }) => killedBy === null).map(({ rule }) => rule);
const ok = untouched === null && alive.length === 0;
if (json) console.log(JSON.stringify({ ok, untouched, mutants: results.length, alive, results }));
else if (untouched !== null) console.log(`the tests are red by themselves: ${untouched}`);
else console.log(`${results.length - alive.length} of ${results.length} killed`);
process.exit(ok ? 0 : 1);
