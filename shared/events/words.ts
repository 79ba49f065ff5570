/** The four kinds of the events table: recruitment, guidance, talks, skills. */
export const EVENT_KINDS = ["recruit", "guidance", "salon", "skill"] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

/** `walk-in`: no booking, just come; `book`: a place is booked at the station; `staff`: ask staff to put you down. */
export const BOOKING_WAYS = ["walk-in", "book", "staff"] as const;
export type BookingWay = (typeof BOOKING_WAYS)[number];
