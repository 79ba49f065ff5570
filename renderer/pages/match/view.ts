import {
  MATCH_FAR,
  MATCH_WHEN,
  MATCH_WHO,
  MATCH_WORK,
  type MatchFar,
  type MatchWhen,
  type MatchWho,
  type MatchWork,
} from "../../../shared/match/words.ts";

/** The four questions in the order they are asked, with their answers. */
export const QUESTIONS = { who: MATCH_WHO, work: MATCH_WORK, when: MATCH_WHEN, far: MATCH_FAR } as const;
export type QuestionId = keyof typeof QUESTIONS;
export const QUESTION_IDS = Object.keys(QUESTIONS) as QuestionId[];

export interface MatchAnswers {
  readonly who?: MatchWho;
  readonly work?: MatchWork;
  readonly when?: MatchWhen;
  readonly far?: MatchFar;
}

/** The answers so far, and the question that was opened again; enums only, in the visit's own history. */
export interface MatchView extends MatchAnswers {
  readonly again?: QuestionId;
}

/** A wrong value counts as not answered. */
export function readMatchView(search: Readonly<Record<string, unknown>>): MatchView {
  const view: Record<string, string> = {};
  for (const question of QUESTION_IDS) {
    const answer = QUESTIONS[question].find((candidate) => candidate === search[question]);
    if (answer !== undefined) view[question] = answer;
  }
  const again = QUESTION_IDS.find((question) => question === search["again"]);
  return { ...(view as MatchAnswers), ...(again !== undefined && { again }) };
}

/** The question that stands on the page; null when all are answered and none was opened again. */
export function questionOf(view: MatchView): QuestionId | null {
  return view.again ?? QUESTION_IDS.find((question) => view[question] === undefined) ?? null;
}

export function answersOf({ who, work, when, far }: MatchView): MatchAnswers {
  return {
    ...(who !== undefined && { who }),
    ...(work !== undefined && { work }),
    ...(when !== undefined && { when }),
    ...(far !== undefined && { far }),
  };
}
