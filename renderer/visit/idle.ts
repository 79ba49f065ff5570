/** Silence before the question, milliseconds: product.md §2.1 row 13 (public pages), ui.md §6 (reading and codes). */
export const IDLE_QUESTION_MS = { browsing: 120_000, reading: 180_000 } as const;
export type Pace = keyof typeof IDLE_QUESTION_MS;

/** Nobody has touched the home page for this long: whoever reads it slowly is still there, a passer-by is not. */
export const ATTRACT_AFTER_MS = 60_000;

/** Time to answer; WCAG 2.2.1 asks for at least 20 s and one simple action. */
export const IDLE_ANSWER_MS = 30_000;

export type IdlePhase =
  | { readonly phase: "active" }
  | { readonly phase: "question"; readonly secondsLeft: number }
  | { readonly phase: "over" };

/**
 * Where silence has led to. Compares times instead of chaining timers, so that a sleeping machine wakes up in the right
 * phase.
 * @param lastActivity and `now`: milliseconds of the same rising clock
 */
export function idlePhase(lastActivity: number, now: number, pace: Pace): IdlePhase {
  const silence = now - lastActivity;
  const asksAt = IDLE_QUESTION_MS[pace];
  if (silence < asksAt) return { phase: "active" };
  const left = asksAt + IDLE_ANSWER_MS - silence;
  return left > 0 ? { phase: "question", secondsLeft: Math.ceil(left / 1_000) } : { phase: "over" };
}
