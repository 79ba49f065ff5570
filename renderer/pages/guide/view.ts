/** Number of a module, or every one. Modules are data; an unknown number shows everything. */
export interface GuideView {
  readonly module: number;
  /** The first shown row, so that a change of text size keeps the place. */
  readonly first: number;
}

export const ANY_MODULE = 0;
/** Far above the 25 items and the named systems; keeps nonsense out of a view. */
const FURTHEST = 500;

function whole(value: unknown): number {
  const number = Number(value);
  return Number.isInteger(number) && number >= 0 && number < FURTHEST ? number : 0;
}

/** A wrong value becomes the default. */
export function readGuideView(search: Readonly<Record<string, unknown>>): GuideView {
  return { module: whole(search["module"]), first: whole(search["first"]) };
}
