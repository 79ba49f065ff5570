import { z } from "zod";
import { guideRow, placeRow } from "../guide/guide-row.ts";
import { procedure } from "./procedure.ts";

export const guideItem = guideRow.omit({ keywords: true });
export type GuideItem = z.infer<typeof guideItem>;
export const placeItem = placeRow.omit({ aliases: true });

export const guideList = procedure.input(z.object({ text: z.string().max(20_000).optional() }).optional()).output(
  z.object({
    /** In the order of the document, or best first when words were given. */
    items: z.array(guideItem),
    modules: z.array(z.object({ no: z.number().int(), zh: z.string(), en: z.string(), count: z.number().int() })),
    /** Named stations, brands and networks: the station's district first. */
    places: z.array(placeItem),
  }),
);

export const guide = { list: guideList };
export type GuideAnswer = z.output<NonNullable<(typeof guideList)["~orpc"]["outputSchema"]>>;
