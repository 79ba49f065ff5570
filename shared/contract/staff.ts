import { z } from "zod";
import { isPin } from "../staff/pin.ts";
import { EXCEPTION_KINDS, EXPORTS, PIN_STATES, PIN_WEAKNESSES, PLACE_KINDS, READINESS_CHECKS } from "../staff/words.ts";
import { bookingErrors, dayField, expert, serviceId, uuid } from "./bookings.ts";
import { feedVerdict } from "./feed.ts";
import { procedure, staffReading, staffWriting, writing } from "./procedure.ts";

const pin = z.string().refine(isPin, "six digits");
/** Seconds left of the sign-in. */
const signedIn = z.object({ secondsLeft: z.number().int() });

const unavailable = { BOOKINGS_UNAVAILABLE: bookingErrors.BOOKINGS_UNAVAILABLE };
const pinErrors = {
  /** Not this one. After `waitSeconds` the next try is heard; `triesLeft` until nothing but a command opens the desk. */
  PIN_WRONG: { status: 422, data: z.object({ triesLeft: z.number().int(), waitSeconds: z.number().int() }) },
  PIN_WAIT: { status: 429, data: z.object({ seconds: z.number().int() }) },
  PIN_LOCKED: { status: 423, data: z.object({}) },
  PIN_WEAK: { status: 422, data: z.object({ why: z.enum(PIN_WEAKNESSES) }) },
  PIN_NOT_SET: { status: 409, data: z.object({}) },
  PIN_ALREADY_SET: { status: 409, data: z.object({}) },
  /** The host cannot tell this caller from others (the command line): it cannot be signed in. */
  NO_SCREEN: { status: 409, data: z.object({}) },
  ...unavailable,
};
const deskErrors = {
  UNKNOWN: { status: 404, data: z.object({ what: z.enum(["service", "expert", "exception", "place", "file"]) }) },
  /** The stick is full, write-protected or gone. */
  PLACE_UNWRITABLE: { status: 409, data: z.object({ code: z.string() }) },
  /** The last one is still going on. */
  WORKING: { status: 409, data: z.object({}) },
  ...unavailable,
};
const reading = staffReading.errors(deskErrors);
const changing = staffWriting.errors(deskErrors);

const minute = z.number().int().min(0).max(1_440);
const seats = z.number().int().min(1).max(50);
const identifier = z.string().regex(/^(?!.*\d{9})[a-z][a-z0-9.-]{0,79}$/, "small letters, digits, points and hyphens");

export const deskService = z.object({
  id: identifier,
  position: z.number().int().min(0).max(999),
  active: z.boolean(),
  name: z.string().min(1).max(40),
  nameEn: z.string().max(80),
  what: z.string().max(120),
  whatEn: z.string().max(200),
  minutes: z.number().int().min(5).max(480),
  place: z.string().max(80),
  bring: z.array(z.string().min(1).max(80)).max(12),
  ownOffer: z.boolean(),
});

const span = z.object({ expertId: identifier.nullable(), fromMinute: minute, toMinute: minute, seats });
const isForward = ({ fromMinute, toMinute }: { fromMinute: number; toMinute: number }) => fromMinute < toMinute;
const weekSpan = span.extend({ weekday: z.number().int().min(1).max(7) });

const exception = span.extend({
  /** null = every service of the station. */
  serviceId: serviceId.nullable(),
  day: dayField,
  kind: z.enum(EXCEPTION_KINDS),
});
/** People who have booked a time that is now closed: they should be called. */
const saved = z.object({ toCall: z.number().int() });

export const feedPlace = z.object({
  id: z.string(),
  kind: z.enum(PLACE_KINDS),
  /** What is written on the stick; "" for the station's own folder. */
  name: z.string(),
  /** Feed folders in it, by the name of the folder; "" = the place itself. */
  feeds: z.array(z.string()),
  /** Tables (csv) in it. */
  tables: z.array(z.string()),
});
export type FeedPlace = z.infer<typeof feedPlace>;

const placeId = z.string().min(1).max(200);
const fileName = z.string().max(255);

export const auditLine = z.object({
  seq: z.number().int(),
  at: z.string(),
  eventId: z.number().int(),
  event: z.string(),
  zh: z.string(),
  en: z.string(),
});

export const readinessLine = z.object({
  check: z.enum(READINESS_CHECKS),
  state: z.enum(["good", "look", "act"]),
  zh: z.string(),
  en: z.string(),
});
export type ReadinessLine = z.infer<typeof readinessLine>;

