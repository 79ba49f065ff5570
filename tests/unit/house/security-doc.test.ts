import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { PROJECT, readProjectFile } from "../../support/project-files.ts";

/** docs/security.md: a threat a row. What it says about tests must be so. */
const ROWS = readProjectFile("docs/security.md")
  .split("\n")
  .filter((line) => /^\| T\d/.test(line))
  .map((line) => line.split("|").map((cell) => cell.trim()))
  .map(([, id = "", threat = "", control = "", tests = ""]) => ({ id, threat, control, tests }));

/** "`path` "words"; …" */
const NAMED = /`([\w./-]+)` "([^"]+)"/g;
const named = (tests: string) => [...tests.matchAll(NAMED)].map(([, path = "", words = ""]) => ({ path, words }));

describe("the threat table", () => {
  test("has the twenty-four rows, each once, in order", () => {
    expect(ROWS.map(({ id }) => id)).toEqual(Array.from({ length: 24 }, (_, index) => `T${index + 1}`));
  });

  test.each(ROWS)("$id says what it is, what is done, and what would notice", ({ threat, control, tests }) => {
    expect(threat.length).toBeGreaterThan(10);
    expect(control.length).toBeGreaterThan(40);
    expect(named(tests).length).toBeGreaterThan(0);
    // Nothing but names of tests: prose there could not be checked.
    expect(tests.replaceAll(NAMED, "").replace(/[;\s]/g, "")).toBe("");
  });

  test.each(ROWS)("$id names tests that exist and say so", ({ tests }) => {
    for (const { path, words } of named(tests)) {
      expect(existsSync(join(PROJECT, path)), path).toBe(true);
      expect(readProjectFile(path).includes(words), `${path} says "${words}"`).toBe(true);
    }
  });
});
