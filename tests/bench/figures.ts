/** Middle of a sample; NaN of none. */
export function median(sample: readonly number[]): number {
  return percentile(sample, 50);
}

/** The value below which `share` percent of the sample lie (nearest rank). */
export function percentile(sample: readonly number[], share: number): number {
  const sorted = [...sample].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil((share / 100) * sorted.length) - 1))] ?? Number.NaN;
}

export function mean(sample: readonly number[]): number {
  return sample.reduce((sum, value) => sum + value, 0) / sample.length;
}

/** Three significant figures: what a shared machine can tell. */
export function round3(value: number): number {
  return Number(value.toPrecision(3));
}

/** Milliseconds that `run` takes, and what it gives. */
export function timed<T>(run: () => T): { ms: number; value: T } {
  const from = performance.now();
  const value = run();
  return { ms: performance.now() - from, value };
}
