import { CALL_OVER_MINUTES, type CallPhase } from "../../../shared/calls/words.ts";
import type { StaffCall } from "../../../shared/contract/calls.ts";
import type { Clock, Ids, Logger } from "../ports.ts";

const OVER_MS = CALL_OVER_MINUTES * 60_000;

/** Calls for a person at the machine. */
export interface CallsRoom {
  /** Makes a call, or gives back the one that stands. */
  call(): StaffCall;
  /** The call that stands; null = none. */
  state(): StaffCall | null;
  /** Ends it; a call that is not the standing one is left alone. */
  end(id: string): StaffCall | null;
  /** Staff are on the way. */
  answer(id: string): StaffCall | null;
}

export interface CallsDeps {
  readonly clock: Clock;
  readonly ids: Pick<Ids, "uuid">;
  readonly log: Logger;
}

interface Standing {
  readonly id: string;
  readonly phase: CallPhase;
  /** Wall time, ms since 1970, for people. */
  readonly since: number;
  /** The rising clock at the same moment, for spans. */
  readonly at: number;
}

/**
 * One machine, one call at a time, in memory only: after a restart nobody is waiting. Nothing of the caller is known
 * here, so there is nothing to keep.
 */
export function createCalls({ clock, ids, log }: CallsDeps): CallsRoom {
  let standing: Standing | null = null;

  function current(): Standing | null {
    if (standing !== null && clock.monotonic() - standing.at >= OVER_MS) standing = null;
    return standing;
  }

  function shown({ id, phase, since, at }: Standing): StaffCall {
    const waitedSeconds = Math.floor((clock.monotonic() - at) / 1_000);
    return { id, phase, since: new Date(since).toISOString(), waitedSeconds };
  }

  function state(): StaffCall | null {
    const call = current();
    return call === null ? null : shown(call);
  }

  function call(): StaffCall {
    let call = current();
    if (call === null) {
      call = { id: ids.uuid(), phase: "waiting", since: clock.now(), at: clock.monotonic() };
      standing = call;
      log.info("calls.call", { id: call.id });
    }
    return shown(call);
  }

  function end(id: string): StaffCall | null {
    const call = current();
    if (call?.id === id) {
      standing = null;
      log.info("calls.end", { id, phase: call.phase });
    }
    return state();
  }

  function answer(id: string): StaffCall | null {
    const call = current();
    if (call?.id === id && call.phase === "waiting") {
      standing = { ...call, phase: "coming" };
      log.info("calls.answer", { id, waitedSeconds: shown(call).waitedSeconds });
    }
    return state();
  }

  return { call, state, end, answer };
}
