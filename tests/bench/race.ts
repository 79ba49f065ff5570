import { BROWSE, WARM_UP } from "./asks.ts";
import type { Ask, Engine } from "./engines/engine.ts";
import { mean, median, percentile, round3 } from "./figures.ts";
import { type Random, seeded } from "./random.ts";

/** How often each question is put to each engine. The slow ones are asked less: their times hardly vary. */
const ROUNDS = 5;
const ROUNDS_OF: Readonly<Record<string, number>> = { minisearch: 3, like: 1 };

export interface EngineTimes {
  /** Over all samples of questions with words, milliseconds. */
  readonly p50: number;
  readonly p99: number;
  /** Mean over those questions of the median of each. */
  readonly mean: number;
  readonly byKind: Readonly<Record<string, number>>;
  /** The very first time a text is asked: nothing of it is kept yet. */
  readonly first: { readonly p50: number; readonly p99: number; readonly max: number };
  readonly totals: number;
}

/**
 * Puts every question to every engine in turn, in one process, so that what else the machine does meets all alike.
 * The order of the engines is drawn anew for every question: none always runs after the one that empties the caches.
 */
export function race(
  engines: readonly Engine[],
  questions: readonly Ask[],
): { engines: Record<string, EngineTimes>; agreement: Record<string, number> } {
  for (const engine of engines) {
    for (const text of WARM_UP) engine.answer({ kind: "", text, filters: { district: ["闵行区"] }, sort: "match" });
  }
  const samples = new Map(engines.map(({ name }) => [name, questions.map((): number[] => [])]));
  const totals = new Map(engines.map(({ name }) => [name, questions.map(() => 0)]));
  const random = seeded(questions.length);
  for (let round = 0; round < ROUNDS; round += 1) {
    questions.forEach((ask, at) => {
      for (const engine of shuffled(engines, random)) {
        if (round >= (ROUNDS_OF[engine.name] ?? ROUNDS)) continue;
        const from = performance.now();
        const answer = engine.answer(ask);
        const ms = performance.now() - from;
        samples.get(engine.name)?.[at]?.push(ms);
        (totals.get(engine.name) as number[])[at] = answer.total;
      }
    });
  }
  const mine = totals.get((engines[0] as Engine).name) as number[];
  return {
    engines: Object.fromEntries(
      [...samples].map(([name, of]) => [name, digest(questions, of, totals.get(name) ?? [])]),
    ),
    /** Share of the questions with the same total as ours; pairs that need not stand side by side find more. */
    agreement: Object.fromEntries(
      [...totals].map(([name, of]) => [name, round3(of.filter((total, at) => total === mine[at]).length / of.length)]),
    ),
  };
}

function shuffled<T>(items: readonly T[], random: Random): T[] {
  const order = [...items];
  for (let at = order.length - 1; at > 0; at -= 1) {
    const other = random.below(at + 1);
    [order[at], order[other]] = [order[other] as T, order[at] as T];
  }
  return order;
}

function digest(questions: readonly Ask[], samples: readonly number[][], totals: readonly number[]): EngineTimes {
  const worded = questions.map(({ kind }) => kind !== BROWSE);
  const medians = samples.map(median);
  const all = samples.filter((_, at) => worded[at]).flat();
  const kinds = [...new Set(questions.map(({ kind }) => kind))];
  const seen = new Set<string>();
  const first = samples.flatMap((of, at) => {
    const { text } = questions[at] as Ask;
    if (text === "" || seen.has(text)) return [];
    seen.add(text);
    return [of[0] as number];
  });
  return {
    p50: round3(median(all)),
    p99: round3(percentile(all, 99)),
    mean: round3(mean(medians.filter((_, at) => worded[at]))),
    byKind: Object.fromEntries(
      kinds.map((kind) => [kind, round3(mean(medians.filter((_, at) => questions[at]?.kind === kind)))]),
    ),
    first: { p50: round3(median(first)), p99: round3(percentile(first, 99)), max: round3(Math.max(...first)) },
    totals: totals.reduce((sum, total) => sum + total, 0),
  };
}
