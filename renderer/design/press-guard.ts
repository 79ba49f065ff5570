/** A second tap of a trembling hand comes within this time and means nothing (measured double tap: 90 ms apart). */
export const REFRACTORY_MS = 400;

/**
 * After a change of page the finger may still be on its way to the former one. Code, not animation: without motion a
 * tap 120 ms later already hit the next page.
 */
export const SETTLE_MS = 350;

export interface PressGuard {
  /** True if a press of `target` at `now` (milliseconds, any origin) means something; remembers it then. */
  accepts(target: object, now: number): boolean;
  /** A new page stands on the screen since `now`. */
  pageChanged(now: number): void;
}

export function createPressGuard(): PressGuard {
  const pressedAt = new WeakMap<object, number>();
  let settledAt = Number.NEGATIVE_INFINITY;
  return {
    accepts(target, now) {
      const former = pressedAt.get(target);
      if (now < settledAt || (former !== undefined && now - former < REFRACTORY_MS)) return false;
      pressedAt.set(target, now);
      return true;
    },
    pageChanged(now) {
      settledAt = now + SETTLE_MS;
    },
  };
}

/** The one guard of the page; every control of design/ asks it. */
export const pressGuard = createPressGuard();
