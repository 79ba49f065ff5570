import { CHUNK_JOBS } from "../db/schema.ts";

/**
 * Descriptions lie CHUNK_JOBS to a blob: CHUNK_JOBS little-endian u32 ends (bytes from the start of the text), then
 * the texts in UTF-8, one after the other. So one read serves 32 jobs when a term is looked for in many.
 */
const HEADER_BYTES = CHUNK_JOBS * 4;

export interface TextWriter {
  /** The next description in the order of documents. */
  put(text: string): void;
  /** Hands over what is left. */
  finish(): void;
}

/** Gathers descriptions and hands every full chunk to `save`. */
export function createTextWriter(save: (chunk: number, bytes: Uint8Array) => void): TextWriter {
  let waiting: Buffer[] = [];
  let chunk = 0;
  function flush(): void {
    const header = Buffer.alloc(HEADER_BYTES);
    let end = 0;
    for (let i = 0; i < CHUNK_JOBS; i += 1) {
      end += waiting[i]?.length ?? 0;
      header.writeUInt32LE(end, i * 4);
    }
    save(chunk, Buffer.concat([header, ...waiting]));
    chunk += 1;
    waiting = [];
  }
  return {
    put(text) {
      waiting.push(Buffer.from(text, "utf8"));
      if (waiting.length === CHUNK_JOBS) flush();
    },
    finish() {
      if (waiting.length > 0) flush();
    },
  };
}

/** Number of the chunk that holds a document's description. */
export function chunkOf(doc: number): number {
  return Math.floor(doc / CHUNK_JOBS);
}

/** Where in the chunk's bytes a document's description begins and ends. */
export function spanOf(bytes: Buffer, doc: number): { from: number; to: number } {
  const at = doc % CHUNK_JOBS;
  return {
    from: HEADER_BYTES + (at === 0 ? 0 : bytes.readUInt32LE((at - 1) * 4)),
    to: HEADER_BYTES + bytes.readUInt32LE(at * 4),
  };
}

/** A document's description out of its chunk. */
export function textOf(bytes: Buffer, doc: number): string {
  const { from, to } = spanOf(bytes, doc);
  return bytes.toString("utf8", from, to);
}

/** All descriptions of a chunk, one after the other. */
export function allTexts(bytes: Buffer): string {
  return bytes.toString("utf8", HEADER_BYTES);
}
