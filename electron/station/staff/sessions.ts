import { SIGN_OUT_SECONDS } from "../../../shared/staff/words.ts";
import type { Callers } from "../callers.ts";
import type { Clock } from "../ports.ts";

const SIGN_OUT_MS = SIGN_OUT_SECONDS * 1_000;
/** Why somebody is no longer signed in, as the audit says it. */
export type OutReason = "left" | "idle";

/** Who is signed in, and until when. In memory only: after a restart nobody is. */
export interface Sessions {
  enter(caller: string): void;
  /** The ninety seconds begin anew; false = this caller is not signed in. */
  stay(caller: string): boolean;
  /** False = was not signed in. */
  leave(caller: string, why: OutReason): boolean;
  /** Seconds left, rounded up; null = not signed in. */
  secondsLeft(caller: string | undefined): number | null;
  close(): void;
}

interface Session {
  seenAt: number;
  cancel: () => void;
}

export function createSessions(
  callers: Callers,
  clock: Pick<Clock, "monotonic" | "after">,
  onOut: (why: OutReason) => void,
): Sessions {
  const sessions = new Map<string, Session>();
  const left = ({ seenAt }: Session) => seenAt + SIGN_OUT_MS - clock.monotonic();

  function enter(caller: string): void {
    sessions.get(caller)?.cancel();
    const session: Session = { seenAt: clock.monotonic(), cancel: () => {} };
    sessions.set(caller, session);
    // Asked at every call: the alarm below may be late, the sign-in ends in time all the same.
    callers.raise(caller, "staff", () => left(session) > 0);
    watch(caller, session);
  }

  function watch(caller: string, session: Session): void {
    session.cancel = clock.after(Math.max(left(session), 0), () => {
      if (left(session) > 0) watch(caller, session);
      else leave(caller, "idle");
    });
  }

  function leave(caller: string, why: OutReason): boolean {
    const session = sessions.get(caller);
    if (session === undefined) return false;
    session.cancel();
    sessions.delete(caller);
    callers.lower(caller);
    onOut(why);
    return true;
  }

  function alive(caller: string | undefined): Session | null {
    const session = caller === undefined ? undefined : sessions.get(caller);
    return session !== undefined && left(session) > 0 ? session : null;
  }

  return {
    enter,
    stay: (caller) => {
      const session = alive(caller);
      if (session !== null) session.seenAt = clock.monotonic();
      return session !== null;
    },
    leave,
    secondsLeft: (caller) => {
      const session = alive(caller);
      return session === null ? null : Math.ceil(left(session) / 1_000);
    },
    close: () => {
      for (const { cancel } of sessions.values()) cancel();
      sessions.clear();
    },
  };
}