/** The desk: who is let in, and what they may set, take along and look at. Who comes today is in `visits`. */
export const staff = {
  status: procedure.input(z.object({}).optional()).output(
    z.object({
      state: z.enum(PIN_STATES),
      /** Until the next try is heard; 0 unless `waiting`. */
      waitSeconds: z.number().int(),
      triesLeft: z.number().int(),
      /** Of this caller; null = not signed in. */
      signedIn: signedIn.nullable(),
      /** Why there is no desk today; [] unless `unavailable`. */
      findings: z.array(z.object({ zh: z.string(), en: z.string() })),
    }),
  ),
  /** The first PIN of this station; there is none yet. Signs in. */
  setUp: writing.errors(pinErrors).input(z.object({ pin })).output(signedIn),
  signIn: writing.errors(pinErrors).input(z.object({ pin })).output(signedIn),
  /** Somebody is there: the ninety seconds begin anew. */
  stay: staffWriting.errors(pinErrors).input(z.object({}).optional()).output(signedIn),
  signOut: writing.input(z.object({}).optional()).output(z.object({ signedOut: z.boolean() })),
  changePin: staffWriting.errors(pinErrors).input(z.object({ pin })).output(z.object({})),

  summary: reading.input(z.object({}).optional()).output(
    z.object({
      day: z.string(),
      bookings: z.number().int(),
      visits: z.number().int(),
      followUps: z.number().int(),
      /** ISO; when the data that shows was signed. */
      dataAt: z.string(),
      /** The worst of the readiness report. */
      state: z.enum(["good", "look", "act"]),
    }),
  ),

  hours: reading.input(z.object({}).optional()).output(
    z.object({
      services: z.array(deskService.extend({ demo: z.boolean() })),
      experts: z.array(expert.extend({ active: z.boolean() })),
      hours: z.array(weekSpan.extend({ serviceId: z.string() })),
      /** From today on. */
      exceptions: z.array(exception.extend({ id: z.string(), seats: z.number().int() })),
    }),
  ),
  saveService: changing.input(deskService).output(saved),
  saveExpert: changing
    .input(expert.extend({ id: identifier, name: z.string().min(1).max(40), active: z.boolean() }))
    .output(saved),
  /** The whole week of one service. */
  saveHours: changing
    .input(z.object({ serviceId, week: z.array(weekSpan.refine(isForward, "from before to")).max(70) }))
    .output(saved),
  saveException: changing
    .input(exception.extend({ id: uuid.optional(), seats: seats.optional() }).refine(isForward, "from before to"))
    .output(saved),
  removeException: changing.input(z.object({ id: z.string().min(1).max(80) })).output(saved),

  /** The station's own folder for it, and the sticks that are in. Nothing else can be named from the screen. */
  places: reading.input(z.object({}).optional()).output(z.object({ items: z.array(feedPlace) })),
  /** Begins one refresh from a folder of a place; `feedWork` tells how it goes. */
  applyFeed: changing.input(z.object({ place: placeId, feed: fileName })).output(z.object({ begun: z.boolean() })),
  /** Takes the feed that is held all the same. */
  confirmFeed: changing
    .errors({
      NOTHING_HELD: { status: 409, data: z.object({}) },
      HELD_TOO_SHORT: { status: 409, data: z.object({ polls: z.number().int(), confirmFrom: z.number().int() }) },
    })
    .input(z.object({ seq: z.number().int() }))
    .output(feedVerdict),
  feedWork: reading
    .input(z.object({}).optional())
    .output(z.object({ working: z.boolean(), verdict: feedVerdict.nullable() })),
  /** A table for a spreadsheet, safe against formulas: written to the place, or without one answered as `csv`. */
  export: changing
    .input(
      z.object({
        what: z.enum(EXPORTS),
        /** Of visits; none = today. */
        from: dayField.optional(),
        to: dayField.optional(),
        place: placeId.optional(),
      }),
    )
    .output(z.object({ file: z.string(), rows: z.number().int(), csv: z.string() })),
  /** The station's own table of events, from a place. Nothing is taken while a row is wrong. */
  importEvents: changing.input(z.object({ place: placeId, table: fileName })).output(
    z.object({
      imported: z.number().int(),
      faults: z.array(z.object({ row: z.number().int(), column: z.string(), why: z.string() })),
    }),
  ),
  /** A verified copy now; with a place a second one there. It opens with the station's key only. */
  backup: changing
    .input(z.object({ place: placeId.optional() }))
    .output(z.object({ file: z.string(), copied: z.boolean() })),
  audit: reading
    .input(z.object({ before: z.number().int().optional(), limit: z.number().int().min(1).max(200).optional() }))
    .output(z.object({ items: z.array(auditLine), first: z.number().int(), last: z.number().int() })),
  readiness: reading.input(z.object({}).optional()).output(z.object({ items: z.array(readinessLine) })),
  /** What was looked for in vain, five times or more (product.md I6). */
  demand: reading.input(z.object({}).optional()).output(
    z.object({
      items: z.array(
        z.object({
          week: z.string(),
          concept: z.string(),
          district: z.string(),
          employmentType: z.string(),
          found: z.enum(["none", "few"]),
          count: z.number().int(),
        }),
      ),
    }),
  ),
};

export type StaffInput<P extends keyof typeof staff> = z.output<NonNullable<(typeof staff)[P]["~orpc"]["inputSchema"]>>;
export type StaffOutput<P extends keyof typeof staff> = z.output<
  NonNullable<(typeof staff)[P]["~orpc"]["outputSchema"]>
>;
