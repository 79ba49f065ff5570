// npm run package:deb: builds what is stale and makes release/yike_<version>_amd64.deb, by dpkg-deb alone. Plain
// JavaScript: it runs on the host's own Node and hands the work to the pinned one.
import { buildTargets } from "./build-targets.mjs";
import { ensureInstalled } from "./ensure-install.mjs";
import { withLock } from "./lock.mjs";
import { at, pinnedNode, run } from "./place.mjs";

await ensureInstalled();
if (!(await buildTargets([]))) process.exit(1);
process.exit(await withLock("package", () => run(pinnedNode(), [at("scripts", "packaging", "make-deb.ts")])));
