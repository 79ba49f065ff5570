import { createHash } from "node:crypto";
import { z } from "zod";
import { type Generation, openGeneration } from "../db/generation.ts";
import type { Files, Logger } from "../ports.ts";

const entry = z.object({
  generation: z.string().regex(/^g\d{10}-[0-9a-f]{8}$/),
  /** Own hash of the signing key: the ratchet hangs on it. */
  fingerprint: z.string(),
  manifestSha256: z.string(),
  appliedAt: z.string(),
  demo: z.boolean(),
  /** Of the generation file when it was built. */
  bytes: z.number().int(),
  sha256: z.string(),
});
export type GenerationEntry = z.infer<typeof entry>;

const pointer = z.object({
  current: entry,
  previous: entry.nullable(),
  /** feedId → fingerprint of the key → highest `seq` accepted. Bound to the key, so a new key heals a jump forward. */
  ratchets: z.record(z.string(), z.record(z.string(), z.number().int())),
});
export type Pointer = z.infer<typeof pointer>;

const POINTER_FILE = "current.json";
const GENERATION_FILE = /^(g(\d{10})-[0-9a-f]{8})\.db$/;
const TEMPORARY_FILE = /\.db\.[^/]*tmp(?:-(?:wal|shm|journal))?$/;

export interface Opened {
  readonly entry: GenerationEntry;
  readonly generation: Generation;
}

export interface GenerationStore {
  pointer(): Pointer | null;
  /** The newest generation on disk that is whole; null when there is none. Points to it if the pointer did not. */
  openNewest(): Opened | null;
  /** The name of the next generation file, and a path to build it at. */
  next(manifestSha256: string, unique: string): { generation: string; temporary: string };
  /** The built file becomes current: fsync, rename, pointer. The generation before stays for a fall-back. */
  adopt(temporary: string, entry: GenerationEntry, ratchet: { feedId: string; seq: number } | null): Opened;
  discard(temporary: string): void;
}

/**
 * `cache/<generation>.db` and the pointer `cache/current.json`, which is replaced in one rename: after any crash it
 * names the old or the new generation, and both are whole files. The ratchets live in the same file, so the memory of
 * what was accepted cannot come apart from what is shown.
 */
export function openStore(files: Files, log: Logger, folder: string): GenerationStore {
  files.ensureFolder(folder);
  const pointerPath = files.join(folder, POINTER_FILE);
  const fileOf = (generation: string) => files.join(folder, `${generation}.db`);
  let known = readPointer();

  function readPointer(): Pointer | null {
    if (!files.exists(pointerPath)) return null;
    try {
      return pointer.parse(JSON.parse(new TextDecoder().decode(files.read(pointerPath))));
    } catch (error) {
      log.error("feed.pointer.unreadable", { error: nameOf(error) });
      return null;
    }
  }

  function writePointer(next: Pointer): void {
    files.replace(pointerPath, `${JSON.stringify(next)}\n`);
    known = next;
  }

  /**
   * Size and hash before opening: they find every changed bit, where `quick_check` finds one in eleven
   * (reliability.md §3.4), and reading the file once is cheaper.
   */
  function openWhole(one: GenerationEntry): Generation | null {
    const path = fileOf(one.generation);
    try {
      if (files.size(path) !== one.bytes) throw new Error("size differs");
      if (createHash("sha256").update(files.read(path)).digest("hex") !== one.sha256) throw new Error("hash differs");
      return openGeneration(path);
    } catch (error) {
      log.error("feed.generation.broken", { generation: one.generation, error: messageOf(error) });
      return null;
    }
  }

  function openNewest(): Opened | null {
    const candidates = known === null ? [] : [known.current, known.previous];
    for (const [index, candidate] of candidates.entries()) {
      if (candidate === null || candidate === undefined) continue;
      const generation = openWhole(candidate);
      if (generation === null) continue;
      if (index > 0) {
        log.warn("feed.generation.fell-back", { generation: candidate.generation });
        writePointer({ current: candidate, previous: null, ratchets: known?.ratchets ?? {} });
      }
      return { entry: candidate, generation };
    }
    return null;
  }

  function next(manifestSha256: string, unique: string): { generation: string; temporary: string } {
    const numbers = files.list(folder).map((name) => Number(GENERATION_FILE.exec(name)?.[2] ?? 0));
    const number = Math.max(0, ...numbers) + 1;
    const generation = `g${String(number).padStart(10, "0")}-${manifestSha256.slice(0, 8)}`;
    return { generation, temporary: `${fileOf(generation)}.${unique}.tmp` };
  }

  function adopt(temporary: string, added: GenerationEntry, ratchet: { feedId: string; seq: number } | null): Opened {
    const path = fileOf(added.generation);
    files.sync(temporary);
    files.rename(temporary, path);
    // Opened before the pointer moves: a file that does not open never becomes current.
    const generation = openGeneration(path);
    const ratchets = { ...known?.ratchets };
    if (ratchet !== null) {
      const { feedId, seq } = ratchet;
      ratchets[feedId] = { ...ratchets[feedId], [added.fingerprint]: seq };
    }
    writePointer({ current: added, previous: known?.current ?? null, ratchets });
    prune();
    return { entry: added, generation };
  }

  /** Older generations and half-built files go; current and previous stay. */
  function prune(): void {
    const kept = [known?.current.generation, known?.previous?.generation];
    for (const name of files.list(folder)) {
      const generation = GENERATION_FILE.exec(name)?.[1];
      if (generation !== undefined && !kept.includes(generation)) files.remove(files.join(folder, name));
      else if (TEMPORARY_FILE.test(name)) files.remove(files.join(folder, name));
    }
  }

  function discard(temporary: string): void {
    for (const tail of ["", "-journal", "-wal", "-shm"]) files.remove(`${temporary}${tail}`);
  }

  return { pointer: () => known, openNewest, next, adopt, discard };
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : "unknown";
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
