/** Jobs that pay at least `from` and less than `to` yuan a month; `to` null = no upper end. */
export interface Band {
  readonly from: number;
  readonly to: number | null;
  readonly count: number;
  /** Part of the middle half. */
  readonly middle: boolean;
}

export interface PaySpread {
  readonly bands: readonly Band[];
  /** Ends of the bands that hold the middle half of the jobs. */
  readonly low: number;
  readonly high: number | null;
}

/** Below this a "most pay …" would be about a handful of adverts. */
const FEWEST_JOBS = 8;
const FEWEST_BANDS = 3;
const QUARTER = 0.25;

/**
 * Spread of pay from the facet "at least v". Counts fall with v; the difference of neighbours is what lies between.
 * @returns null when there are too few jobs or steps to say anything
 */
export function paySpread(facet: readonly { readonly value: string; readonly count: number }[]): PaySpread | null {
  const steps = facet
    .map(({ value, count }) => ({ from: Number(value), count }))
    .filter(({ from }) => Number.isFinite(from))
    .sort((a, b) => a.from - b.from);
  const total = steps[0]?.count ?? 0;
  if (steps.length < FEWEST_BANDS || total < FEWEST_JOBS) return null;

  const counts = steps.map(({ from, count }, index) => {
    const next = steps[index + 1];
    return { from, to: next?.from ?? null, count: Math.max(0, count - (next?.count ?? 0)) };
  });
  let below = 0;
  const bands = counts.map((band) => {
    const start = below / total;
    below += band.count;
    const end = below / total;
    return { ...band, middle: band.count > 0 && end > QUARTER && start < 1 - QUARTER };
  });
  const middle = bands.filter((band) => band.middle);
  const first = middle[0];
  const last = middle.at(-1);
  if (first === undefined || last === undefined) return null;
  return { bands, low: first.from, high: last.to };
}
