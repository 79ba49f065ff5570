import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createNodeFiles } from "../../../electron/hosts/node-files.ts";
import type { BookingEngine } from "../../../electron/station/bookings/engine.ts";
import { createLocalEngine } from "../../../electron/station/bookings/local-engine.ts";
import { createPlanner } from "../../../electron/station/bookings/planner.ts";
import { createServicesEditor } from "../../../electron/station/bookings/services.ts";
import { openPrecious } from "../../../electron/station/db/precious/open-precious.ts";
import type { Precious } from "../../../electron/station/db/precious/store.ts";
import type { Clock, Ids, KeyStore, Logger, Ports } from "../../../electron/station/ports.ts";
import { createFuse, type Fuse, fusedConnect, fusedFiles } from "./failing-disk.ts";

/** Friday 20 November 2026, 08:00 in Shanghai: before the first slot. */
export const MORNING = Date.UTC(2026, 10, 20, 0);

/** A wall clock that can be set, beside one that only rises. */
export interface TwoClocks extends Clock {
  pass(ms: number): void;
  setWall(ms: number): void;
}

export function createTwoClocks(start = MORNING): TwoClocks {
  let mono = 1_000_000;
  let wall = start;
  return {
    now: () => wall,
    monotonic: () => mono,
    after: () => () => {},
    pass: (ms) => {
      mono += ms;
      wall += ms;
    },
    setWall: (ms) => {
      wall = ms;
    },
  };
}

/** What a suite needs of an engine, whichever it is. */
export interface EngineLab {
  readonly engine: BookingEngine;
  readonly clock: TwoClocks;
  /** `talk`: two slots of two seats. `expert` and `other`: the same expert in two services, one seat. */
  readonly slots: {
    readonly talk: readonly string[];
    readonly expert: readonly string[];
    readonly other: readonly string[];
  };
  /** The process dies before its n-th next step. */
  arm(steps: number): void;
  /** Whether it has died since. It lives on either way. */
  disarm(): boolean;
  /** What a dead process leaves is opened by a new one; after a reboot the rising clock began anew. */
  restart(kind: "process" | "machine"): Promise<void>;
  /** Staff move the expert's hours by half a slot, and back. */
  shiftExpert(minutes: number): void;
  /** Staff take the first talk out of today's hours, and put it back. */
  closeFirstTalk(closed: boolean): void;
  close(): void;
}

const quiet: Logger = { info: () => {}, warn: () => {}, error: () => {} };

/** Numbers that differ, the same in every run. */
export function countingIds(): Ids {
  let count = 0;
  return {
    uuid: () => {
      count += 1;
      return `00000000-0000-4000-8000-${String(count).padStart(12, "0")}`;
    },
    bytes: (length) => {
      count += 1;
      return Uint8Array.from({ length }, (_, at) => (count * 2_654_435_761 + at * 40_503 + (count >> 3)) % 251);
    },
    fraction: () => 0.5,
  };
}

export function memoryKeys(): KeyStore {
  const kept = new Map<string, Uint8Array>();
  return {
    protection: "file",
    read: async (name) => kept.get(name) ?? null,
    write: async (name, secret) => {
      kept.set(name, secret);
    },
  };
}

/**
 * A folder in memory where there is one: these suites ask what the program does between two writes, not what the disk
 * does, and fsync would make ten thousand runs a day's work. The disk itself has its own experiments (tests/crash).
 */
export function memoryFolder(): string {
  const base = existsSync("/dev/shm") ? "/dev/shm" : tmpdir();
  return mkdtempSync(join(base, "yike-bookings-"));
}

/** Ports of a station whose process can be made to die. */
export function labPorts(clock: Clock, fuse: Fuse, keys: KeyStore, ids: Ids) {
  return { clock, ids, log: quiet, files: fusedFiles(createNodeFiles(), fuse), keys } satisfies Partial<Ports>;
}

/** The local engine over a real database file. */
export async function openLocalLab(): Promise<EngineLab & { readonly store: Precious; readonly data: string }> {
  const data = memoryFolder();
  const clock = createTwoClocks();
  const fuse = createFuse();
  const ports = labPorts(clock, fuse, memoryKeys(), countingIds());
  const { ids } = ports;
  let boot = "first";
  let running = await start();

  async function start() {
    const { store, findings } = await openPrecious({ ports, data, connect: fusedConnect(fuse) });
    if (store === null) throw new Error(`the lab did not open: ${findings.map(({ code }) => code).join(", ")}`);
    const planner = createPlanner(store, clock);
    const editor = createServicesEditor(store, planner, ids);
    const keep = { days: 7, followUpDays: 30 };
    return { store, planner, editor, engine: createLocalEngine({ precious: store, clock, ids, boot, keep }) };
  }

  const service = (id: string, position: number, minutes: number) => ({
    id,
    position,
    active: 1,
    name: id,
    name_en: id,
    what: "",
    what_en: "",
    minutes,
    place: "",
    bring: "[]",
    own_offer: 0,
  });
  const week = (from: number, to: number, seats: number, expert: string | null) =>
    [5].map((weekday) => ({ weekday, from_minute: from, to_minute: to, seats, expert_id: expert }));
  running.editor.saveService(service("talk", 0, 30));
  running.editor.saveService(service("expert", 1, 30));
  running.editor.saveService(service("other", 2, 40));
  running.editor.saveExpert({ id: "zhou", name: "周老师", org: "", active: 1 });
  running.editor.saveHours("talk", week(540, 600, 2, null));
  running.editor.saveHours("expert", week(540, 600, 1, "zhou"));
  running.editor.saveHours("other", week(610, 650, 1, "zhou"));

  return {
    get engine() {
      return running.engine;
    },
    get store() {
      return running.store;
    },
    data,
    clock,
    slots: {
      talk: ["talk-20261120-0900", "talk-20261120-0930"],
      expert: ["expert-20261120-0900-zhou", "expert-20261120-0930-zhou"],
      other: ["other-20261120-1010-zhou"],
    },
    arm: fuse.arm,
    disarm: fuse.disarm,
    restart: async (kind) => {
      fuse.disarm();
      running.store.close();
      if (kind === "machine") boot = ids.uuid();
      running = await start();
    },
    shiftExpert: (minutes) => running.editor.saveHours("expert", week(540 + minutes, 600 + minutes, 1, "zhou")),
    closeFirstTalk: (closed) => {
      const gap = { id: "gap", service_id: "talk", expert_id: null, day: 20_777, kind: "closed" as const, seats: 0 };
      if (closed) running.editor.saveException({ ...gap, from_minute: 540, to_minute: 570 });
      else running.editor.removeException("gap");
    },
    close: () => {
      fuse.disarm();
      running.store.close();
      rmSync(data, { recursive: true, force: true });
    },
  };
}
