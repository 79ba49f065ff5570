/** Fractions in [0, 1) that are the same on every machine for the same seed (mulberry32). */
export interface Random {
  fraction(): number;
  /** A whole number from 0 to below `limit`. */
  below(limit: number): number;
  pick<T>(from: readonly T[]): T;
  chance(share: number): boolean;
}

export function seeded(seed: number): Random {
  let state = seed >>> 0;
  function fraction(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }
  return {
    fraction,
    below: (limit) => Math.floor(fraction() * limit),
    pick: (from) => from[Math.floor(fraction() * from.length)] as (typeof from)[number],
    chance: (share) => fraction() < share,
  };
}
