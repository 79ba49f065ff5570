import { deepStrictEqual, notStrictEqual, ok, strictEqual } from "node:assert/strict";
import type {
  Answer,
  BookingEngine,
  ConfirmRequest,
  EngineBooking,
} from "../../../electron/station/bookings/engine.ts";
import { HOLD_MINUTES } from "../../../shared/bookings/words.ts";
import { type EngineLab, MORNING } from "./engine-lab.ts";

/** One situation that every booking engine must handle; throws when it does not. */
export interface Situation {
  /** The invariant of engine.ts that it is about. */
  readonly invariant: string;
  readonly name: string;
  run(lab: EngineLab): Promise<void>;
}

const HOLD_MS = HOLD_MINUTES * 60_000;
const DAY_MS = 86_400_000;
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

function slot(list: readonly string[], at = 0): string {
  const id = list[at];
  if (id === undefined) throw new Error("the lab has no such slot");
  return id;
}

async function book(engine: BookingEngine, slotId: string, change: Partial<ConfirmRequest> = {}) {
  const asked = request(slotId, change);
  const booking = value(await engine.confirm(asked));
  return { asked, booking, key: keyOf(booking, asked.contact.phone) };
}

const states = async (engine: BookingEngine, slotId: string) => (await engine.seats(slotId)).map(({ state }) => state);

