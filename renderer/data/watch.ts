import type { QueryClient } from "@tanstack/react-query";
import type { StationClient } from "../client/client.ts";

/** Between two tries to follow the station, milliseconds; the client retries on its own before that. */
const AGAIN_MS = 3_000;

/**
 * Follows the one event stream of the page: a new generation makes every answer old. States, not changes, so a lost
 * event needs no replay. Ends with `signal`.
 */
export async function followStation(client: StationClient, queries: QueryClient, signal: AbortSignal): Promise<void> {
  let generation: string | null = null;
  while (!signal.aborted) {
    try {
      for await (const state of await client.station.watch(undefined, { signal })) {
        if (generation !== null && generation !== state.generation) await queries.invalidateQueries();
        generation = state.generation;
      }
    } catch (error) {
      // The station is away: `infoQuery` shows it on the screen; here only the stream is opened again.
      if (signal.aborted) return;
      console.warn("station.watch ended", error instanceof Error ? error.name : "unknown");
    }
    await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
  }
}
