import { z } from "zod";
import { ok, type Result } from "../../../shared/result.ts";
import { LOCKED_AFTER, waitAfter } from "../../../shared/staff/lockout.ts";
import { pinWeakness } from "../../../shared/staff/pin.ts";
import type { PinState, PinWeakness } from "../../../shared/staff/words.ts";
import type { Settings } from "../db/precious/settings.ts";
import type { Precious } from "../db/precious/store.ts";
import type { Clock, Ids } from "../ports.ts";
import { createPinHash, SCRYPT_COST, type ScryptCost } from "./pin-hash.ts";

export const PIN_SETTING = "staff-pin";
export const TRIES_SETTING = "staff-tries";

/** Wrong tries in a row, and when the last one was: by the clock that only rises, within one start of the machine. */
const tries = z.object({ fails: z.number().int(), boot: z.string(), at: z.number() });
type Tries = z.infer<typeof tries>;

export interface PinStatus {
  readonly state: Exclude<PinState, "unavailable">;
  readonly waitSeconds: number;
  readonly triesLeft: number;
}

export type PinRefusal =
  | { readonly ok: false; readonly code: "PIN_WRONG"; readonly data: { triesLeft: number; waitSeconds: number } }
  | { readonly ok: false; readonly code: "PIN_WAIT"; readonly data: { seconds: number } }
  | { readonly ok: false; readonly code: "PIN_WEAK"; readonly data: { why: PinWeakness } }
  | { readonly ok: false; readonly code: PlainRefusal; readonly data: Record<string, never> };
type PlainRefusal = "PIN_LOCKED" | "PIN_NOT_SET" | "PIN_ALREADY_SET" | "NO_SCREEN";
export type PinAnswer<T> = Extract<Result<T>, { ok: true }> | PinRefusal;

export interface PinsOptions {
  readonly precious: Precious;
  readonly settings: Settings;
  readonly clock: Pick<Clock, "monotonic">;
  readonly ids: Pick<Ids, "bytes">;
  /** `Ports.boot`. */
  readonly boot: string;
  readonly cost?: ScryptCost;
}

export type Pins = ReturnType<typeof createPins>;

/**
 * The station's PIN. A try is written down before it is looked at: whoever pulls the plug at the right moment has tried
 * all the same. The wait is measured by the clock that only rises; a start of the machine begins it anew.
 */
export function createPins({ precious, settings, clock, ids, boot, cost = SCRYPT_COST }: PinsOptions) {
  const hash = createPinHash(precious.keys, ids, cost);
  const openedAt = clock.monotonic();
  /** One try at a time: each must see what the one before it has written down. */
  let turn: Promise<unknown> = Promise.resolve();

  function kept(): string | null {
    const value = settings.read(PIN_SETTING);
    return value === null || value === "" ? null : value;
  }

  function triesSoFar(): Tries {
    const value = settings.read(TRIES_SETTING);
    return value === null ? { fails: 0, boot, at: 0 } : tries.parse(JSON.parse(value));
  }

  function status(): PinStatus {
    if (kept() === null) return { state: "unset", waitSeconds: 0, triesLeft: LOCKED_AFTER };
    const { fails, boot: since, at } = triesSoFar();
    const wait = waitAfter(fails);
    const triesLeft = Math.max(LOCKED_AFTER - fails, 0);
    if (wait === Number.POSITIVE_INFINITY) return { state: "locked", waitSeconds: 0, triesLeft };
    // Another start of the machine, or a clock that did not only rise: what has passed cannot be known.
    const from = since === boot && at <= clock.monotonic() ? at : openedAt;
    const left = Math.ceil(from / 1_000 + wait - clock.monotonic() / 1_000);
    return left > 0 && wait > 0
      ? { state: "waiting", waitSeconds: left, triesLeft }
      : { state: "ready", waitSeconds: 0, triesLeft };
  }

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const answer = turn.then(work);
    // The caller gets the error; the next in the row only waits for the end.
    turn = answer.catch(() => undefined);
    return answer;
  }

  function refusalNow(): PinRefusal | null {
    const { state, waitSeconds } = status();
    if (state === "unset") return { ok: false, code: "PIN_NOT_SET", data: {} };
    if (state === "locked") return { ok: false, code: "PIN_LOCKED", data: {} };
    return state === "waiting" ? { ok: false, code: "PIN_WAIT", data: { seconds: waitSeconds } } : null;
  }

  /** Writes the try down; null = it may be looked at. */
  function begin(): PinRefusal | null {
    return precious.change((change) => {
      const refusal = refusalNow();
      if (refusal !== null) return refusal;
      const fails = triesSoFar().fails + 1;
      settings.put(change, TRIES_SETTING, JSON.stringify({ fails, boot, at: clock.monotonic() }));
      change.event("staff.tried", { tries: fails });
      return null;
    });
  }

  function forgetTries(change: Parameters<Settings["put"]>[0]): void {
    settings.put(change, TRIES_SETTING, JSON.stringify({ fails: 0, boot, at: clock.monotonic() }));
  }

  function check(pin: string): Promise<PinAnswer<null>> {
    return inTurn(async () => {
      const refusal = begin();
      if (refusal !== null) return refusal;
      const value = kept();
      if (value !== null && (await hash.fits(pin, value))) {
        precious.change((change) => {
          forgetTries(change);
          change.event("staff.signed-in", {});
        });
        return ok(null);
      }
      const { fails } = triesSoFar();
      precious.change((change) => {
        if (fails >= LOCKED_AFTER) change.event("staff.locked", {});
        else change.event("staff.refused", { tries: fails });
      });
      const { triesLeft, waitSeconds } = status();
      return { ok: false, code: "PIN_WRONG", data: { triesLeft, waitSeconds } };
    });
  }

  /** @param may whether there may be a PIN already: staff who are in may change it, and nobody else */
  function set(pin: string, may: "first" | "change"): Promise<PinAnswer<null>> {
    return inTurn(async () => {
      const why = pinWeakness(pin);
      if (why !== null) return { ok: false, code: "PIN_WEAK", data: { why } };
      const made = await hash.make(pin);
      return precious.change((change): PinAnswer<null> => {
        if (may === "first" && kept() !== null) return { ok: false, code: "PIN_ALREADY_SET", data: {} };
        settings.put(change, PIN_SETTING, made);
        forgetTries(change);
        change.event("staff.pin-set", {});
        return ok(null);
      });
    });
  }

  return {
    status,
    check,
    set,
    /** For the technician's command: the tries are forgotten, the PIN stays. */
    unlock: () =>
      precious.change((change) => {
        forgetTries(change);
        change.event("staff.unlocked", {});
      }),
    /** For the technician's command: the next who opens the desk sets a new one. */
    remove: () =>
      precious.change((change) => {
        settings.put(change, PIN_SETTING, "");
        forgetTries(change);
        change.event("staff.pin-removed", {});
      }),
  };
}
