import type { Precious } from "../db/precious/store.ts";
import type { Clock, Logger } from "../ports.ts";
import { FINDINGS, type Finding, type FindingCode, findingSentence, stopsBooking } from "./findings.ts";

/** A finding with its words, as the desk and `station doctor` show it. */
export interface HealthLine {
  readonly code: FindingCode;
  readonly weight: "note" | "warn" | "alarm";
  readonly at: string;
  readonly zh: string;
  readonly en: string;
}

export interface HealthRoom {
  /** `ready`: bookings can be made. `safe`: jobs and policies only. */
  state(): "ready" | "safe";
  /** Newest last; each code once, as it was found last. */
  lines(): readonly HealthLine[];
  note(code: FindingCode, details?: Finding["details"]): void;
  /** It is so no longer. */
  clear(code: FindingCode): void;
}

export interface HealthOptions {
  readonly precious: Precious | null;
  /** What was found while opening. */
  readonly findings: readonly Finding[];
  readonly clock: Pick<Clock, "now">;
  readonly log: Logger;
}

/** What the station knows of its own state, for staff. */
export function createHealth({ precious, findings, clock, log }: HealthOptions): HealthRoom {
  const known = new Map<FindingCode, Finding>(findings.map((finding) => [finding.code, finding]));

  function note(code: FindingCode, details: Finding["details"] = {}): void {
    known.delete(code);
    known.set(code, { code, at: new Date(clock.now()).toISOString(), details });
    log.warn("health.finding", { code, ...details });
  }

  function current(): Finding[] {
    const all = [...known.values()];
    if (precious?.journalBehind() !== true) return all;
    return [...all, { code: "journal-behind", at: new Date(clock.now()).toISOString(), details: {} }];
  }

  return {
    state: () => (precious === null || current().some(stopsBooking) ? "safe" : "ready"),
    lines: () =>
      current().map((finding) => ({
        code: finding.code,
        weight: FINDINGS[finding.code].weight,
        at: finding.at,
        zh: findingSentence(finding, "zh"),
        en: findingSentence(finding, "en"),
      })),
    note,
    clear: (code) => {
      known.delete(code);
    },
  };
}
