import type { JobFilters } from "../../../shared/contract/jobs.ts";
import { isSymbols } from "../../../shared/jobs/tokens.ts";
import type { Vocabulary } from "../../../shared/jobs/understand.ts";
import { createSoundIndex, type SoundIndex } from "../../../shared/search/sound-index.ts";
import { createSuggester, type Suggester } from "../../../shared/search/suggester.ts";
import type { StationConfig } from "../../../shared/station/config.ts";
import type { Generation } from "../db/generation.ts";
import { readSpokenWords } from "../search/spoken-table.ts";
import { type Cards, createCards } from "./cards.ts";
import { type Columns, DEGREE, NOWHERE, readColumns } from "./columns.ts";
import { createFindHits, type FindHits, TAGGED_WORTH, TITLED_WORTH } from "./hits.ts";
import { type Home, kmOf, type Local, localise } from "./local.ts";
import { createLookup, type Lookup } from "./lookup.ts";
import { createLru } from "./lru.ts";
import { createTexts, type Texts } from "./texts.ts";

/** Places measured from and kept: a resident asks from one or two. 20 bytes a job each. */
const KEPT_PLACES = 3;
/** Counts of words kept; the vocabulary of a city's feed has some 4 000. */
const KEPT_COUNTS = 10_000;

/** What is read of a generation once, at the first question to it. */
export interface Handle {
  readonly districts: readonly string[];
  readonly texts: Texts;
  readonly findHits: FindHits;
  readonly cards: Cards;
  readonly vocabulary: Vocabulary;
  /** Jobs found by a suggested word, for the day of `local`. */
  readonly counts: Map<string, number>;
  suggester(): Suggester;
  /** As seen from the station, today. */
  local(): Local;
  /** As seen from the place that a question names; the station where none is named or known. */
  localFrom(from: JobFilters["from"]): Local;
  /** Makes all of it that of another day. */
  turnTo(today: number): void;
}

/** Reads what every question needs; the rest (words by sound) when a question first needs it. */
export function openHandle(generation: Generation, config: StationConfig, day: number): Handle {
  const columns = readColumns(generation.db, generation.meta.counts["jobs"] ?? 0);
  const texts = createTexts(generation.db);
  const lookup = createLookup(generation.db, columns, texts);
  const { maxAgeDays } = config.feed;
  let today = day;
  const local = localise(columns, config, maxAgeDays, today);
  const cards = createCards(generation.db, texts, (doc) => kmOf(local, doc), maxAgeDays);
  let sounds: SoundIndex | null = null;
  let suggester: Suggester | null = null;
  const counts = new Map<string, number>();
  let places = createPlaces();

  function createPlaces() {
    return createLru<string, Local>(KEPT_PLACES, KEPT_PLACES, () => 1);
  }
  function soundIndex(): SoundIndex {
    sounds ??= createSoundIndex(readSpokenWords(generation.db));
    return sounds;
  }
  function pointOf(from: JobFilters["from"]): { lat: number; lon: number } | null {
    if (typeof from !== "string") return from ?? null;
    return middleOf(columns, lookup.find(from.normalize("NFKC").toLowerCase()).docs);
  }

  return {
    districts: columns.districts,
    texts,
    findHits: createFindHits(lookup, columns.count),
    cards,
    vocabulary: vocabularyOf(lookup, soundIndex),
    counts,
    suggester() {
      suggester ??= createSuggester(soundIndex().words);
      return suggester;
    },
    local: () => local,
    localFrom(from) {
      const point = from === undefined || from === "" ? null : pointOf(from);
      if (point === null) return local;
      const key = `${point.lat},${point.lon}`;
      const home: Home = { ...point, city: config.city, district: config.district };
      return places.get(key) ?? places.put(key, localise(columns, home, maxAgeDays, today));
    },
    turnTo(next) {
      if (next === today) return;
      today = next;
      local.turnTo(today);
      places = createPlaces();
      counts.clear();
    },
  };
}

function vocabularyOf(lookup: Lookup, sounds: () => SoundIndex): Vocabulary {
  const kept = createLru<string, { tagged: number; titles: number }>(KEPT_COUNTS, KEPT_COUNTS, () => 1);
  function count(word: string): { tagged: number; titles: number } {
    const { worth } = lookup.find(word);
    const counts = { tagged: 0, titles: 0 };
    for (let at = 0; at < worth.length; at += 1) {
      const own = worth[at] as number;
      if (own >= TAGGED_WORTH) counts.tagged += 1;
      if (own >= TITLED_WORTH) counts.titles += 1;
    }
    return counts;
  }
  function counts(word: string): { tagged: number; titles: number } {
    const known = kept.get(word);
    if (known !== undefined) return known;
    const counted = count(word);
    // As in the lookup: what no job holds may be anything a person typed.
    return counted.tagged === 0 ? counted : kept.put(word, counted);
  }
  return {
    // Of symbols alone nothing is asked while a question is read: it would mean to read every text.
    frequency: (word) => (isSymbols(word) ? 0 : lookup.find(word).docs.length),
    titled: (word) => counts(word).tagged,
    titles: (word) => counts(word).titles,
    sounds,
  };
}

/** The middle of the jobs that name a place: the median, so that a stray one far off does not move it; null = none. */
function middleOf(columns: Columns, docs: Uint32Array): { lat: number; lon: number } | null {
  const placed = docs.filter((doc) => columns.lat[doc] !== NOWHERE);
  if (placed.length === 0) return null;
  const median = (column: Int32Array) => {
    const sorted = Int32Array.from(placed, (doc) => column[doc] as number).sort();
    return (sorted[sorted.length >> 1] as number) / DEGREE;
  };
  return { lat: median(columns.lat), lon: median(columns.lon) };
}
