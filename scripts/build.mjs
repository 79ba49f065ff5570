// npm run build [-- --force] [name…]: builds what is stale: the page, the seed, the shell's bundles.
import { buildTargets, targets } from "./build-targets.mjs";
import { ensureInstalled } from "./ensure-install.mjs";

const args = process.argv.slice(2);
const names = args.filter((arg) => !arg.startsWith("--"));
const known = targets().map((target) => target.name);
const unknown = names.filter((name) => !known.includes(name));
if (unknown.length > 0) {
  console.error(`no such target: ${unknown.join(", ")}; there are ${known.join(", ")}`);
  process.exit(2);
}
await ensureInstalled();
process.exit((await buildTargets(names, { force: args.includes("--force") })) ? 0 : 1);
