import { type QueryKey, queryOptions, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { StationClient } from "../../client/client.ts";
import { useClient } from "../../data/station.tsx";
import { refusalOf } from "../bookings/certain.ts";
import { useDeskWay } from "./views.ts";

/** Everything staff have looked at; thrown away when they leave. */
export const DESK_QUERIES = { queryKey: ["desk"] } as const;

/** A question of the desk. Nothing of it outlives the sign-in; when that is over, the screen goes back. */
export function useDeskQuery<T>(key: QueryKey, ask: (client: StationClient, signal: AbortSignal) => Promise<T>) {
  const client = useClient();
  const { leave } = useDeskWay();
  return useQuery(
    queryOptions({
      queryKey: ["desk", ...key],
      staleTime: 0,
      gcTime: 0,
      retry: (count, error) => count < 1 && refusalOf(error) === null,
      queryFn: async ({ signal }) => {
        try {
          return await ask(client, signal);
        } catch (error) {
          if (refusalOf(error) === "ROLE_REQUIRED") leave();
          throw error;
        }
      },
    }),
  );
}

/** Refusals that have words; `FAILED` = no answer came. */
export const REFUSALS = [
  "STALE",
  "CLOSED",
  "NOT_FOUND",
  "ALREADY_BOOKED",
  "UNKNOWN",
  "PLACE_UNWRITABLE",
  "WORKING",
  "NOTHING_HELD",
  "HELD_TOO_SHORT",
  "BOOKINGS_UNAVAILABLE",
  "PIN_WEAK",
  "FAILED",
] as const;
export type Refused = (typeof REFUSALS)[number];

export interface DeskAction {
  readonly isBusy: boolean;
  readonly refused: Refused | null;
  run<T>(call: () => Promise<T>, onDone?: (value: T) => void): void;
  forgive(): void;
}

/** Something staff do. Afterwards everything on the desk is asked for anew, whether it was done or refused. */
export function useDeskAction(): DeskAction {
  const queries = useQueryClient();
  const { leave } = useDeskWay();
  const [isBusy, setIsBusy] = useState(false);
  const [refused, setRefused] = useState<Refused | null>(null);

  async function work<T>(call: () => Promise<T>, onDone: ((value: T) => void) | undefined): Promise<void> {
    setIsBusy(true);
    try {
      const value = await call();
      onDone?.(value);
    } catch (error) {
      const code = refusalOf(error);
      if (code === "ROLE_REQUIRED") leave();
      else setRefused(REFUSALS.find((known) => known === code) ?? "FAILED");
    } finally {
      setIsBusy(false);
      void queries.invalidateQueries(DESK_QUERIES);
    }
  }

  return {
    isBusy,
    refused,
    run: (call, onDone) => {
      if (!isBusy) void work(call, onDone);
    },
    forgive: () => setRefused(null),
  };
}
