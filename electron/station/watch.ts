import type { StationState } from "../../shared/contract/station.ts";

interface States {
  subscribe(listener: (state: StationState) => void): () => void;
  state(): StationState;
}

/**
 * The newest state at once, then one after every switch. States, never changes: only the newest unread one is kept, so
 * a slow reader misses nothing that still holds (stack.md §4.4).
 */
export async function* watchStates(source: States, signal: AbortSignal | undefined): AsyncGenerator<StationState> {
  let pending: StationState | null = source.state();
  let wake: () => void = () => {};
  const stop = source.subscribe((state) => {
    pending = state;
    wake();
  });
  const aborted = () => wake();
  signal?.addEventListener("abort", aborted);
  try {
    while (signal?.aborted !== true) {
      if (pending === null) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
        continue;
      }
      const state = pending;
      pending = null;
      yield state;
    }
  } finally {
    signal?.removeEventListener("abort", aborted);
    stop();
  }
}
