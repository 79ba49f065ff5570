import { parseArgs } from "node:util";
import { benchBoot } from "./boot.ts";
import { benchImport } from "./import.ts";
import { benchRefresh } from "./refresh.ts";
import { benchSearch } from "./search.ts";

/** What `npm run bench -- <name>` measures; null = not there yet. */
const BENCHES: Readonly<Record<string, ((options: BenchOptions) => Promise<BenchReport>) | null>> = {
  search: benchSearch,
  refresh: benchRefresh,
  boot: benchBoot,
  import: benchImport,
};

export interface BenchOptions {
  readonly rows: number;
  readonly seed: number;
  /** A published feed folder instead of made-up rows. */
  readonly feed: string | undefined;
  /** Says what goes on; never on stdout. */
  readonly say: (line: string) => void;
}

export interface BenchReport {
  readonly figures: readonly { name: string; value: number; target: string; met: boolean }[];
  readonly [more: string]: unknown;
}

async function main(): Promise<number> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      json: { type: "boolean", default: false },
      rows: { type: "string", default: "50000" },
      seed: { type: "string", default: "20261120" },
      feed: { type: "string" },
    },
  });
  const name = positionals[0] ?? "";
  const bench = BENCHES[name];
  if (!bench) {
    const why = bench === null ? "not there yet" : `one of: ${Object.keys(BENCHES).join(", ")}`;
    process.stderr.write(`bench ${name}: ${why}\n`);
    return 1;
  }
  const report = await bench({
    rows: Number(values.rows),
    seed: Number(values.seed),
    feed: values.feed,
    say: (line) => process.stderr.write(`${line}\n`),
  });
  process.stdout.write(values.json ? `${JSON.stringify(report, null, 2)}\n` : table(report));
  return report.figures.every((figure) => figure.met) ? 0 : 1;
}

function table(report: BenchReport): string {
  const lines = report.figures.map(
    ({ name, value, target, met }) =>
      `${met ? "met   " : "MISSED"}  ${name.padEnd(52)} ${String(value).padStart(8)}  ${target}`,
  );
  return `${lines.join("\n")}\n`;
}

process.exitCode = await main();
