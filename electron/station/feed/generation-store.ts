import { createHash } from "node:crypto";
import { type Generation, openGeneration } from "../db/generation.ts";
import type { Files, Logger } from "../ports.ts";
import { type GenerationEntry, keptNames, openPointer, type Pointer, type Proved } from "./pointer.ts";

const GENERATION_FILE = /^(g(\d{10})-[0-9a-f]{8})\.db$/;
/** What a source puts beside these to spare itself a question is its own affair. */
const FETCHED_FILE = /\.ndjson\.gz$|\.tmp$/;
/** What `replace` writes beside the small files of the folder; another process may be writing one right now. */
const BESIDE_FILE = /^\..+\.tmp$/;
const TEMPORARY_FILE = /\.db\.[^/]*tmp(?:-(?:wal|shm|journal))?$/;

export interface Opened {
  readonly entry: GenerationEntry;
  readonly generation: Generation;
}

/** What a feed has proved by being accepted. */
export interface Ratchet extends Proved {
  readonly feedId: string;
  readonly fingerprint: string;
}

interface Adoption {
  readonly entry: GenerationEntry;
  /** The generation to fall back to; null = none that is whole. */
  readonly previous: GenerationEntry | null;
  /** null for the demonstration. */
  readonly ratchet: Ratchet | null;
}

export interface GenerationStore {
  /** As on the disk now: a command may have applied a feed beside a running kiosk. */
  pointer(): Pointer | null;
  /** Where fetched files are kept. */
  readonly fetched: string;
  fileOf(generation: string): string;
  /** The newest generation on disk that is whole; null when there is none. The pointer then names it. */
  openNewest(): Promise<Opened | null>;
  /**
   * The current generation without the check of its bytes: another process of this machine has just built it.
   * @param open what is open already: the same file, signed anew, is not opened again
   */
  openCurrent(open: Opened): Opened | null;
  /** The name of the next generation file, and a path to build it at. */
  next(manifestSha256: string, unique: string): { generation: string; temporary: string };
  /**
   * The built file becomes current: fsync, rename, open, pointer.
   * @throws when it does not open or the disk refuses; the pointer has not moved then
   */
  adopt(temporary: string, adoption: Adoption): Promise<Opened>;
  /** The open generation under a newer manifest over the same rows. */
  renew(open: Opened, entry: GenerationEntry, ratchet: Ratchet): Promise<Opened>;
  discard(temporary: string): void;
}

/**
 * `cache/<generation>.db` and the pointer beside them. Every call is to be made by one process at a time (lock.ts), but
 * for `pointer` and `openCurrent`.
 */
