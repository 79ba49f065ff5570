import type {
  Answer,
  BookingEngine,
  ConfirmRequest,
  EngineBooking,
  MarkRequest,
  MoveRequest,
  SeatChoice,
  WalkInRequest,
} from "../../../electron/station/bookings/engine.ts";
import { HOLD_MINUTES } from "../../../shared/bookings/words.ts";
import { shanghaiDay } from "../../../shared/jobs/day.ts";
import type { EngineLab } from "./engine-lab.ts";
import { PHONES, type Step } from "./life-steps.ts";
import { checkAll, DAY, keyOf, type Promised, Violation } from "./model-checks.ts";

const HOLD_MS = HOLD_MINUTES * 60_000;
const DAY_MS = 86_400_000;

type Request =
  | { readonly kind: "confirm"; readonly body: ConfirmRequest }
  | { readonly kind: "walk-in"; readonly body: WalkInRequest }
  | { readonly kind: "move"; readonly body: MoveRequest };

interface ModelHold {
  readonly id: string;
  readonly slotId: string;
  readonly caller: string;
  readonly until: number;
}

/**
 * Runs the steps against an engine and, beside it, against what the resident was told. After every step the whole state
 * is compared. @throws Violation
 */
export async function runModel(lab: EngineLab, steps: readonly Step[]): Promise<void> {
  const model = createModel(lab);
  for (const step of steps) {
    await model.take(step);
    await model.check();
  }
}

