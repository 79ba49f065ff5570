import { parseArgs } from "node:util";
import { CannotRun, type Experiment } from "./experiment.ts";

interface Named {
  readonly what: string;
  /** Each is loaded when it is asked for: some need what others do without. */
  readonly load: () => Promise<Experiment>;
}

/** What `npm run crash -- <name>` tries. */
const EXPERIMENTS: Readonly<Record<string, Named>> = {
  kill: { what: "1 000 × SIGKILL while bookings are made", load: async () => (await import("./kill.ts")).kill },
  powercut: {
    what: "300 × 2 power cuts: only what was fsynced survives (needs strace)",
    load: async () => (await import("./powercut.ts")).powercut,
  },
  flip: { what: "600 single flipped bits", load: async () => (await import("./flip.ts")).flip },
  truncate: { what: "100 cut files", load: async () => (await import("./truncate.ts")).truncate },
  diskfull: {
    what: "a full disk and a read-only one (needs unshare of util-linux)",
    load: async () => (await import("./diskfull.ts")).diskfull,
  },
  clock: { what: "the clock ten years off, and jumping", load: async () => (await import("./clock.ts")).clock },
  boot: { what: "missing, empty, garbled, newer files, combined", load: async () => (await import("./boot.ts")).boot },
  race: { what: "8 processes, 4 000 requests, 2 000 seats", load: async () => (await import("./race.ts")).race },
  model: { what: "10 000 random lives of a station", load: async () => (await import("./model.ts")).model },
  mutants: { what: "faults put into the engine", load: async () => (await import("./mutants.ts")).mutants },
  purge: { what: "planted names, searched for", load: async () => (await import("./purge.ts")).purgeProof },
  cost: { what: "what one confirmed booking costs", load: async () => (await import("./cost.ts")).cost },
  "feed-mutations": {
    what: "broken and hostile feeds",
    load: async () => (await import("./feed/mutations.ts")).mutateFeeds,
  },
  "feed-kill": { what: "SIGKILL during a refresh", load: async () => (await import("./feed/kill.ts")).killDuringApply },
};

const OPTIONS = {
  json: { type: "boolean", default: false },
  /** 1 = the full number of runs. */
  part: { type: "string", default: "1" },
  seed: { type: "string", default: "20261120" },
} as const;

async function main(): Promise<number> {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: OPTIONS });
  const name = positionals[0] ?? "";
  const known = Object.hasOwn(EXPERIMENTS, name) ? EXPERIMENTS[name] : undefined;
  if (known === undefined) {
    process.stderr.write(usage());
    return 1;
  }
  const start = performance.now();
  try {
    const experiment = await known.load();
    const { passed, figures, missed } = await experiment({ part: Number(values.part), seed: Number(values.seed) });
    const seconds = Math.round((performance.now() - start) / 100) / 10;
    const report = { experiment: name, passed, figures, missed, seconds };
    process.stdout.write(`${values.json ? JSON.stringify(report) : told(report)}\n`);
    return passed ? 0 : 1;
  } catch (error) {
    if (!(error instanceof CannotRun)) throw error;
    process.stderr.write(`${error.message}\n`);
    if (values.json)
      process.stdout.write(`${JSON.stringify({ experiment: name, passed: false, cannotRun: error.message })}\n`);
    return 1;
  }
}

function usage(): string {
  const lines = Object.entries(EXPERIMENTS).map(([name, { what }]) => `  ${name.padEnd(16)} ${what}\n`);
  return `npm run --silent crash -- <name> [--json] [--part 0.1] [--seed N]\n${lines.join("")}`;
}

function told({ figures, missed }: { figures: Readonly<Record<string, unknown>>; missed: readonly string[] }): string {
  const lines = Object.entries(figures).map(([name, value]) => `${name.padEnd(40)} ${JSON.stringify(value)}`);
  return [...lines, ...missed.map((sentence) => `MISSED  ${sentence}`)].join("\n");
}

process.exitCode = await main();
