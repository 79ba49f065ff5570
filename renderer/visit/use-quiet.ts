import { useEffect, useRef } from "react";
import { SIGNS } from "./use-idle.ts";

const CHECK_MS = 500;

/**
 * Calls `onQuiet` once nobody has touched anything for `ms` while `watching`. Compares times, so that a machine that
 * slept is not hurried nor forgotten.
 */
export function useQuiet(ms: number, watching: boolean, onQuiet: () => void): void {
  const act = useRef(onQuiet);
  act.current = onQuiet;

  useEffect(() => {
    if (!watching) return;
    let lastSign = performance.now();
    const note = () => {
      lastSign = performance.now();
    };
    for (const sign of SIGNS) window.addEventListener(sign, note, { capture: true, passive: true });
    const timer = setInterval(() => {
      if (performance.now() - lastSign < ms) return;
      clearInterval(timer);
      act.current();
    }, CHECK_MS);
    return () => {
      clearInterval(timer);
      for (const sign of SIGNS) window.removeEventListener(sign, note, { capture: true });
    };
  }, [ms, watching]);
}
