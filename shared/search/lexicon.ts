import { DISTRICT_WORDS } from "../jobs/districts.ts";
import { normalise } from "../jobs/tokens.ts";
import type { EmploymentType } from "../jobs/words.ts";
import { COMMUNITY } from "./vocabulary/community.ts";
import { FALSE_FRIENDS } from "./vocabulary/false-friends.ts";
import { FAMILIES } from "./vocabulary/families.ts";
import { OFFICE } from "./vocabulary/office.ts";
import { AMBIGUOUS, METRO, STREETS } from "./vocabulary/places.ts";
import {
  EMPLOYMENT_WORDS,
  FILLERS,
  NEAR_WORDS,
  NEGATIONS,
  OLDER_WORDS,
  TRAITS,
  UNSCHOOLED_WORDS,
} from "./vocabulary/traits.ts";

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
  | { readonly kind: "not"; readonly value: "unable" | "unwanted" }
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
  "not",
  "filler",
];

/** What is known of words, and the longest of them. */
export interface Lexicon {
  /** In the order of `ORDER`; [] = nothing. */
  meanings(word: string): readonly Meaning[];
  /** Lengths of the known words that begin with this unit, longest first. */
  lengths(firstUnit: number): readonly number[];
}

type Put = (word: string, meaning: Meaning) => void;

function putAll(put: Put): void {
  for (const [word, value] of DISTRICT_WORDS) put(word, { kind: "district", value });
  for (const [value, words] of Object.entries(EMPLOYMENT_WORDS))
    for (const word of wordsOf(words)) put(word, { kind: "employment", value: value as EmploymentType });
  for (const [value, words] of Object.entries(NEAR_WORDS))
    for (const word of wordsOf(words)) put(word, { kind: "near", value: value as "walk" });
  for (const [value, words] of Object.entries(NEGATIONS))
    for (const word of wordsOf(words)) put(word, { kind: "not", value: value as "unable" });
  for (const word of wordsOf(OLDER_WORDS)) put(word, { kind: "older", value: "" });
  for (const word of wordsOf(UNSCHOOLED_WORDS)) put(word, { kind: "unschooled", value: "" });
  for (const { name, words } of TRAIT_GROUPS) {
    const meaning: Meaning = { kind: "trait", value: name, words };
    put(name, meaning);
    for (const word of words) put(word, meaning);
  }
  for (const group of WORK_GROUPS) {
    const meaning: Meaning = { kind: "work", value: group.words[0] as string, group };
    for (const word of group.words) put(word, meaning);
  }
  putPlaces(put);
  for (const line of linesOf(FILLERS)) for (const word of wordsOf(line)) put(word, { kind: "filler", value: "" });
}

/** What may stand behind the bare name of a street, town or station. */
const STREET_TAILS = ["街道", "镇", "乡"] as const;
const METRO_TAILS = ["地铁站", "站"] as const;

function putPlaces(put: Put): void {
  const ambiguous = new Set(AMBIGUOUS.split(" "));
  for (const names of Object.values(STREETS)) {
    for (const name of names.split(" ")) {
      const full = STREET_TAILS.some((tail) => name.endsWith(tail));
      const bare = full ? name.replace(/(?:街道|镇|乡)$/, "") : name;
      const meaning = { kind: "street", value: full ? name : bare } as const;
      if (full || !ambiguous.has(bare)) put(name, meaning);
      if (!full) for (const tail of STREET_TAILS) put(bare + tail, meaning);
    }
  }
  for (const name of METRO.split(" ")) {
    const meaning = { kind: "metro", value: name } as const;
    if (!ambiguous.has(name)) put(name, meaning);
    for (const tail of METRO_TAILS) put(name + tail, meaning);
  }
}

/** Longer than any word of the tables; lengths are gathered as bits of a number. */
const LENGTH_MAX = 31;

function build(): Lexicon {
  const byWord = new Map<string, Meaning[]>();
  const lengthBits = new Map<number, number>();
  putAll((word, meaning) => {
    const known = byWord.get(word);
    if (known !== undefined) {
      if (known.some(({ kind, value }) => kind === meaning.kind && value === meaning.value)) return;
      known.push(meaning);
      known.sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
      return;
    }
    if (word.length > LENGTH_MAX) throw new Error(`a word of the tables is too long: ${word}`);
    byWord.set(word, [meaning]);
    const first = word.charCodeAt(0);
    lengthBits.set(first, (lengthBits.get(first) ?? 0) | (1 << word.length));
  });
  const lengths = new Map<number, readonly number[]>();
  const none: readonly Meaning[] = [];
  return {
    meanings: (word) => byWord.get(word) ?? none,
    lengths(unit) {
      const known = lengths.get(unit);
      if (known !== undefined) return known;
      const bits = lengthBits.get(unit) ?? 0;
      const of: number[] = [];
      for (let length = LENGTH_MAX; length > 0; length -= 1) if ((bits & (1 << length)) !== 0) of.push(length);
      lengths.set(unit, of);
      return of;
    },
  };
}

/** The lexicon, made at the first question that needs it: a few milliseconds that a start does not pay. */
export const lexicon: () => Lexicon = once(build);

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

/** Words of the families of trades (`FAMILIES`) that the word or another name for it belongs to. */
export function familyWords(word: string): readonly string[] {
  const names = [word, ...groupsOf(word).flatMap(({ words }) => words)];
  const family = names.flatMap((name) => familiesByWord().get(name) ?? []).flat();
  return [...new Set(family)].filter((other) => !names.includes(other));
}

/** Families of trades, by each of their words. */
const familiesByWord = once(() => {
  const families = new Map<string, string[][]>();
  for (const family of linesOf(FAMILIES).map(wordsOf))
    for (const word of family) families.set(word, [...(families.get(word) ?? []), family]);
  return families;
});

/** Longer words in which a name of work stands by chance; [] = none is known. */
export function falseFriends(word: string): readonly string[] {
  return friendsByWord().get(word) ?? [];
}
const friendsByWord = once(
  () =>
    new Map(
      linesOf(FALSE_FRIENDS)
        .map(wordsOf)
        .map(([word = "", ...friends]) => [word, friends] as const),
    ),
);

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
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
