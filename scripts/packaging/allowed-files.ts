/** What app.asar may hold. A file that no row names is an accident; a row that names no file is one too. */
const ALLOWED_FILES: readonly { readonly pattern: RegExp; readonly what: string; readonly unpacked: boolean }[] = [
  { pattern: /^package\.json$/, what: "names the entry", unpacked: false },
  { pattern: /^dist\/main\/index\.js$/, what: "the main process, one file", unpacked: false },
  { pattern: /^dist\/preload\/index\.cjs$/, what: "the preload script, one file", unpacked: false },
  { pattern: /^dist\/renderer\/index\.html$/, what: "the page", unpacked: false },
  { pattern: /^dist\/renderer\/assets\/[\w.-]+\.(js|css)$/, what: "the page's code", unpacked: false },
  { pattern: /^dist\/renderer\/assets\/[\w.-]+\.woff2$/, what: "the page's fonts", unpacked: false },
  { pattern: /^resources\/station\.example\.json$/, what: "the demonstration station", unpacked: false },
  { pattern: /^resources\/out-of-service\.(html|css)$/, what: "the page when the page fails", unpacked: false },
  { pattern: /^resources\/fonts\/(noto-sans-sc-\w+\.woff2|OFL\.txt)$/, what: "its few glyphs", unpacked: false },
  { pattern: /^dist\/worker\/build-generation\.worker\.js$/, what: "the thread, one file", unpacked: true },
  {
    pattern: /^dist\/seed\/(manifest\.json|manifest\.sig|seed\.json)$/,
    what: "the seed feed's head",
    unpacked: true,
  },
  { pattern: /^dist\/seed\/[a-z-]+-[0-9a-f]{16}\.ndjson\.gz$/, what: "the seed feed's rows", unpacked: true },
  {
    pattern: /^node_modules\/better-sqlite3\/(package\.json|LICENSE)$/,
    what: "the database package",
    unpacked: true,
  },
  { pattern: /^node_modules\/better-sqlite3\/lib\/[\w/-]+\.js$/, what: "its code", unpacked: true },
  { pattern: /^node_modules\/better-sqlite3\/prebuilds\/linux-x64\.node$/, what: "its addon", unpacked: true },
];

export interface PackedFile {
  readonly path: string;
  readonly unpacked: boolean;
}

/** Sentences about what does not belong, what is missing and what lies on the wrong side of the archive. */
export function judgeFiles(files: readonly PackedFile[]): string[] {
  const rowOf = (path: string) => ALLOWED_FILES.find(({ pattern }) => pattern.test(path));
  const complaints: string[] = [];
  for (const { path, unpacked } of files) {
    const row = rowOf(path);
    if (row === undefined) complaints.push(`unexpected: ${path}`);
    else if (row.unpacked !== unpacked) complaints.push(`${unpacked ? "beside" : "inside"} the archive: ${path}`);
  }
  for (const { pattern, what } of ALLOWED_FILES) {
    if (!files.some(({ path }) => pattern.test(path))) complaints.push(`missing: ${what} (${pattern.source})`);
  }
  return complaints;
}
