// First step of scripts that run TypeScript or the database: an old Node would stop with a riddle or crash.
const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < 22 || (major === 22 && minor < 14)) {
  console.error(
    `需要 Node 22.14 或更新的版本（现在是 ${process.versions.node}）：请运行 npm ci / ` +
      `Node 22.14 or newer is needed (this is ${process.versions.node}): run \`npm ci\`, it installs one.`,
  );
  process.exit(1);
}
