import { readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { openPrecious } from "../../electron/station/db/precious/open-precious.ts";
import { verifyFile } from "../../electron/station/db/precious/verify.ts";
import { FINDINGS, type Finding } from "../../electron/station/health/findings.ts";
import { type Experiment, outcome, runs } from "./experiment.ts";
import { type Prepared, prepareStation } from "./prepared.ts";
import { worldPorts } from "./world.ts";

type Spoil = (data: string) => void;

const GARBAGE = Buffer.alloc(9_000, "garbage, not a database\n");
const inPrecious = (data: string, ...parts: string[]) => join(data, "precious", ...parts);
const filesIn = (folder: string) =>
  readdirSync(folder)
    .sort()
    .reverse()
    .map((name) => join(folder, name));
const each = (folder: string, spoil: (path: string) => void, count = Number.POSITIVE_INFINITY) => {
  for (const path of filesIn(folder).slice(0, count)) spoil(path);
};
const garble = (path: string) => writeFileSync(path, GARBAGE);
const empty = (path: string) => writeFileSync(path, "");
const half = (path: string) => truncateSync(path, Math.floor(statSync(path).size / 2));
const setVersion = (path: string, version: number) => {
  const db = new Database(path);
  db.pragma(`user_version = ${version}`);
  db.close();
};

const DATABASE: Readonly<Record<string, Spoil>> = {
  whole: () => {},
  missing: (data) => rmSync(inPrecious(data, "precious.db")),
  empty: (data) => empty(inPrecious(data, "precious.db")),
  garbage: (data) => garble(inPrecious(data, "precious.db")),
  cut: (data) => half(inPrecious(data, "precious.db")),
  foreign: (data) => {
    rmSync(inPrecious(data, "precious.db"));
    const db = new Database(inPrecious(data, "precious.db"));
    db.exec("CREATE TABLE recipe (id)");
    db.close();
  },
  newer: (data) => setVersion(inPrecious(data, "precious.db"), 990),
  "log-garbage": (data) => {
    garble(inPrecious(data, "precious.db-wal"));
    garble(inPrecious(data, "precious.db-shm"));
  },
};
const BACKUPS: Readonly<Record<string, Spoil>> = {
  whole: () => {},
  missing: (data) => rmSync(inPrecious(data, "backups"), { recursive: true }),
  "newest-garbage": (data) => each(inPrecious(data, "backups"), garble, 1),
  garbage: (data) => each(inPrecious(data, "backups"), garble),
};
const JOURNAL: Readonly<Record<string, Spoil>> = {
  whole: () => {},
  missing: (data) => rmSync(inPrecious(data, "journal"), { recursive: true }),
  empty: (data) => each(inPrecious(data, "journal"), empty),
  cut: (data) => each(inPrecious(data, "journal"), half, 1),
  garbage: (data) => each(inPrecious(data, "journal"), garble),
};
const REST: Readonly<Record<string, Spoil>> = {
  whole: () => {},
  "one-key-copy-garbage": (data) => garble(join(data, "keys", "station.key")),
  "key-missing": (data) => rmSync(join(data, "keys"), { recursive: true }),
  "key-garbage": (data) => each(join(data, "keys"), garble),
  "locks-garbage": (data) => {
    for (const name of ["open.lock", "use.lock", "boots.json"]) garble(inPrecious(data, name));
  },
};

const ALARMS = new Set(Object.entries(FINDINGS).flatMap(([code, { weight }]) => (weight === "alarm" ? [code] : [])));

/**
 * A station starts with missing, empty, garbled, cut, foreign and newer files, every combination of database, backups,
 * journal and key: it always comes up, with bookings or without, never loses what any copy still holds, and always has
 * a sentence for staff when something was wrong.
 */
export const boot: Experiment = async (scale) => {
  const prepared = await prepareStation();
  const cases = Object.keys(DATABASE).flatMap((database) =>
    Object.keys(BACKUPS).flatMap((backups) =>
      Object.keys(JOURNAL).flatMap((journal) =>
        Object.keys(REST).map((rest) => ({ database, backups, journal, rest })),
      ),
    ),
  );
  // No divisor of the lists' lengths, or some kinds would never be met.
  const step = Math.max(Math.floor(cases.length / runs(cases.length, scale, 40)), 1) | 1;
  const chosen = cases.filter((_, at) => (at * 7) % (step === 5 || step === 15 ? step + 2 : step) === 0);
  const faults: string[] = [];
  const codes: Record<string, number> = {};
  const sum = { cases: 0, ready: 0, safe: 0, lostNothing: 0, lostAndSaid: 0, slowestMs: 0 };
  try {
    for (const one of chosen) {
      const name = Object.values(one).join(" / ");
      try {
        const found = await start(prepared, one);
        sum.cases += 1;
        sum.slowestMs = Math.max(sum.slowestMs, Math.round(found.ms));
        sum.ready += found.isReady ? 1 : 0;
        sum.safe += found.isReady ? 0 : 1;
        for (const { code } of found.findings) codes[code] = (codes[code] ?? 0) + 1;
        for (const sentence of judge(one, found)) faults.push(`${name}: ${sentence}`);
        if (found.lost === 0) sum.lostNothing += 1;
        else if (found.lost !== null) sum.lostAndSaid += 1;
      } catch (error) {
        faults.push(`${name}: threw ${String(error)}`);
      }
    }
  } finally {
    prepared.remove();
  }
  return outcome({ ...sum, codes }, [[faults.length === 0, faults.slice(0, 12).join(" | ")]]);
};

interface Case {
  readonly database: string;
  readonly backups: string;
  readonly journal: string;
  readonly rest: string;
}

interface Found {
  readonly isReady: boolean;
  readonly findings: readonly Finding[];
  /** Acknowledged bookings that the station does not know; null = in safe mode, and the files were left as they were. */
  readonly lost: number | null;
  readonly wholeAfterwards: boolean;
  /** The second start found nothing more to say. */
  readonly settled: boolean;
  readonly untouched: boolean;
  readonly ms: number;
}

async function start(prepared: Prepared, { database, backups, journal, rest }: Case): Promise<Found> {
  const copy = prepared.copy();
  try {
    BACKUPS[backups]?.(copy.path);
    JOURNAL[journal]?.(copy.path);
    DATABASE[database]?.(copy.path);
    REST[rest]?.(copy.path);
    const path = inPrecious(copy.path, "precious.db");
    const before = snapshot(path);
    const begun = performance.now();
    const { store, findings } = await openPrecious({ ports: worldPorts(copy.path), data: copy.path });
    const ms = performance.now() - begun;
    if (store === null)
      return {
        isReady: false,
        findings,
        lost: null,
        wholeAfterwards: true,
        settled: true,
        untouched: before === snapshot(path),
        ms,
      };
    const ids = new Set(store.db.prepare<[], string>("SELECT id FROM booking").pluck().all());
    const wholeAfterwards = verifyFile(store.db, store.keys).faults.length === 0;
    store.close();
    const again = await openPrecious({ ports: worldPorts(copy.path), data: copy.path });
    again.store?.close();
    const lost = prepared.acknowledged.filter((id) => !ids.has(id)).length;
    const settled = again.store !== null && again.findings.length === 0;
    return { isReady: true, findings, lost, wholeAfterwards, settled, untouched: false, ms };
  } finally {
    copy.remove();
  }
}

function snapshot(path: string): string {
  try {
    return readFileSync(path).toString("base64");
  } catch {
    return "missing";
  }
}

/** What must hold of a case; a sentence for each thing that does not. */
function judge({ database, backups, journal, rest }: Case, found: Found): string[] {
  const { findings, lost, isReady } = found;
  const sentences: string[] = [];
  const must = (holds: boolean, sentence: string) => {
    if (!holds) sentences.push(sentence);
  };
  const nothingLeft =
    backups === "missing" && journal === "missing" && (database === "missing" || database === "empty");
  // No key and no data: a new machine.
  if (rest === "key-missing" && nothingLeft) {
    must(isReady, "a new machine did not start");
    return sentences;
  }
  const noKey = rest === "key-missing" || rest === "key-garbage";
  const isWhole = database === "whole" || database === "log-garbage";
  must(
    findings.every(({ code }) => FINDINGS[code].zh.length > 10 && FINDINGS[code].en.length > 10),
    "a finding without a sentence",
  );
  if (noKey || database === "newer") {
    must(!isReady, "went on without its key or with a newer file");
    must(found.untouched, "changed a file that it should have left alone");
    must(findings.length > 0, "said nothing");
    return sentences;
  }
  must(isReady, `stayed in safe mode: ${findings.map(({ code }) => code).join(", ")}`);
  must(found.wholeAfterwards, "not whole after opening");
  must(found.settled, "the second start had something to repair again");
  must(isWhole || findings.length > 0, "repaired and said nothing");
  if (isWhole || journal === "whole") must(lost === 0, `${lost} bookings lost that a copy still held`);
  if ((lost ?? 0) > 0)
    must(
      findings.some(({ code }) => ALARMS.has(code)),
      "lost bookings without an alarm",
    );
  const gone = backups !== "whole" && journal !== "whole";
  must(
    isWhole || gone || lost === 0 || findings.some(({ code }) => code === "restored-in-part"),
    "lost in part, and not said so",
  );
  return sentences;
}
