/** Between two questions about the same request, milliseconds. */
const ASK_AGAIN_MS = 2_000;

export type Certain<T> =
  | { readonly kind: "done"; readonly value: T }
  | { readonly kind: "refused"; readonly code: string };

export interface CertainOptions {
  /** The answer did not come: it may have been done, and is asked for again. */
  readonly onUnsure: () => void;
  readonly signal: AbortSignal;
}

/**
 * Asks until it is certain what happened. A lost answer is no failure: the same request under the same id is answered
 * with what it did. null = nobody waits for it any more.
 */
export async function certain<T>(
  ask: () => Promise<T>,
  { onUnsure, signal }: CertainOptions,
): Promise<Certain<T> | null> {
  let unsure = false;
  while (!signal.aborted) {
    try {
      return { kind: "done", value: await ask() };
    } catch (error) {
      const code = refusalOf(error);
      // What cannot be written now may have been written the first time.
      if (code !== null && !(unsure && code === "BOOKINGS_UNAVAILABLE")) return { kind: "refused", code };
    }
    unsure = true;
    onUnsure();
    await new Promise((done) => setTimeout(done, ASK_AGAIN_MS));
  }
  return null;
}

/** The contract's name for a refusal; null = no answer, or none that the contract knows. */
export function refusalOf(error: unknown): string | null {
  if (typeof error !== "object" || error === null) return null;
  const known = "defined" in error && error.defined === true && "code" in error && typeof error.code === "string";
  return known ? String(error.code) : null;
}
