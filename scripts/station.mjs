// npm run --silent station -- <command>: the operator's command line on the pinned Node. Standard output carries the
// command's own output and nothing else.
import { spawn } from "node:child_process";
import { buildTargets } from "./build-targets.mjs";
import { ensureInstalled } from "./ensure-install.mjs";
import { at, pinnedNode } from "./place.mjs";

await ensureInstalled();
if (!(await buildTargets(["seed"]))) process.exit(1);

const child = spawn(pinnedNode(), [at("electron", "hosts", "cli.ts"), ...process.argv.slice(2)], { stdio: "inherit" });
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
child.on("error", (error) => {
  console.error(error.message);
  process.exit(1);
});
child.on("close", (code) => process.exit(code ?? 1));
