import type { JobsAnswer } from "../../../shared/contract/jobs.ts";
import { number } from "../../words/numbers.ts";
import type { JobsT } from "./job-words.tsx";

export type Step = JobsAnswer["understood"]["chips"][number];
export type WayOut = JobsAnswer["relax"][number];

/** Other words named at most; the rest are looked for all the same. */
const NAMED_MAX = 3;
const KINDS = [
  "district",
  "street",
  "metro",
  "employment",
  "near",
  "salary",
  "age",
  "education",
  "trait",
  "without",
  "synonym",
  "pinyin",
  "typo",
  "split",
  "dropped",
  "skipped",
] as const;
type StepKind = (typeof KINDS)[number];

function isKnown(kind: string): kind is StepKind {
  return (KINDS as readonly string[]).includes(kind);
}

/** A step of understanding in a few words of the page's language; the names in it are the source's. */
export function stepWords(t: JobsT, { kind, value, text }: Pick<Step, "kind" | "value" | "text">): string {
  if (!isKnown(kind)) return text;
  const named = value.split(" ").slice(0, NAMED_MAX).join(t("step.and"));
  const plain = kind === "salary" ? number(Number(value)) : kind === "split" ? value : named;
  return t(`step.${kind}`, { value: plain });
}

/** What a way out does, in a few words. */
export function wayOutWords(t: JobsT, { kind, value, text }: WayOut, steps: readonly Step[]): string {
  switch (kind) {
    case "ring":
      return value === "bike" || value === "bus" ? t(`relax.${value}`) : t("relax.any");
    case "filter":
      return value === "employmentTypes" ? t("relax.kind") : t("relax.any");
    case "chip": {
      const step = steps.find(({ id }) => id === value);
      return step === undefined ? text : t("relax.chip", { value: stepWords(t, step) });
    }
    case "word":
      return t("relax.word", { value });
    case "also":
      return t("relax.also", { value });
    default:
      return text;
  }
}