export const SITUATIONS: readonly Situation[] = [
  {
    invariant: "I1",
    name: "three people want two seats at once",
    run: async ({ engine, slots }) => {
      const id = slot(slots.talk);
      const answers = await Promise.all([0, 1, 2].map(() => engine.confirm(request(id))));
      deepStrictEqual(answers.map(code).sort(), ["SLOT_FULL", "ok", "ok"]);
      const seats = answers.flatMap((answer) => (answer.ok ? [answer.value.seatNo] : []));
      notStrictEqual(seats[0], seats[1]);
    },
  },
  {
    invariant: "I1",
    name: "a full slot is not offered, and no other of the service is missing",
    run: async ({ engine, slots }) => {
      await book(engine, slot(slots.talk));
      await book(engine, slot(slots.talk));
      const free = await engine.freeSlots({ serviceId: "talk", from: MORNING, to: MORNING + DAY_MS });
      deepStrictEqual(
        free.map(({ id, free: seats }) => [id, seats]),
        [[slot(slots.talk, 1), 2]],
      );
    },
  },
  {
    invariant: "I2",
    name: "the process ends after the acknowledgement",
    run: async (lab) => {
      const { key, booking } = await book(lab.engine, slot(lab.slots.talk));
      await lab.restart("process");
      deepStrictEqual(value(await lab.engine.find(key)), booking);
    },
  },
  {
    invariant: "I2",
    name: "the process dies at every step of a booking: it is there as a whole or not at all, and can be asked for again",
    run: async (lab) => {
      for (let step = 1; ; step += 1) {
        const asked = request(slot(lab.slots.talk));
        lab.arm(step);
        const answered = await lab.engine.confirm(asked).then(code, () => "died");
        const died = lab.disarm();
        await lab.restart("process");
        const again = value(await lab.engine.confirm(asked));
        strictEqual((await states(lab.engine, slot(lab.slots.talk))).filter((state) => state === "booked").length, 1);
        value(await lab.engine.cancel(keyOf(again, asked.contact.phone)));
        if (!died) {
          strictEqual(answered, "ok");
          ok(step > 3, "nothing was interrupted");
          return;
        }
      }
    },
  },
  {
    invariant: "I3",
    name: "the same tap twice",
    run: async ({ engine, slots }) => {
      const { asked, booking } = await book(engine, slot(slots.talk));
      deepStrictEqual(value(await engine.confirm(asked)), booking);
      deepStrictEqual(await states(engine, slot(slots.talk)), ["booked", "free"]);
    },
  },
  {
    invariant: "I3",
    name: "the same tap twice at the same moment",
    run: async ({ engine, slots }) => {
      const asked = request(slot(slots.talk));
      const [a, b] = await Promise.all([engine.confirm(asked), engine.confirm(asked)]);
      deepStrictEqual(a, b);
      strictEqual(code(a), "ok");
      deepStrictEqual(await states(engine, slot(slots.talk)), ["booked", "free"]);
    },
  },
  {
    invariant: "I3",
    name: "the same id with another body, in every field",
    run: async ({ engine, slots }) => {
      const { asked, booking, key } = await book(engine, slot(slots.talk));
      const others: ConfirmRequest[] = [
        { ...asked, seat: { slotId: slot(slots.talk, 1) } },
        { ...asked, contact: { ...asked.contact, phone: "13900000000" } },
        { ...asked, contact: { ...asked.contact, surname: "李" } },
        { ...asked, contact: { ...asked.contact, honorific: "女士" } },
        { ...asked, followUp: true },
      ];
      for (const other of others) strictEqual(code(await engine.confirm(other)), "BODY_MISMATCH");
      deepStrictEqual(value(await engine.find(key)), booking);
    },
  },
  {
    invariant: "I3",
    name: "one person, one service, one day: once",
    run: async ({ engine, slots }) => {
      const { asked, key } = await book(engine, slot(slots.talk));
      const again = request(slot(slots.talk, 1), { contact: asked.contact });
      strictEqual(code(await engine.confirm(again)), "ALREADY_BOOKED");
      strictEqual(code(await engine.confirm(request(slot(slots.expert), { contact: asked.contact }))), "ok");
      value(await engine.cancel(key));
      strictEqual(code(await engine.confirm(again)), "ok");
    },
  },
  {
    invariant: "I4",
    name: "a seat is taken exactly while a booking has it",
    run: async ({ engine, slots }) => {
      const id = slot(slots.talk);
      const { booking, key } = await book(engine, id);
      deepStrictEqual(await engine.seats(id), [
        { no: 1, state: "booked", bookingId: booking.id },
        { no: 2, state: "free", bookingId: null },
      ]);
      value(await engine.cancel(key));
      deepStrictEqual(await states(engine, id), ["free", "free"]);
    },
  },
  {
    invariant: "I4",
    name: "a person who did not come gives the seat back, and gets it again only while it is free",
    run: async ({ engine, slots, clock }) => {
      const id = slot(slots.expert);
      const { booking } = await book(engine, id);
      const early = await engine.mark({ id: booking.id, as: "no-show", version: booking.version });
      strictEqual(code(early), "CLOSED");
      clock.pass(70 * 60_000);
      const absent = value(await engine.mark({ id: booking.id, as: "no-show", version: booking.version }));
      deepStrictEqual(await states(engine, id), ["free"]);
      const walkIn = { id: request(id).id, slotId: id, contact: {}, outcome: null, followUp: false };
      value(await engine.walkIn(walkIn));
      const late = await engine.mark({ id: booking.id, as: "arrived", version: absent.version });
      strictEqual(code(late), "SLOT_FULL");
    },
  },
  {
    invariant: "I5",
    name: "cancelled twice, the seat is given back once",
    run: async ({ engine, slots }) => {
      const id = slot(slots.expert);
      const { key } = await book(engine, id);
      const first = value(await engine.cancel(key));
      const { booking } = await book(engine, id);
      deepStrictEqual(value(await engine.cancel(key)), first);
      deepStrictEqual(await engine.seats(id), [{ no: 1, state: "booked", bookingId: booking.id }]);
    },
  },
  {
    invariant: "I5",
    name: "moved, the old seat is free and the new one taken; the late repeat of an older move does not move it back",
    run: async ({ engine, slots }) => {
      const [a, b] = [slot(slots.talk), slot(slots.talk, 1)];
      const { booking, key } = await book(engine, a);
      const there = { key, seat: { slotId: b }, version: booking.version, caller: null };
      const moved = value(await engine.move(there));
      strictEqual(moved.code, booking.code);
      deepStrictEqual(
        [await states(engine, a), await states(engine, b)],
        [
          ["free", "free"],
          ["booked", "free"],
        ],
      );
      deepStrictEqual(value(await engine.move(there)), moved);
      const back = value(await engine.move({ key, seat: { slotId: a }, version: moved.version, caller: null }));
      strictEqual(back.slot.id, a);
      strictEqual(code(await engine.move(there)), "STALE");
      strictEqual(
        code(await engine.move({ ...there, seat: { slotId: slot(slots.expert) }, version: back.version })),
        "NOT_FOUND",
      );
      strictEqual(value(await engine.find(key)).slot.id, a);
    },
  },
  {
    invariant: "I6",
    name: "a hold ends after five minutes, whatever the wall clock says",
    run: async ({ engine, slots, clock }) => {
      const id = slot(slots.expert);
      const wall = clock.now();
      const hold = value(await engine.hold({ slotId: id, caller: null }));
      for (const jump of [-10 * 365 * DAY_MS, -3_600_000, 3_600_000]) {
        clock.setWall(wall + jump);
        deepStrictEqual(await states(engine, id), ["held"]);
      }
      clock.setWall(wall);
      clock.pass(HOLD_MS - 1);
      deepStrictEqual(await states(engine, id), ["held"]);
      clock.pass(1);
      deepStrictEqual(await states(engine, id), ["free"]);
      strictEqual(code(await engine.confirm(request(id, { seat: { holdId: hold.id } }))), "HOLD_EXPIRED");
      await book(engine, id);
    },
  },
  {
    invariant: "I6",
    name: "a hold is over when the machine starts anew, and kept when only the program does",
    run: async (lab) => {
      const id = slot(lab.slots.expert);
      const hold = value(await lab.engine.hold({ slotId: id, caller: null }));
      await lab.restart("process");
      deepStrictEqual(await states(lab.engine, id), ["held"]);
      await lab.restart("machine");
      deepStrictEqual(await states(lab.engine, id), ["free"]);
      strictEqual(code(await lab.engine.confirm(request(id, { seat: { holdId: hold.id } }))), "HOLD_EXPIRED");
    },
  },
  {
    invariant: "I6",
    name: "a second hold of the same caller gives the first back; another caller's stays",
    run: async ({ engine, slots }) => {
      const [a, b] = [slot(slots.expert), slot(slots.expert, 1)];
      value(await engine.hold({ slotId: a, caller: "screen" }));
      value(await engine.hold({ slotId: b, caller: "screen" }));
      deepStrictEqual([await states(engine, a), await states(engine, b)], [["free"], ["held"]]);
      value(await engine.hold({ slotId: a, caller: "other" }));
      strictEqual(code(await engine.hold({ slotId: b, caller: "third" })), "SLOT_FULL");
      deepStrictEqual([await states(engine, a), await states(engine, b)], [["held"], ["held"]]);
    },
  },
  {
    invariant: "I7",
    name: "a held seat is booked by its hold and by nothing else; once given back, by anybody",
    run: async ({ engine, slots }) => {
      const id = slot(slots.expert);
      const hold = value(await engine.hold({ slotId: id, caller: null }));
      strictEqual(code(await engine.confirm(request(id))), "SLOT_FULL");
      strictEqual((await engine.freeSlots({ serviceId: "expert", from: MORNING, to: MORNING + DAY_MS })).length, 1);
      strictEqual(await engine.release(hold.id), true);
      strictEqual(await engine.release(hold.id), false);
      const next = value(await engine.hold({ slotId: id, caller: null }));
      const booked = await book(engine, id, { seat: { holdId: next.id } });
      strictEqual(booked.booking.slot.id, id);
      deepStrictEqual(value(await engine.confirm(booked.asked)), booked.booking);
      strictEqual(code(await engine.confirm(request(id, { seat: { holdId: next.id } }))), "HOLD_EXPIRED");
    },
  },
  {
    invariant: "I7",
    name: "a refusal leaves the hold as it is: the number is put right and the seat is still there",
    run: async ({ engine, slots }) => {
      const { asked } = await book(engine, slot(slots.talk));
      const hold = value(await engine.hold({ slotId: slot(slots.talk, 1), caller: null }));
      const wrong = request(slot(slots.talk, 1), { seat: { holdId: hold.id }, contact: asked.contact });
      strictEqual(code(await engine.confirm(wrong)), "ALREADY_BOOKED");
      deepStrictEqual(await states(engine, slot(slots.talk, 1)), ["held", "free"]);
      const right = { ...wrong, contact: { ...asked.contact, phone: "13700000001" } };
      strictEqual(code(await engine.confirm(right)), "ok");
    },
  },
  {
    invariant: "I8",
    name: "the expert's hours move by half a slot while somebody is booked",
    run: async (lab) => {
      const { booking, key } = await book(lab.engine, slot(lab.slots.expert, 1));
      lab.shiftExpert(20);
      const free = await lab.engine.freeSlots({ serviceId: "expert", from: MORNING, to: MORNING + DAY_MS });
      for (const { startsAt, endsAt } of free)
        ok(endsAt <= booking.slot.startsAt || startsAt >= booking.slot.endsAt, "the expert is in two places");
      strictEqual(value(await lab.engine.find(key)).status, "booked");
      strictEqual(code(await lab.engine.confirm(request(booking.slot.id))), "CLOSED");
    },
  },
  {
    invariant: "I8",
    name: "two services of one expert never offer the same hour",
    run: async (lab) => {
      lab.shiftExpert(20);
      const day = { from: MORNING, to: MORNING + DAY_MS };
      const [a, b] = [
        await lab.engine.freeSlots({ serviceId: "expert", ...day }),
        await lab.engine.freeSlots({ serviceId: "other", ...day }),
      ];
      for (const one of a)
        for (const two of b) ok(one.endsAt <= two.startsAt || one.startsAt >= two.endsAt, "in two places");
      ok(a.length + b.length > 0, "nothing is offered at all");
    },
  },
  {
    invariant: "I9",
    name: "times are UTC moments of the hours in Shanghai",
    run: async ({ engine, slots }) => {
      const free = await engine.freeSlots({ serviceId: "talk", from: MORNING, to: MORNING + DAY_MS });
      deepStrictEqual(
        free.map(({ id, startsAt, endsAt }) => [id, new Date(startsAt).toISOString(), new Date(endsAt).toISOString()]),
        [
          [slot(slots.talk), "2026-11-20T01:00:00.000Z", "2026-11-20T01:30:00.000Z"],
          [slot(slots.talk, 1), "2026-11-20T01:30:00.000Z", "2026-11-20T02:00:00.000Z"],
        ],
      );
    },
  },
  {
    invariant: "I9",
    name: "a time that has begun is neither offered nor booked, but a hold taken before is honoured",
    run: async ({ engine, slots, clock }) => {
      const [first, second] = [slot(slots.talk), slot(slots.talk, 1)];
      clock.pass(58 * 60_000);
      const hold = value(await engine.hold({ slotId: first, caller: null }));
      clock.pass(3 * 60_000);
      strictEqual(code(await engine.confirm(request(first))), "CLOSED");
      strictEqual(code(await engine.hold({ slotId: first, caller: null })), "CLOSED");
      const free = await engine.freeSlots({ serviceId: "talk", from: clock.now() + 1, to: MORNING + DAY_MS });
      deepStrictEqual(
        free.map(({ id }) => id),
        [second],
      );
      strictEqual(code(await engine.confirm(request(first, { seat: { holdId: hold.id } }))), "ok");
    },
  },
  {
    invariant: "I10",
    name: "an engine that dies says nothing: it never answers a refusal for what it does not know",
    run: async (lab) => {
      for (let step = 1; ; step += 1) {
        const asked = request(slot(lab.slots.talk, 1));
        lab.arm(step);
        const answered = await lab.engine.confirm(asked).then(code, () => "threw");
        const died = lab.disarm();
        await lab.restart("process");
        ok(answered === "threw" || answered === "ok", `it answered ${answered} while it died`);
        const again = value(await lab.engine.confirm(asked));
        value(await lab.engine.cancel(keyOf(again, asked.contact.phone)));
        if (!died) return;
      }
    },
  },
  {
    invariant: "desk",
    name: "check-in on the day only, once, and then no more changes by the owner",
    run: async ({ engine, slots, clock }) => {
      const { booking, key } = await book(engine, slot(slots.talk));
      strictEqual(code(await engine.find({ ...key, last4: "0000" })), "NOT_FOUND");
      strictEqual(code(await engine.checkIn({ ...key, last4: "0000" })), "NOT_FOUND");
      clock.setWall(MORNING - DAY_MS);
      strictEqual(code(await engine.checkIn(key)), "CLOSED");
      clock.setWall(MORNING);
      const arrived = value(await engine.checkIn(key));
      strictEqual(arrived.status, "arrived");
      deepStrictEqual(value(await engine.checkIn(key)), arrived);
      strictEqual(code(await engine.cancel(key)), "CLOSED");
      const elsewhere = { key, seat: { slotId: slot(slots.talk, 1) }, version: arrived.version, caller: null };
      strictEqual(code(await engine.move(elsewhere)), "CLOSED");
      strictEqual(code(await engine.mark({ id: booking.id, as: "attended", version: 1 })), "STALE");
      const attended = value(await engine.mark({ id: booking.id, as: "attended", version: arrived.version }));
      strictEqual(attended.status, "attended");
      const noted = { id: booking.id, outcome: "advised", followUp: true, version: attended.version } as const;
      const outcome = value(await engine.noteOutcome(noted));
      deepStrictEqual(
        [outcome.outcome, outcome.followUp, outcome.keepUntil > attended.keepUntil],
        ["advised", true, true],
      );
      deepStrictEqual(value(await engine.noteOutcome(noted)), outcome);
    },
  },
  {
    invariant: "desk",
    name: "staff take a time out of the hours: nobody books it, whoever has it keeps it, and it comes back",
    run: async (lab) => {
      const id = slot(lab.slots.talk);
      const { key } = await book(lab.engine, id);
      lab.closeFirstTalk(true);
      strictEqual(code(await lab.engine.confirm(request(id))), "CLOSED");
      const kept = value(await lab.engine.find(key));
      deepStrictEqual([kept.status, kept.slot.state], ["booked", "closed"]);
      lab.closeFirstTalk(false);
      strictEqual(code(await lab.engine.confirm(request(id))), "ok");
    },
  },
];
