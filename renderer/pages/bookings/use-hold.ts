import { useEffect } from "react";
import { useClient } from "../../data/station.tsx";
import { setDraft, useDraft } from "../../visit/draft.ts";

/**
 * Gives a kept seat back as soon as nobody is on the way to it any more: another time was chosen, the visit ended, the
 * pages of bookings were left. Five minutes of an empty seat are five minutes in which somebody else is sent away.
 */
export function useHold(): void {
  const client = useClient();
  const { held } = useDraft();
  const holdId = held?.holdId ?? null;
  useEffect(() => {
    if (holdId === null) return;
    return () => {
      // A seat that was booked meanwhile is not given back by this; one that cannot be is free in five minutes anyway.
      void client.bookings.release({ holdId }).catch(() => undefined);
    };
  }, [client, holdId]);
}

/** Out of the pages of bookings nobody is on the way to a seat. @param path of the page that stands */
export function useHoldEnds(path: string): void {
  const isHeld = useDraft().held !== null;
  const isAway = !path.startsWith("/bookings");
  useEffect(() => {
    if (isHeld && isAway) setDraft({ held: null });
  }, [isHeld, isAway]);
}
