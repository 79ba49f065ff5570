import { deepStrictEqual, notStrictEqual, ok, strictEqual } from "node:assert/strict";
import type { ConfirmRequest } from "../../../electron/station/bookings/engine.ts";
import { TIME_SITUATIONS } from "./conformance-time.ts";
import { book, code, DAY_MS, keyOf, request, type Situation, slot, states, value } from "./conformance-tools.ts";
import { MORNING } from "./engine-lab.ts";

/** Every situation that any booking engine must handle. */
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
  ...TIME_SITUATIONS,
];
