/**
 * The best `size` of a stream of documents: higher key first, of equal keys the newer document (higher number).
 * Documents must be offered from the newest to the oldest. Keys may be infinite, never NaN.
 */
export interface Top {
  /**
   * Answers the bar: a later document whose key is not above it need not be offered. NaN = there is room yet.
   */
  offer(doc: number, key: number): number;
  /** Best first. Ends the collection. */
  take(): Uint32Array;
}

export function createTop(size: number): Top {
  // A binary heap with the worst on top: most offers are refused by one comparison.
  const docs = new Uint32Array(size);
  const keys = new Float64Array(size);
  let count = 0;

  function worse(a: number, b: number): boolean {
    const keyA = keys[a] as number;
    const keyB = keys[b] as number;
    return keyA === keyB ? (docs[a] as number) < (docs[b] as number) : keyA < keyB;
  }

  function swap(a: number, b: number): void {
    const doc = docs[a] as number;
    const key = keys[a] as number;
    docs[a] = docs[b] as number;
    keys[a] = keys[b] as number;
    docs[b] = doc;
    keys[b] = key;
  }

  function sink(from: number, end: number): void {
    let at = from;
    for (;;) {
      let worst = at;
      const left = 2 * at + 1;
      if (left < end && worse(left, worst)) worst = left;
      if (left + 1 < end && worse(left + 1, worst)) worst = left + 1;
      if (worst === at) return;
      swap(at, worst);
      at = worst;
    }
  }

  function rise(from: number): void {
    for (let at = from; at > 0; ) {
      const parent = (at - 1) >> 1;
      if (!worse(at, parent)) return;
      swap(at, parent);
      at = parent;
    }
  }

  return {
    offer(doc, key) {
      if (count < size) {
        docs[count] = doc;
        keys[count] = key;
        count += 1;
        rise(count - 1);
      } else if (size > 0 && key > (keys[0] as number)) {
        docs[0] = doc;
        keys[0] = key;
        sink(0, size);
      }
      if (size === 0) return Number.POSITIVE_INFINITY;
      return count < size ? Number.NaN : (keys[0] as number);
    },
    take() {
      for (let end = count - 1; end > 0; end -= 1) {
        swap(0, end);
        sink(0, end);
      }
      return docs.slice(0, count);
    },
  };
}
