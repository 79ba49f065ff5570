import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/**
 * `electron/main`, `electron/renderer` and `electron/common` do not exist outside Electron: every test that loads the
 * shell gets the small strict fake instead. Plain `electron` is covered too, because in Node it tries to download.
 */
const alias = [
  { find: /^electron(\/(main|renderer|common))?$/, replacement: here("./tests/support/fake-electron.ts") },
];

/** No retries anywhere: a test that fails now and then is a fault to find. */
const common = { retry: 0, testTimeout: 20_000, hookTimeout: 60_000 } as const;

export default defineConfig({
  resolve: { alias },
  test: {
    projects: [
      {
        extends: true,
        test: { ...common, name: "unit", include: ["tests/unit/**/*.test.{ts,tsx}"] },
      },
      {
        extends: true,
        // Forks: a crash of the native database addon ends one child, not the run (stack.md §8).
        test: { ...common, name: "integration", pool: "forks", include: ["tests/integration/**/*.test.{ts,tsx}"] },
      },
      {
        extends: true,
        test: { ...common, name: "contract", pool: "forks", include: ["tests/contract/**/*.test.ts"] },
      },
    ],
  },
});
