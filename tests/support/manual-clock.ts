import type { Clock } from "../../electron/station/ports.ts";

export interface ManualClock extends Clock {
  /** Lets `ms` pass: alarms run in their order, each at its own time. */
  advance(ms: number): void;
  /** The same in one step, as if nobody had looked meanwhile: alarms that are due run once, at the end. */
  leap(ms: number): void;
  /** Alarms that have neither run nor been cancelled. */
  pending(): number;
}

/** Time that stands still until a test moves it. */
export function createManualClock(start = Date.UTC(2026, 10, 20, 1)): ManualClock {
  let passed = 0;
  let alarms: { at: number; run: () => void }[] = [];

  function after(ms: number, run: () => void): () => void {
    const alarm = { at: passed + ms, run };
    alarms.push(alarm);
    return () => {
      alarms = alarms.filter((other) => other !== alarm);
    };
  }

  function advance(ms: number): void {
    const end = passed + ms;
    for (;;) {
      const next = alarms.filter((alarm) => alarm.at <= end).sort((a, b) => a.at - b.at)[0];
      if (next === undefined) break;
      alarms = alarms.filter((alarm) => alarm !== next);
      passed = next.at;
      next.run();
    }
    passed = end;
  }

  function leap(ms: number): void {
    passed += ms;
    const due = alarms.filter((alarm) => alarm.at <= passed);
    alarms = alarms.filter((alarm) => alarm.at > passed);
    for (const { run } of due) run();
  }

  return { now: () => start + passed, monotonic: () => passed, after, advance, leap, pending: () => alarms.length };
}