export function openStore(files: Files, log: Logger, folder: string): GenerationStore {
  const fetched = files.join(folder, "fetched");
  files.ensureFolder(fetched);
  // No such write takes as long as a refresh: what is there now and still there after one was left by a kill.
  const left = new Set(files.list(folder).filter((name) => BESIDE_FILE.test(name)));
  const pointerFile = openPointer(files, log, folder);
  const fileOf = (generation: string) => files.join(folder, `${generation}.db`);
  const broken = (generation: string, error: unknown) =>
    log.error("feed.generation.broken", { generation, error: messageOf(error) });

  /**
   * Size and hash before opening: they find every changed bit, where `quick_check` finds one in eleven
   * (reliability.md §3.4), and reading the file once is cheaper.
   */
  function openWhole(one: GenerationEntry): Opened | null {
    const path = fileOf(one.generation);
    try {
      if (files.size(path) !== one.bytes) throw new Error("size differs");
      if (hashOf(path) !== one.sha256) throw new Error("hash differs");
      return { entry: one, generation: headed(openGeneration(path), one) };
    } catch (error) {
      broken(one.generation, error);
      return null;
    }
  }

  function hashOf(path: string): string {
    return createHash("sha256").update(files.read(path)).digest("hex");
  }

  async function openNewest(): Promise<Opened | null> {
    const known = pointerFile.read();
    if (known === null) return rescue();
    const current = openWhole(known.current);
    if (current !== null) return current;
    const previous = known.previous === null ? null : openWhole(known.previous);
    if (previous === null) return null;
    log.warn("feed.generation.fell-back", { generation: previous.entry.generation });
    await pointerFile.write({ current: previous.entry, previous: null, ratchets: known.ratchets });
    return previous;
  }

  /** Without a pointer (lost, unreadable) the newest file that opens and passes SQLite's own check is taken up again. */
  async function rescue(): Promise<Opened | null> {
    for (const { generation: name } of generationFiles().reverse()) {
      const found = openSound(name);
      if (found === null) continue;
      const { feedId, keyId, seq, issuedAt, builtAt, demo } = found.meta;
      const unknown = "0".repeat(64);
      const one: GenerationEntry = {
        generation: name,
        fingerprint: keyId,
        manifestSha256: unknown,
        appliedAt: builtAt,
        demo,
        bytes: files.size(fileOf(name)) ?? 0,
        sha256: hashOf(fileOf(name)),
        head: { keyId, seq, issuedAt, expiresAt: null, minPollSec: null },
        sets: {},
        kept: {},
      };
      const ratchets = demo ? {} : { [feedId]: { [keyId]: { seq, manifestSha256: unknown } } };
      await pointerFile.write({ current: one, previous: null, ratchets });
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
      broken(name, error);
    }
    return null;
  }

  function openCurrent(open: Opened): Opened | null {
    const current = pointerFile.read()?.current;
    if (current === undefined) return null;
    if (current.generation === open.entry.generation)
      return { entry: current, generation: headed(open.generation, current) };
    try {
      return { entry: current, generation: headed(openGeneration(fileOf(current.generation)), current) };
    } catch (error) {
      broken(current.generation, error);
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

  function proved(ratchet: Ratchet | null): Pointer["ratchets"] {
    const ratchets = pointerFile.read()?.ratchets ?? {};
    if (ratchet === null) return ratchets;
    const { feedId, fingerprint, seq, manifestSha256 } = ratchet;
    return { ...ratchets, [feedId]: { ...ratchets[feedId], [fingerprint]: { seq, manifestSha256 } } };
  }

  async function adopt(temporary: string, { entry: current, previous, ratchet }: Adoption): Promise<Opened> {
    const path = fileOf(current.generation);
    await files.moveLater(temporary, path);
    const generation = headed(openGeneration(path), current);
    try {
      await pointerFile.write({ current, previous, ratchets: proved(ratchet) });
    } catch (error) {
      generation.close();
      files.remove(path);
      throw error;
    }
    await prune(current, previous);
    return { entry: current, generation };
  }

  async function renew(open: Opened, entry: GenerationEntry, ratchet: Ratchet): Promise<Opened> {
    const previous = pointerFile.read()?.previous ?? null;
    await pointerFile.write({ current: entry, previous, ratchets: proved(ratchet) });
    return { entry, generation: headed(open.generation, entry) };
  }

  /** Older generations, half-built files, fetched files that nothing needs. Not being able to tidy up undoes nothing. */
  async function prune(current: GenerationEntry, previous: GenerationEntry | null): Promise<void> {
    const generations = [current.generation, previous?.generation];
    const parts = [...keptNames(current), ...keptNames(previous)];
    for (const name of files.list(folder)) {
      const generation = GENERATION_FILE.exec(name)?.[1];
      const old = generation !== undefined && !generations.includes(generation);
      if (old || TEMPORARY_FILE.test(name) || left.has(name)) await tidy(files.join(folder, name));
    }
    const isFetched = (name: string) => FETCHED_FILE.test(name) && !parts.includes(name);
    for (const name of files.list(fetched).filter(isFetched)) await tidy(files.join(fetched, name));
  }

  async function tidy(path: string): Promise<void> {
    try {
      await files.removeLater(path);
    } catch (error) {
      log.warn("feed.generation.not-removed", { file: path, error: messageOf(error) });
    }
  }

  function discard(temporary: string): void {
    for (const tail of ["", "-journal", "-wal", "-shm"]) files.remove(`${temporary}${tail}`);
  }

  const { read: pointer } = pointerFile;
  return { pointer, fetched, fileOf, openNewest, openCurrent, next, adopt, renew, discard };
}

/** The generation under the newest manifest over its rows: number and dates are those of the manifest. */
function headed(generation: Generation, { head }: GenerationEntry): Generation {
  const { keyId, seq, issuedAt, expiresAt } = head;
  return { ...generation, meta: { ...generation.meta, keyId, seq, issuedAt, expiresAt } };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
