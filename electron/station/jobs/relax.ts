import type { JobsAnswer, JobsAsked } from "../../../shared/contract/jobs.ts";
import { RINGS } from "../../../shared/jobs/rings.ts";
import { type Plan, splitTerms } from "../../../shared/jobs/understand.ts";
import { otherWords } from "../../../shared/search/lexicon.ts";

type Relax = JobsAnswer["relax"][number];
type Change = Omit<Relax, "total">;

/** Fewer hits than a page holds: ways out are offered. */
export const RELAX_BELOW = 20;
/** Ways out that are tried, and shown. */
const TRIED_MAX = 10;
const SHOWN_MAX = 5;
/** Of a paste, no word is worth a button. */
const WORDS_MAX = 6;

type Filters = NonNullable<JobsAsked["filters"]>;
/** Filters that can be taken away, in the words of the button. */
const FILTER_TEXT: Readonly<Record<Exclude<keyof Filters, "from">, string>> = {
  district: "不限区域",
  employmentTypes: "不限工作性质",
  salaryAtLeast: "不限工资",
  withinKm: "不限远近",
  publishedWithinDays: "不限发布时间",
  education: "不限学历",
};
/** Chips that say a condition was read out of the words; the others say how words were read. */
const CONDITION_CHIPS: readonly string[] = [
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
];

function isCondition(chip: Plan["chips"][number]): boolean {
  return CONDITION_CHIPS.includes(chip.kind);
}

function* filterChanges(input: JobsAsked): Generator<Change> {
  for (const [name, text] of Object.entries(FILTER_TEXT) as [keyof typeof FILTER_TEXT, string][]) {
    const { [name]: value, ...rest } = input.filters ?? {};
    if (value === undefined) continue;
    for (const wider of name === "withinKm" ? RINGS.filter(({ km }) => km > (value as number)) : []) {
      const filters = { ...input.filters, withinKm: wider.km };
      yield {
        id: `ring:${wider.id}`,
        kind: "ring",
        text: `放宽到 ${wider.km} 公里`,
        value: wider.id,
        input: { ...input, filters },
      };
    }
    yield { id: `filter:${name}`, kind: "filter", text, value: name, input: { ...input, filters: rest } };
  }
}

function* chipChanges(input: JobsAsked, plan: Plan): Generator<Change> {
  for (const chip of plan.chips) {
    if (!isCondition(chip)) continue;
    const ignore = [...(input.ignore ?? []), chip.id];
    yield {
      id: `chip:${chip.id}`,
      kind: "chip",
      text: `不要求「${chip.text}」`,
      value: chip.id,
      input: { ...input, ignore },
    };
  }
}

function* wordChanges(input: JobsAsked, plan: Plan): Generator<Change> {
  const words = splitTerms(input.text ?? "");
  if (words.length < 2 || words.length > WORDS_MAX) return;
  // What a chip takes back already is not offered once more.
  const chipped = new Set(plan.chips.filter(isCondition).map(({ id }) => id.slice(id.indexOf(":") + 1)));
  for (const word of words) {
    if (chipped.has(word)) continue;
    const text = words.filter((other) => other !== word).join(" ");
    yield { id: `word:${word}`, kind: "word", text: `不找「${word}」`, value: word, input: { ...input, text } };
  }
}

function* alsoChanges(input: JobsAsked, plan: Plan): Generator<Change> {
  for (const { text, alternatives, weight } of plan.terms) {
    if (weight !== "work" || alternatives.length > 0 || otherWords(text).length === 0) continue;
    const others = otherWords(text).slice(0, 3).join("、");
    const also = [...(input.also ?? []), text];
    yield { id: `also:${text}`, kind: "also", text: `也找${others}`, value: text, input: { ...input, also } };
  }
}

/**
 * Changes of one condition that find more, the most first, each with the number it finds.
 * @param count how many jobs a question finds: the same reckoning as a search, so a tap gives what the button says
 */
export function relaxations(input: JobsAsked, plan: Plan, total: number, count: (asked: JobsAsked) => number): Relax[] {
  const changes = [
    ...filterChanges(input),
    ...chipChanges(input, plan),
    ...wordChanges(input, plan),
    ...alsoChanges(input, plan),
  ];
  return changes
    .slice(0, TRIED_MAX)
    .map((change) => ({ ...change, total: count(change.input) }))
    .filter((relax) => relax.total > total)
    .sort((a, b) => b.total - a.total)
    .slice(0, SHOWN_MAX);
}
