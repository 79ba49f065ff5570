import { POSTING_BYTES_MAX, writePosting } from "../../../shared/jobs/postings.ts";

/** Lists grow by blocks out of pages of a megabyte: no list is copied, and 200 000 jobs stay near 60 MB. */
const PAGE_BITS = 20;
const PAGE_BYTES = 1 << PAGE_BITS;
/** A block: 4 bytes address of the next block, then postings. The first is small: half of all words stand in one job. */
const BLOCK_BYTES_FIRST = 12;
const BLOCK_BYTES_MAX = 1_024;
const HEADER_BYTES = 4;
const SLOTS_FIRST = 1 << 16;

/** Collects the posting lists of a generation. Documents must come in rising order. */
export interface IndexWriter {
  /** Says that the document holds the word `key` in the field of this bit. */
  add(key: number, doc: number, bit: number): void;
  /** Every list in rising order of its key, as bytes of `postings.ts`. Ends the writer. */
  lists(): Iterable<readonly [key: number, bytes: Uint8Array]>;
}

/** One growing table: key → list, open addressing, and the state of every list by its number. */
class Lists {
  keys: Float64Array = new Float64Array(SLOTS_FIRST);
  slots: Int32Array = new Int32Array(SLOTS_FIRST).fill(-1);
  count = 0;
  key: Float64Array = new Float64Array(SLOTS_FIRST);
  /** The document and mask not yet written: a word may come from several fields. */
  openDoc: Int32Array = new Int32Array(SLOTS_FIRST);
  openMask: Uint8Array = new Uint8Array(SLOTS_FIRST);
  /** The last document written. */
  wroteDoc: Int32Array = new Int32Array(SLOTS_FIRST);
  firstBlock: Int32Array = new Int32Array(SLOTS_FIRST);
  /** Address of the next byte, and of the end of its block. */
  to: Int32Array = new Int32Array(SLOTS_FIRST);
  end: Int32Array = new Int32Array(SLOTS_FIRST);
  blockBytes: Uint16Array = new Uint16Array(SLOTS_FIRST);
  bytes: Int32Array = new Int32Array(SLOTS_FIRST);

  /** Number of the key's list; makes one when there is none. */
  of(key: number): number {
    const limit = this.slots.length - 1;
    let slot = hash(key) & limit;
    for (let list = this.slots[slot] as number; list !== -1; list = this.slots[slot] as number) {
      if (this.keys[slot] === key) return list;
      slot = (slot + 1) & limit;
    }
    if (this.count * 2 >= this.slots.length) {
      this.grow();
      return this.of(key);
    }
    this.keys[slot] = key;
    this.slots[slot] = this.count;
    this.key[this.count] = key;
    this.count += 1;
    return this.count - 1;
  }

  private grow(): void {
    const size = this.slots.length * 2;
    const formerKeys = this.keys;
    const formerSlots = this.slots;
    this.keys = new Float64Array(size);
    this.slots = new Int32Array(size).fill(-1);
    formerSlots.forEach((list, at) => {
      if (list === -1) return;
      const key = formerKeys[at] as number;
      let slot = hash(key) & (size - 1);
      while (this.slots[slot] !== -1) slot = (slot + 1) & (size - 1);
      this.keys[slot] = key;
      this.slots[slot] = list;
    });
    this.key = larger(this.key, new Float64Array(size));
    this.openDoc = larger(this.openDoc, new Int32Array(size));
    this.openMask = larger(this.openMask, new Uint8Array(size));
    this.wroteDoc = larger(this.wroteDoc, new Int32Array(size));
    this.firstBlock = larger(this.firstBlock, new Int32Array(size));
    this.to = larger(this.to, new Int32Array(size));
    this.end = larger(this.end, new Int32Array(size));
    this.blockBytes = larger(this.blockBytes, new Uint16Array(size));
    this.bytes = larger(this.bytes, new Int32Array(size));
  }
}

function larger<T extends Int32Array | Float64Array | Uint8Array | Uint16Array>(former: T, next: T): T {
  next.set(former);
  return next;
}

