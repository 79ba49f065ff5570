/** How a number is typed and shown: people or posts, whole yuan, a share, a day as eight digits. */
export type FieldKind = "people" | "posts" | "yuan" | "percent" | "day";

export interface Field {
  readonly id: string;
  readonly kind: FieldKind;
}

/** A choice beside the numbers; its value goes into the input as it stands here. */
export interface Option {
  readonly id: string;
  readonly input: Readonly<Record<string, unknown>>;
}

export interface Form {
  readonly choices: readonly { readonly id: string; readonly options: readonly [Option, ...Option[]] }[];
  readonly fields: readonly [Field, ...Field[]];
  /** Fields that a choice renames in the input: the day of confirmation and the day of recognition are one box. */
  readonly inputNames?: (chosen: Readonly<Record<string, string>>) => Readonly<Record<string, string>>;
}

/**
 * What each calculator asks (contract/calculators.ts). The head-count is a choice, because the document does not say
 * which month's "30 people" it means: 30 and 31 are the two sides of its border.
 */
export const FORMS = {
  "stable-post-refund": {
    choices: [
      {
        id: "staff",
        options: [
          { id: "over30", input: { staff: 31 } },
          { id: "upTo30", input: { staff: 30 } },
        ],
      },
      {
        id: "size",
        options: [
          { id: "medium", input: { size: "medium" } },
          { id: "large", input: { size: "large" } },
        ],
      },
      {
        id: "wholeYear",
        options: [
          { id: "whole", input: { wholeYear: true } },
          { id: "part", input: { wholeYear: false } },
        ],
      },
    ],
    fields: [
      { id: "base", kind: "people" },
      { id: "end", kind: "people" },
      { id: "natural", kind: "people" },
      { id: "fee", kind: "yuan" },
    ],
  },
  "jobseeking-1000": { choices: [], fields: [{ id: "people", kind: "people" }] },
  "guarantee-fee": { choices: [], fields: [{ id: "fee", kind: "yuan" }] },
  "graduate-quota": {
    choices: [],
    fields: [
      { id: "posts", kind: "posts" },
      { id: "percent", kind: "percent" },
    ],
  },
  "jobless-months": {
    choices: [],
    fields: [
      { id: "start", kind: "day" },
      { id: "hire", kind: "day" },
    ],
  },
  "aid-deadline": {
    choices: [
      {
        id: "kind",
        options: [
          { id: "hardship", input: { kind: "hardship" } },
          { id: "zero_employment_family", input: { kind: "zero_employment_family" } },
        ],
      },
    ],
    fields: [{ id: "from", kind: "day" }],
    inputNames: (chosen: Readonly<Record<string, string>>) => ({
      from: chosen["kind"] === "hardship" ? "recognised" : "confirmed",
    }),
  },
} as const satisfies Readonly<Record<string, Form>>;
export type CalculatorId = keyof typeof FORMS;

export function isScreenCalculator(id: string): id is CalculatorId {
  return Object.hasOwn(FORMS, id);
}

/** Longest number that can be typed. */
export const MOST_DIGITS: Readonly<Record<FieldKind, number>> = { people: 7, posts: 5, yuan: 9, percent: 3, day: 8 };

/** One more digit; a leading nought gives way. */
export function withDigit(typed: string, digit: string, kind: FieldKind): string {
  const next = typed === "0" && kind !== "day" ? digit : typed + digit;
  return next.length > MOST_DIGITS[kind] ? typed : next;
}

export function isComplete(typed: string, kind: FieldKind): boolean {
  return kind === "day" ? typed.length === MOST_DIGITS.day : typed !== "";
}

function typedValue(typed: string, kind: FieldKind): unknown {
  if (kind === "day") return `${typed.slice(0, 4)}-${typed.slice(4, 6)}-${typed.slice(6)}`;
  // Money and shares go as text, so that no float comes between.
  return kind === "yuan" || kind === "percent" ? typed : Number(typed);
}

/** The calculator's input, or null while a box is not full. */
export function inputOf(
  form: Form,
  typed: Readonly<Record<string, string>>,
  chosen: Readonly<Record<string, string>>,
): Record<string, unknown> | null {
  const input: Record<string, unknown> = {};
  for (const { id, options } of form.choices) {
    Object.assign(input, (options.find((option) => option.id === chosen[id]) ?? options[0]).input);
  }
  const names = form.inputNames?.(chosen) ?? {};
  for (const { id, kind } of form.fields) {
    const text = typed[id] ?? "";
    if (!isComplete(text, kind)) return null;
    input[names[id] ?? id] = typedValue(text, kind);
  }
  return input;
}

/** The first choice of each kind. */
export function firstChoices(form: Form): Record<string, string> {
  return Object.fromEntries(form.choices.map(({ id, options }) => [id, options[0].id]));
}

/** 60000.00 as 60,000.00; the digits stay as they came. */
export function grouped(decimal: string): string {
  const [whole = "", rest] = decimal.split(".");
  const groups = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return rest === undefined ? groups : `${groups}.${rest}`;
}
