import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildDeb, debFile, listDeb } from "./deb.ts";

/** What the Debian package may hold. A file that no row names is an accident; a row that names no file is one too. */
const ALLOWED: readonly { readonly pattern: RegExp; readonly mode: string }[] = [
  { pattern: /^usr\/bin\/yike$/, mode: "-rwxr-xr-x" },
  { pattern: /^usr\/lib\/yike\/bin\/node$/, mode: "-rwxr-xr-x" },
  { pattern: /^usr\/lib\/yike\/package\.json$/, mode: "-rw-r--r--" },
  { pattern: /^usr\/lib\/yike\/dist\/cli\/index\.js$/, mode: "-rw-r--r--" },
  { pattern: /^usr\/lib\/yike\/dist\/worker\/build-generation\.worker\.js$/, mode: "-rw-r--r--" },
  { pattern: /^usr\/lib\/yike\/dist\/renderer\/index\.html$/, mode: "-rw-r--r--" },
  { pattern: /^usr\/lib\/yike\/dist\/renderer\/assets\/[\w.-]+\.(js|css|woff2)$/, mode: "-rw-r--r--" },
  { pattern: /^usr\/lib\/yike\/dist\/seed\/(manifest\.json|manifest\.sig|seed\.json)$/, mode: "-rw-r--r--" },
  { pattern: /^usr\/lib\/yike\/dist\/seed\/[a-z-]+-[0-9a-f]{16}\.ndjson\.gz$/, mode: "-rw-r--r--" },
  { pattern: /^usr\/lib\/yike\/resources\/station\.[\w.]*example\.json$/, mode: "-rw-r--r--" },
  { pattern: /^usr\/lib\/yike\/resources\/out-of-service\.(html|css)$/, mode: "-rw-r--r--" },
  { pattern: /^usr\/lib\/yike\/resources\/fonts\/(noto-sans-sc-\w+\.woff2|OFL\.txt)$/, mode: "-rw-r--r--" },
  { pattern: /^usr\/lib\/yike\/node_modules\/better-sqlite3\/(package\.json|LICENSE)$/, mode: "-rw-r--r--" },
  { pattern: /^usr\/lib\/yike\/node_modules\/better-sqlite3\/lib\/[\w/-]+\.js$/, mode: "-rw-r--r--" },
  { pattern: /^usr\/lib\/yike\/node_modules\/better-sqlite3\/prebuilds\/linux-x64\.node$/, mode: "-rw-r--r--" },
  { pattern: /^usr\/share\/doc\/yike\/(operations|security)\.md$/, mode: "-rw-r--r--" },
  { pattern: /^usr\/share\/doc\/yike\/(copyright|LICENSE\.node|sbom\.cdx\.json)$/, mode: "-rw-r--r--" },
];

/** Sentences about what does not belong, has other rights or is missing. */
export function judgeDeb(files: readonly { mode: string; owner: string; path: string }[]): string[] {
  const complaints: string[] = [];
  for (const { mode, owner, path } of files) {
    const row = ALLOWED.find(({ pattern }) => pattern.test(path));
    if (row === undefined) complaints.push(`unexpected: ${path}`);
    else if (row.mode !== mode) complaints.push(`${mode} instead of ${row.mode}: ${path}`);
    if (owner !== "root/root") complaints.push(`belongs to ${owner}: ${path}`);
  }
  for (const { pattern } of ALLOWED) {
    if (!files.some(({ path }) => pattern.test(path))) complaints.push(`missing: ${pattern.source}`);
  }
  return complaints;
}

interface Noted {
  readonly name: string;
  readonly complaints: readonly string[];
  readonly good: string;
}

const MEGABYTE = 1_048_576;

/** Builds the package twice, looks into it, unpacks it elsewhere and asks the unpacked program. */
export function checkDeb(release: string, sbom: string, sizes: Record<string, number>): Noted[] {
  if (spawnSync("dpkg-deb", ["--version"]).status !== 0)
    return [{ name: "deb", complaints: [], good: "not built: there is no dpkg-deb on this machine" }];
  const deb = debFile(release);
  const digests = [0, 1].map(() => {
    const failure = buildDeb(release, sbom);
    return failure ?? createHash("sha256").update(readFileSync(deb)).digest("hex");
  });
  const [first = "", second] = digests;
  if (!/^[0-9a-f]{64}$/.test(first)) return [{ name: "deb", complaints: [first], good: "" }];
  sizes["debBytes"] = statSync(deb).size;
  const files = listDeb(deb);
  return [
    {
      name: "deb",
      complaints: judgeDeb(files),
      good: `${files.length} files, each on the list, ${(sizes["debBytes"] / MEGABYTE).toFixed(1)} MB`,
    },
    {
      name: "deb-same",
      complaints: first === second ? [] : ["two builds differ"],
      good: "the same tree gives the same bytes",
    },
    { name: "deb-search", complaints: askUnpacked(deb), good: "unpacked elsewhere, it answers a search from its seed" },
  ];
}

function askUnpacked(deb: string): string[] {
  const folder = mkdtempSync(join(tmpdir(), "yike-deb-"));
  try {
    const unpacked = spawnSync("dpkg-deb", ["--extract", deb, folder], { encoding: "utf8" });
    if (unpacked.status !== 0) return [unpacked.stderr];
    const program = join(folder, "usr", "lib", "yike");
    const home = join(folder, "home");
    mkdirSync(home);
    const call = [join(program, "dist", "cli", "index.js"), "call", "jobs.search", '{"text":"保洁"}'];
    const env = { PATH: "", HOME: home, YIKE_DATA: join(home, "data") };
    const { status, stdout, stderr } = spawnSync(join(program, "bin", "node"), call, {
      cwd: home,
      env,
      encoding: "utf8",
    });
    if (status !== 0) return [`exit ${status}: ${stderr.trim().slice(-400)}`];
    const { total } = JSON.parse(stdout) as { total: number };
    return total > 0 ? [] : [`found ${total}`];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
