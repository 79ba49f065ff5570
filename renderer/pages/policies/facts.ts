import type { MachineCondition, PolicyCondition } from "../../../shared/policies/policy.ts";

/** What the three buttons under a question say. */
export const ANSWERS = ["yes", "no", "unsure"] as const;
export type Answer = (typeof ANSWERS)[number];
export type Answers = Readonly<Record<string, Answer>>;

/** A word that no condition compares with: the visitor said it is none of those. */
const OTHER = "none-of-these";
const DAY_MS = 86_400_000;

export function questionsOf(conditions: readonly PolicyCondition[]): readonly MachineCondition[] {
  return conditions.filter((condition) => condition.machine);
}

/** The number or day next to a limit, on its far side. */
function beyond(value: unknown, step: 1 | -1): unknown {
  if (typeof value === "number") return value + step;
  return new Date(Date.parse(`${String(value)}T00:00:00Z`) + step * DAY_MS).toISOString().slice(0, 10);
}

/** A fact that meets the condition, or one that does not. A list for the operators that look into one. */
function factOf({ op, value }: MachineCondition, holds: boolean): unknown {
  const first = Array.isArray(value) ? value[0] : value;
  switch (op) {
    case "eq":
      if (holds) return value;
      return typeof value === "boolean" ? !value : typeof value === "number" ? value + 1 : OTHER;
    case "in":
      return holds ? first : OTHER;
    case "contains":
    case "containsAny":
      return holds ? [first] : [];
    case "gte":
      return holds ? value : beyond(value, -1);
    case "lte":
      return holds ? value : beyond(value, 1);
    case "lteBySize":
      // Nobody laid off, or everybody: within, or beyond, the limit of every size.
      return holds ? "0" : "1";
  }
}

/**
 * The pre-check's facts behind the answers. A field that several questions ask about is a list; one unsure answer
 * leaves the whole field unknown, because a list without the word would say that it does not hold.
 */
export function factsOf(questions: readonly MachineCondition[], answers: Answers): Record<string, unknown> {
  const facts: Record<string, unknown> = {};
  const open = new Set(
    questions.filter(({ id }) => (answers[id] ?? "unsure") === "unsure").map((question) => question.field),
  );
  for (const question of questions) {
    if (open.has(question.field)) continue;
    const next = factOf(question, answers[question.id] === "yes");
    const former = facts[question.field];
    facts[question.field] = Array.isArray(former) && Array.isArray(next) ? [...former, ...next] : next;
  }
  return facts;
}
