/** better-sqlite3 13 needs Node-API 10, that is Node 22.14; on an older one it does not fail but crashes (ADR 3). */
const NODE_MIN = [22, 14] as const;

/** @param version as in `process.versions.node` */
export function isNodeTooOld(version: string): boolean {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return major < NODE_MIN[0] || (major === NODE_MIN[0] && minor < NODE_MIN[1]);
}

export const NODE_TOO_OLD = `需要 Node ${NODE_MIN.join(".")} 以上，请先运行 npm ci / Node ${NODE_MIN.join(".")} or newer is needed: run \`npm ci\`, it installs one.`;
