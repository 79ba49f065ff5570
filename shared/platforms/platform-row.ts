import { z } from "zod";

/** Whom a platform serves; the tokens are those of the fact sheet that the content was written from. */
const PLATFORM_AUDIENCES = ["resident", "jobseeker", "employee", "employer"] as const;

/** One row of `resources/content/platforms.json`, and of the dataset `platforms` of a feed. */
export const platformRow = z.object({
  id: z.string().regex(/^[a-z][a-z0-9-]{0,59}$/),
  name: z.string().min(1).max(60),
  nameEn: z.string().min(1).max(120),
  /** One sentence a person would say; so is `whatEn`. */
  what: z.string().min(1).max(80),
  whatEn: z.string().min(1).max(160),
  audience: z.array(z.enum(PLATFORM_AUDIENCES)).min(1),
  /** Other names it is known and searched by. */
  aliases: z.array(z.string().min(1).max(60)),
  /** Its district by full name; null = it serves the whole city or country. */
  district: z.string().min(1).max(40).nullable(),
  /** Rising; recruitment first. */
  order: z.number().int().min(0),
});
export type PlatformRow = z.infer<typeof platformRow>;

/** The given rows as they are listed at a station: what serves the station's district first, then other districts'. */
export function platformsForDistrict(rows: readonly PlatformRow[], district: string): readonly PlatformRow[] {
  const elsewhere = (row: PlatformRow) => (row.district === null || row.district === district ? 0 : 1);
  return rows.toSorted((a, b) => elsewhere(a) - elsewhere(b) || a.order - b.order);
}
