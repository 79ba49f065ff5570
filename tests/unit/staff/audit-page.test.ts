import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { PROJECT } from "../../support/project-files.ts";

test("docs/audit-events.md says what the catalogue says", () => {
  const check = () =>
    execFileSync(process.execPath, [`${PROJECT}scripts/audit-events.ts`, "--check"], { stdio: "pipe" });
  expect(check).not.toThrow();
});
