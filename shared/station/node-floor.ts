/** better-sqlite3 13 needs Node-API 10, that is Node 22.14; below it ends with a segmentation fault (ADR 3). */
const FLOOR = { major: 22, minor: 14 };

/**
 * What to tell whoever started the program on an older Node, or null when the version will do.
 * @param version as in `process.versions.node`
 */
export function nodeFloorProblem(version: string): string | null {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  if (major > FLOOR.major || (major === FLOOR.major && minor >= FLOOR.minor)) return null;
  const least = `${FLOOR.major}.${FLOOR.minor}`;
  return `需要 Node ${least} 或更新的版本（现在是 ${version}）：请运行 npm ci / Node ${least} or newer is needed (this is ${version}): run \`npm ci\`, it installs one.`;
}
