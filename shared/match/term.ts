import type { MatchReason } from "../contract/match.ts";
import type { MatchFact, MatchFar, MatchWhen, MatchWho, MatchWork } from "./words.ts";

/** The four answers; a question not answered counts as 都可以. */
export interface Answers {
  readonly who: MatchWho;
  readonly work: MatchWork;
  readonly when: MatchWhen;
  readonly far: MatchFar;
}

/** What a term found in the data, to be said in its sentence. */
export interface Evidence {
  readonly zh: string;
  readonly en: string;
}

/**
 * One term of a score. It earns its points only when it finds something in the data, and its sentence is made from
 * that very finding: without the datum neither exists (product.md §4 I1).
 */
export interface Term<T> {
  readonly fact: MatchFact;
  /** The answers that ask for it; null = any. */
  readonly asked: Partial<{ [K in keyof Answers]: readonly Answers[K][] }> | null;
  readonly points: number;
  /** What the row says on it; null = nothing. */
  find(row: T, answers: Answers): Evidence | null;
}

export interface MatchScore {
  readonly score: number;
  readonly reasons: readonly MatchReason[];
}

const QUESTIONS = ["who", "work", "when", "far"] as const;

function isAsked<T>({ asked }: Term<T>, answers: Answers): boolean {
  if (asked === null) return true;
  return QUESTIONS.every((question) => {
    const wanted: readonly string[] | undefined = asked[question];
    return wanted === undefined || wanted.includes(answers[question]);
  });
}

/** Sum of the terms that found something, and their sentences, the weightiest first. */
export function scoreRow<T>(terms: readonly Term<T>[], row: T, answers: Answers): MatchScore {
  const reasons: MatchReason[] = [];
  for (const term of terms) {
    if (!isAsked(term, answers)) continue;
    const evidence = term.find(row, answers);
    if (evidence === null) continue;
    reasons.push({ fact: term.fact, points: term.points, text: evidence.zh, textEn: evidence.en });
  }
  reasons.sort((a, b) => b.points - a.points);
  return { score: reasons.reduce((sum, reason) => sum + reason.points, 0), reasons };
}
