import { z } from "zod";
import { bilingual, policySource } from "../policies/policy.ts";

/** What a person may make an appointment for, dataset `appointment-types`. */
export const appointmentType = z.object({
  /** `career-guidance`, `policy-consult`, …: the ids of the fact sheet. */
  id: z.string().regex(/^[a-z][a-z0-9-]{0,79}$/),
  nameZh: z.string().min(1).max(40),
  nameEn: z.string().min(1).max(80),
  /** What happens there, one sentence. */
  what: bilingual,
  forWhom: bilingual,
  /**
   * True = the documents themselves ask for this to be booked ahead. False = they ask for the service and say nothing
   * of booking: the station offers the appointment on its own account, and the page says so.
   */
  fromDocument: z.boolean(),
  /** Usual length in minutes, our suggestion: no document gives one. null = the station sets it. */
  minutes: z.number().int().min(5).max(480).nullable(),
  /** The station's service item (1–25) that it belongs to; null = none. */
  serviceItem: z.number().int().min(1).max(25).nullable(),
  source: policySource,
});
export type AppointmentType = z.infer<typeof appointmentType>;
