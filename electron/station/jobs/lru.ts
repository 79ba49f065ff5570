/** Keeps the values asked for last, within a number of entries and a total weight. */
export interface Lru<Key, Value> {
  get(key: Key): Value | undefined;
  /** Keeps and returns the value; one heavier than the whole budget is returned unkept. */
  put(key: Key, value: Value): Value;
}

export function createLru<Key, Value>(
  entriesMax: number,
  weightMax: number,
  weigh: (value: Value) => number,
): Lru<Key, Value> {
  // A Map lists its keys in the order of insertion: the first one is the one asked for longest ago.
  const kept = new Map<Key, Value>();
  let weight = 0;

  function drop(key: Key, value: Value): void {
    kept.delete(key);
    weight -= weigh(value);
  }

  return {
    get(key) {
      const value = kept.get(key);
      if (value === undefined) return undefined;
      kept.delete(key);
      kept.set(key, value);
      return value;
    },
    put(key, value) {
      const former = kept.get(key);
      if (former !== undefined) drop(key, former);
      if (weigh(value) > weightMax) return value;
      kept.set(key, value);
      weight += weigh(value);
      for (const [oldKey, old] of kept) {
        if (kept.size <= entriesMax && weight <= weightMax) break;
        drop(oldKey, old);
      }
      return value;
    },
  };
}
