/** Closed lists of the bookings room, apart from their schemas: the page imports them without a schema library. */

/** Forms of address a resident may choose; the words are what staff call out. */
export const HONORIFICS = ["先生", "女士"] as const;
export type Honorific = (typeof HONORIFICS)[number];

/**
 * `booked` → `arrived` (签到) → `attended`; or `cancelled`, or `no-show`. The first three hold their seat; the others
 * have given it back.
 */
export const BOOKING_STATUSES = ["booked", "arrived", "attended", "cancelled", "no-show"] as const;
export type BookingStatus = (typeof BOOKING_STATUSES)[number];

/** Who made a booking: a resident at the screen, or staff for somebody at the desk. */
export const BOOKING_ORIGINS = ["screen", "walk-in"] as const;
export type BookingOrigin = (typeof BOOKING_ORIGINS)[number];

/** Why a time cannot be booked, moved to, cancelled or checked in to. */
export const CLOSED_REASONS = [
  /** It has begun or is over. */
  "past",
  /** The station has taken this time or service out of its hours. */
  "closed",
  /** Check-in opens on the day of the booking. */
  "not-today",
  /** The booking is no longer open: cancelled, or the person was not there. */
  "cancelled",
  /** The person has already come. */
  "arrived",
  /** It has not begun, so nobody can be missing yet. */
  "not-begun",
] as const;
export type ClosedReason = (typeof CLOSED_REASONS)[number];

/** Why nothing can be booked here just now; a sentence for residents and one for staff belong to each. */
export const UNAVAILABLE_REASONS = ["safe-mode", "disk-full", "busy"] as const;
export type UnavailableReason = (typeof UNAVAILABLE_REASONS)[number];

/** What came of a meeting, as staff note it. */
export const OUTCOMES = ["advised", "registered", "referred", "applied", "hired", "to-follow-up", "other"] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** What a person came for when no booking says it: the pick-list of a walk-in. */
export const NEEDS = [
  "find-work",
  "policy",
  "registration",
  "subsidy",
  "training",
  "start-up",
  "rights",
  "employer",
  "other",
] as const;
export type Need = (typeof NEEDS)[number];

/** Where an entry of the follow-up list (回访) comes from. */
export const FOLLOW_UP_KINDS = ["booking", "visit", "referral"] as const;
export type FollowUpKind = (typeof FOLLOW_UP_KINDS)[number];

/** What came of a follow-up call. */
export const FOLLOW_UP_RESULTS = ["reached", "not-reached", "hired", "no-longer-wanted"] as const;
export type FollowUpResult = (typeof FOLLOW_UP_RESULTS)[number];

/** Minutes a chosen time is kept while the resident fills in the form (reliability.md §2.1). */
export const HOLD_MINUTES = 5;

/** Days ahead that can be booked, and the most that one question for free times may cover. */
export const HORIZON_DAYS = 28;

/** Days covered when the question does not say: two working weeks. */
export const SLOT_DAYS_DEFAULT = 14;
