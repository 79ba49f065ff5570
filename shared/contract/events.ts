import { z } from "zod";
import { BOOKING_WAYS, EVENT_KINDS } from "../events/words.ts";
import { procedure, staffReading, staffWriting } from "./procedure.ts";

/** One time at which an event takes place. */
export const occurrence = z.object({
  /** `<event id>@<day>`. */
  id: z.string(),
  eventId: z.string(),
  kind: z.enum(EVENT_KINDS),
  title: z.string(),
  titleEn: z.string(),
  text: z.string(),
  textEn: z.string(),
  /** The day in the station's city, ISO. */
  day: z.string(),
  /** ISO times with the city's offset. */
  start: z.string(),
  end: z.string(),
  place: z.string(),
  placeEn: z.string(),
  district: z.string().nullable(),
  /** People it holds; null = not stated. */
  quota: z.number().int().nullable(),
  booking: z.enum(BOOKING_WAYS),
  recurring: z.boolean(),
  audience: z.array(z.string()),
  demo: z.boolean(),
});
export type Occurrence = z.infer<typeof occurrence>;

export const eventsList = procedure
  .input(
    z
      .object({
        /** ISO days, both inclusive. Default: today and the 62 days after. At most 400 days. */
        from: z.iso.date().optional(),
        to: z.iso.date().optional(),
        kinds: z.array(z.enum(EVENT_KINDS)).max(4).optional(),
      })
      .optional(),
  )
  .output(
    z.object({
      /** Earliest first; what is over by the station's clock is not in it. */
      items: z.array(occurrence),
      /** How many of each kind in the span, the kinds filter aside. */
      counts: z.array(z.object({ kind: z.enum(EVENT_KINDS), count: z.number().int() })),
      from: z.string(),
      to: z.string(),
    }),
  );

export const eventsGet = procedure
  .input(z.object({ id: z.string().min(1).max(120) }))
  .errors({ EVENT_NOT_FOUND: { status: 404, data: z.object({ id: z.string() }) } })
  /** `ics`: text for a code that phone cameras put into the calendar (手机相机扫，加入日历). */
  .output(z.object({ event: occurrence, ics: z.string() }));

/** The station's own table of events, kept beside those of the feed. */
export const eventsImport = staffWriting.input(z.object({ csv: z.string().min(1).max(1_000_000) })).output(
  z.object({
    imported: z.number().int(),
    /** Nothing is imported while a row is wrong. Rows count from 1, the header aside. */
    faults: z.array(z.object({ row: z.number().int(), column: z.string(), why: z.string() })),
  }),
);
export const eventsExport = staffReading
  .input(z.object({}).optional())
  .output(z.object({ csv: z.string(), rows: z.number().int() }));

export const events = { list: eventsList, get: eventsGet, import: eventsImport, export: eventsExport };
export type EventsAnswer = z.output<NonNullable<(typeof eventsList)["~orpc"]["outputSchema"]>>;
export type EventsListInput = z.output<NonNullable<(typeof eventsList)["~orpc"]["inputSchema"]>>;
