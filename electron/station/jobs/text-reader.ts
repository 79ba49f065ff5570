import type Database from "better-sqlite3";
import { DESCRIPTION_BIT, FIELDS, PART_SEPARATOR } from "../../../shared/jobs/fields.ts";
import { NO_POSTINGS, type Postings } from "../../../shared/jobs/postings.ts";
import { holdsTerm, isCjk, normalise } from "../../../shared/jobs/tokens.ts";
import { type Columns, ODD_BIT } from "./columns.ts";
import { type Chunk, chunkOf, spanOf, type Texts } from "./texts.ts";

/** title, tags (joined by PART_SEPARATOR), and the parts of the place. */
type CardTexts = [title: string, tags: string, ...place: string[]];

/** Reads the text of jobs to see whether a term stands in it as a whole. */
export interface TextReader {
  /** Those candidates that hold the term. */
  keepHolders(candidates: Postings, term: string): Postings;
}

export function createTextReader(db: Database.Database, columns: Columns, texts: Texts): TextReader {
  const card = db
    .prepare<[number], CardTexts>(
      "SELECT title, tags, employer, city, district, street, address FROM jobs WHERE id = ?",
    )
    .raw();

  /** Fields out of `mask` that hold the term, compared in normalised text: some 5 µs a job. */
  function compare(doc: number, mask: number, term: string): number {
    let held = 0;
    if ((mask & DESCRIPTION_BIT) !== 0 && holdsTerm(normalise(texts.description(doc)), term)) held |= DESCRIPTION_BIT;
    if (mask === DESCRIPTION_BIT) return held;
    const [title, tags, ...place] = card.get(doc) as CardTexts;
    [title, tags, place.join(PART_SEPARATOR)].forEach((field, at) => {
      const bit = FIELDS[at]?.bit ?? 0;
      if ((mask & bit) !== 0 && holdsTerm(normalise(field), term)) held |= bit;
    });
    return held;
  }

  return {
    keepHolders(candidates, term) {
      if (!isCjk(term)) return keep(candidates, (doc, mask) => compare(doc, mask, term));
      // The quick way: certain where pairs decide alone, else by the texts as stored.
      const stands = finder(texts, term);
      return keep(candidates, (doc, mask) => {
        const sure = columns.sure[doc] as number;
        return (mask & sure) !== 0 || stands(doc, (sure & ODD_BIT) !== 0) ? mask : 0;
      });
    },
  };
}

/** Those postings to which `judge` gives a mask that is not 0. */
function keep(candidates: Postings, judge: (doc: number, mask: number) => number): Postings {
  if (candidates.docs.length === 0) return NO_POSTINGS;
  const docs = new Uint32Array(candidates.docs.length);
  const masks = new Uint8Array(candidates.docs.length);
  let count = 0;
  for (let i = 0; i < candidates.docs.length; i += 1) {
    const mask = judge(candidates.docs[i] as number, candidates.masks[i] as number);
    if (mask === 0) continue;
    docs[count] = candidates.docs[i] as number;
    masks[count] = mask;
    count += 1;
  }
  return { docs: docs.slice(0, count), masks: masks.slice(0, count) };
}

/**
 * Whether the term stands in a document's description or doubtful texts; of an odd job only the latter count, which
 * then hold the normalised description. Documents must come in rising order: every chunk is gone through once, from
 * one occurrence to the next.
 */
function finder(texts: Texts, wanted: string): (doc: number, odd: boolean) => boolean {
  let number = -1;
  let chunk: Chunk | null = null;
  let next = -1;
  return (doc, odd) => {
    if (chunk === null || chunkOf(doc) !== number) {
      number = chunkOf(doc);
      chunk = texts.chunk(number);
      next = -1;
    }
    const { from, described, to } = spanOf(chunk, doc);
    const start = odd ? described : from;
    if (next < start) {
      const found = chunk.text.indexOf(wanted, start);
      next = found === -1 ? chunk.text.length : found;
    }
    return next + wanted.length <= to;
  };
}
