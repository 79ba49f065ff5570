// npm run --silent station -- <command>: the operator's command line on the pinned Node. Standard output carries the
// command's own output and nothing else.
import { spawn } from "node:child_process";
import { buildTargets } from "./build-targets.mjs";
import { ensureInstalled } from "./ensure-install.mjs";
import { at, onStop, pinnedNode } from "./place.mjs";

await ensureInstalled();
if (!(await buildTargets(["seed"]))) process.exit(1);

// The fourth channel carries nothing: when this process is killed it breaks, and a serving child ends too.
const child = spawn(pinnedNode(), [at("electron", "hosts", "cli.ts"), ...process.argv.slice(2)], {
  stdio: ["inherit", "inherit", "inherit", "ipc"],
});
onStop((signal) => child.kill(signal));
child.on("error", (error) => {
  console.error(error.message);
  process.exit(1);
});
child.on("close", (code) => process.exit(code ?? 1));
