import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { MUTANTS, testsOf } from "./shell-table.ts";

/** The shell's own tests over a source with one rule broken: number YIKE_MUTANT of the table. They must fail. */
const mutant = MUTANTS[Number(process.env["YIKE_MUTANT"])];
const at = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

export default defineConfig({
  root: at(""),
  resolve: {
    alias: [{ find: /^electron(\/(main|renderer|common))?$/, replacement: at("tests/support/fake-electron.ts") }],
  },
  plugins: [
    {
      name: "mutant",
      enforce: "pre",
      transform: (code, id) =>
        mutant !== undefined && id === at(mutant.file) ? code.replace(mutant.from, () => mutant.to) : null,
    },
  ],
  test: {
    include: mutant === undefined ? ["tests/unit/shell/**/*.test.ts"] : testsOf(mutant.file),
    bail: 1,
    // Kept on disk, a broken source would come back in the next run, and in everybody's tests.
    fsModuleCache: false,
    testTimeout: 20_000,
    reporters: ["json"],
    outputFile: process.env["YIKE_MUTANT_OUT"] ?? "",
  },
});
