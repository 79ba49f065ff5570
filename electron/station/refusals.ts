import type { Answer, RefusalCode } from "./bookings/engine.ts";
import { PreciousUnavailable } from "./db/precious/store.ts";
import type { PreciousRooms } from "./precious-rooms.ts";
import type { StaffRoom } from "./staff/staff.ts";
import type { Station } from "./station.ts";

/** The contract's errors of the rooms over the precious database. */
type BookingErrors = Readonly<Record<RefusalCode | "BOOKINGS_UNAVAILABLE", (options: { data: never }) => Error>>;

/**
 * Asks a room over the precious database. Its typed refusals become the contract's errors of the same names; no room
 * today, or a disk that cannot be written, becomes `BOOKINGS_UNAVAILABLE`.
 */
export async function within<T>(
  station: Station,
  errors: BookingErrors,
  ask: (rooms: PreciousRooms) => Promise<T | Answer<T>>,
): Promise<T> {
  try {
    if (station.precious === null) throw new PreciousUnavailable("safe-mode");
    const answer = await ask(station.precious);
    if (!isAnswer(answer)) return answer;
    if (answer.ok) return answer.value;
    throw errors[answer.code]({ data: answer.data as never });
  } catch (error) {
    if (!(error instanceof PreciousUnavailable)) throw error;
    throw errors.BOOKINGS_UNAVAILABLE({ data: { why: error.why } as never });
  }
}

/** What the desk answers: a value, or a refusal of its own. */
type Told<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly code: string; readonly data: unknown };

/** As `within`, for the desk: its refusals become the contract's errors of the same names. */
export async function atDesk<T>(
  station: Station,
  errors: Readonly<Record<string, unknown>>,
  ask: (desk: StaffRoom) => T | Told<T> | Promise<T | Told<T>>,
): Promise<T> {
  const refuse = (code: string, data: unknown) => {
    const make = errors[code] as ((options: { data: unknown }) => Error) | undefined;
    return make?.({ data }) ?? new TypeError(`the contract has no error ${code} here`);
  };
  try {
    if (station.staff === null) throw new PreciousUnavailable("safe-mode");
    const answer = await ask(station.staff);
    if (!isTold(answer)) return answer;
    if (answer.ok) return answer.value;
    throw refuse(answer.code, answer.data);
  } catch (error) {
    if (!(error instanceof PreciousUnavailable)) throw error;
    throw refuse("BOOKINGS_UNAVAILABLE", { why: error.why });
  }
}

/** No output of the contract has a field of this name. */
function isAnswer<T>(value: T | Answer<T>): value is Answer<T> {
  return hasOk(value);
}

function isTold<T>(value: T | Told<T>): value is Told<T> {
  return hasOk(value);
}

function hasOk(value: unknown): boolean {
  return typeof value === "object" && value !== null && "ok" in value;
}
