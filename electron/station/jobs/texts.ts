import type Database from "better-sqlite3";
import { CHUNK_JOBS } from "../db/schema.ts";
import { createLru } from "./lru.ts";

/**
 * Descriptions lie CHUNK_JOBS to a blob, so that one read serves many jobs when a term is looked for. For every job
 * two little-endian u32 at the head of the blob: where its description ends, and where its doubtful texts end (UTF-16
 * units from the start of the text); then the texts in UTF-8, one after the other.
 *
 * Doubtful texts are the normalised fields in which pairs do not decide alone (`pairsDecide`): they are put beside the
 * description so that checking a candidate reads nothing else: a fifth more text (real postings), and five times faster
 * than reading the rows of `jobs`.
 */
const ENDS = 2 * CHUNK_JOBS;
const HEADER_BYTES = ENDS * 4;

/** Parts the doubtful texts of a job; stands in no term. */
const DOUBTFUL_SEPARATOR = "\u001e";

export interface TextWriter {
  /** The texts of the next document. */
  put(description: string, doubtful: readonly string[]): void;
  /** Hands over what is left. */
  finish(): void;
}

/** Gathers texts and hands every full chunk to `save`. */
export function createTextWriter(save: (chunk: number, bytes: Uint8Array) => void): TextWriter {
  let waiting: string[] = [];
  let chunk = 0;
  function flush(): void {
    const header = Buffer.alloc(HEADER_BYTES);
    let end = 0;
    for (let i = 0; i < ENDS; i += 1) {
      end += waiting[i]?.length ?? 0;
      header.writeUInt32LE(end, i * 4);
    }
    save(chunk, Buffer.concat([header, Buffer.from(waiting.join(""), "utf8")]));
    chunk += 1;
    waiting = [];
  }
  return {
    put(description, doubtful) {
      const beside = doubtful.map((text) => DOUBTFUL_SEPARATOR + text).join("");
      // Half a surrogate pair would melt with its neighbour.
      waiting.push(description.toWellFormed(), beside.toWellFormed());
      if (waiting.length === ENDS) flush();
    },
    finish() {
      if (waiting.length > 0) flush();
    },
  };
}

/** One chunk as read: its texts, and the two ends of every job. */
export interface Chunk {
  readonly text: string;
  readonly ends: Uint32Array;
}

/** UTF-16 units of text kept in memory, 72 MB: 200 000 real postings. Checking many candidates then reads nothing. */
const KEPT_UNITS = 36 * 1024 * 1024;

/** Chunks read in one step: some 2 ms. */
const READ_STEP = 16;

export interface Texts {
  /** A chunk by its number (`chunkOf`). */
  chunk(number: number): Chunk;
  /** Reads ahead whatever may stay in memory, in steps. */
  readAhead(): Iterable<void>;
  /** The description as written. */
  description(doc: number): string;
}

/** Reads the texts of a generation; chunks once read stay in memory up to KEPT_UNITS. */
export function createTexts(db: Database.Database): Texts {
  const read = db.prepare<[number], Buffer>("SELECT b FROM job_text WHERE chunk = ?").pluck();
  const kept = createLru<number, Chunk>(Number.POSITIVE_INFINITY, KEPT_UNITS, (chunk) => chunk.text.length);

  function load(number: number): Chunk {
    const bytes = read.get(number);
    if (bytes === undefined) throw new Error(`no text of jobs from ${number * CHUNK_JOBS} on`);
    // Copied, because the bytes of a blob need not begin at a multiple of four.
    const ends = new Uint32Array(Uint8Array.prototype.slice.call(bytes, 0, HEADER_BYTES).buffer);
    return { ends, text: bytes.toString("utf8", HEADER_BYTES) };
  }

  function chunk(number: number): Chunk {
    return kept.get(number) ?? kept.put(number, load(number));
  }

  return {
    chunk,
    *readAhead() {
      const chunks = db.prepare<[], number>("SELECT count(*) FROM job_text").pluck().get() as number;
      let units = 0;
      for (let number = 0; number < chunks && units < KEPT_UNITS; number += 1) {
        units += chunk(number).text.length;
        if (number % READ_STEP === READ_STEP - 1) yield;
      }
    },
    description(doc) {
      const of = chunk(chunkOf(doc));
      const { from, described } = spanOf(of, doc);
      return of.text.slice(from, described);
    },
  };
}

/** Number of the chunk that holds a document. */
export function chunkOf(doc: number): number {
  return Math.floor(doc / CHUNK_JOBS);
}

/** Where in the chunk's text a document begins, its description ends, and its doubtful texts end. */
export function spanOf({ ends }: Chunk, doc: number): { from: number; described: number; to: number } {
  const at = 2 * (doc % CHUNK_JOBS);
  return { from: at === 0 ? 0 : (ends[at - 1] as number), described: ends[at] as number, to: ends[at + 1] as number };
}
