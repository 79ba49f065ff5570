import type { Change, Precious } from "../db/precious/store.ts";
import type { Refusal } from "./engine.ts";

/** A refusal on its way out of a transaction: nothing of it stays. */
class TakenBack extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

/**
 * One transaction that leaves nothing behind when it refuses: a resident whose phone number is refused still has the
 * seat that was held for them.
 */
export function attemptOn(precious: Precious) {
  return function attempt<T, R extends Refusal>(
    work: (change: Change) => { ok: true; value: T } | R,
  ): { ok: true; value: T } | R {
    try {
      return precious.change((change) => {
        const answer = work(change);
        if (!answer.ok) throw new TakenBack(answer);
        return answer;
      });
    } catch (error) {
      if (error instanceof TakenBack) return error.refusal as R;
      throw error;
    }
  };
}

/** Which unique index of `booking` a refusal comes from; null = none of them. The engine names the columns. */
export function violated(error: unknown): "seat" | "person" | "code" | null {
  if ((error as { code?: unknown } | null)?.code !== "SQLITE_CONSTRAINT_UNIQUE") return null;
  const { message } = error as Error;
  if (message.includes("booking.seat_no")) return "seat";
  if (message.includes("booking.person_key")) return "person";
  return message.includes("booking.code") ? "code" : null;
}
