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

/**
 * What is kept of a list, in one run of numbers: a word that comes again touches one line of the processor's cache
 * instead of eight arrays.
 */
const OPEN_DOC = 0; // the document not yet written: a word may come from several of its fields
const OPEN_MASK = 1;
const WROTE_DOC = 2; // the last document written
const FIRST_BLOCK = 3;
const TO = 4; // address of the next byte
const END = 5; // and of the end of its block
const BLOCK = 6; // bytes of the block
const BYTES = 7; // bytes written in all
const FIELDS_OF_LIST = 8;

/** The lists by their keys: open addressing, growing by doubling. */
class Lists {
  count = 0;
  state: Int32Array = new Int32Array(SLOTS_FIRST * FIELDS_OF_LIST);
  key: Float64Array = new Float64Array(SLOTS_FIRST);
  private keys: Float64Array = new Float64Array(SLOTS_FIRST);
  private slots: Int32Array = new Int32Array(SLOTS_FIRST).fill(-1);

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
    this.keys = new Float64Array(size);
    this.slots = new Int32Array(size).fill(-1);
    for (let list = 0; list < this.count; list += 1) {
      const key = this.key[list] as number;
      let slot = hash(key) & (size - 1);
      while (this.slots[slot] !== -1) slot = (slot + 1) & (size - 1);
      this.keys[slot] = key;
      this.slots[slot] = list;
    }
    const { key, state } = this;
    this.key = new Float64Array(size);
    this.key.set(key);
    this.state = new Int32Array(size * FIELDS_OF_LIST);
    this.state.set(state);
  }
}

/** Spreads a key of up to 52 bits over 31. */
function hash(key: number): number {
  const high = Math.trunc(key / 0x1_0000_0000);
  const mixed = Math.imul(key | 0, 0x9e37_79b1) ^ Math.imul(high, 0x85eb_ca6b);
  return (mixed ^ (mixed >>> 15)) >>> 1;
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

  /** Writes the open posting of the list whose numbers begin at `of`. */
  function close(of: number): void {
    const { state } = lists;
    const gap = (state[of + OPEN_DOC] as number) - (state[of + WROTE_DOC] as number);
    let rest = (gap - 1) * 16 + (state[of + OPEN_MASK] as number);
    for (; rest >= 0x80; rest >>>= 7) putByte(of, (rest & 0x7f) | 0x80);
    putByte(of, rest);
    state[of + WROTE_DOC] = state[of + OPEN_DOC] as number;
  }

  function putByte(of: number, byte: number): void {
    const { state } = lists;
    let to = state[of + TO] as number;
    if (to === state[of + END]) {
      const former = to - (state[of + BLOCK] as number);
      const bytes = Math.min(BLOCK_BYTES_MAX, (state[of + BLOCK] as number) * 2);
      const next = block(bytes);
      new DataView(page(former).buffer).setInt32(former & (PAGE_BYTES - 1), next);
      state[of + BLOCK] = bytes;
      state[of + END] = next + bytes;
      to = next + HEADER_BYTES;
    }
    page(to)[to & (PAGE_BYTES - 1)] = byte;
    state[of + TO] = to + 1;
    state[of + BYTES] = (state[of + BYTES] as number) + 1;
  }

  function begin(of: number, doc: number): void {
    const first = block(BLOCK_BYTES_FIRST);
    const { state } = lists;
    state[of + OPEN_DOC] = doc;
    state[of + WROTE_DOC] = -1;
    state[of + FIRST_BLOCK] = first;
    state[of + TO] = first + HEADER_BYTES;
    state[of + END] = first + BLOCK_BYTES_FIRST;
    state[of + BLOCK] = BLOCK_BYTES_FIRST;
  }

  function bytesOf(of: number): Uint8Array {
    const bytes = new Uint8Array(lists.state[of + BYTES] as number);
    let address = lists.state[of + FIRST_BLOCK] as number;
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
      const of = list * FIELDS_OF_LIST;
      if (list === known) begin(of, doc);
      else if (lists.state[of + OPEN_DOC] !== doc) {
        close(of);
        lists.state[of + OPEN_DOC] = doc;
        lists.state[of + OPEN_MASK] = 0;
      }
      lists.state[of + OPEN_MASK] = (lists.state[of + OPEN_MASK] as number) | bit;
    },
    *lists() {
      const order = Uint32Array.from({ length: lists.count }, (_, list) => list);
      order.sort((a, b) => (lists.key[a] as number) - (lists.key[b] as number));
      for (const list of order) {
        close(list * FIELDS_OF_LIST);
        yield [lists.key[list] as number, bytesOf(list * FIELDS_OF_LIST)];
      }
    },
  };
}
