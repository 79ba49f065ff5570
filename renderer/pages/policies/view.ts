import type { PolicyCard } from "../../../shared/contract/policies.ts";
import { SITUATIONS, type Situation } from "../../../shared/policies/words.ts";

export const ANY_SITUATION = "all";
export type SituationChoice = Situation | typeof ANY_SITUATION;

/** In the order in which they are offered: what most people come with first. */
export const SITUATION_CHOICES: readonly SituationChoice[] = [
  ANY_SITUATION,
  "lost-job",
  "graduate",
  "over-50",
  "start-up",
  "employer",
  "training",
  "hardship",
  "disabled",
  "flexible",
  "trouble-at-work",
  "station-help",
];

/** What the list shows. Words that were asked for stay in the visit, never in a route (DESIGN §5). */
export interface PolicyView {
  readonly situation: SituationChoice;
  /** The first shown policy, so that a change of text size keeps the place. */
  readonly first: number;
}

/** The most the station gives in one answer. */
export const MOST_POLICIES = 200;

/** A wrong value becomes the default: a view that cannot be shown is no reason to stop. */
export function readPolicyView(search: Readonly<Record<string, unknown>>): PolicyView {
  const first = Number(search["first"]);
  return {
    situation: SITUATIONS.find((candidate) => candidate === search["situation"]) ?? ANY_SITUATION,
    first: Number.isInteger(first) && first >= 0 && first < MOST_POLICIES ? first : 0,
  };
}

/** The choices that stand on the page: the first few, and always the chosen one. */
export function quickChoices(chosen: SituationChoice, room: number): readonly SituationChoice[] {
  const first = SITUATION_CHOICES.slice(0, room);
  return first.includes(chosen) ? first : [...first.slice(0, -1), chosen];
}

/** Groups that are firms; what only they can get comes after what people come for. */
const FIRMS: ReadonlySet<string> = new Set([
  "employer",
  "sme",
  "large",
  "small_micro",
  "sole_trader",
  "internship_base",
]);

function place({ audience, status }: PolicyCard): number {
  if (status === "expired" || status === "period_ended") return 2;
  return audience.some((group) => FIRMS.has(group)) ? 1 : 0;
}

/** The whole list as residents read it: theirs, then firms', then what has ended; otherwise in the station's order. */
export function residentsFirst(policies: readonly PolicyCard[]): readonly PolicyCard[] {
  return [...policies].sort((a, b) => place(a) - place(b));
}
