import { CODE_DIGITS } from "../../shared/bookings/contact.ts";
import type { Honorific } from "../../shared/bookings/words.ts";
import type { Booking, Slot } from "../../shared/contract/bookings.ts";
import { createStore, useStore } from "./store.ts";

/** Digits of the longest number that can be called, and of the half of a key that is not the code. */
export const PHONE_DIGITS = 12;
export const LAST4_DIGITS = 4;
export { CODE_DIGITS };

/** A seat that is kept for this visitor; `moving` = it is to replace the time of the booking that was found. */
export interface HeldSeat {
  readonly holdId: string;
  readonly slot: Slot;
  readonly moving: boolean;
}

/**
 * Everything a visitor has said of themselves, and nowhere else: not in routes, not in queries, not in the state of
 * components. Wiped with the visit.
 */
export interface Draft {
  readonly surname: string;
  readonly honorific: Honorific | null;
  readonly phone: string;
  /** Agrees to be called later about what came of it. */
  readonly followUp: boolean;
  readonly held: HeldSeat | null;
  /** Made once for one body: a lost answer is asked for again under it. */
  readonly requestId: string | null;
  /** What is typed to find a booking. */
  readonly code: string;
  readonly last4: string;
  /** The booking that was made or found, as its owner sees it. */
  readonly booking: Booking | null;
  /** What the staff were asked: whom they will call. */
  readonly referred: { readonly name: string; readonly phone: string; readonly keptUntil: string } | null;
}

const EMPTY: Draft = {
  surname: "",
  honorific: null,
  phone: "",
  followUp: false,
  held: null,
  requestId: null,
  code: "",
  last4: "",
  booking: null,
  referred: null,
};

const draft = createStore<Draft>(EMPTY);

export function useDraft(): Draft {
  return useStore(draft);
}

export function currentDraft(): Draft {
  return draft.get();
}

/** Changes what is said; another body needs another id. */
export function setDraft(change: Partial<Draft>): void {
  draft.set({ requestId: null, ...change });
}

/** The id of the request as it stands now: the same until something of it changes. */
export function requestId(): string {
  const id = draft.get().requestId ?? crypto.randomUUID();
  draft.set({ requestId: id });
  return id;
}

/** Name and number have done their work as soon as the station has them. */
export function forgetContact(): void {
  draft.set({ surname: "", honorific: null, phone: "", followUp: false, held: null, requestId: null });
}

/** Nothing of it is left. */
export function wipe(): void {
  draft.set(EMPTY);
}

/** True while nobody has said anything of themselves. */
export function useDraftIsEmpty(): boolean {
  const now = useDraft();
  return Object.entries(EMPTY).every(([key, value]) => now[key as keyof Draft] === value);
}
