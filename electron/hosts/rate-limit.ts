export interface RateLimitOptions {
  readonly perSecond: number;
  /** How many may come at once after a quiet time. */
  readonly burst: number;
  /** Milliseconds that only rise. */
  readonly monotonic: () => number;
}

const MS_PER_SECOND = 1_000;

/**
 * A leaking bucket: `burst` at once, then `perSecond`.
 * @returns whether one more may pass now
 */
export function createRateLimit({ perSecond, burst, monotonic }: RateLimitOptions): () => boolean {
  let left = burst;
  let at = monotonic();

  return () => {
    const now = monotonic();
    left = Math.min(burst, left + ((now - at) * perSecond) / MS_PER_SECOND);
    at = now;
    if (left < 1) return false;
    left -= 1;
    return true;
  };
}
