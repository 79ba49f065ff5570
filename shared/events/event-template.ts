import { z } from "zod";
import { policySource } from "../policies/policy.ts";
import { EVENT_KINDS } from "./words.ts";

/**
 * A kind of event that the documents name, dataset `event-templates`: what a station starts from when it puts an event
 * of that kind into its calendar, and where the words of the demonstration calendar come from. It has no date; the
 * documents give none that still lies ahead.
 */
export const eventTemplate = z.object({
  /** `recruit`, `gig-fair`, …: the ids of the fact sheet. */
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,79}$/),
  kind: z.enum(EVENT_KINDS),
  titleZh: z.string().min(1).max(60),
  titleEn: z.string().min(1).max(140),
  textZh: z.string().min(1).max(400),
  textEn: z.string().min(1).max(600),
  /** True = an activity that one puts one's name down for; false = the documents mention no booking. */
  bookable: z.boolean(),
  /** The policy that tells more. */
  policyId: z.string().min(1).max(80),
  source: policySource,
});
export type EventTemplate = z.infer<typeof eventTemplate>;
