import type {
  Answer,
  BookingEngine,
  ConfirmRequest,
  EngineBooking,
} from "../../../electron/station/bookings/engine.ts";
import { HOLD_MINUTES } from "../../../shared/bookings/words.ts";
import type { EngineLab } from "./engine-lab.ts";

/** One situation that every booking engine must handle; throws when it does not. */
export interface Situation {
  /** The invariant of engine.ts that it is about. */
  readonly invariant: string;
  readonly name: string;
  run(lab: EngineLab): Promise<void>;
}

export const HOLD_MS = HOLD_MINUTES * 60_000;
export const DAY_MS = 86_400_000;
let made = 0;

/** A request of somebody new for any seat of a slot. */
export function request(slotId: string, change: Partial<ConfirmRequest> = {}): ConfirmRequest {
  made += 1;
  return {
    id: `10000000-0000-4000-8000-${String(made).padStart(12, "0")}`,
    seat: { slotId },
    contact: { surname: "王", honorific: "先生", phone: `138${String(made).padStart(8, "0")}` },
    followUp: false,
    caller: null,
    ...change,
  };
}

export function value<T>(answer: Answer<T>): T {
  if (!answer.ok) throw new Error(`refused: ${answer.code} ${JSON.stringify(answer.data)}`);
  return answer.value;
}

export function code(answer: Answer<unknown>): string {
  return answer.ok ? "ok" : answer.code;
}

export function keyOf(booking: EngineBooking, phone: string) {
  return { code: booking.code ?? "", last4: phone.slice(-4) };
}

export function slot(list: readonly string[], at = 0): string {
  const id = list[at];
  if (id === undefined) throw new Error("the lab has no such slot");
  return id;
}

export async function book(engine: BookingEngine, slotId: string, change: Partial<ConfirmRequest> = {}) {
  const asked = request(slotId, change);
  const booking = value(await engine.confirm(asked));
  return { asked, booking, key: keyOf(booking, asked.contact.phone) };
}

export const states = async (engine: BookingEngine, slotId: string) =>
  (await engine.seats(slotId)).map(({ state }) => state);
