import type { JobCard, JobsAnswer } from "../../shared/contract/jobs.ts";
import type { Judged, Kind, Rule } from "./rules.ts";

/** Rows that count: the first page. */
const DEPTH = 20;

export interface Score {
  readonly rule: Rule;
  /** Relevant rows among the first 20, of as many as there can be. */
  readonly recall: number;
  /**
   * Acceptable rows among the first rows, as many as there can be, at most 20. What follows when all acceptable rows are
   * shown is no fault: a search that leaves nothing out goes on with the jobs that only mention the word.
   */
  readonly precision: number;
  /** Acceptable rows among all rows shown, at most 20. */
  readonly page: number;
}

/**
 * Judges one question. Where nobody's work is meant (kind `none`), an empty page is the one right answer; recall and
 * precision are then both 1 or both 0. null = a question whose answer these jobs do not hold: nothing can be said of it.
 */
export function judge(rule: Rule, all: readonly Judged[], answer: JobsAnswer): Score | null {
  const acceptable = rule.acceptable ?? rule.relevant;
  const relevant = all.filter(rule.relevant).length;
  const most = all.filter(acceptable).length;
  const shown = answer.items.slice(0, DEPTH);
  if (relevant === 0) {
    if (rule.kind !== "none") return null;
    const silent = shown.length === 0 ? 1 : 0;
    return { rule, recall: silent, precision: silent, page: silent };
  }
  const first = shown.slice(0, Math.min(DEPTH, most));
  return {
    rule,
    recall: shown.filter(rule.relevant).length / Math.min(DEPTH, relevant),
    precision: share(first, acceptable),
    page: share(shown, acceptable),
  };
}

function share(cards: readonly JobCard[], right: (card: JobCard) => boolean): number {
  return cards.length === 0 ? 0 : cards.filter(right).length / cards.length;
}

export interface KindScore {
  readonly questions: number;
  readonly recall: number;
  readonly precision: number;
  readonly page: number;
}

/** Means by kind. */
export function byKind(scores: readonly Score[]): ReadonlyMap<Kind, KindScore> {
  const groups = Map.groupBy(scores, ({ rule }) => rule.kind);
  return new Map([...groups].map(([kind, of]) => [kind, means(of)]));
}

/** Means of recall and precision. */
export function means(scores: readonly Score[]): KindScore {
  const mean = (of: (score: Score) => number) => scores.reduce((sum, score) => sum + of(score), 0) / scores.length;
  return {
    questions: scores.length,
    recall: mean((s) => s.recall),
    precision: mean((s) => s.precision),
    page: mean((s) => s.page),
  };
}
