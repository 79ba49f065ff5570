import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ANSWERS, type Answer, factsOf, questionsOf } from "../../../renderer/pages/policies/facts.ts";
import { checkPolicy } from "../../../shared/policies/check.ts";
import { conditionMet } from "../../../shared/policies/conditions.ts";
import type { MachineCondition, Policy } from "../../../shared/policies/policy.ts";

const folder = fileURLToPath(new URL("../../../resources/content/policies/", import.meta.url));
const POLICIES = readdirSync(folder).flatMap((file) => JSON.parse(readFileSync(folder + file, "utf8")) as Policy[]);
const ASKED = POLICIES.map((policy) => ({ policy, questions: questionsOf(policy.conditions) })).filter(
  ({ questions }) => questions.length > 0,
);
/** A day on which every policy with a last day is over or not: the check itself is told apart by its own tests. */
const TODAY = "2020-01-01";

const all = (questions: readonly MachineCondition[], answer: Answer) =>
  Object.fromEntries(questions.map(({ id }) => [id, answer]));

describe("three buttons become facts", () => {
  it("asks something of a good part of the policies", () => {
    expect(ASKED.length).toBeGreaterThan(30);
  });

  it.each(ASKED.map(({ policy, questions }) => [policy.id, questions] as const))(
    "%s: yes meets every condition, no meets none, unsure leaves all open",
    (_id, questions) => {
      const met = (answer: Answer) => {
        const facts = factsOf(questions, all(questions, answer));
        return questions.map((question) => conditionMet(question, facts));
      };
      expect(met("yes")).toEqual(questions.map(() => true));
      expect(met("no")).toEqual(questions.map(() => false));
      expect(met("unsure")).toEqual(questions.map(() => null));
    },
  );

  it("never makes more of mixed answers than they say", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ASKED),
        fc.array(fc.constantFrom(...ANSWERS), { minLength: 4, maxLength: 4 }),
        ({ policy, questions }, given) => {
          const answers = Object.fromEntries(
            questions.map(({ id }, index): [string, Answer] => [id, given[index] ?? "unsure"]),
          );
          const facts = factsOf(questions, answers);
          for (const question of questions) {
            const met = conditionMet(question, facts);
            if (answers[question.id] === "unsure") expect(met).toBeNull();
            // Two questions on one list: an unsure one leaves the other open too, but never turns it round.
            else expect([answers[question.id] === "yes", null]).toContain(met);
          }
          if (Object.values(answers).some((answer) => answer !== "yes")) {
            expect(checkPolicy(policy, facts, TODAY).outcome).not.toBe("applies");
          }
        },
      ),
      { numRuns: 400 },
    );
  });
});
