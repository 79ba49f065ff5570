import type Database from "better-sqlite3";
import { DESCRIPTION_BIT, FIELDS } from "../../../shared/jobs/fields.ts";
import type { Postings } from "../../../shared/jobs/postings.ts";
import { holdsTerm, normalise } from "../../../shared/jobs/tokens.ts";
import { CHUNK_JOBS } from "../db/schema.ts";
import type { Texts } from "./texts.ts";

/** Between the fields of a card, and between cards, in the text SQLite puts together (record and group separators). */
const FIELD_END = "\u001e";
const CARD_END = "\u001d";

/**
 * Finds the jobs that hold a term of symbols alone ("%", "★"), of which the index knows nothing: reads every text,
 * a chunk of jobs at a time. About 2 µs a job; nobody means such a question, but it must have a right answer.
 */
export function createTextScan(db: Database.Database, texts: Texts, count: number): (term: string) => Postings {
  const cards = db
    .prepare<[number, number], string>(
      `SELECT group_concat(title || char(30) || tags || char(30) || employer || char(31) || city || char(31) || district
          || char(31) || street || char(31) || address, char(29) ORDER BY id)
       FROM jobs WHERE id BETWEEN ? AND ?`,
    )
    .pluck();

  return (term) => {
    const masks = new Uint8Array(count);
    for (let first = 0; first < count; first += CHUNK_JOBS) {
      const block = normalise(cards.get(first, first + CHUNK_JOBS - 1) as string);
      if (block.includes(term)) {
        block.split(CARD_END).forEach((card, at) => {
          masks[first + at] = maskOf(card.split(FIELD_END), term);
        });
      }
      // The doubtful texts in between are of the same jobs: they can only lead to a closer look.
      if (!normalise(texts.chunk(first / CHUNK_JOBS).text).includes(term)) continue;
      for (let doc = first; doc < Math.min(count, first + CHUNK_JOBS); doc += 1) {
        if (holdsTerm(normalise(texts.description(doc)), term)) masks[doc] = (masks[doc] as number) | DESCRIPTION_BIT;
      }
    }
    const docs = Uint32Array.from(masks.keys()).filter((doc) => masks[doc] !== 0);
    return { docs, masks: masks.filter((mask) => mask !== 0) };
  };
}

function maskOf(fields: readonly string[], term: string): number {
  return fields.reduce((mask, field, at) => (holdsTerm(field, term) ? mask | (FIELDS[at]?.bit ?? 0) : mask), 0);
}
