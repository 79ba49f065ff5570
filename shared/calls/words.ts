/** `waiting`: nobody has answered yet; `coming`: staff said that they are on the way. */
export const CALL_PHASES = ["waiting", "coming"] as const;
export type CallPhase = (typeof CALL_PHASES)[number];

/** Seconds until the page offers something else than waiting (the station may be short of staff). */
export const CALL_UNANSWERED_SECONDS = 60;

/** Minutes after which a call that nobody ended is over: whoever called has gone. */
export const CALL_OVER_MINUTES = 10;
