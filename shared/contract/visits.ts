import { z } from "zod";
import {
  BOOKING_ORIGINS,
  BOOKING_STATUSES,
  FOLLOW_UP_KINDS,
  FOLLOW_UP_RESULTS,
  NEEDS,
  OUTCOMES,
} from "../bookings/words.ts";
import { bookingErrors, contactInput, dayField, serviceId, slot, slotId, uuid } from "./bookings.ts";
import { staffReading, staffWriting } from "./procedure.ts";

const reading = staffReading.errors(bookingErrors);
const changing = staffWriting.errors(bookingErrors);

/** One line of the desk's day: a booking, or somebody who came without one. Whole numbers only by `contact`. */
export const visitLine = z.object({
  kind: z.enum(["booking", "visit"]),
  id: z.string(),
  serviceId: z.string(),
  serviceName: z.string(),
  /** null = came without an appointment and took no seat. */
  slot: slot.nullable(),
  status: z.enum(BOOKING_STATUSES),
  origin: z.enum(BOOKING_ORIGINS),
  needs: z.array(z.enum(NEEDS)),
  outcome: z.enum(OUTCOMES).nullable(),
  followUp: z.boolean(),
  contact: z.object({ name: z.string(), phone: z.string() }).nullable(),
  /** The station has closed this time since it was booked: the person should be called. */
  slotClosed: z.boolean(),
  version: z.number().int(),
});
export type VisitLine = z.infer<typeof visitLine>;

export const followUpLine = z.object({
  kind: z.enum(FOLLOW_UP_KINDS),
  id: z.string(),
  /** ISO, when it was asked for. */
  since: z.string(),
  serviceName: z.string(),
  /** Of a referral: the job as it was advertised then. */
  job: z.object({ id: z.string(), title: z.string(), employer: z.string() }).nullable(),
  /** The whole number: staff are to call it. */
  contact: z.object({ name: z.string(), phone: z.string() }).nullable(),
  keptUntil: z.string(),
  version: z.number().int(),
});
export type FollowUpLine = z.infer<typeof followUpLine>;

/** The desk's own procedures: who comes today, what came of it, whom to call. */
export const visits = {
  day: reading
    .input(z.object({ day: dayField.optional() }))
    .output(z.object({ day: z.string(), items: z.array(visitLine) })),
  /** Somebody at the desk without a booking (登记一位来访); with `slotId` they take a free seat of that time. */
  walkIn: changing
    .input(
      z.object({
        id: uuid,
        serviceId,
        slotId: slotId.optional(),
        needs: z.array(z.enum(NEEDS)).max(NEEDS.length).optional(),
        outcome: z.enum(OUTCOMES).optional(),
        surname: contactInput.surname,
        honorific: contactInput.honorific.optional(),
        phone: contactInput.phone.optional(),
        followUp: z.boolean().optional(),
      }),
    )
    .output(z.object({ line: visitLine })),
  /** Arrival, absence or end of a booking, by staff. */
  mark: changing
    .input(
      z.object({ id: uuid, as: z.enum(["arrived", "attended", "no-show", "cancelled"]), version: z.number().int() }),
    )
    .output(z.object({ line: visitLine })),
  outcome: changing
    .input(
      z.object({
        kind: z.enum(["booking", "visit"]),
        id: uuid,
        outcome: z.enum(OUTCOMES),
        followUp: z.boolean().optional(),
        version: z.number().int(),
      }),
    )
    .output(z.object({ line: visitLine })),
  /** Those who agreed to be called, oldest first. */
  followUps: reading.input(z.object({}).optional()).output(z.object({ items: z.array(followUpLine) })),
  /** `reached`, `hired` and `no-longer-wanted` take the line off the list; `not-reached` leaves it there. */
  followedUp: changing
    .input(
      z.object({
        kind: z.enum(FOLLOW_UP_KINDS),
        id: uuid,
        result: z.enum(FOLLOW_UP_RESULTS),
        version: z.number().int(),
      }),
    )
    .output(z.object({ open: z.number().int() })),
};

export type VisitsInput<P extends keyof typeof visits> = z.output<
  NonNullable<(typeof visits)[P]["~orpc"]["inputSchema"]>
>;
