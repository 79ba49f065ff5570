import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { REASONS } from "./mission/reasons.ts";
import { type Coverage, coverageOf, readMissionRows } from "./mission/rows.ts";

/**
 * Prints which duties of the mission list have a test that names them, and why the others have none. Ends with 1 when
 * a row has neither.
 *
 *   node scripts/mission-rows.ts [--rows FILE] [--json]
 *
 * The list is a hand-out and no part of this project: by default it is looked for beside it.
 */
const PROGRAM = fileURLToPath(new URL("..", import.meta.url));
const TEST_FILE = /\.(?:test|spec)\.tsx?$/;

function testFiles(): Map<string, string> {
  const entries = readdirSync(join(PROGRAM, "tests"), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && TEST_FILE.test(entry.name));
  return new Map(
    files.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [relative(PROGRAM, path), readFileSync(path, "utf8")];
    }),
  );
}

function print(coverage: readonly Coverage[]): void {
  const covered = coverage.filter(({ tests }) => tests.length > 0);
  console.log(`Named by a test: ${covered.length} of ${coverage.length}`);
  for (const { row, tests } of covered) console.log(`  ${row.id} ${row.name} (${row.verdict}): ${tests.join(", ")}`);
  const left = coverage.filter(({ reason }) => reason !== null);
  console.log(`Not named, with the reason: ${left.length}`);
  for (const { row, reason } of left) console.log(`  ${row.id} ${row.name} (${row.verdict}): ${reason}`);
  const gaps = coverage.filter(({ tests, reason }) => tests.length === 0 && reason === null);
  console.log(`Neither: ${gaps.length}`);
  for (const { row } of gaps) console.log(`  ${row.id} ${row.name} (${row.verdict})`);
}

function main(): number {
  const { values } = parseArgs({
    options: {
      rows: { type: "string", default: join(PROGRAM, "..", "shared", "content", "mission-rows.md") },
      json: { type: "boolean", default: false },
    },
  });
  if (!existsSync(values.rows)) {
    console.log("The mission list is not here; name it with --rows FILE.");
    return 0;
  }
  const coverage = coverageOf(readMissionRows(readFileSync(values.rows, "utf8")), testFiles(), REASONS);
  if (values.json) console.log(JSON.stringify(coverage));
  else print(coverage);
  return coverage.some(({ tests, reason }) => tests.length === 0 && reason === null) ? 1 : 0;
}

process.exit(main());
