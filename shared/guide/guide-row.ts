import { z } from "zod";
import { bilingual, policySource } from "../policies/policy.ts";

/** Every station should have `basic` items and may have `extended` ones. */
export const SERVICE_LEVELS = ["basic", "extended"] as const;
/** How much of an item this terminal does; the page says which. */
export const KIOSK_ROLES = ["kiosk_fully", "kiosk_partly", "staff_only"] as const;

/**
 * One of the 25 items of a station's list of services, dataset `guide`. The four columns are the document's: for whom,
 * what, how to apply, how to follow it up. null = the document does not say; the page then says 请问工作人员.
 */
export const guideRow = z.object({
  /** `service-1` … `service-25`. */
  id: z.string().regex(/^service-\d{1,2}$/),
  no: z.number().int().min(1).max(25),
  moduleNo: z.number().int().min(1).max(6),
  moduleZh: z.string().min(1).max(40),
  moduleEn: z.string().min(1).max(80),
  titleZh: z.string().min(1).max(60),
  titleEn: z.string().min(1).max(140),
  level: z.enum(SERVICE_LEVELS),
  kioskRole: z.enum(KIOSK_ROLES),
  forWhom: bilingual.nullable(),
  what: bilingual.nullable(),
  howToApply: bilingual.nullable(),
  howToFollow: bilingual.nullable(),
  /** The policy that tells more; null = none. */
  policyId: z.string().max(80).nullable(),
  keywords: z.array(z.string().min(1).max(40)),
  speak: bilingual,
  source: policySource,
});
export type GuideRow = z.infer<typeof guideRow>;

export const PLACE_KINDS = ["brand", "station", "network"] as const;

/** A named station, a district's brand of stations, or the figures of its network, dataset `places`. */
export const placeRow = z.object({
  id: z.string().regex(/^[a-z][a-z0-9-]{0,59}$/),
  kind: z.enum(PLACE_KINDS),
  nameZh: z.string().min(1).max(60),
  nameEn: z.string().min(1).max(120),
  textZh: z.string().min(1).max(300),
  textEn: z.string().min(1).max(400),
  /** Full name of the district; null = the whole city. */
  district: z.string().min(1).max(40).nullable(),
  aliases: z.array(z.string().min(1).max(60)),
  figures: z.array(
    z.object({
      labelZh: z.string().min(1).max(60),
      labelEn: z.string().min(1).max(120),
      value: z.number(),
      unit: z.string().max(12),
      unitEn: z.string().max(30),
      /** As of when, in words. */
      asOfZh: z.string().max(60),
      asOfEn: z.string().max(80),
    }),
  ),
  source: policySource,
});
export type PlaceRow = z.infer<typeof placeRow>;
