import { z } from "zod";
import { isCode, isLast4, isPhone, isSurname } from "../bookings/contact.ts";
import {
  BOOKING_ORIGINS,
  BOOKING_STATUSES,
  CLOSED_REASONS,
  HONORIFICS,
  HORIZON_DAYS,
  UNAVAILABLE_REASONS,
} from "../bookings/words.ts";
import { procedure, writing } from "./procedure.ts";

/** Kept in small letters: one tap, one id, however it was written. */
export const uuid = z.uuid().toLowerCase();
/** `YYYY-MM-DD`, a day in Shanghai. */
export const dayField = z.iso.date();
export const slotId = z.string().min(1).max(120);
export const serviceId = z.string().min(1).max(80);
export const surname = z.string().refine(isSurname, "a surname, no digits");
export const phone = z.string().refine(isPhone, "a phone number, digits only");

/** What the resident keeps: the code, with the last four digits of the phone as its other half. */
const key = z.object({
  code: z.string().refine(isCode, "six digits"),
  last4: z.string().refine(isLast4, "four digits"),
});

export const bookingErrors = {
  /** Nobody's fault: the last seat went to another. */
  SLOT_FULL: { status: 409, data: z.object({ slotId: z.string() }) },
  /** The five minutes are over, or the hold is unknown here: choose again. Nothing was booked. */
  HOLD_EXPIRED: { status: 410, data: z.object({}) },
  /** This phone has an open booking for this service on this day. */
  ALREADY_BOOKED: { status: 409, data: z.object({ serviceId: z.string(), day: z.string() }) },
  CLOSED: { status: 409, data: z.object({ why: z.enum(CLOSED_REASONS) }) },
  /** The booking has changed since it was looked at: find it again. */
  STALE: { status: 409, data: z.object({ version: z.number().int() }) },
  NOT_FOUND: { status: 404, data: z.object({ what: z.enum(["service", "slot", "booking", "job", "visit"]) }) },
  /** The same id came before with another body; nothing was changed. */
  BODY_MISMATCH: { status: 422, data: z.object({ id: z.string() }) },
  /** Nothing can be written here just now: say so, and name the desk. Nothing was booked. */
  BOOKINGS_UNAVAILABLE: { status: 503, data: z.object({ why: z.enum(UNAVAILABLE_REASONS) }) },
};
const reading = procedure.errors(bookingErrors);
const changing = writing.errors(bookingErrors);

export const expert = z.object({ id: z.string(), name: z.string(), org: z.string() });

export const service = z.object({
  id: z.string(),
  name: z.string(),
  nameEn: z.string(),
  /** One sentence a person would say; "" = the station has written none. */
  what: z.string(),
  whatEn: z.string(),
  minutes: z.number().int(),
  /** Window, room or "by phone", as the station wrote it; "" = at the station. */
  place: z.string(),
  /** What to bring, as the station wrote it; [] = not written down: ask staff. */
  bring: z.array(z.string()),
  /** True = offered by this station itself; false = the founding documents ask for it to be booked ahead. */
  ownOffer: z.boolean(),
  /** Start of the earliest free time, ISO; null = none within the horizon. */
  nextFree: z.string().nullable(),
});
export type Service = z.infer<typeof service>;

export const slot = z.object({
  id: z.string(),
  serviceId: z.string(),
  /** ISO, UTC; shown in Asia/Shanghai. */
  startsAt: z.string(),
  endsAt: z.string(),
  expert: expert.nullable(),
});
export type Slot = z.infer<typeof slot>;

/** A booking as its owner sees it. No number that could be read over a shoulder. */
export const booking = z.object({
  id: z.string(),
  code: z.string(),
  status: z.enum(BOOKING_STATUSES),
  origin: z.enum(BOOKING_ORIGINS),
  slot,
  service: z.object({
    id: z.string(),
    name: z.string(),
    nameEn: z.string(),
    place: z.string(),
    bring: z.array(z.string()),
  }),
  /** `name`: form of address ("李女士"); `phone`: all but the last four digits hidden. null = deleted on time. */
  contact: z.object({ name: z.string(), phone: z.string() }).nullable(),
  followUp: z.boolean(),
  /** Day on which name and number are deleted. */
  keptUntil: z.string(),
  /** Rises with every change; hand it back with `move`. */
  version: z.number().int(),
});
export type Booking = z.infer<typeof booking>;

export const contactInput = {
  surname: surname.optional(),
  honorific: z.enum(HONORIFICS),
  phone,
};

export const bookings = {
  services: reading.input(z.object({}).optional()).output(
    z.object({
      items: z.array(service),
      /** Stands above the field: days after the appointment until name and number are deleted. */
      keepDays: z.number().int(),
      /** The same for those who agree to be called later (回访) or ask to be put in touch. */
      followUpDays: z.number().int(),
      /** True until staff have set hours of their own: what shows is an example. */
      demo: z.boolean(),
    }),
  ),
  /** Free times only, earliest first. */
  slots: reading
    .input(
      z.object({
        serviceId,
        /** First day; none = today. */
        from: dayField.optional(),
        days: z.number().int().min(1).max(HORIZON_DAYS).optional(),
      }),
    )
    .output(z.object({ items: z.array(slot.extend({ free: z.number().int() })), asOf: z.string() })),
  /** Keeps one seat for five minutes; a caller has one hold, a new one gives the former back. */
  hold: changing.input(z.object({ slotId })).output(z.object({ holdId: z.string(), until: z.string(), slot })),
  /** Giving back what is gone already is no fault. */
  release: changing.input(z.object({ holdId: z.string().max(80) })).output(z.object({ released: z.boolean() })),
  /**
   * Books. `id` is made by the page, once for a tap: asked again with the same id and body (a lost answer), it answers
   * with the same booking.
   */
  confirm: changing
    .input(
      z
        .object({
          id: uuid,
          holdId: z.string().max(80).optional(),
          slotId: slotId.optional(),
          ...contactInput,
          /** Agrees to be called later about what came of it. */
          followUp: z.boolean().optional(),
        })
        .refine((input) => (input.holdId === undefined) !== (input.slotId === undefined), "holdId or slotId"),
    )
    .output(z.object({ booking })),
  find: reading.input(key).output(z.object({ booking })),
  /** Cancelling what is cancelled answers the same. */
  cancel: changing.input(key).output(z.object({ booking })),
  /** To another time of the same service; the code stays. `version` as last seen. */
  move: changing
    .input(
      key
        .extend({ holdId: z.string().max(80).optional(), slotId: slotId.optional(), version: z.number().int() })
        .refine((input) => (input.holdId === undefined) !== (input.slotId === undefined), "holdId or slotId"),
    )
    .output(z.object({ booking })),
  /** 签到: on the day of the booking. */
  checkIn: changing.input(key).output(z.object({ booking })),
  /** 请工作人员帮我联系: a job, a form of address, a phone and consent, for the follow-up list. */
  refer: changing
    .input(z.object({ id: uuid, jobId: z.string().min(1).max(200), ...contactInput, consent: z.literal(true) }))
    .output(
      z.object({
        id: z.string(),
        jobId: z.string(),
        contact: z.object({ name: z.string(), phone: z.string() }),
        keptUntil: z.string(),
      }),
    ),
};

export type BookingsInput<P extends keyof typeof bookings> = z.output<
  NonNullable<(typeof bookings)[P]["~orpc"]["inputSchema"]>
>;
export type BookingsOutput<P extends keyof typeof bookings> = z.output<
  NonNullable<(typeof bookings)[P]["~orpc"]["outputSchema"]>
>;
