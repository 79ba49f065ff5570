import { queryOptions } from "@tanstack/react-query";
import { HORIZON_DAYS } from "../../../shared/bookings/words.ts";
import type { StationClient } from "../../client/client.ts";

/** Seats go while the page stands; older answers than this are asked for again, milliseconds. */
const FRESH_MS = 15_000;

export function servicesQuery(client: StationClient) {
  return queryOptions({
    queryKey: ["bookings.services"],
    queryFn: ({ signal }) => client.bookings.services(undefined, { signal }),
    staleTime: FRESH_MS,
  });
}

export function slotsQuery(client: StationClient, serviceId: string) {
  return queryOptions({
    queryKey: ["bookings.slots", serviceId],
    queryFn: ({ signal }) => client.bookings.slots({ serviceId, days: HORIZON_DAYS }, { signal }),
    staleTime: 0,
  });
}
