import { spawn } from "node:child_process";
import { cpSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Experiment, outcome, runs } from "./experiment.ts";
import { worldFolder } from "./world.ts";

/** A fault somebody could make: `from` stands exactly once in `file`. */
interface Mutant {
  readonly name: string;
  readonly changes: readonly { readonly file: string; readonly from: string; readonly to: string }[];
}

const ENGINE = "electron/station/bookings/local-engine.ts";
const SEATS = "electron/station/bookings/seat-taking.ts";
const QUERIES = "electron/station/bookings/seat-queries.ts";
const PLANNER = "electron/station/bookings/planner.ts";
const ATTEMPT = "electron/station/bookings/attempt.ts";
const MIGRATIONS = "electron/station/db/precious/migrations.ts";
const STORE = "electron/station/db/precious/store.ts";

const one = (file: string, from: string, to: string) => [{ file, from, to }];

const MUTANTS: readonly Mutant[] = [
  { name: "the commit is forgotten", changes: one(STORE, "statements.commit.run();", "statements.rollback.run();") },
  {
    name: "an id asked again books again",
    changes: one(
      ENGINE,
      'requestMac = keys.requestMac(["confirm", seat, contact, followUp]);\n    return attempt((change) => {\n      const before = q.booking.get(id);\n      if (before !== undefined) return repeated(before, before.request_mac, requestMac);',
      'requestMac = keys.requestMac(["confirm", seat, contact, followUp]);\n    return attempt((change) => {',
    ),
  },
  {
    name: "another body under the same id is taken",
    changes: one(ENGINE, "Buffer.compare(kept, asked) !== 0", "false"),
  },
  { name: "holds go by the wall clock", changes: one(ENGINE, "mono: clock.monotonic()", "mono: clock.now()") },
  {
    name: "holds never end",
    changes: one(
      QUERIES,
      "hold.until > @mono AND hold.until <= @mono",
      "hold.until > 0 AND hold.until <= 1e15 + @mono",
    ),
  },
  { name: "a hold outlives the machine", changes: one(QUERIES, "hold.boot = @boot AND hold.until", "hold.until") },
  {
    name: "holds are not looked at when a seat is taken",
    changes: one(QUERIES, "AND NOT EXISTS (SELECT 1 FROM hold WHERE", "AND NOT EXISTS (SELECT 1 FROM hold WHERE 0 AND"),
  },
  {
    name: "a seat is free as soon as the person has arrived",
    changes: [
      { file: QUERIES, from: "status IN ('booked', 'arrived', 'attended')", to: "status IN ('booked', 'attended')" },
      {
        file: MIGRATIONS,
        from: "const SEAT_HOLDING = \"'booked', 'arrived', 'attended'\"",
        to: "const SEAT_HOLDING = \"'booked', 'attended'\"",
      },
    ],
  },
  {
    name: "who did not come keeps the seat",
    changes: [
      {
        file: QUERIES,
        from: "status IN ('booked', 'arrived', 'attended')",
        to: "status IN ('booked', 'arrived', 'attended', 'no-show')",
      },
    ],
  },
  {
    name: "one person twice on a day",
    changes: one(MIGRATIONS, "CREATE UNIQUE INDEX booking_person", "CREATE INDEX booking_person"),
  },
  { name: "a refusal keeps what it began", changes: one(ATTEMPT, "if (!answer.ok) throw new TakenBack(answer);", "") },
  {
    name: "a second cancellation is an error",
    changes: one(ENGINE, 'if (row.status === "cancelled") return ok(view(row));', ""),
  },
  {
    name: "any four digits will do",
    changes: one(
      ENGINE,
      'openContact(keys, "booking", row.id, row).phone, last4) ? row : null',
      'openContact(keys, "booking", row.id, row).phone, last4) ? row : row',
    ),
  },
  {
    name: "a late repeat of an old move moves back",
    changes: one(
      ENGINE,
      'if (row.version !== version) return refuse("STALE", { version: row.version });\n      const why = shutReason(row, ["booked"]);\n      if (why !== null) return refuse("CLOSED", { why });\n      const taken',
      'const why = shutReason(row, ["booked"]);\n      if (why !== null) return refuse("CLOSED", { why });\n      const taken',
    ),
  },
  {
    name: "a move asked again is stale",
    changes: one(
      ENGINE,
      "if (row.move_mac !== null && Buffer.compare(row.move_mac, moveMac) === 0) return ok(view(row));",
      "",
    ),
  },
  {
    name: "a move goes to any service",
    changes: one(ENGINE, 'if (slot.service_id !== row.service_id) return refuse("NOT_FOUND", { what: "slot" });', ""),
  },
  {
    name: "what has begun can be booked",
    changes: one(SEATS, 'return limit <= clock.now() ? "past" : null;', 'return limit < 0 ? "past" : null;'),
  },
  { name: "a closed time can be booked", changes: one(SEATS, 'slot.state !== "open" || ', "") },
  {
    name: "a caller keeps every hold",
    changes: one(
      SEATS,
      "q.dropDeadHolds.run(at);\n      if (caller !== null) q.dropHoldsOf.run(caller);",
      "q.dropDeadHolds.run(at);",
    ),
  },
  {
    name: "check-in on any day",
    changes: one(ENGINE, "if (row.day !== shanghaiDay(clock.now()))", "if (row.day < 0)"),
  },
  {
    name: "a booked time is laid over",
    changes: one(PLANNER, "slot.booked === 1 || isRunning(slot)", "isRunning(slot)"),
  },
  {
    name: "hours are taken for UTC",
    changes: one(
      "shared/bookings/hours.ts",
      "const SHANGHAI_OFFSET_MINUTES = 480;",
      "const SHANGHAI_OFFSET_MINUTES = 0;",
    ),
  },
  {
    name: "staff overwrite what they have not seen",
    changes: one(
      ENGINE,
      'if (row.version !== version) return refuse("STALE", { version: row.version });\n      if (!MARKABLE',
      "if (!MARKABLE",
    ),
  },
];

