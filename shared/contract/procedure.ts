import { oc } from "@orpc/contract";
import { z } from "zod";

/** Who may call. The role comes from the host's context (DESIGN §2), never from the message. */
export const ROLES = ["public", "staff"] as const;
export type Role = (typeof ROLES)[number];

/** What a call does to the station: `read` changes nothing, `write` does, `watch` is the event stream. */
export type Effect = "read" | "write" | "watch";

export interface Meta {
  role: Role;
  effect: Effect;
}

/**
 * Base of every procedure: role and effect as metadata (checked by one middleware in the station's router) and the
 * errors that any call may meet.
 */
export const procedure = oc.$meta<Meta>({ role: "public", effect: "read" }).errors({
  ROLE_REQUIRED: { status: 403, data: z.object({ need: z.enum(ROLES) }) },
  CATALOGUE_UNAVAILABLE: { status: 503, data: z.object({ why: z.string() }) },
});

/** Base of procedures that change something. */
export const writing = procedure.meta({ role: "public", effect: "write" });

/** Base of procedures only staff may call. */
export const staffReading = procedure.meta({ role: "staff", effect: "read" });
export const staffWriting = procedure.meta({ role: "staff", effect: "write" });
