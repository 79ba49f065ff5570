// npm run package:check [-- --json]: builds what is stale and checks the packed program (scripts/packaging/main.ts).
// Exit 1 when a check fails. Plain JavaScript: it runs on the host's own Node and hands the work to the pinned one.
import { buildTargets } from "./build-targets.mjs";
import { ensureInstalled } from "./ensure-install.mjs";
import { withLock } from "./lock.mjs";
import { at, pinnedNode, run } from "./place.mjs";

const args = process.argv.slice(2);
await ensureInstalled();
if (!(await buildTargets([]))) {
  const checks = [{ name: "build", ok: false, detail: "npm run build failed" }];
  console.log(args.includes("--json") ? JSON.stringify({ ok: false, checks, sizes: {} }) : "FAIL build");
  process.exit(1);
}
// Stub and output lie in the project's folder: two checks at once would pack each other's files.
process.exit(await withLock("package", () => run(pinnedNode(), [at("scripts", "packaging", "main.ts"), ...args])));
