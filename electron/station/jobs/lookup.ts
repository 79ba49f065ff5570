import type Database from "better-sqlite3";
import { FIELD_SCORE } from "../../../shared/jobs/fields.ts";
import { joinPostings, meetPostings, NO_POSTINGS, type Postings, readPostings } from "../../../shared/jobs/postings.ts";
import { lastKey, pairKey, termKeys } from "../../../shared/jobs/tokens.ts";
import type { Columns } from "./columns.ts";
import { createLru } from "./lru.ts";
import { createTextReader } from "./text-reader.ts";
import { createTextScan } from "./text-scan.ts";
import type { Texts } from "./texts.ts";

/** Terms kept decoded and checked; and the hits all of them may hold together (6 bytes each: 12 MB). */
const KEPT_TERMS = 256;
const KEPT_HITS = 2_000_000;

/**
 * Keys read for one term. A pasted page has thousands; sixteen spread over it leave hardly a candidate, and the text
 * of those is compared as a whole anyway.
 */
const KEYS_MAX = 16;

/** The documents of a term, rising, and what each is worth: f(mask), 0 to 19 (`FIELD_SCORE`). */
export interface Found {
  readonly docs: Uint32Array;
  readonly worth: Uint16Array;
}

/** Finds the jobs that hold a term. */
export interface Lookup {
  /**
   * Documents that hold the normalised, non-empty term inside one field: the same as `LIKE '%term%'` over normalised
   * text for CJK; latin words match whole. The worth may also count a further field that holds all the parts of the
   * term, but not side by side: to be sure of those, every text would have to be read.
   */
  find(term: string): Found;
}

/** Makes the lookup of one open generation. */
export function createLookup(db: Database.Database, columns: Columns, texts: Texts): Lookup {
  const list = db.prepare<[number], Uint8Array>("SELECT b FROM post WHERE k = ?").pluck();
  const range = db.prepare<[number, number], Uint8Array>("SELECT b FROM post WHERE k BETWEEN ? AND ?").pluck();
  const reader = createTextReader(db, columns, texts);
  const scan = createTextScan(db, texts, columns.count);
  const kept = createLru<string, Found>(KEPT_TERMS, KEPT_HITS, (found) => found.docs.length);

  /** Documents with all keys in one field; from the shortest list on, so that the longer ones are only skimmed. */
  function withAll(keys: readonly number[]): Postings {
    const lists: Uint8Array[] = [];
    for (const key of spread(keys)) {
      const bytes = list.get(key);
      if (bytes === undefined) return NO_POSTINGS;
      lists.push(bytes);
    }
    lists.sort((a, b) => a.length - b.length);
    let met = readPostings(lists[0] as Uint8Array);
    for (const bytes of lists.slice(1)) {
      if (met.docs.length === 0) break;
      met = meetPostings(met, bytes);
    }
    return met;
  }

  function withCharacter(unit: number): Postings {
    return joinPostings(range.all(lastKey(unit), pairKey(unit, 0xffff)).map(readPostings), columns.count);
  }

  function look(term: string): Postings {
    const { keys, lone, exact } = termKeys(term);
    if (keys.length === 0 && lone === null) return scan(term);
    const candidates = lone === null ? withAll(keys) : withCharacter(lone);
    return exact ? candidates : reader.keepHolders(candidates, term);
  }

  return {
    find(term) {
      const known = kept.get(term);
      if (known !== undefined) return known;
      const found = weigh(look(term));
      // Only words of the feed are kept. What finds nothing may be anything a person typed, and nothing typed survives
      // the visit (DESIGN §4 Privacy).
      return found.docs.length === 0 ? found : kept.put(term, found);
    },
  };
}

function weigh({ docs, masks }: Postings): Found {
  const worth = new Uint16Array(masks.length);
  for (let i = 0; i < masks.length; i += 1) worth[i] = FIELD_SCORE[masks[i] as number] as number;
  return { docs, worth };
}

/** At most KEYS_MAX keys, evenly out of all. */
function spread(keys: readonly number[]): readonly number[] {
  if (keys.length <= KEYS_MAX) return keys;
  return Array.from({ length: KEYS_MAX }, (_, i) => keys[Math.floor((i * keys.length) / KEYS_MAX)] as number);
}
