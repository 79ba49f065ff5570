import type { BookingOrigin, BookingStatus, ClosedReason, Honorific, Outcome } from "../../../shared/bookings/words.ts";
import type { Result } from "../../../shared/result.ts";

/**
 * The rules of booking, apart from where the seats are kept: on this machine now, on a district's hub later. Screens,
 * desk and contract know this interface only, and `tests/integration/bookings/conformance.ts` is what any engine must
 * pass (reliability.md §2.1):
 *
 * I1 one active booking a seat · I2 what was acknowledged is there after any crash · I3 the same id gives the same
 * booking, and another body under it is refused · I4 a seat is taken exactly when an active booking has it · I5 a
 * cancelled seat is free once · I6 a hold ends in time, by a clock that only rises · I7 a held seat is booked by its
 * hold only · I8 an expert is in one place · I9 times are UTC moments · I10 an unknown outcome is never told as a
 * failure: an engine that cannot answer throws, and the same id asked again gives the truth.
 */
export interface BookingEngine {
  /** Free times, earliest first: from `from` (inclusive) to `to` (exclusive), milliseconds since 1970. */
  freeSlots(question: { serviceId: string; from: number; to: number }): Promise<readonly FreeSlot[]>;
  /** Keeps a seat for `HOLD_MINUTES`. A caller with a name has one hold: a new one gives the former back. */
  hold(request: HoldRequest): Promise<Answer<Hold, "NOT_FOUND" | "CLOSED" | "SLOT_FULL">>;
  /** False = there was nothing to give back. */
  release(holdId: string): Promise<boolean>;
  confirm(request: ConfirmRequest): Promise<Answer<EngineBooking>>;
  /** By what the resident keeps. */
  find(key: BookingKey): Promise<Answer<EngineBooking, "NOT_FOUND">>;
  cancel(key: BookingKey): Promise<Answer<EngineBooking>>;
  /** To another slot of the same service. */
  move(request: MoveRequest): Promise<Answer<EngineBooking>>;
  checkIn(key: BookingKey): Promise<Answer<EngineBooking>>;
  /** By staff, who see the booking's id. */
  mark(request: MarkRequest): Promise<Answer<EngineBooking>>;
  noteOutcome(request: OutcomeRequest): Promise<Answer<EngineBooking>>;
  /** Somebody at the desk takes a free seat of a slot that is not over. */
  walkIn(request: WalkInRequest): Promise<Answer<EngineBooking>>;
  /** Every seat of a slot and who has it; [] = no such slot. For checks and the desk. */
  seats(slotId: string): Promise<readonly Seat[]>;
  /** Bookings of a day number (Shanghai), in the order of their times. */
  bookingsOf(day: number): Promise<readonly EngineBooking[]>;
}

export type RefusalCode =
  | "SLOT_FULL"
  | "HOLD_EXPIRED"
  | "ALREADY_BOOKED"
  | "CLOSED"
  | "STALE"
  | "NOT_FOUND"
  | "BODY_MISMATCH";

/** Data of each refusal, as in the contract. */
export interface RefusalData {
  readonly SLOT_FULL: { readonly slotId: string };
  readonly HOLD_EXPIRED: Record<string, never>;
  readonly ALREADY_BOOKED: { readonly serviceId: string; readonly day: string };
  readonly CLOSED: { readonly why: ClosedReason };
  readonly STALE: { readonly version: number };
  readonly NOT_FOUND: { readonly what: "service" | "slot" | "booking" | "job" | "visit" };
  readonly BODY_MISMATCH: { readonly id: string };
}

export type Refusal<C extends RefusalCode = RefusalCode> = {
  [K in C]: { readonly ok: false; readonly code: K; readonly data: RefusalData[K] };
}[C];
export type Answer<T, C extends RefusalCode = RefusalCode> = Extract<Result<T>, { ok: true }> | Refusal<C>;

export interface EngineSlot {
  readonly id: string;
  readonly serviceId: string;
  readonly expertId: string | null;
  readonly day: number;
  readonly startsAt: number;
  readonly endsAt: number;
  readonly seats: number;
  readonly state: "open" | "closed";
}

export interface FreeSlot extends EngineSlot {
  readonly free: number;
}

export interface Seat {
  readonly no: number;
  readonly state: "free" | "held" | "booked";
  readonly bookingId: string | null;
}

export interface Hold {
  readonly id: string;
  readonly slot: EngineSlot;
  /** Milliseconds left. */
  readonly leftMs: number;
}

/** Name and number in the clear: in memory only, on its way between the screen and the seal. */
export interface Contact {
  readonly surname: string;
  readonly honorific: Honorific;
  readonly phone: string;
}

export interface EngineBooking {
  readonly id: string;
  /** null = its time is over. */
  readonly code: string | null;
  readonly status: BookingStatus;
  readonly origin: BookingOrigin;
  readonly slot: EngineSlot;
  readonly seatNo: number;
  /** `name` is the form of address ("李女士"); null where none was given or its time is over. */
  readonly name: string | null;
  readonly phone: string | null;
  readonly outcome: Outcome | null;
  readonly followUp: boolean;
  /** Last day number on which name and number are kept. */
  readonly keepUntil: number;
  readonly version: number;
}

export interface HoldRequest {
  readonly slotId: string;
  /** The host's name for the caller; none = it may have several holds. */
  readonly caller: string | null;
}

/** Either the held seat or any free one of the slot. */
export type SeatChoice = { readonly holdId: string } | { readonly slotId: string };

export interface ConfirmRequest {
  /** A UUID made once for one tap. */
  readonly id: string;
  readonly seat: SeatChoice;
  readonly contact: Contact;
  readonly followUp: boolean;
  readonly caller: string | null;
}

export interface BookingKey {
  readonly code: string;
  /** Last four digits of the phone. */
  readonly last4: string;
}

export interface MoveRequest {
  readonly key: BookingKey;
  readonly seat: SeatChoice;
  /** As last seen. */
  readonly version: number;
  readonly caller: string | null;
}

export interface MarkRequest {
  readonly id: string;
  readonly as: "arrived" | "attended" | "no-show" | "cancelled";
  readonly version: number;
}

export interface OutcomeRequest {
  readonly id: string;
  readonly outcome: Outcome;
  /** undefined = as it is. */
  readonly followUp: boolean | undefined;
  readonly version: number;
}

export interface WalkInRequest {
  readonly id: string;
  readonly slotId: string;
  readonly contact: Partial<Contact>;
  readonly outcome: Outcome | null;
  readonly followUp: boolean;
}

/** A typed refusal. */
export function refuse<C extends RefusalCode>(code: C, data: RefusalData[C]): Refusal<C> {
  return { ok: false, code, data } as Refusal<C>;
}
