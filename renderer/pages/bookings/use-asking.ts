import { useEffect, useRef, useState } from "react";
import { certain } from "./certain.ts";

export type AskingPhase = "idle" | "asking" | "unsure";

export interface Asking {
  readonly phase: AskingPhase;
  /** The contract's name of what stands against it; null = nothing does. */
  readonly refused: string | null;
  ask<T>(call: () => Promise<T>, onDone: (value: T) => void): void;
  forgive(): void;
}

/**
 * A personal action as a plain call: no query and no mutation, whose caches would outlive the visit. Leaving the page
 * ends the waiting, not what was asked for.
 */
export function useAsking(): Asking {
  const [phase, setPhase] = useState<AskingPhase>("idle");
  const [refused, setRefused] = useState<string | null>(null);
  const waiting = useRef<AbortController | null>(null);

  useEffect(() => {
    // The page comes back after staff had the screen: what was asked then may have been done, and is asked for again.
    setPhase("idle");
    return () => waiting.current?.abort();
  }, []);

  function ask<T>(call: () => Promise<T>, onDone: (value: T) => void): void {
    if (phase !== "idle") return;
    const mine = new AbortController();
    waiting.current = mine;
    setPhase("asking");
    void certain(call, { onUnsure: () => setPhase("unsure"), signal: mine.signal }).then((answer) => {
      if (answer === null || mine.signal.aborted) return;
      setPhase("idle");
      if (answer.kind === "done") onDone(answer.value);
      else setRefused(answer.code);
    });
  }

  return { phase, refused, ask, forgive: () => setRefused(null) };
}
