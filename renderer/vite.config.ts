import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/**
 * The font package ships `font-display: swap`, which flashes boxes for characters the fallback lacks. The fonts lie on
 * this machine's own disk: `block` waits the few milliseconds instead.
 */
function blockingFonts(): Plugin {
  return {
    name: "yike-blocking-fonts",
    enforce: "pre",
    transform(code, id) {
      if (!id.includes("@fontsource-variable") || !id.endsWith(".css")) return null;
      return { code: code.replaceAll("font-display: swap", "font-display: block"), map: null };
    },
  };
}

/**
 * The page as static files that work below any address (`app://kiosk/`, `http://127.0.0.1:PORT/`) under a policy
 * without inline anything: no preload shim, no data: assets, one script. Chromium 152 is Electron 45's.
 */
export default defineConfig({
  root: here("."),
  base: "./",
  plugins: [blockingFonts(), react()],
  build: {
    outDir: here("../dist/renderer"),
    emptyOutDir: true,
    target: "chrome152",
    modulePreload: false,
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    // One page for weeks, from the local disk: a chunk that loads later is one more thing that can fail later.
    chunkSizeWarningLimit: 1_500,
  },
});
