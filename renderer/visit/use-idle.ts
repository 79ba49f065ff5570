import { useEffect, useRef, useState } from "react";
import { type IdlePhase, idlePhase, type Pace } from "./idle.ts";

/** Signs of a person. Capture, so that no control can keep one to itself. */
export const SIGNS = ["pointerdown", "keydown", "wheel"] as const;
const CHECK_MS = 250;
const ACTIVE: IdlePhase = { phase: "active" };

export interface IdleWatch {
  readonly pace: Pace;
  /** False where there is nothing to wipe: silence does not count there. */
  readonly watching: boolean;
  readonly onOver: () => void;
}

/**
 * Watches for silence. While the question stands only `stay` counts: a stray touch neither extends nor resets.
 */
export function useIdle({ pace, watching, onOver }: IdleWatch): { phase: IdlePhase; stay: () => void } {
  const lastActivity = useRef(performance.now());
  const [phase, setPhase] = useState<IdlePhase>(ACTIVE);
  const asking = phase.phase === "question";

  useEffect(() => {
    if (asking) return;
    const note = () => {
      lastActivity.current = performance.now();
    };
    for (const sign of SIGNS) window.addEventListener(sign, note, { capture: true, passive: true });
    return () => {
      for (const sign of SIGNS) window.removeEventListener(sign, note, { capture: true });
    };
  }, [asking]);

  useEffect(() => {
    if (!watching) return;
    lastActivity.current = performance.now();
    const check = () => {
      const next = idlePhase(lastActivity.current, performance.now(), pace);
      if (next.phase === "over") onOver();
      else setPhase((former) => (same(former, next) ? former : next));
    };
    const timer = setInterval(check, CHECK_MS);
    return () => {
      clearInterval(timer);
      setPhase(ACTIVE);
    };
  }, [pace, watching, onOver]);

  return {
    phase,
    stay: () => {
      lastActivity.current = performance.now();
      setPhase(ACTIVE);
    },
  };
}

function same(a: IdlePhase, b: IdlePhase): boolean {
  return a.phase === b.phase && (a.phase !== "question" || b.phase !== "question" || a.secondsLeft === b.secondsLeft);
}
