import type { QueryClient } from "@tanstack/react-query";
import type { StationClient } from "../client/client.ts";

/** Between two tries to follow the station, milliseconds; the client retries on its own before that. */
const AGAIN_MS = 3_000;

/**
 * Follows the one event stream of the page: a new generation, or a newer signature over it, makes every answer old. States, not changes, so a lost
 * event needs no replay. Ends with `signal`.
 */
export async function followStation(client: StationClient, queries: QueryClient, signal: AbortSignal): Promise<void> {
  let shown: string | null = null;
  while (!signal.aborted) {
    try {
      for await (const state of await client.station.watch(undefined, { signal })) {
        // The same rows may be signed anew: then only the time is another.
        const now = `${state.generation} ${state.at}`;
        if (shown !== null && shown !== now) await queries.invalidateQueries();
        shown = now;
      }
    } catch (error) {
      // The station is away: `infoQuery` shows it on the screen; here only the stream is opened again.
      if (signal.aborted) return;
      console.warn("station.watch ended", error instanceof Error ? error.name : "unknown");
    }
    await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
  }
}
