import { useEffect } from "react";
import { CALL_UNANSWERED_SECONDS, type CallPhase } from "../../shared/calls/words.ts";
import type { StaffCall } from "../../shared/contract/calls.ts";
import type { StationClient } from "../client/client.ts";
import { useClient } from "../data/station.tsx";
import { createStore, useStore } from "../visit/store.ts";
import { ring } from "./chime.ts";

/**
 * `asking`: on its way to the station; `unanswered`: waited for long enough to offer something else; `away`: the
 * station cannot be told.
 */
export type CallingPhase = "quiet" | "asking" | CallPhase | "unanswered" | "away";

interface Calling {
  readonly isOpen: boolean;
  readonly phase: CallingPhase;
  readonly id: string | null;
  /** The machine was heard. */
  readonly rang: boolean;
}

const QUIET: Calling = { isOpen: false, phase: "quiet", id: null, rang: false };
const calling = createStore<Calling>(QUIET);

/** How often the page asks whether somebody answers, milliseconds. */
const ASK_EVERY_MS = 2_000;

export function useCalling(): Calling {
  return useStore(calling);
}

/** Calls for a person, or shows how the call stands. */
export function openHelp(): void {
  const { phase } = calling.get();
  calling.set({ isOpen: true, phase: phase === "quiet" || phase === "away" ? "asking" : phase });
}

/** Puts the words away; the call goes on. */
export function closeHelp(): void {
  const { phase } = calling.get();
  if (phase === "away") calling.set(QUIET);
  else calling.set({ isOpen: false });
}

/** Rings once more for a call that stands. */
export async function ringAgain(): Promise<void> {
  calling.set({ rang: await ring() });
}

/** True while somebody is called or the words about it are open. */
export function useHelpOpen(): boolean {
  const { isOpen, phase } = useCalling();
  return isOpen || phase !== "quiet";
}

function shown({ id, phase, waitedSeconds }: StaffCall): Pick<Calling, "id" | "phase"> {
  return { id, phase: phase === "waiting" && waitedSeconds >= CALL_UNANSWERED_SECONDS ? "unanswered" : phase };
}

/** Ends the call: somebody is there, or nobody is needed. */
export function endCall(client: StationClient): void {
  const { id } = calling.get();
  calling.set(QUIET);
  // A station that is away has no call that could stay.
  if (id !== null) void client.calls.end({ id }).catch(() => undefined);
}

export function useEndCall(): () => void {
  const client = useClient();
  return () => endCall(client);
}

/** Tells the station, rings, and follows what becomes of it. Mounted once, outside the pages. */
export function useFollowCall(): void {
  const client = useClient();
  const { phase } = useCalling();

  useEffect(() => {
    if (phase !== "asking") return;
    void ring().then((rang) => calling.set({ rang }));
    client.calls.call().then(
      ({ call }) => {
        if (calling.get().phase === "asking") calling.set(shown(call));
        // Called off while the station was being told.
        else void client.calls.end({ id: call.id }).catch(() => undefined);
      },
      () => calling.get().phase === "asking" && calling.set({ phase: "away" }),
    );
  }, [client, phase]);

  const follows = phase === "waiting" || phase === "coming" || phase === "unanswered";
  useEffect(() => {
    if (!follows) return;
    const ask = async () => {
      try {
        const { call } = await client.calls.state();
        if (calling.get().id === null) return;
        calling.set(call === null ? QUIET : shown(call));
      } catch {
        // The station is away for a moment; the next question follows in two seconds.
      }
    };
    const timer = setInterval(() => void ask(), ASK_EVERY_MS);
    return () => clearInterval(timer);
  }, [client, follows]);
}
