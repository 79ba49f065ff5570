/** A second tap of a trembling hand comes within this time and means nothing (measured double tap: 90 ms apart). */
export const REFRACTORY_MS = 400;

/**
 * After a change of page the finger may still be on its way to the former one. Code, not animation: without motion a
 * tap 120 ms later already hit the next page.
 */
export const SETTLE_MS = 350;

/** Milliseconds on two clocks that need not agree. */
export interface PressTime {
  /**
   * When the finger lifted, by the input's own clock. A page that is busy drawing handles the second half of a double
   * tap late; by the time of handling it would look like a press of its own.
   */
  readonly input: number;
  /** When the press is handled, on the clock of `pageChanged`. */
  readonly handled: number;
}

export interface PressGuard {
  /** True if this press of `target` means something; remembers it then. */
  accepts(target: object, time: PressTime): boolean;
  /** A new page stands on the screen since `now`. */
  pageChanged(now: number): void;
}

export function createPressGuard(): PressGuard {
  const pressedAt = new WeakMap<object, number>();
  let settledAt = Number.NEGATIVE_INFINITY;
  return {
    accepts(target, { input, handled }) {
      const former = pressedAt.get(target);
      if (handled < settledAt || (former !== undefined && input - former < REFRACTORY_MS)) return false;
      pressedAt.set(target, input);
      return true;
    },
    pageChanged(now) {
      settledAt = now + SETTLE_MS;
    },
  };
}

/** The one guard of the page; every control of design/ asks it. */
export const pressGuard = createPressGuard();