const PROJECT = fileURLToPath(new URL("../../", import.meta.url));
const COPIED = [
  "electron/station",
  "electron/hosts",
  "shared",
  "tests/integration/bookings",
  "tests/crash/mutant-child.ts",
];
/** Random lives that each mutant has to live through, in a full run; else only one that passed every situation. */
const LIVES = 120;

interface Verdict {
  /** The first situation that failed; null = none. */
  readonly situation: string | null;
  /** The invariant that the model saw broken; null = none, or it was not asked. */
  readonly model: string | null;
}

/** Faults put into the engine on purpose, one at a time, in a copy of the sources: the suites must find every one. */
export const mutants: Experiment = async (scale) => {
  const chosen = MUTANTS.slice(0, runs(MUTANTS.length, scale, 8));
  const killed: Record<string, Verdict> = {};
  const survived: string[] = [];
  const untouched = await judge({ name: "none", changes: [] }, "never");
  for (const mutant of chosen) {
    const verdict = await judge(mutant, scale.part >= 1 ? "always" : "if-alive");
    if (verdict.situation === null && verdict.model === null) survived.push(mutant.name);
    else killed[mutant.name] = verdict;
  }
  const all = Object.values(killed);
  const figures = {
    mutants: chosen.length,
    killed: all.length,
    bySituations: all.filter(({ situation }) => situation !== null).length,
    byModel: all.filter(({ model }) => model !== null).length,
    survived,
    killedBy: killed,
  };
  return outcome(figures, [
    [untouched.situation === null, `the engine as it is was found faulty: ${untouched.situation}`],
    [survived.length === 0, `survived: ${survived.join(", ")}`],
  ]);
};

async function judge(mutant: Mutant, model: "always" | "if-alive" | "never"): Promise<Verdict> {
  const folder = worldFolder();
  try {
    for (const path of COPIED) cpSync(join(PROJECT, path), join(folder.path, path), { recursive: true });
    symlinkSync(join(PROJECT, "node_modules"), join(folder.path, "node_modules"));
    writeFileSync(join(folder.path, "package.json"), '{"type":"module"}');
    for (const { file, from, to } of mutant.changes) {
      const path = join(folder.path, file);
      const source = readFileSync(path, "utf8");
      if (source.split(from).length !== 2)
        throw new Error(`mutant "${mutant.name}": its place is not in ${file} exactly once`);
      writeFileSync(
        path,
        source.replace(from, () => to),
      );
    }
    return await run(join(folder.path, "tests/crash/mutant-child.ts"), model);
  } finally {
    folder.remove();
  }
}

function run(program: string, model: string): Promise<Verdict> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, model, String(LIVES)], { stdio: ["ignore", "pipe", "pipe"] });
    let text = "";
    let complaint = "";
    child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
      text += chunk;
    });
    child.stderr.setEncoding("utf8").on("data", (chunk: string) => {
      complaint += chunk;
    });
    child.on("error", reject);
    child.on("close", (code) => {
      if (code === 0) resolve(JSON.parse(text) as Verdict);
      else reject(new Error(`the suite itself failed: ${complaint.slice(0, 600)}`));
    });
  });
}
