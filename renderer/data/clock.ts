import { useEffect, useState } from "react";
import { useStation } from "./station.tsx";

const TICK_MS = 1_000;
const MINUTE_MS = 60_000;

/**
 * The station's time, to the minute: its answer plus what has passed on this page's rising clock since. The browser's wall clock is
 * never shown; it may be wrong and may jump.
 */
export function useStationNow(): Date {
  const { now } = useStation();
  const [anchor, setAnchor] = useState(() => ({ now, at: performance.now() }));
  const [shown, setShown] = useState(() => wholeMinute(Date.parse(now)));

  if (anchor.now !== now) setAnchor({ now, at: performance.now() });

  useEffect(() => {
    const tick = () => setShown(wholeMinute(Date.parse(anchor.now) + performance.now() - anchor.at));
    tick();
    const timer = setInterval(tick, TICK_MS);
    return () => clearInterval(timer);
  }, [anchor]);

  return new Date(shown);
}

function wholeMinute(ms: number): number {
  return Math.floor(ms / MINUTE_MS) * MINUTE_MS;
}
