import { bookings } from "./bookings.ts";
import { calculators } from "./calculators.ts";
import { calls } from "./calls.ts";
import { events } from "./events.ts";
import { feed } from "./feed.ts";
import { guide } from "./guide.ts";
import { jobs } from "./jobs.ts";
import { match } from "./match.ts";
import { platforms } from "./platforms.ts";
import { policies } from "./policies.ts";
import { staff } from "./staff.ts";
import { station } from "./station.ts";
import { visits } from "./visits.ts";

/** The one table of procedures. Both hosts, the command line and the page are typed by it. */
export const contract = {
  bookings,
  calculators,
  calls,
  events,
  feed,
  guide,
  jobs,
  match,
  platforms,
  policies,
  staff,
  station,
  visits,
};
export type Contract = typeof contract;
