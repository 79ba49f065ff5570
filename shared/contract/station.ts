import { eventIterator } from "@orpc/contract";
import { z } from "zod";
import { screenConfig } from "../station/config.ts";
import { freshness } from "./feed.ts";
import { procedure } from "./procedure.ts";

export const stationInfo = z.object({
  id: z.string(),
  name: z.string(),
  nameEn: z.string(),
  city: z.string(),
  district: z.string(),
  street: z.string(),
  address: z.string(),
  phone: z.string(),
  lat: z.number(),
  lon: z.number(),
  screen: screenConfig,
  version: z.string(),
  /** The station's own clock, ISO; the page shows this one, not the browser's. */
  now: z.string(),
  asOf: freshness,
  counts: z.object({ jobs: z.number().int(), walkable: z.number().int() }),
  /** Hosts a QR code may lead to. */
  qrHosts: z.array(z.string()),
});
export type StationInfo = z.infer<typeof stationInfo>;

/** A whole state, never a change: a slow reader keeps only the newest ones (stack.md §4.4). */
export const stationState = z.object({ generation: z.string(), at: z.string() });
export type StationState = z.infer<typeof stationState>;

export const station = {
  info: procedure.input(z.object({}).optional()).output(stationInfo),
  /** The one event stream of the page: the newest state first, then every change. */
  watch: procedure
    .meta({ role: "public", effect: "watch" })
    .input(z.object({}).optional())
    .output(eventIterator(stationState)),
};
