// Four plain TypeScript runs, one a folder, at the same time. Project references would need emitted files and buy
// nothing at this size. Each folder has its own globals: shared/ sees neither the DOM nor Node.
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const FOLDERS = ["shared", "electron", "renderer", "tests"];

function check(folder) {
  return new Promise((resolve) => {
    const args = ["node_modules/typescript/bin/tsc", "-p", `${folder}/tsconfig.json`, "--pretty", "false"];
    const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ["ignore", "pipe", "inherit"] });
    let text = "";
    child.stdout.setEncoding("utf8");
    child.stdout.on("data", (chunk) => {
      text += chunk;
    });
    child.on("close", (code) => resolve({ folder, ok: code === 0, text }));
  });
}

const results = await Promise.all(FOLDERS.map(check));
// A file may be read by two runs; its complaint is printed once.
const lines = new Set(results.flatMap((result) => result.text.split("\n").filter((line) => line !== "")));
for (const line of lines) console.log(line);
for (const { folder, ok } of results) console.log(`${ok ? "ok  " : "FAIL"} types ${folder}`);
process.exitCode = results.every((result) => result.ok) ? 0 : 1;
