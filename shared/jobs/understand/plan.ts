import type { JobFilters } from "../../contract/jobs.ts";
import type { SoundIndex } from "../../search/sound-index.ts";

/** One thing that every hit must have: the word itself, one of its alternatives, or what one of `any` asks for. */
export interface Term {
  /** Normalised. */
  readonly text: string;
  /** Other words for it (synonyms, what was probably meant); a hit of one is a tier lower. Normalised. */
  readonly alternatives: readonly string[];
  /** Words for kindred work, lower still. */
  readonly kindred?: readonly string[];
  /** Words of the same family of trades, last of all. */
  readonly family?: readonly string[];
  /** The alternatives count wherever they stand (shifts, benefits); else in title and tags only. */
  readonly anywhere?: true;
  /** Several kinds of work in one sentence: a job of one of them is a hit, one of more of them comes first. */
  readonly any?: readonly Term[];
  /** What a question is about is given up last when nothing holds everything. */
  readonly weight: "work" | "condition" | "word";
}

/** What no hit may have. */
export interface Without {
  /** Normalised. */
  readonly words: readonly string[];
  /** What takes it back: 无夜班 holds 夜班. */
  readonly unless: readonly string[];
  /** Title, tags or the whole posting. */
  readonly within: "title" | "tags" | "all";
}

/** The steps of understanding, as their chips are called. */
export const CHIP_KINDS = [
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
export type ChipKind = (typeof CHIP_KINDS)[number];

/**
 * A step of understanding that the resident sees and may take back by its id. `text` is ready to be shown in Chinese;
 * `value` is what a page in another language needs: the district, the kind, yuan a month, years, the words looked for.
 */
export interface Chip {
  readonly id: string;
  readonly kind: ChipKind;
  readonly text: string;
  readonly value: string;
}

/** What was understood: terms (all must be met, in any field), filters read out of the words, and their chips. */
export interface Plan {
  readonly terms: readonly Term[];
  readonly without: readonly Without[];
  readonly filters: JobFilters;
  readonly chips: readonly Chip[];
}

/** What understanding may know of the generation at hand. */
export interface Vocabulary {
  /** How many documents hold a normalised word, before any filter. */
  frequency(word: string): number;
  /** How many of them in title or tags. */
  titled(word: string): number;
  /** How many in the title. */
  titles(word: string): number;
  /** Words by their sound; made when first asked for. */
  sounds(): SoundIndex;
}

/** How a question is to be read. */
export interface Reading {
  /** Ids of chips the resident has taken back. */
  readonly ignore?: readonly string[] | undefined;
  /** Words to be looked for under their other names as well, whatever they find by themselves. */
  readonly also?: readonly string[] | undefined;
  /** See `Draft.wide`. */
  readonly wide?: boolean;
}

/** A plan in the making. */
export class Draft {
  readonly terms: Term[] = [];
  readonly chips: Chip[] = [];
  readonly without: Without[] = [];
  readonly ignored: ReadonlySet<string>;
  /** Words to be looked for under their other names whatever they find. */
  readonly also: ReadonlySet<string>;
  filters: JobFilters = {};
  /** A step was taken back: if nothing is left to look for, the words are looked for as they stand. */
  takenBack = false;

  /** Kindred work and its family as well, however many titles there are: the conditions leave none of them. */
  readonly wide: boolean;

  constructor({ ignore = [], also = [], wide = false }: Reading) {
    this.ignored = new Set(ignore);
    this.also = new Set(also);
    this.wide = wide;
  }

  /** Shows a step; false when the resident has taken it back, and then it must not be taken. */
  step(kind: ChipKind, source: string, text: string, value: string): boolean {
    const id = `${kind}:${source}`;
    if (this.ignored.has(id)) {
      this.takenBack = true;
      return false;
    }
    if (!this.chips.some((chip) => chip.id === id)) this.chips.push({ id, kind, text, value });
    return true;
  }

  /** Leaves out what is denied, and shows it; taken back, it is as if nothing had been denied. */
  deny(source: string, text: string, value: string, without: Without): void {
    const id = `without:${source}`;
    if (this.ignored.has(id)) return;
    this.chips.push({ id, kind: "without", text, value });
    this.without.push(without);
  }

  /** Looks for the word as it stands. */
  literal(text: string): void {
    this.add({ text, alternatives: [], weight: "word" });
  }

  add(term: Term): void {
    if (!this.terms.some((known) => known.text === term.text)) this.terms.push(term);
  }
}
