import type { Policy } from "./policy.ts";
import type { PolicyStatus } from "./words.ts";

/**
 * How a policy stands on a day. Past its last day it has ended, whatever its file says; before that day a file that
 * was written later does not end it: then it is to be verified, like every other without an open end.
 * @param today `YYYY-MM-DD` by the station's clock
 */
export function statusOn({ status, validTo }: Pick<Policy, "status" | "validTo">, today: string): PolicyStatus {
  if (validTo !== null && today > validTo) return "expired";
  return status === "expired" ? "verify" : status;
}

/** Whether a status may be shown as something one can get now. */
export function isCurrent(status: PolicyStatus): boolean {
  return status === "verify" || status === "standing";
}
