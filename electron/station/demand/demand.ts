import { z } from "zod";
import { dayNumber, dayText } from "../../../shared/jobs/day.ts";
import { SHANGHAI_DISTRICTS } from "../../../shared/jobs/districts.ts";
import type { Plan } from "../../../shared/jobs/understand.ts";
import { lexicon } from "../../../shared/search/lexicon.ts";
import type { Clock, Files, Logger } from "../ports.ts";

/** A count is told from this many on (product.md I6): fewer could be one person. */
export const TOLD_FROM = 5;
/** Fewer jobs than this are few: the resident saw not even half a page. */
const FEW = 5;
/** Weeks kept; staff look at a season. */
const WEEKS_KEPT = 26;
/** Different wants of one week; beyond it nothing new is counted, so that nobody can fill the disk. */
const CELLS_MAX = 5_000;
/** Changes written together: one write a question would wear the flash. */
const WRITE_EVERY = 20;

/** One kind of want that found nothing or next to nothing. */
export interface Want {
  /** ISO week, `2026-W47`. */
  readonly week: string;
  /** Name of an understood kind of work, never what was typed; "" = none was understood. */
  readonly concept: string;
  readonly district: string;
  readonly employmentType: string;
  readonly found: "none" | "few";
  readonly count: number;
}

/** Counts what was looked for in vain; no word that anybody typed is kept, in memory or on disk. */
export interface DemandLedger {
  note(plan: Plan, total: number): void;
  /** Wants counted TOLD_FROM times or more, the most frequent first. */
  told(): readonly Want[];
  /** Writes down what is not yet written. */
  flush(): void;
}

const stored = z.record(z.string(), z.number().int().positive());
const SEPARATOR = "|";

/** The ISO week of a wall-clock day: that of its Thursday. */
export function isoWeek(day: string): string {
  const number = dayNumber(day);
  const thursday = number - ((number + 3) % 7) + 3;
  const year = dayText(thursday).slice(0, 4);
  const week = 1 + Math.floor((thursday - dayNumber(`${year}-01-01`)) / 7);
  return `${year}-W${String(week).padStart(2, "0")}`;
}

/** What a plan asks for, in names of our own tables; null = nothing that was understood. */
function wantOf({ terms, filters }: Plan): readonly [concept: string, district: string, employment: string] | null {
  const concept = terms
    .flatMap((term) => term.any ?? [term])
    .flatMap(({ text }) => lexicon().meanings(text))
    .find(({ kind }) => kind === "work")?.value;
  const district = filters.district?.find((name) => SHANGHAI_DISTRICTS.includes(name));
  const employment = filters.employmentTypes?.[0];
  if (concept === undefined && district === undefined && employment === undefined) return null;
  return [concept ?? "", district ?? "", employment ?? ""];
}

/**
 * The ledger in one small file of counts.
 * @param path of the file; one that does not read is begun anew, for it holds nothing that must not be lost
 */
export function createDemandLedger(files: Files, clock: Clock, log: Logger, path: string): DemandLedger {
  const counts = load();
  let unwritten = 0;

  function load(): Map<string, number> {
    if (!files.exists(path)) return new Map();
    try {
      return new Map(Object.entries(stored.parse(JSON.parse(new TextDecoder().decode(files.read(path))))));
    } catch {
      log.warn("demand.unreadable");
      return new Map();
    }
  }

  /** A week as it was `weeks` ago. */
  function week(weeks = 0): string {
    const SHANGHAI_MS = 8 * 3_600_000;
    return isoWeek(new Date(clock.now() + SHANGHAI_MS - weeks * 7 * 86_400_000).toISOString().slice(0, 10));
  }

  function flush(): void {
    if (unwritten === 0) return;
    const oldest = week(WEEKS_KEPT);
    for (const key of counts.keys()) if (key.slice(0, oldest.length) < oldest) counts.delete(key);
    files.replace(path, JSON.stringify(Object.fromEntries(counts)));
    unwritten = 0;
  }

  return {
    note(plan, total) {
      if (total >= FEW) return;
      const want = wantOf(plan);
      if (want === null) return;
      const key = [week(), ...want, total === 0 ? "none" : "few"].join(SEPARATOR);
      if (!counts.has(key) && counts.size >= CELLS_MAX) return;
      counts.set(key, (counts.get(key) ?? 0) + 1);
      unwritten += 1;
      if (unwritten >= WRITE_EVERY) flush();
    },
    told: () =>
      [...counts]
        .filter(([, count]) => count >= TOLD_FROM)
        .map(([key, count]) => {
          const [at = "", concept = "", district = "", employmentType = "", found] = key.split(SEPARATOR);
          return {
            week: at,
            concept,
            district,
            employmentType,
            found: found === "none" ? "none" : "few",
            count,
          } as const;
        })
        .sort((a, b) => b.count - a.count || (a.week < b.week ? 1 : -1)),
    flush,
  };
}
