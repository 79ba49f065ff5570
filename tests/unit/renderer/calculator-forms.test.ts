import { describe, expect, it } from "vitest";
import {
  FORMS,
  type Form,
  firstChoices,
  grouped,
  inputOf,
  MOST_DIGITS,
  withDigit,
} from "../../../renderer/pages/calculators/forms.ts";
import { CALCULATORS_OF_POLICY, runCalculator } from "../../../shared/calculators/calculators.ts";

const FACTS = { lastDay: () => null };
const SAMPLE = { people: "12", posts: "25", yuan: "100000", percent: "60", day: "20260801" } as const;

describe("the forms of the calculators", () => {
  it("are there for every calculator that a policy's page offers", () => {
    for (const id of Object.values(CALCULATORS_OF_POLICY).flat()) expect(Object.keys(FORMS)).toContain(id);
  });

  it.each(Object.entries(FORMS) as [string, Form][])("%s: what is typed is what the arithmetic takes", (id, form) => {
    const typed = Object.fromEntries(form.fields.map((field) => [field.id, SAMPLE[field.kind]]));
    const choices = form.choices.reduce<Record<string, string>[]>(
      (former, { id: choice, options }) =>
        former.flatMap((chosen) => options.map((option) => ({ ...chosen, [choice]: option.id }))),
      [{}],
    );
    for (const chosen of choices) {
      const input = inputOf(form, typed, chosen);
      expect(input).not.toBeNull();
      expect(runCalculator(id, input ?? {}, FACTS)).toMatchObject({ ok: true });
    }
  });

  it("have no answer while a box is not full", () => {
    const form: Form = FORMS["jobless-months"];
    expect(inputOf(form, { start: "20260801", hire: "2026110" }, firstChoices(form))).toBeNull();
  });

  it("a leading nought gives way, and nothing grows beyond its box", () => {
    expect(withDigit("0", "5", "people")).toBe("5");
    expect(withDigit("0", "2", "day")).toBe("02");
    const full = "9".repeat(MOST_DIGITS.percent);
    expect(withDigit(full, "9", "percent")).toBe(full);
  });

  it.each([
    ["60000.00", "60,000.00"],
    ["187", "187"],
    ["1234567", "1,234,567"],
    ["0.5", "0.5"],
  ])("%s reads as %s", (given, shown) => {
    expect(grouped(given)).toBe(shown);
  });
});
