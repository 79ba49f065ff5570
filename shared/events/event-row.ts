import { z } from "zod";
import { parseRecurrence } from "./recurrence.ts";
import { BOOKING_WAYS, EVENT_KINDS } from "./words.ts";

/** Local time of the station's city, to the minute, without an offset: `2026-12-03T09:30`. */
const localTime = z.string().regex(/^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d$/);

/** One event, dated or recurring, dataset `events`. */
export const eventRow = z.object({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,79}$/),
  kind: z.enum(EVENT_KINDS),
  titleZh: z.string().min(1).max(60),
  titleEn: z.string().min(1).max(140),
  textZh: z.string().max(400),
  textEn: z.string().max(600),
  /** The first time. In demonstration content `startInDays` + `startTime` may stand instead; the seed build dates them. */
  start: localTime,
  minutes: z.number().int().min(5).max(1_440),
  /** RFC 5545 recurrence without `RRULE:`, e.g. `FREQ=WEEKLY;BYDAY=TU`; null = once. */
  rrule: z
    .string()
    .max(200)
    .refine((rule) => parseRecurrence(rule) !== null, "not a recurrence that is kept here")
    .nullable(),
  /** Days on which a recurring event does not take place. */
  exceptDays: z.array(z.iso.date()).max(200),
  placeZh: z.string().min(1).max(80),
  placeEn: z.string().min(1).max(160),
  /** Full name of the district; null = for the whole city. */
  district: z.string().min(1).max(40).nullable(),
  /** How many people it holds; null = not stated. */
  quota: z.number().int().min(1).max(10_000).nullable(),
  booking: z.enum(BOOKING_WAYS),
  /** Audience words and group ids. */
  audience: z.array(z.string().min(1).max(60)),
  /** True = made up for demonstration; the page says so. */
  demo: z.boolean(),
});
export type EventRow = z.infer<typeof eventRow>;
