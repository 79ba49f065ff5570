import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/**
 * Threads as entries of their own: a server build leaves `new URL("./x.worker.ts", …)` as it stands. One file each,
 * without shared chunks, because they are unpacked from the archive one by one (electron-builder.yml).
 */
export default defineConfig({
  root: here(".."),
  publicDir: false,
  ssr: { noExternal: true, external: ["better-sqlite3"] },
  build: {
    ssr: here("station/feed/build-generation.worker.ts"),
    outDir: here("../dist/worker"),
    emptyOutDir: true,
    target: "node24",
    minify: false,
    reportCompressedSize: false,
    rolldownOptions: { output: { format: "es", entryFileNames: "[name].js", codeSplitting: false } },
  },
});
