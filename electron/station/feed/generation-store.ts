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

/** feedId → fingerprint of the key → highest `seq` accepted. Bound to the key, so a new key heals a jump forward. */
const ratchets = z.record(z.string(), z.record(z.string(), z.number().int()));
const pointer = z.object({ current: entry, previous: entry.nullable(), ratchets });
type Pointer = z.infer<typeof pointer>;

const POINTER_FILE = "current.json";
const GENERATION_FILE = /^(g(\d{10})-[0-9a-f]{8})\.db$/;
const TEMPORARY_FILE = /\.db\.[^/]*tmp(?:-(?:wal|shm|journal))?$/;

export interface Opened {
  readonly entry: GenerationEntry;
  readonly generation: Generation;
}

interface Adoption {
  readonly entry: GenerationEntry;
  /** The generation to fall back to; null = none that is whole. */
  readonly previous: GenerationEntry | null;
  /** What this generation's feed has proved; null for the demonstration. */
  readonly ratchet: { readonly feedId: string; readonly seq: number } | null;
}

export interface GenerationStore {
  /** As on the disk now: a command may have applied a feed beside a running kiosk. */
  pointer(): Pointer | null;
  /** The newest generation on disk that is whole; null when there is none. The pointer then names it. */
  openNewest(): Opened | null;
  /** The current generation without the check of its bytes: another process of this machine has just built it. */
  openCurrent(): Opened | null;
  /** The name of the next generation file, and a path to build it at. */
  next(manifestSha256: string, unique: string): { generation: string; temporary: string };
  /**
   * The built file becomes current: fsync, rename, open, pointer.
   * @throws when it does not open or the disk refuses; the pointer has not moved then
   */
  adopt(temporary: string, adoption: Adoption): Opened;
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

  function readPointer(): Pointer | null {
    if (!files.exists(pointerPath)) return null;
    try {
      return pointer.parse(JSON.parse(new TextDecoder().decode(files.read(pointerPath))));
    } catch (error) {
      log.error("feed.pointer.unreadable", { error: error instanceof Error ? error.name : "unknown" });
      return null;
    }
  }

  function writePointer(next: Pointer): void {
    files.replace(pointerPath, `${JSON.stringify(next)}\n`);
  }

  /**
   * Size and hash before opening: they find every changed bit, where `quick_check` finds one in eleven
   * (reliability.md §3.4), and reading the file once is cheaper.
   */
  function openWhole(one: GenerationEntry): Generation | null {
    const path = fileOf(one.generation);
    try {
      if (files.size(path) !== one.bytes) throw new Error("size differs");
      if (hashOf(path) !== one.sha256) throw new Error("hash differs");
      return openGeneration(path);
    } catch (error) {
      log.error("feed.generation.broken", { generation: one.generation, error: messageOf(error) });
      return null;
    }
  }

  function hashOf(path: string): string {
    return createHash("sha256").update(files.read(path)).digest("hex");
  }

  function openNewest(): Opened | null {
    const known = readPointer();
    if (known === null) return rescue();
    const current = openWhole(known.current);
    if (current !== null) return { entry: known.current, generation: current };
    const previous = known.previous === null ? null : openWhole(known.previous);
    if (known.previous === null || previous === null) return null;
    log.warn("feed.generation.fell-back", { generation: known.previous.generation });
    writePointer({ current: known.previous, previous: null, ratchets: known.ratchets });
    return { entry: known.previous, generation: previous };
  }

  /** Without a pointer (lost, unreadable) the newest file that opens and passes SQLite's own check is taken up again. */
  function rescue(): Opened | null {
    for (const { generation: name } of generationFiles().reverse()) {
      const found = openSound(name);
      if (found === null) continue;
      const { feedId, keyId, seq, builtAt, demo } = found.meta;
      const [bytes, sha256] = [files.size(fileOf(name)) ?? 0, hashOf(fileOf(name))];
      const unknown = "0".repeat(64);
      const one = {
        generation: name,
        fingerprint: keyId,
        manifestSha256: unknown,
        appliedAt: builtAt,
        demo,
        bytes,
        sha256,
      };
      writePointer({ current: one, previous: null, ratchets: demo ? {} : { [feedId]: { [keyId]: seq } } });
      log.warn("feed.generation.rescued", { generation: name });
      return { entry: one, generation: found };
    }
    return null;
  }

  function openSound(name: string): Generation | null {
    try {
      const generation = openGeneration(fileOf(name));
      if (generation.db.pragma("quick_check(1)", { simple: true }) === "ok") return generation;
      generation.close();
    } catch (error) {
      log.error("feed.generation.broken", { generation: name, error: messageOf(error) });
    }
    return null;
  }

  function openCurrent(): Opened | null {
    const known = readPointer();
    if (known === null) return null;
    try {
      return { entry: known.current, generation: openGeneration(fileOf(known.current.generation)) };
    } catch (error) {
      log.error("feed.generation.broken", { generation: known.current.generation, error: messageOf(error) });
      return null;
    }
  }

  /** Oldest first. */
  function generationFiles(): { generation: string; number: number }[] {
    return files
      .list(folder)
      .map((name) => GENERATION_FILE.exec(name))
      .flatMap((found) => (found === null ? [] : [{ generation: String(found[1]), number: Number(found[2]) }]))
      .sort((a, b) => a.number - b.number);
  }

  function next(manifestSha256: string, unique: string): { generation: string; temporary: string } {
    const number = (generationFiles().at(-1)?.number ?? 0) + 1;
    const generation = `g${String(number).padStart(10, "0")}-${manifestSha256.slice(0, 8)}`;
    return { generation, temporary: `${fileOf(generation)}.${unique}.tmp` };
  }

  function adopt(temporary: string, { entry: added, previous, ratchet }: Adoption): Opened {
    const path = fileOf(added.generation);
    files.sync(temporary);
    files.rename(temporary, path);
    const generation = openGeneration(path);
    const proved = readPointer()?.ratchets ?? {};
    if (ratchet !== null) proved[ratchet.feedId] = { ...proved[ratchet.feedId], [added.fingerprint]: ratchet.seq };
    try {
      writePointer({ current: added, previous, ratchets: proved });
    } catch (error) {
      generation.close();
      files.remove(path);
      throw error;
    }
    prune([added.generation, previous?.generation]);
    return { entry: added, generation };
  }

  /** Older generations and half-built files go. Not being able to tidy up (a file in use) undoes nothing. */
  function prune(kept: readonly (string | undefined)[]): void {
    for (const name of files.list(folder)) {
      const generation = GENERATION_FILE.exec(name)?.[1];
      const old = generation !== undefined && !kept.includes(generation);
      if (!old && !TEMPORARY_FILE.test(name)) continue;
      try {
        files.remove(files.join(folder, name));
      } catch (error) {
        log.warn("feed.generation.not-removed", { file: name, error: messageOf(error) });
      }
    }
  }

  function discard(temporary: string): void {
    for (const tail of ["", "-journal", "-wal", "-shm"]) files.remove(`${temporary}${tail}`);
  }

  return { pointer: readPointer, openNewest, openCurrent, next, adopt, discard };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
