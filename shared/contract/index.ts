import { feed } from "./feed.ts";
import { jobs } from "./jobs.ts";
import { platforms } from "./platforms.ts";
import { station } from "./station.ts";

/** The one table of procedures. Both hosts, the command line and the page are typed by it. */
export const contract = { feed, jobs, platforms, station };
export type Contract = typeof contract;
