import { z } from "zod";

/** An ed25519 key a station trusts for feeds: raw 32 bytes in base64url. */
export const trustedKey = z.object({ keyId: z.string().min(1).max(80), publicKey: z.string().min(40).max(120) });
export type TrustedKey = z.infer<typeof trustedKey>;

/** Days a job without an end date is shown; product.md §5.2: more than 90 days after publishing is too old to trust. */
export const MAX_AGE_DAYS_DEFAULT = 90;

/** reliability.md §4.4 and product.md §2.4: a week after the appointment; a month for those who want to be called. */
const KEEP_DAYS_DEFAULT = 7;
const FOLLOW_UP_DAYS_DEFAULT = 30;

/** The panel as measured at set-up. 21.5" FHD portrait is the reference of reference/ui.md §7. */
export const screenConfig = z.object({
  widthPx: z.number().int().min(480).max(8_192).default(1_080),
  heightPx: z.number().int().min(480).max(8_192).default(1_920),
  /** Millimetres a CSS pixel, from the ruler page or the panel's diagonal. */
  mmPerPx: z.number().min(0.05).max(1).default(0.248),
  /** Height of the lower edge of the panel above the floor, millimetres. */
  lowerEdgeMm: z.number().min(0).max(2_000).default(900),
  viewingDistanceMm: z.number().min(200).max(2_000).default(600),
});
export type ScreenConfig = z.infer<typeof screenConfig>;

/** `station.json`: what an operator sets for one station. Every field has a safe default but the name and place. */
export const stationConfig = z.object({
  id: z.string().min(1).max(80),
  name: z.string().min(1).max(80),
  nameEn: z.string().max(120).default(""),
  city: z.string().max(40).default("上海"),
  district: z.string().min(1).max(40),
  street: z.string().max(60).default(""),
  address: z.string().max(200).default(""),
  phone: z.string().max(40).default(""),
  /** WGS-84 degrees. */
  lat: z.number().min(-90).max(90),
  lon: z.number().min(-180).max(180),
  screen: screenConfig.prefault({}),
  feed: z
    .object({
      url: z.string().max(600).nullable().default(null),
      keys: z.array(trustedKey).default([]),
      maxAgeDays: z.number().int().min(1).max(365).default(MAX_AGE_DAYS_DEFAULT),
    })
    .prefault({}),
  /** Platform id → the link the operator has checked. A platform that is not here shows no code. */
  platforms: z.record(z.string(), z.object({ url: z.string().max(412), checkedOn: z.string().max(10) })).default({}),
  bookings: z
    .object({
      /** Days after the appointment until name and number are deleted (reliability.md §4.4, to be confirmed locally). */
      keepDays: z.number().int().min(0).max(90).default(KEEP_DAYS_DEFAULT),
      /** The same for those who agreed to be called later. */
      followUpDays: z.number().int().min(0).max(180).default(FOLLOW_UP_DAYS_DEFAULT),
    })
    .prefault({}),
  /** Hosts a QR code may lead to; anything else is refused. */
  qrHosts: z.array(z.string().max(253)).default([]),
});
export type StationConfig = z.infer<typeof stationConfig>;