function createModel(lab: EngineLab) {
  const all = [...lab.slots.talk, ...lab.slots.expert, ...lab.slots.other];
  const promised = new Map<string, Promised>();
  const requests: Request[] = [];
  let holds: ModelHold[] = [];
  /** Slots whose holds cannot be known, after a death, until the rising clock reaches this. */
  const unsure = new Map<string, number>();
  const doubt = (slotId: string) => unsure.set(slotId, lab.clock.monotonic() + HOLD_MS);
  /** Requests cut short by a death: each may have been carried out then, whatever is answered to it later. */
  const unanswered = new Set<string>();
  /** The move that was carried out last, by booking. */
  const lastMove = new Map<string, string>();
  /** Two requests that say the same are the same request: the engine has no other way to tell. */
  const said = (body: Request["body"]) => JSON.stringify(body);
  let made = 0;
  /** Steps after which the process dies in the next call. */
  let dying: number | null = null;
  /** Since the last check: then changes may have happened that nobody was told of. */
  let died = false;
  const pick = <T>(list: readonly T[], at: number): T | undefined =>
    list.length === 0 ? undefined : list[at % list.length];
  const nextId = () => {
    made += 1;
    return `20000000-0000-4000-8000-${String(made).padStart(12, "0")}`;
  };
  const callerName = (number: number) => (number === 0 ? null : `caller-${number}`);
  const engine = (): BookingEngine => lab.engine;

  /** A call that may be cut short: then nothing is known, and a new process opens what the dead one left. */
  async function ask<T>(call: (engine: BookingEngine) => Promise<T>): Promise<T | null> {
    if (dying !== null) lab.arm(dying);
    dying = null;
    try {
      const answer = await call(engine());
      // Dying after the last write and before the answer is dying too.
      if (!lab.disarm()) return answer;
    } catch (error) {
      if (!lab.disarm()) throw error;
    }
    died = true;
    await lab.restart("process");
    return null;
  }

  function promise(booking: EngineBooking, phoneNumber: string): void {
    const known = promised.get(booking.id);
    if (known === undefined) promised.set(booking.id, { id: booking.id, phone: phoneNumber, booking });
    else known.booking = booking;
  }

  function dropHolds(gone: (hold: ModelHold) => boolean): void {
    holds = holds.filter((hold) => !gone(hold));
  }

  async function send(request: Request): Promise<void> {
    const before = request.kind === "move" ? undefined : promised.get(request.body.id);
    const known = request.kind === "move" ? knownOf(request.body) : undefined;
    const at = lab.clock.now();
    const mustBook = before === undefined && request.kind === "confirm" && (await isOffered(request.body));
    const answer = await ask((to) => sendTo(to, request));
    if (answer === null) {
      unanswered.add(said(request.body));
      return settleHolds();
    }
    const isFirst = before === undefined && !unanswered.has(said(request.body));
    if (before !== undefined && !answer.ok) throw new Violation(`I3: a repeated request was answered ${answer.code}`);
    if (mustBook && !answer.ok) throw new Violation(`refused as ${answer.code}, though offered and free to book`);
    if (known !== undefined && request.kind === "move") checkMove(request.body, known, answer);
    if (!answer.ok) return checkRefusal(request, answer.code);
    if (isFirst && request.kind === "confirm" && "slotId" in request.body.seat && answer.value.slot.startsAt <= at)
      throw new Violation("booked what has begun");
    if (before !== undefined && answer.value.code !== before.booking.code)
      throw new Violation("I3: another code for the same id");
    if (request.kind === "move") return promise(answer.value, promised.get(answer.value.id)?.phone ?? "");
    promise(answer.value, request.body.contact.phone ?? "");
    if (before !== undefined || request.kind !== "confirm") return;
    if (isFirst) return spendHold(request.body.seat, request.body.caller, answer.value);
    // Its hold was used now or before the death: the engine alone knows.
    await settleHolds();
  }

  function knownOf({ key: { code } }: MoveRequest): Promised | undefined {
    return [...promised.values()].find(({ booking }) => booking.code === code);
  }

  /** A move counts for the version it has seen, and once. */
  function checkMove(body: MoveRequest, { id, booking }: Promised, answer: Answer<EngineBooking>): void {
    const isRepeat = lastMove.get(id) === said(body) && booking.version === body.version + 1;
    if (isRepeat && !answer.ok) throw new Violation("I3: a repeated move was refused");
    const isKnown = isRepeat || lastMove.get(id) === said(body) || unanswered.has(said(body));
    if (answer.ok && !isKnown && booking.version !== body.version)
      throw new Violation("I5: an old move was carried out late");
    if (answer.ok && answer.value.version === body.version + 1) lastMove.set(id, said(body));
  }

  function sendTo(to: BookingEngine, request: Request): Promise<Answer<EngineBooking>> {
    if (request.kind === "confirm") return to.confirm(request.body);
    return request.kind === "walk-in" ? to.walkIn(request.body) : to.move(request.body);
  }

  /** The slot is on offer, and this person has nothing open there on that day. */
  async function isOffered({ seat, contact }: ConfirmRequest): Promise<boolean> {
    if ("holdId" in seat) return false;
    const serviceId = seat.slotId.split("-")[0] ?? "";
    const free = await engine().freeSlots({ serviceId, from: lab.clock.now() + 1, to: lab.clock.now() + DAY_MS });
    const open = (await engine().bookingsOf(DAY)).filter(({ status }) => status === "booked" || status === "arrived");
    const isBusy = open.some(({ slot, phone: number }) => slot.serviceId === serviceId && number === contact.phone);
    return !isBusy && free.some(({ id }) => id === seat.slotId);
  }

  function spendHold(seat: SeatChoice, by: string | null, booking: EngineBooking): void {
    if ("holdId" in seat) {
      const hold = holds.find(({ id }) => id === seat.holdId);
      if (hold === undefined || hold.until <= lab.clock.monotonic())
        throw new Violation("I6: a hold that is over was used");
      if (hold.slotId !== booking.slot.id) throw new Violation("I7: booked elsewhere than held");
      dropHolds(({ id }) => id === seat.holdId);
    } else if (by !== null) dropHolds((hold) => hold.caller === by);
  }

  /** Refusals that would be wrong whatever the order of checks. */
  function checkRefusal(request: Request, why: string): void {
    if (request.kind === "move" || why !== "HOLD_EXPIRED") return;
    const seat = request.kind === "confirm" ? request.body.seat : null;
    if (seat === null || !("holdId" in seat)) throw new Violation("HOLD_EXPIRED without a hold");
    const alive = holds.find(({ id, until }) => id === seat.holdId && until > lab.clock.monotonic());
    if (alive !== undefined) throw new Violation("I6: a living hold was called expired");
  }

  /** After a death nobody knows which holds were used up: the engine says, and may have lost none that was not. */
  async function settleHolds(): Promise<void> {
    const kept: ModelHold[] = [];
    for (const slotId of all) {
      const count = (await engine().seats(slotId)).filter(({ state }) => state === "held").length;
      const mine = holds.filter((hold) => hold.slotId === slotId && hold.until > lab.clock.monotonic());
      if ((unsure.get(slotId) ?? 0) > lab.clock.monotonic()) continue;
      if (count > mine.length) throw new Violation("I6: more seats are held than were asked for");
      if (count < mine.length - 1) throw new Violation("I6: holds were lost");
      kept.push(...(count === mine.length ? mine : []));
      if (count < mine.length) doubt(slotId);
    }
    holds = kept;
  }

  async function take(step: Step): Promise<void> {
    switch (step.do) {
      case "hold":
        return hold(step.slot, callerName(step.caller));
      case "release": {
        const chosen = pick(holds, step.hold);
        if (chosen === undefined) return;
        const answer = await ask((to) => to.release(chosen.id));
        if (answer === null) return settleHolds();
        return dropHolds(({ id }) => id === chosen.id);
      }
      case "confirm": {
        const held = step.hold === null ? undefined : pick(holds, step.hold);
        const seat = held === undefined ? { slotId: pick(all, step.slot) ?? "" } : { holdId: held.id };
        const contact = { surname: "王", honorific: "先生" as const, phone: PHONES[step.phone] ?? "" };
        const body = { id: nextId(), seat, contact, followUp: false, caller: callerName(step.caller) };
        requests.push({ kind: "confirm", body });
        return send({ kind: "confirm", body });
      }
      case "walk-in": {
        const contact = step.phone === null ? {} : { honorific: "女士" as const, phone: PHONES[step.phone] ?? "" };
        const body = { id: nextId(), slotId: pick(all, step.slot) ?? "", contact, outcome: null, followUp: false };
        requests.push({ kind: "walk-in", body });
        return send({ kind: "walk-in", body });
      }
      case "repeat": {
        const request = pick(requests, step.request);
        return request === undefined ? undefined : send(request);
      }
      case "tamper":
        return tamper(step.request, PHONES[step.phone] ?? "");
      case "cancel":
        return onBooking(step.booking, (one) => cancel(one, step.wrong));
      case "check-in":
        return onBooking(step.booking, checkIn);
      case "mark":
        return onBooking(step.booking, (one) => mark(one, step.as, step.stale));
      case "move": {
        const one = pick(
          [...promised.values()].filter(({ phone: number }) => number !== ""),
          step.booking,
        );
        if (one === undefined) return;
        const version = one.booking.version - (step.stale ? 1 : 0);
        const body = { key: keyOf(one), seat: { slotId: pick(all, step.slot) ?? "" }, version, caller: null };
        requests.push({ kind: "move", body });
        return send({ kind: "move", body });
      }
      case "wait":
        return lab.clock.pass(step.ms);
      case "set-clock":
        return lab.clock.setWall(step.ms);
      case "die-soon":
        dying = step.steps;
        return;
      case "restart":
        await lab.restart(step.kind);
        if (step.kind === "machine") {
          dropHolds(() => true);
          unsure.clear();
        }
        return;
      case "shift-expert":
        return lab.shiftExpert(step.minutes);
      case "close-talk":
        return lab.closeFirstTalk(step.closed);
    }
  }

  async function hold(slot: number, by: string | null): Promise<void> {
    const slotId = pick(all, slot) ?? "";
    const answer = await ask((to) => to.hold({ slotId, caller: by }));
    if (answer === null) {
      // It may have been made: from now on nobody counts this slot's holds, nor those the caller had.
      for (const lost of [slotId, ...holds.filter((one) => one.caller === by).map((one) => one.slotId)]) doubt(lost);
      return dropHolds((one) => one.caller === by || one.slotId === slotId);
    }
    if (!answer.ok) return;
    if (by !== null) dropHolds((one) => one.caller === by);
    holds.push({ id: answer.value.id, slotId, caller: by ?? answer.value.id, until: lab.clock.monotonic() + HOLD_MS });
  }

  async function tamper(at: number, other: string): Promise<void> {
    const confirms = requests.flatMap((request) => (request.kind === "confirm" ? [request.body] : []));
    const body = pick(confirms, at);
    if (body === undefined || body.contact.phone === other) return;
    const changed = { ...body, contact: { ...body.contact, phone: other } };
    const answer = await ask((to) => to.confirm(changed));
    if (!promised.has(body.id)) {
      // The first was never acknowledged, so this one may have booked; which of the two the id stands for is its answer.
      forget(body.id);
      if (answer === null) return settleHolds();
      if (!answer.ok) return;
      promise(answer.value, other);
      return spendHold(changed.seat, changed.caller, answer.value);
    }
    if (answer === null) return;
    if (answer.ok) throw new Violation("I3: another body under the same id was taken");
    if (answer.code !== "BODY_MISMATCH") throw new Violation(`I3: another body was answered ${answer.code}`);
  }

  /** Requests under this id are not repeated any more. */
  function forget(id: string): void {
    const kept = requests.filter((one) => one.kind !== "confirm" || one.body.id !== id);
    requests.splice(0, requests.length, ...kept);
  }

  async function cancel(one: Promised, wrong: boolean): Promise<Answer<EngineBooking> | null> {
    const { last4 } = keyOf(one);
    const guess = last4 === "9999" ? "9998" : "9999";
    const answer = await ask((to) => to.cancel(wrong ? { ...keyOf(one), last4: guess } : keyOf(one)));
    if (wrong && answer !== null) {
      if (answer.ok || answer.code !== "NOT_FOUND") throw new Violation("somebody else's digits cancelled a booking");
      return null;
    }
    if (answer?.ok === false && one.booking.status === "cancelled")
      throw new Violation("I5: cancelling again was refused");
    return answer;
  }

  async function checkIn(one: Promised): Promise<Answer<EngineBooking> | null> {
    const before = one.booking.status;
    const answer = await ask((to) => to.checkIn(keyOf(one)));
    if (answer?.ok === true && before === "booked" && answer.value.slot.day !== shanghaiDay(lab.clock.now()))
      throw new Violation("checked in on another day");
    return answer;
  }

  async function mark(one: Promised, as: MarkRequest["as"], stale: boolean): Promise<Answer<EngineBooking> | null> {
    // Two behind: one behind is what a repeat of the last change looks like.
    const version = one.booking.version - (stale ? 2 : 0);
    const answer = await ask((to) => to.mark({ id: one.id, as, version }));
    if (stale && answer?.ok === true) throw new Violation("staff changed what they had not seen");
    return answer;
  }

  async function onBooking(at: number, call: (one: Promised) => Promise<Answer<EngineBooking> | null>): Promise<void> {
    const one = pick(
      [...promised.values()].filter(({ phone: number }) => number !== ""),
      at,
    );
    if (one === undefined) return;
    const answer = await call(one);
    if (answer === null) return reread(one);
    if (answer.ok) promise(answer.value, one.phone);
    else if (answer.code === "NOT_FOUND") throw new Violation("I2: an acknowledged booking is not found");
    else if (answer.code === "STALE") await reread(one);
  }

  /** Whether a cut-off change took place is for the engine to say; from then on it counts. */
  async function reread(one: Promised): Promise<void> {
    const answer = await engine().find(keyOf(one));
    if (!answer.ok) throw new Violation("I2: an acknowledged booking is not found");
    one.booking = answer.value;
  }

  async function check(): Promise<void> {
    const now = lab.clock.monotonic();
    const heldIn = (slotId: string) =>
      (unsure.get(slotId) ?? 0) > now ? null : holds.filter((one) => one.slotId === slotId && one.until > now).length;
    await checkAll({ lab, promised: [...promised.values()], heldIn, died });
    died = false;
  }

  return { take, check };
}
