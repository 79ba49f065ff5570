import { DISTRICT_WORDS } from "../jobs/districts.ts";
import { normalise } from "../jobs/tokens.ts";
import type { EmploymentType } from "../jobs/words.ts";
import { COMMUNITY } from "./vocabulary/community.ts";
import { OFFICE } from "./vocabulary/office.ts";
import { AMBIGUOUS, METRO, STREETS } from "./vocabulary/places.ts";
import { EMPLOYMENT_WORDS, FILLERS, NEAR_WORDS, OLDER_WORDS, TRAITS, UNSCHOOLED_WORDS } from "./vocabulary/traits.ts";

/** What a word of a question means. `value`: the district, the kind of employment, the ring, the name that is shown. */
export type Meaning =
  | { readonly kind: "district"; readonly value: string }
  | { readonly kind: "street"; readonly value: string }
  | { readonly kind: "metro"; readonly value: string }
  | { readonly kind: "employment"; readonly value: EmploymentType }
  | { readonly kind: "near"; readonly value: "walk" | "bike" | "bus" }
  | { readonly kind: "older"; readonly value: "" }
  | { readonly kind: "unschooled"; readonly value: "" }
  | { readonly kind: "trait"; readonly value: string; readonly words: readonly string[] }
  | { readonly kind: "work"; readonly value: string; readonly group: WorkGroup }
  | { readonly kind: "filler"; readonly value: "" };
export type MeaningKind = Meaning["kind"];

/** A group of words for one kind of work. */
export interface WorkGroup {
  /** 1 to 9: how often residents ask for it. */
  readonly prior: number;
  /** Normalised; the first is the name that is shown. */
  readonly words: readonly string[];
  /** Kindred work: looked for where the words themselves find next to nothing. */
  readonly kindred: readonly string[];
}

function linesOf(table: string): string[] {
  return table.split("\n").filter((line) => line !== "");
}
function wordsOf(line: string): string[] {
  return line.split(" ").map(normalise);
}

/** Every group of synonyms of work. */
export const WORK_GROUPS: readonly WorkGroup[] = linesOf(COMMUNITY + OFFICE).map((line) => {
  const [names = "", kindred = ""] = line.split(" | ");
  const [prior, ...words] = wordsOf(names);
  return { prior: Number(prior), words, kindred: kindred === "" ? [] : wordsOf(kindred) };
});

/** Shifts, benefits and conditions: the name that is shown, and the words that say so. */
export const TRAIT_GROUPS: readonly { readonly name: string; readonly words: readonly string[] }[] = linesOf(
  TRAITS,
).map((line) => {
  const [name, words] = line.split("|") as [string, string];
  return { name, words: wordsOf(words) };
});

/** Of one word that means several things, the first kind here counts. */
const ORDER: readonly MeaningKind[] = [
  "district",
  "employment",
  "near",
  "older",
  "unschooled",
  "trait",
  "work",
  "street",
  "metro",
  "filler",
];

/** What is known of words, and the longest of them. */
export interface Lexicon {
  /** In the order of `ORDER`; [] = nothing. */
  meanings(word: string): readonly Meaning[];
  /** Lengths of the known words that begin with this unit, longest first. */
  lengths(firstUnit: number): readonly number[];
}

function* entries(): Generator<readonly [word: string, meaning: Meaning]> {
  for (const [word, value] of DISTRICT_WORDS) yield [word, { kind: "district", value }];
  for (const [value, words] of Object.entries(EMPLOYMENT_WORDS))
    for (const word of wordsOf(words)) yield [word, { kind: "employment", value: value as EmploymentType }];
  for (const [value, words] of Object.entries(NEAR_WORDS))
    for (const word of wordsOf(words)) yield [word, { kind: "near", value: value as "walk" }];
  for (const word of wordsOf(OLDER_WORDS)) yield [word, { kind: "older", value: "" }];
  for (const word of wordsOf(UNSCHOOLED_WORDS)) yield [word, { kind: "unschooled", value: "" }];
  for (const { name, words } of TRAIT_GROUPS)
    for (const word of new Set([name, ...words])) yield [word, { kind: "trait", value: name, words }];
  for (const group of WORK_GROUPS)
    for (const word of new Set(group.words)) yield [word, { kind: "work", value: group.words[0] as string, group }];
  yield* placeEntries();
  for (const line of linesOf(FILLERS)) for (const word of wordsOf(line)) yield [word, { kind: "filler", value: "" }];
}

