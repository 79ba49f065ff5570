import { z } from "zod";
import { PLATFORM_KINDS } from "../platforms/platform-row.ts";
import { procedure } from "./procedure.ts";

export const platformCard = z.object({
  id: z.string(),
  name: z.string(),
  nameEn: z.string(),
  kind: z.enum(PLATFORM_KINDS),
  /** What it does, one sentence a person would say. */
  what: z.string(),
  whatEn: z.string(),
  audience: z.array(z.string()),
  /** The operator's checked link, on an allow-listed host; null = this station has no code for it yet. */
  link: z.object({ url: z.string(), host: z.string(), checkedOn: z.string() }).nullable(),
});
export type PlatformCard = z.infer<typeof platformCard>;

export const platforms = {
  /** `text`: by any of their names, else by what is asked about; [] = none. */
  list: procedure
    .input(z.object({ text: z.string().max(20_000).optional() }).optional())
    .output(z.object({ items: z.array(platformCard) })),
};
