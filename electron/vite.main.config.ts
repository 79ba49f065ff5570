import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/**
 * Electron's entry in one file of ES modules (Node 24 is Electron 45's). Everything is bundled but Electron itself and
 * the native database. Not minified: a stack in a station's log should be readable.
 */
export default defineConfig({
  root: here(".."),
  publicDir: false,
  ssr: { noExternal: true, external: ["better-sqlite3"] },
  build: {
    ssr: here("main.ts"),
    outDir: here("../dist/main"),
    emptyOutDir: true,
    target: "node24",
    minify: false,
    reportCompressedSize: false,
    rolldownOptions: {
      external: [/^electron(\/.*)?$/],
      output: { format: "es", entryFileNames: "index.js", codeSplitting: false },
    },
  },
});
