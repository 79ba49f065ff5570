import type { BookingKey, EngineBooking } from "../../../electron/station/bookings/engine.ts";
import { type EngineLab, MORNING } from "./engine-lab.ts";

const DAY_MS = 86_400_000;
/** Day number of MORNING. */
export const DAY = 20_777;

/** The invariant that was broken, in words. */
export class Violation extends Error {
  override readonly name = "Violation";
}

/** What the resident was told, and nothing else is owed. */
export interface Promised {
  readonly id: string;
  readonly phone: string;
  booking: EngineBooking;
}

/** What the model knows, to be compared with what the engine says. */
export interface Known {
  readonly lab: EngineLab;
  readonly promised: readonly Promised[];
  /** Living holds of a slot; null = after a death nobody can say. */
  readonly heldIn: (slotId: string) => number | null;
  /** Whether the process died since the last look: then changes may have happened that nobody was told of. */
  readonly died: boolean;
}

export function keyOf({ booking, phone }: Promised): BookingKey {
  return { code: booking.code ?? "", last4: phone.slice(-4) };
}

/** Compares everything. @throws Violation */
export async function checkAll(known: Known): Promise<void> {
  const { lab } = known;
  const bookings = await lab.engine.bookingsOf(DAY);
  const active = bookings.filter(({ status }) => ["booked", "arrived", "attended"].includes(status));
  await checkPromises(known);
  checkUnique(active);
  for (const slotId of [...lab.slots.talk, ...lab.slots.expert, ...lab.slots.other])
    await checkSeats(known, slotId, active);
  await checkExpert(known, active);
}

async function checkPromises({ lab, promised, died }: Known): Promise<void> {
  for (const one of promised) {
    if (one.phone === "") continue;
    const answer = await lab.engine.find(keyOf(one));
    if (!answer.ok) throw new Violation(`I2: ${one.id} was acknowledged and is gone`);
    const { status, version, slot } = answer.value;
    if (version > one.booking.version && !died) throw new Violation(`${one.id} changed, and nobody asked for it`);
    if (version < one.booking.version) throw new Violation(`I2: ${one.id} went back`);
    if (version === one.booking.version && (status !== one.booking.status || slot.id !== one.booking.slot.id))
      throw new Violation(`I2: ${one.id} is not as acknowledged`);
    one.booking = answer.value;
  }
}

function checkUnique(active: readonly EngineBooking[]): void {
  const seats = active.map(({ slot, seatNo }) => `${slot.id} ${seatNo}`);
  if (new Set(seats).size !== seats.length) throw new Violation("I1: two bookings on one seat");
  const open = active.filter(({ status, phone: number }) => status !== "attended" && number !== null);
  const people = open.map(({ slot, phone: number }) => `${slot.serviceId} ${slot.day} ${number}`);
  if (new Set(people).size !== people.length) throw new Violation("one person twice on a day");
}

async function checkSeats({ lab, heldIn }: Known, slotId: string, active: readonly EngineBooking[]): Promise<void> {
  const seats = await lab.engine.seats(slotId);
  const booked = new Map(active.filter(({ slot }) => slot.id === slotId).map(({ seatNo, id }) => [seatNo, id]));
  for (const { no, state, bookingId } of seats)
    if ((state === "booked") !== booked.has(no) || bookingId !== (booked.get(no) ?? null))
      throw new Violation(`I4: seat ${no} of ${slotId} is ${state}`);
  if (seats.filter(({ state }) => state === "booked").length !== booked.size)
    throw new Violation("I4: a booking without a seat");
  const alive = heldIn(slotId);
  if (alive === null) return;
  const held = seats.filter(({ state }) => state === "held").length;
  if (held !== alive) throw new Violation(`I6/I7: ${held} seats of ${slotId} are held, ${alive} holds live`);
}

/** Whatever is offered or taken of the expert's time. */
async function checkExpert({ lab }: Known, active: readonly EngineBooking[]): Promise<void> {
  const day = { from: MORNING - DAY_MS, to: MORNING + DAY_MS };
  const offered = [
    ...(await lab.engine.freeSlots({ serviceId: "expert", ...day })),
    ...(await lab.engine.freeSlots({ serviceId: "other", ...day })),
  ];
  const taken = active.map(({ slot }) => slot).filter(({ serviceId }) => serviceId !== "talk");
  const times = [...new Map([...offered, ...taken].map((slot) => [slot.id, slot])).values()];
  for (const [at, one] of times.entries())
    for (const two of times.slice(at + 1))
      if (one.startsAt < two.endsAt && one.endsAt > two.startsAt)
        throw new Violation("I8: the expert is in two places");
}
