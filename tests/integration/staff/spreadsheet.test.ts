import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { csvOf } from "../../../electron/station/staff/exports.ts";

/** What was found to run in a spreadsheet (reliability.md T14), and a cell that only looks like it. */
const HOSTILE = [
  "=1+1",
  " =1+1",
  "\u00a0+1",
  "-1+2",
  "@SUM(1)",
  "＝1+1",
  "甲\n=1+1",
  "\t=1+1",
  '=HYPERLINK("x","y")',
  "甲=1",
];

function office(): string | null {
  for (const name of ["soffice", "libreoffice"]) {
    try {
      execFileSync(name, ["--version"], { stdio: "ignore" });
      return name;
    } catch {
      // Not installed under this name.
    }
  }
  return null;
}

test("LibreOffice opens an export and finds no formula in it", { timeout: 120_000 }, ({ skip }) => {
  const program = office();
  if (program === null) return skip("LibreOffice (soffice) is not installed here: the property test stands alone");
  const folder = mkdtempSync(join(tmpdir(), "yike-sheet-"));
  try {
    writeFileSync(join(folder, "out.csv"), csvOf({ headings: ["what", "n"], rows: HOSTILE.map((text) => [text, -1]) }));
    const args = [`-env:UserInstallation=file://${folder}/profile`, "--headless", "--convert-to", "fods"];
    execFileSync(program, [...args, "--outdir", folder, join(folder, "out.csv")], {
      stdio: "ignore",
      timeout: 100_000,
    });
    const sheet = readFileSync(join(folder, "out.fods"), "utf8");
    expect(sheet).toContain("1+1");
    expect(sheet).not.toContain("table:formula");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