/** Spreads a key of up to 52 bits over 31. */
function hash(key: number): number {
  const high = Math.trunc(key / 0x1_0000_0000);
  return (Math.imul(key | 0, 0x9e37_79b1) ^ Math.imul(high, 0x85eb_ca6b)) >>> 1;
}

/** Makes an empty writer; see `IndexWriter`. */
export function createIndexWriter(): IndexWriter {
  const lists = new Lists();
  const pages: Uint8Array[] = [new Uint8Array(PAGE_BYTES)];
  let free = 0;

  /** Address of a fresh block; a block never crosses a page. */
  function block(bytes: number): number {
    if ((free & (PAGE_BYTES - 1)) + bytes > PAGE_BYTES) free = pages.length << PAGE_BITS;
    if (free >> PAGE_BITS === pages.length) pages.push(new Uint8Array(PAGE_BYTES));
    const address = free;
    free += bytes;
    return address;
  }

  function page(address: number): Uint8Array {
    return pages[address >> PAGE_BITS] as Uint8Array;
  }

  const scratch = new Uint8Array(POSTING_BYTES_MAX);

  /** Writes the open posting of a list. */
  function close(list: number): void {
    const gap = (lists.openDoc[list] as number) - (lists.wroteDoc[list] as number);
    const length = writePosting(scratch, 0, (gap - 1) * 16 + (lists.openMask[list] as number));
    for (let i = 0; i < length; i += 1) putByte(list, scratch[i] as number);
    lists.wroteDoc[list] = lists.openDoc[list] as number;
    lists.bytes[list] = (lists.bytes[list] as number) + length;
  }

  function putByte(list: number, byte: number): void {
    let to = lists.to[list] as number;
    if (to === lists.end[list]) {
      const bytes = Math.min(BLOCK_BYTES_MAX, (lists.blockBytes[list] as number) * 2);
      const next = block(bytes);
      const former = to - (lists.blockBytes[list] as number);
      new DataView(page(former).buffer).setInt32(former & (PAGE_BYTES - 1), next);
      lists.blockBytes[list] = bytes;
      lists.end[list] = next + bytes;
      to = next + HEADER_BYTES;
    }
    page(to)[to & (PAGE_BYTES - 1)] = byte;
    lists.to[list] = to + 1;
  }

  function begin(list: number, doc: number): void {
    const first = block(BLOCK_BYTES_FIRST);
    lists.firstBlock[list] = first;
    lists.blockBytes[list] = BLOCK_BYTES_FIRST;
    lists.to[list] = first + HEADER_BYTES;
    lists.end[list] = first + BLOCK_BYTES_FIRST;
    lists.wroteDoc[list] = -1;
    lists.openDoc[list] = doc;
  }

  function bytesOf(list: number): Uint8Array {
    const bytes = new Uint8Array(lists.bytes[list] as number);
    let address = lists.firstBlock[list] as number;
    let size = BLOCK_BYTES_FIRST;
    for (let filled = 0; filled < bytes.length; ) {
      const at = address & (PAGE_BYTES - 1);
      const part = Math.min(size - HEADER_BYTES, bytes.length - filled);
      bytes.set(page(address).subarray(at + HEADER_BYTES, at + HEADER_BYTES + part), filled);
      filled += part;
      address = new DataView(page(address).buffer).getInt32(at);
      size = Math.min(BLOCK_BYTES_MAX, size * 2);
    }
    return bytes;
  }

  return {
    add(key, doc, bit) {
      const known = lists.count;
      const list = lists.of(key);
      if (list === known) begin(list, doc);
      else if (lists.openDoc[list] !== doc) {
        close(list);
        lists.openDoc[list] = doc;
        lists.openMask[list] = 0;
      }
      lists.openMask[list] = (lists.openMask[list] as number) | bit;
    },
    *lists() {
      const order = Uint32Array.from({ length: lists.count }, (_, list) => list);
      order.sort((a, b) => (lists.key[a] as number) - (lists.key[b] as number));
      for (const list of order) {
        close(list);
        yield [lists.key[list] as number, bytesOf(list)];
      }
    },
  };
}
