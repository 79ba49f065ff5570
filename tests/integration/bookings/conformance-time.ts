import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import {
  book,
  code,
  DAY_MS,
  HOLD_MS,
  keyOf,
  request,
  type Situation,
  slot,
  states,
  value,
} from "./conformance-tools.ts";
import { MORNING } from "./engine-lab.ts";

/** I6 to I10 and the desk: holds, experts, times, deaths, and what staff do. */
export const TIME_SITUATIONS: readonly Situation[] = [
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
