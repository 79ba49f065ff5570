/**
 * A posting list as bytes: for every document in rising order, varint((gap − 1) · 16 | mask), where gap is the
 * distance to the document before (the first counts from −1) and mask is the 4 bits of `FIELDS`. Low 7 bits first,
 * the high bit says that more follow. A hit of a frequent word is one byte.
 */
export interface Postings {
  /** Document numbers, rising. */
  readonly docs: Uint32Array;
  /** `masks[i]`: the fields in which `docs[i]` holds the word. */
  readonly masks: Uint8Array;
}

export const NO_POSTINGS: Postings = { docs: new Uint32Array(0), masks: new Uint8Array(0) };

/** Reads a whole list. Every posting takes at least one byte, so the length bounds the count. */
export function readPostings(bytes: Uint8Array): Postings {
  const docs = new Uint32Array(bytes.length);
  const masks = new Uint8Array(bytes.length);
  let count = 0;
  let doc = -1;
  for (let at = 0; at < bytes.length; ) {
    let byte = bytes[at++] as number;
    let value = byte & 0x7f;
    for (let shift = 7; byte >= 0x80; shift += 7) {
      byte = bytes[at++] as number;
      value |= (byte & 0x7f) << shift;
    }
    doc += (value >>> 4) + 1;
    docs[count] = doc;
    masks[count] = value & 15;
    count += 1;
  }
  return { docs: docs.slice(0, count), masks: masks.slice(0, count) };
}

/**
 * The documents of `left` that also stand in `bytes` with a field in common; the masks are what both share.
 * Reads the bytes as they lie, without an array for the longer list.
 */
export function meetPostings(left: Postings, bytes: Uint8Array): Postings {
  const docs = new Uint32Array(left.docs.length);
  const masks = new Uint8Array(left.docs.length);
  let count = 0;
  let doc = -1;
  let at = 0;
  let mask = 0;
  for (let i = 0; i < left.docs.length; i += 1) {
    const wanted = left.docs[i] as number;
    while (doc < wanted && at < bytes.length) {
      let byte = bytes[at++] as number;
      let value = byte & 0x7f;
      for (let shift = 7; byte >= 0x80; shift += 7) {
        byte = bytes[at++] as number;
        value |= (byte & 0x7f) << shift;
      }
      doc += (value >>> 4) + 1;
      mask = value & 15;
    }
    if (doc < wanted) break;
    const shared = mask & (left.masks[i] as number);
    if (doc === wanted && shared !== 0) {
      docs[count] = doc;
      masks[count] = shared;
      count += 1;
    }
  }
  return { docs: docs.slice(0, count), masks: masks.slice(0, count) };
}

/** All documents of several lists, in rising order, with the fields of any of them. */
export function joinPostings(lists: readonly Postings[], documents: number): Postings {
  if (lists.length === 0) return NO_POSTINGS;
  if (lists.length === 1) return lists[0] as Postings;
  const seen = new Uint8Array(documents);
  let count = 0;
  for (const { docs, masks } of lists) {
    for (let i = 0; i < docs.length; i += 1) {
      const doc = docs[i] as number;
      if (seen[doc] === 0) count += 1;
      seen[doc] = (seen[doc] as number) | (masks[i] as number);
    }
  }
  const docs = new Uint32Array(count);
  const masks = new Uint8Array(count);
  let to = 0;
  for (let doc = 0; doc < documents; doc += 1) {
    const mask = seen[doc] as number;
    if (mask === 0) continue;
    docs[to] = doc;
    masks[to] = mask;
    to += 1;
  }
  return { docs, masks };
}