/** What may stand behind the bare name of a street, town or station. */
const STREET_TAILS = ["街道", "镇", "乡"] as const;
const METRO_TAILS = ["地铁站", "站"] as const;

function* placeEntries(): Generator<readonly [word: string, meaning: Meaning]> {
  const ambiguous = new Set(AMBIGUOUS.split(" "));
  for (const names of Object.values(STREETS)) {
    for (const name of names.split(" ")) {
      const full = STREET_TAILS.some((tail) => name.endsWith(tail));
      const bare = full ? name.replace(/(?:街道|镇|乡)$/, "") : name;
      const meaning = { kind: "street", value: full ? name : bare } as const;
      if (full || !ambiguous.has(bare)) yield [name, meaning];
      if (!full) for (const tail of STREET_TAILS) yield [bare + tail, meaning];
    }
  }
  for (const name of METRO.split(" ")) {
    if (!ambiguous.has(name)) yield [name, { kind: "metro", value: name }];
    for (const tail of METRO_TAILS) yield [name + tail, { kind: "metro", value: name }];
  }
}

function build(): Lexicon {
  const byWord = new Map<string, Meaning[]>();
  for (const [word, meaning] of entries()) {
    const known = byWord.get(word);
    if (known === undefined) byWord.set(word, [meaning]);
    else if (!known.some(({ kind, value }) => kind === meaning.kind && value === meaning.value)) known.push(meaning);
  }
  const lengths = new Map<number, Set<number>>();
  for (const [word, meanings] of byWord) {
    meanings.sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
    const first = word.charCodeAt(0);
    lengths.set(first, (lengths.get(first) ?? new Set()).add(word.length));
  }
  const sorted = new Map([...lengths].map(([unit, set]) => [unit, [...set].sort((a, b) => b - a)]));
  const none: readonly Meaning[] = [];
  const noLengths: readonly number[] = [];
  return {
    meanings: (word) => byWord.get(word) ?? none,
    lengths: (unit) => sorted.get(unit) ?? noLengths,
  };
}

let built: Lexicon | null = null;

/** The lexicon, made at the first question that needs it: a few milliseconds that a start does not pay. */
export function lexicon(): Lexicon {
  built ??= build();
  return built;
}

/** All other words for the same work, the plainest first; [] = the word names no work. */
export function otherWords(word: string): readonly string[] {
  const others = new Set<string>();
  for (const { words } of groupsOf(word)) for (const other of words) others.add(other);
  others.delete(word);
  return leanest([...others], word);
}

/** Words for kindred work: a kitchen hand's for a dish-washer's. */
export function kindredWords(word: string): readonly string[] {
  return [...new Set(groupsOf(word).flatMap(({ kindred }) => kindred))].filter((other) => other !== word);
}

function groupsOf(word: string): readonly WorkGroup[] {
  return lexicon()
    .meanings(word)
    .flatMap((meaning) => (meaning.kind === "work" ? [meaning.group] : []));
}

/** Without those that hold another one, or the word itself: whatever holds 保洁员 also holds 保洁. */
export function leanest(words: readonly string[], said: string): readonly string[] {
  return words.filter(
    (word) =>
      word.length > 1 &&
      !word.includes(said) &&
      !words.some((other) => other !== word && other.length > 1 && word.includes(other)),
  );
}
