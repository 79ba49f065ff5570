// npm test: everything that is checked, one row a step. `npm run test:full` looks at every page in every mode; without
// it at a part, another one with each commit (tests/e2e/support/matrix.ts). Installs what is missing first. Plain
// JavaScript: it runs on the host's own Node and hands the work to the pinned one.
import { delimiter } from "node:path";
import { obtainChromium } from "./browsers.mjs";
import { ensureInstalled } from "./ensure-install.mjs";
import { at, run } from "./place.mjs";

/** A step is an npm script; `needs` names the step without which it cannot tell anything. */
const STEPS = [
  { script: "lint", what: "格式与规则 / format and rules" },
  { script: "typecheck", what: "类型 / types" },
  { script: "deadcode", what: "无用代码 / dead code" },
  { script: "vitest", what: "单元、集成、契约 / unit, integration, contract" },
  { script: "build", what: "构建 / build" },
  { script: "package:check", what: "打包 / packaging", needs: "build" },
  { script: "e2e", what: "端到端 / end to end in Chromium", needs: "build" },
];

const npm = process.platform === "win32" ? "npm.cmd" : "npm";
const seconds = (from) => `${((Date.now() - from) / 1_000).toFixed(1)} s`;

console.log("安装缺少的依赖 / installing what is missing");
await ensureInstalled();
const chromium = await obtainChromium(process.env);
if (chromium === null) {
  console.error("没有 Chromium，端到端测试不能运行。请安装 chromium，或把它的路径放进环境变量 CHROMIUM。");
  console.error("There is no Chromium for the end-to-end tests: install one, or name it in $CHROMIUM.");
  process.exit(1);
}
const path = [at("node_modules", ".bin"), process.env.PATH ?? ""].join(delimiter);
const matrix = process.argv.includes("--full") ? { YIKE_MATRIX: "whole" } : {};
const env = { ...process.env, ...matrix, CHROMIUM: chromium, PATH: path };

const results = [];
for (const { script, what, needs } of STEPS) {
  if (needs !== undefined && results.some((result) => result.script === needs && result.outcome !== "passed")) {
    results.push({ script, what, outcome: "not run", time: `needs ${needs}` });
    continue;
  }
  console.log(`\n== ${script}: ${what}`);
  const start = Date.now();
  const code = await run(npm, ["run", "--silent", script], { env });
  results.push({ script, what, outcome: code === 0 ? "passed" : "failed", time: seconds(start) });
}

console.log("");
for (const { script, what, outcome, time } of results)
  console.log(`${outcome.padEnd(8)} ${script.padEnd(14)} ${time.padStart(12)}  ${what}`);
const passed = results.filter((result) => result.outcome === "passed").length;
console.log(`\n${passed} passed, ${results.length - passed} failed`);
process.exit(passed === results.length ? 0 : 1);
