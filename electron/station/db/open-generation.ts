import Database from "better-sqlite3";
import type { Generation, GenerationMeta } from "./generation.ts";
import { APPLICATION_ID, SCHEMA_VERSION } from "./schema.ts";

/** Why a file cannot serve as a generation. All but `missing` mean: build it anew from the feed. */
export type GenerationFault = "missing" | "foreign" | "other-version" | "damaged";

/** Thrown by `openGeneration`. */
export class GenerationUnusable extends Error {
  readonly fault: GenerationFault;
  constructor(fault: GenerationFault, path: string, detail: string) {
    super(`${path}: ${detail}`);
    this.name = "GenerationUnusable";
    this.fault = fault;
  }
}

/** Page cache, KiB: the rows of 50 000 jobs. A page that is not there costs a system call. */
const CACHE_KIB = 16_384;

/**
 * Opens a generation file for reading. Throws `GenerationUnusable` when there is none, when it is not one of ours, of
 * another schema or tokenizer version, or cannot be read.
 */
export function openGeneration(path: string): Generation {
  const db = connect(path);
  try {
    const meta = readMeta(db, path);
    const content = db.prepare<[string], string>("SELECT json FROM content WHERE dataset = ? ORDER BY pos").pluck();
    return {
      meta,
      db,
      content: (dataset) => content.all(dataset).map((json) => JSON.parse(json) as unknown),
      close: () => db.close(),
    };
  } catch (error) {
    db.close();
    throw error instanceof GenerationUnusable ? error : new GenerationUnusable("damaged", path, String(error));
  }
}

function connect(path: string): Database.Database {
  try {
    return new Database(path, { readonly: true, fileMustExist: true });
  } catch (error) {
    throw new GenerationUnusable("missing", path, String(error));
  }
}

function readMeta(db: Database.Database, path: string): GenerationMeta {
  const application = readHeader(db, path);
  if (application !== APPLICATION_ID) throw new GenerationUnusable("foreign", path, "not a generation of this product");
  const version = db.pragma("user_version", { simple: true });
  if (version !== SCHEMA_VERSION) {
    throw new GenerationUnusable(
      "other-version",
      path,
      `version ${String(version)}, this build reads ${SCHEMA_VERSION}`,
    );
  }
  // Never mapped into memory: a read error of cheap flash would then kill the process instead of failing the query.
  db.pragma("mmap_size = 0");
  // Keeps the shared lock: nobody writes this file, and locking anew cost 6 of the 8 µs of every row read.
  db.pragma("locking_mode = EXCLUSIVE");
  db.pragma(`cache_size = -${CACHE_KIB}`);
  const json = db.prepare<[], string>("SELECT value FROM meta WHERE key = 'generation'").pluck().get();
  if (json === undefined) throw new GenerationUnusable("damaged", path, "it says nothing of itself");
  return JSON.parse(json) as GenerationMeta;
}

function readHeader(db: Database.Database, path: string): unknown {
  try {
    return db.pragma("application_id", { simple: true });
  } catch (error) {
    const code = (error as { code?: unknown }).code;
    throw new GenerationUnusable(code === "SQLITE_NOTADB" ? "foreign" : "damaged", path, String(error));
  }
}
