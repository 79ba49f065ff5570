/** Closed lists of the staff room, apart from their schemas: the page imports them without a schema library. */

/** What the PIN page has to show. `unavailable` = the booking database is away, and the PIN with it. */
export const PIN_STATES = ["unset", "ready", "waiting", "locked", "unavailable"] as const;
export type PinState = (typeof PIN_STATES)[number];

/** Why a PIN is too easy to guess. */
export const PIN_WEAKNESSES = ["repeats", "run", "date"] as const;
export type PinWeakness = (typeof PIN_WEAKNESSES)[number];

/** Tables that staff can take along. None of them has a whole phone number in it. */
export const EXPORTS = ["visits", "follow-ups", "demand", "events", "audit"] as const;
export type ExportName = (typeof EXPORTS)[number];

/** Where files come from and go to: the station's own folder for it, or a stick. */
export const PLACE_KINDS = ["drop", "stick"] as const;

/** Weekly hours and exceptions differ in kind only. */
export const EXCEPTION_KINDS = ["closed", "extra"] as const;
export type ExceptionKind = (typeof EXCEPTION_KINDS)[number];

/** What the readiness report looks at. */
export const READINESS_CHECKS = ["bookings", "audit", "backup", "data", "held", "clock", "hours", "pin"] as const;
export type ReadinessCheck = (typeof READINESS_CHECKS)[number];

/** Seconds without a touch after which staff are signed out by themselves. */
export const SIGN_OUT_SECONDS = 90;
