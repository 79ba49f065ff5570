import { describe, expect, test } from "vitest";
import { MUTANTS } from "../../mutants/shell-table.ts";
import { readProjectFile } from "../../support/project-files.ts";

/** `npm run mutants` breaks each of these in turn; it can only do so where the text is what the table says. */
describe("the table of broken rules", () => {
  test.each(MUTANTS)("$rule: what is broken stands in its file once", ({ file, from, to }) => {
    expect(readProjectFile(file).split(from)).toHaveLength(2);
    expect(to).not.toBe(from);
  });

  test("names each rule once", () => {
    const rules = MUTANTS.map(({ rule }) => rule);
    expect(new Set(rules).size).toBe(rules.length);
  });
});
