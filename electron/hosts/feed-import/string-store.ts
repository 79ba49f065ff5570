import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * The shared strings of a workbook. They come before or after the sheets, all at once, and a city's job list holds a
 * few hundred megabytes of them: as JavaScript strings they would be most of the memory of a build. So they lie as
 * UTF-8 in blocks, and beyond a bound in a file that is removed with the store.
 */
export interface StringStore {
  readonly size: number;
  add(text: string): void;
  /** "" for an index that no string has. */
  get(index: number): string;
  close(): void;
}

const BLOCK_BYTES = 1024 * 1024;
const BLOCKS_IN_MEMORY = 32;
/** Blocks of the file that stay at hand; sheets ask for their strings nearly in order. */
const BLOCKS_CACHED = 16;

export function createStringStore(): StringStore {
  const blocks: Buffer[] = [];
  let offsets = new Float64Array(4_096);
  let size = 0;
  let bytes = 0;
  let last = Buffer.allocUnsafe(BLOCK_BYTES);
  let filled = 0;
  let spill: { folder: string; file: number } | null = null;
  const cache = new Map<number, Buffer>();

  function add(text: string): void {
    const encoded = Buffer.from(text);
    if (size + 2 > offsets.length) {
      const more = new Float64Array(offsets.length * 2);
      more.set(offsets);
      offsets = more;
    }
    offsets[size] = bytes;
    size += 1;
    bytes += encoded.length;
    offsets[size] = bytes;
    let from = 0;
    while (from < encoded.length) {
      const taken = encoded.copy(last, filled, from);
      from += taken;
      filled += taken;
      if (filled === BLOCK_BYTES) put();
    }
  }

  function put(): void {
    if (blocks.length < BLOCKS_IN_MEMORY) blocks.push(last);
    else {
      spill ??= newSpill();
      writeSync(spill.file, last, 0, BLOCK_BYTES, (stored - BLOCKS_IN_MEMORY) * BLOCK_BYTES);
    }
    stored += 1;
    last = Buffer.allocUnsafe(BLOCK_BYTES);
    filled = 0;
  }
  let stored = 0;

  function block(index: number): Buffer {
    if (index === stored) return last;
    const inMemory = blocks[index];
    if (inMemory !== undefined) return inMemory;
    const cached = cache.get(index);
    if (cached !== undefined) return cached;
    const read = Buffer.allocUnsafe(BLOCK_BYTES);
    if (spill !== null) readSync(spill.file, read, 0, BLOCK_BYTES, (index - BLOCKS_IN_MEMORY) * BLOCK_BYTES);
    if (cache.size >= BLOCKS_CACHED) cache.delete(cache.keys().next().value ?? -1);
    cache.set(index, read);
    return read;
  }

  function get(index: number): string {
    if (!Number.isInteger(index) || index < 0 || index >= size) return "";
    const from = offsets[index] ?? 0;
    const to = offsets[index + 1] ?? 0;
    const first = Math.floor(from / BLOCK_BYTES);
    const within = from - first * BLOCK_BYTES;
    if (within + to - from <= BLOCK_BYTES) return block(first).toString("utf8", within, within + to - from);
    const pieces: Buffer[] = [];
    for (let at = from; at < to; ) {
      const number = Math.floor(at / BLOCK_BYTES);
      const start = at - number * BLOCK_BYTES;
      const end = Math.min(BLOCK_BYTES, start + to - at);
      pieces.push(block(number).subarray(start, end));
      at += end - start;
    }
    return Buffer.concat(pieces).toString("utf8");
  }

  return {
    get size() {
      return size;
    },
    add,
    get,
    close: () => {
      if (spill === null) return;
      closeSync(spill.file);
      rmSync(spill.folder, { recursive: true, force: true });
      spill = null;
    },
  };
}

function newSpill(): { folder: string; file: number } {
  const folder = mkdtempSync(join(tmpdir(), "yike-strings-"));
  return { folder, file: openSync(join(folder, "strings"), "w+", 0o600) };
}
