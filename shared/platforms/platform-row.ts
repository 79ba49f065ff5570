import { z } from "zod";

/** Whom a platform serves; the tokens are those of the fact sheet that the content was written from. */
const PLATFORM_AUDIENCES = ["resident", "jobseeker", "employee", "employer"] as const;

/**
 * What one meets it as. Only what is `online` is gone to by a code; the others are met at the station or through staff
 * (a machine, people, an event, a document, a file kept for somebody, a way of getting help, a name on the door).
 */
export const PLATFORM_KINDS = [
  "online",
  "device",
  "service",
  "activity",
  "document",
  "record",
  "programme",
  "brand",
] as const;

/** One row of `resources/content/platforms.json`, and of the dataset `platforms` of a feed. */
export const platformRow = z.object({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/),
  name: z.string().min(1).max(60),
  nameEn: z.string().min(1).max(120),
  /** Feeds made before there were other kinds carry only what is online. */
  kind: z.enum(PLATFORM_KINDS).default("online"),
  /** One sentence a person would say; so is `whatEn`. */
  what: z.string().min(1).max(80),
  whatEn: z.string().min(1).max(160),
  audience: z.array(z.enum(PLATFORM_AUDIENCES)).min(1),
  /** Other names it is known and searched by. */
  aliases: z.array(z.string().min(1).max(60)),
  /** Its district by full name, several joined by 、; null = it serves the whole city or country. */
  district: z.string().min(1).max(40).nullable(),
  /** Rising; recruitment first. */
  order: z.number().int().min(0),
});
export type PlatformRow = z.infer<typeof platformRow>;

/** The given rows as they are listed at a station: what serves the station's district first, then other districts'. */
export function platformsForDistrict(rows: readonly PlatformRow[], district: string): readonly PlatformRow[] {
  const elsewhere = (row: PlatformRow) =>
    row.district === null || row.district.split("、").includes(district) ? 0 : 1;
  return rows.toSorted((a, b) => elsewhere(a) - elsewhere(b) || a.order - b.order);
}
