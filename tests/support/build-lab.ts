import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { gunzipSync } from "node:zlib";
import { feedCommand } from "../../electron/hosts/feed-command.ts";
import type { FeedReport } from "../../shared/feed/report.ts";
import { type PublishedJob, publishedJob } from "../../shared/jobs/job.ts";

/** `station feed build` over files of a temporary folder. */
export interface BuildLab {
  readonly root: string;
  readonly out: string;
  /** What was said to the person at the prompt by the last command. */
  said(): string;
  file(name: string, content: string | Buffer): string;
  /** The exit code; `--out` is added. */
  build(...args: string[]): Promise<number>;
  report(): FeedReport;
  page(): string;
  hasFeed(): boolean;
  /** Published jobs, in the order of the input. */
  jobs(): PublishedJob[];
  close(): void;
}

export function createBuildLab(): BuildLab {
  const root = mkdtempSync(join(tmpdir(), "yike-import-"));
  const out = join(root, "out");
  let said: string[] = [];
  return {
    root,
    out,
    said: () => said.join("\n"),
    file: (name, content) => {
      const path = join(root, name);
      writeFileSync(path, content);
      return path;
    },
    build: async (...args) => {
      rmSync(out, { recursive: true, force: true });
      said = [];
      return feedCommand(["build", "--out", out, ...args], {
        stdin: Readable.from([]),
        env: { XDG_CONFIG_HOME: join(root, "config"), XDG_DATA_HOME: join(root, "share") },
        print: async () => {},
        say: (line) => {
          said.push(line);
        },
      });
    },
    report: () => JSON.parse(readFileSync(join(out, "report.json"), "utf8")),
    page: () => readFileSync(join(out, "report.html"), "utf8"),
    hasFeed: () => existsSync(join(out, "manifest.json")),
    jobs: () => {
      const file = readdirSync(out).find((name) => /^jobs-[0-9a-f]+\.ndjson\.gz$/.test(name)) ?? "";
      const lines = gunzipSync(readFileSync(join(out, file)))
        .toString()
        .trimEnd()
        .split("\n");
      return lines.slice(0, -1).map((line) => publishedJob.parse(JSON.parse(line)));
    },
    close: () => rmSync(root, { recursive: true, force: true }),
  };
}
