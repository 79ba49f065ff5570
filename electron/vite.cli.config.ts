import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/**
 * The operator's command line and the browser host in one file, for the Debian package, which carries a Node of its own
 * and no packages but the database. Two folders below the program's root, as the sources are (hosts/places.ts).
 */
export default defineConfig({
  root: here(".."),
  publicDir: false,
  ssr: { noExternal: true, external: ["better-sqlite3"] },
  build: {
    ssr: here("hosts/cli.ts"),
    outDir: here("../dist/cli"),
    emptyOutDir: true,
    target: "node24",
    minify: false,
    reportCompressedSize: false,
    rolldownOptions: { output: { format: "es", entryFileNames: "index.js", codeSplitting: false } },
  },
});
