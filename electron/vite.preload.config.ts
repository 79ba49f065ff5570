import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** A sandboxed preload must be one CommonJS file; of modules it may require Electron's and a few of Node's. */
export default defineConfig({
  root: here(".."),
  publicDir: false,
  ssr: { noExternal: true },
  build: {
    ssr: here("preload.ts"),
    outDir: here("../dist/preload"),
    emptyOutDir: true,
    // Electron 45's Chromium is 156; the page is built for the same floor.
    target: "chrome152",
    minify: false,
    reportCompressedSize: false,
    rolldownOptions: {
      external: [/^electron(\/.*)?$/],
      output: { format: "cjs", entryFileNames: "index.cjs", codeSplitting: false },
    },
  },
});
