import { parseArgs } from "node:util";
import { CannotRun, type Experiment } from "./experiment.ts";

export interface CrashOptions {
  /** How often; null = the full figure of the experiment. */
  readonly runs: number | null;
  readonly seed: number;
  /** Says what goes on; never on stdout. */
  readonly say: (line: string) => void;
}

export interface CrashReport {
  readonly figures: readonly { name: string; value: number; target: string; met: boolean }[];
  readonly [more: string]: unknown;
}

/** A station's data under everything that can happen to it. Each runs alone and is loaded when it is asked for. */
const OF_BOOKINGS: Readonly<Record<string, { load: () => Promise<Experiment>; what: string }>> = {
  kill: { load: async () => (await import("./kill.ts")).kill, what: "1 000 × SIGKILL while bookings are made" },
  powercut: {
    load: async () => (await import("./powercut.ts")).powercut,
    what: "300 × 2 power cuts: only what was fsynced survives (needs strace)",
  },
  flip: { load: async () => (await import("./flip.ts")).flip, what: "600 single flipped bits" },
  truncate: { load: async () => (await import("./truncate.ts")).truncate, what: "100 cut files" },
  diskfull: {
    load: async () => (await import("./diskfull.ts")).diskfull,
    what: "a full disk and a read-only one (needs unshare of util-linux)",
  },
  clock: { load: async () => (await import("./clock.ts")).clock, what: "the clock ten years off, and jumping" },
  boot: { load: async () => (await import("./boot.ts")).boot, what: "missing, empty, garbled, newer files, combined" },
  race: { load: async () => (await import("./race.ts")).race, what: "8 processes, 4 000 requests, 2 000 seats" },
  model: { load: async () => (await import("./model.ts")).model, what: "10 000 random lives of a station" },
  mutants: { load: async () => (await import("./mutants.ts")).mutants, what: "faults put into the engine: all found?" },
  purge: {
    load: async () => (await import("./purge.ts")).purgeProof,
    what: "planted names, searched for in every file",
  },
  cost: { load: async () => (await import("./cost.ts")).cost, what: "what one confirmed booking costs" },
};

/** What `npm run crash -- <name>` tries on feeds. */
const OF_FEEDS: Readonly<Record<string, () => Promise<(options: CrashOptions) => Promise<CrashReport>>>> = {
  "feed-mutations": async () => (await import("./feed/mutations.ts")).mutateFeeds,
  "feed-kill": async () => (await import("./feed/kill.ts")).killDuringApply,
};

const OPTIONS = {
  json: { type: "boolean", default: false },
  /** Of feeds: how often. */
  runs: { type: "string" },
  /** Of bookings: which part of the full number. */
  part: { type: "string", default: "1" },
  seed: { type: "string", default: "20261120" },
} as const;

async function main(): Promise<number> {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: OPTIONS });
  const name = positionals[0] ?? "";
  const ofBookings = Object.hasOwn(OF_BOOKINGS, name) ? OF_BOOKINGS[name] : undefined;
  const ofFeeds = Object.hasOwn(OF_FEEDS, name) ? OF_FEEDS[name] : undefined;
  try {
    if (ofBookings !== undefined) {
      const experiment = await ofBookings.load();
      return await bookingsReport(
        name,
        experiment,
        { part: Number(values.part), seed: Number(values.seed) },
        values.json,
      );
    }
    if (ofFeeds !== undefined) {
      const runs = values.runs === undefined ? null : Number(values.runs);
      const say = (line: string) => process.stderr.write(`${line}\n`);
      const report = await (await ofFeeds())({ runs, seed: Number(values.seed), say });
      process.stdout.write(values.json ? `${JSON.stringify(report, null, 2)}\n` : table(report));
      return report.figures.every((figure) => figure.met) ? 0 : 1;
    }
  } catch (error) {
    if (!(error instanceof CannotRun)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 1;
  }
  process.stderr.write(usage());
  return 1;
}

async function bookingsReport(
  name: string,
  experiment: Experiment,
  scale: Parameters<Experiment>[0],
  asJson: boolean,
): Promise<number> {
  const start = performance.now();
  const { passed, figures, missed } = await experiment(scale);
  const seconds = Math.round((performance.now() - start) / 100) / 10;
  const report = { experiment: name, passed, ...figures, missed, seconds };
  process.stdout.write(`${asJson ? JSON.stringify(report) : JSON.stringify(report, null, 2)}\n`);
  return passed ? 0 : 1;
}

function usage(): string {
  const lines = Object.entries(OF_BOOKINGS).map(([name, { what }]) => `  ${name.padEnd(16)} ${what}`);
  const feeds = Object.keys(OF_FEEDS).map((name) => `  ${name}`);
  return `npm run --silent crash -- <name> [--json] [--seed N] [--part 0.1 | --runs N]\n${[...lines, ...feeds].join("\n")}\n`;
}

function table(report: CrashReport): string {
  const lines = report.figures.map(
    ({ name, value, target, met }) =>
      `${met ? "met   " : "MISSED"}  ${name.padEnd(52)} ${String(value).padStart(8)}  ${target}`,
  );
  return `${lines.join("\n")}\n`;
}

process.exitCode = await main();
