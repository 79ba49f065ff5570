import type Database from "better-sqlite3";
import { CARD_BITS, DESCRIPTION_BIT, FIELDS, PART_SEPARATOR } from "../../../shared/jobs/fields.ts";
import { NO_POSTINGS, type Postings } from "../../../shared/jobs/postings.ts";
import { holdsTerm, isCjk, normalise } from "../../../shared/jobs/tokens.ts";
import { type Columns, ODD_BIT } from "./columns.ts";
import { chunkOf, spanOf, textOf } from "./texts.ts";

/** title, tags (joined by PART_SEPARATOR), and the parts of the place. */
type CardTexts = [title: string, tags: string, ...place: string[]];

/** Reads the text of jobs to see whether a term stands in it as a whole. */
export interface TextReader {
  /** Those candidates that hold the term. */
  keepHolders(candidates: Postings, term: string): Postings;
}

export function createTextReader(db: Database.Database, columns: Columns): TextReader {
  const card = db
    .prepare<[number], CardTexts>(
      "SELECT title, tags, employer, city, district, street, address FROM jobs WHERE id = ?",
    )
    .raw();
  // One statement for all candidates: 0.6 µs a job, where a read and a comparison in JS each take 5.
  const cardsHolding = db
    .prepare<[{ docs: string; term: string }], number>(
      `SELECT j.id FROM json_each(@docs) AS c CROSS JOIN jobs AS j ON j.id = c.value
       WHERE instr(j.title, @term) OR instr(j.tags, @term) OR instr(j.employer, @term) OR instr(j.city, @term)
          OR instr(j.district, @term) OR instr(j.street, @term) OR instr(j.address, @term)`,
    )
    .pluck();
  const chunk = db.prepare<[number], Buffer>("SELECT b FROM job_text WHERE chunk = ?").pluck();

  /** Fields out of `bits` that hold the term, compared in normalised text. */
  function compare(doc: number, bits: number, term: string, text: () => string): number {
    let mask = 0;
    if ((bits & CARD_BITS) !== 0) {
      const [title, tags, ...place] = card.get(doc) as CardTexts;
      const fields = [title, tags, place.join(PART_SEPARATOR)];
      fields.forEach((field, at) => {
        const bit = FIELDS[at]?.bit ?? 0;
        if ((bits & bit) !== 0 && holdsTerm(normalise(field), term)) mask |= bit;
      });
    }
    if ((bits & DESCRIPTION_BIT) !== 0 && holdsTerm(normalise(text()), term)) mask |= DESCRIPTION_BIT;
    return mask;
  }

  function compareAll(candidates: Postings, term: string): Postings {
    const read = chunkByChunk(chunk);
    return keep(candidates, (doc, mask) => compare(doc, mask, term, () => textOf(read(doc), doc)));
  }

  /**
   * The quick way for CJK terms: certain where pairs decide alone, else by bytes of the text as stored. Jobs whose
   * characters change under normalising (ODD_BIT) go the slow way.
   */
  function keepCjkHolders(candidates: Postings, term: string): Postings {
    const doubted: number[] = [];
    for (let i = 0; i < candidates.docs.length; i += 1) {
      const doc = candidates.docs[i] as number;
      const mask = candidates.masks[i] as number;
      const sure = columns.sure[doc] as number;
      if ((mask & sure & ~ODD_BIT) === 0 && (mask & CARD_BITS) !== 0 && (sure & ODD_BIT) === 0) doubted.push(doc);
    }
    const onCard = new Set(doubted.length === 0 ? [] : cardsHolding.all({ docs: JSON.stringify(doubted), term }));
    const bytes = Buffer.from(term, "utf8");
    const read = chunkByChunk(chunk);
    const inText = textFinder(read, bytes);
    return keep(candidates, (doc, mask) => {
      const sure = columns.sure[doc] as number;
      if ((mask & sure & ~ODD_BIT) !== 0 || onCard.has(doc)) return mask;
      if ((sure & ODD_BIT) !== 0) return compare(doc, mask, term, () => textOf(read(doc), doc));
      return (mask & DESCRIPTION_BIT) !== 0 && inText(doc) ? DESCRIPTION_BIT : 0;
    });
  }

  return {
    keepHolders(candidates, term) {
      return isCjk(term) ? keepCjkHolders(candidates, term) : compareAll(candidates, term);
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

/** Reads each chunk once when documents are asked for in rising order. */
function chunkByChunk(statement: Database.Statement<[number], Buffer>): (doc: number) => Buffer {
  let at = -1;
  let bytes: Buffer = Buffer.alloc(0);
  return (doc) => {
    if (chunkOf(doc) !== at) {
      at = chunkOf(doc);
      bytes = statement.get(at) as Buffer;
    }
    return bytes;
  };
}

/** Whether a description holds the bytes; goes through a chunk once for documents in rising order. */
function textFinder(read: (doc: number) => Buffer, wanted: Buffer): (doc: number) => boolean {
  let chunk: Buffer | null = null;
  let next = 0;
  return (doc) => {
    const bytes = read(doc);
    const { from, to } = spanOf(bytes, doc);
    if (bytes !== chunk || next < from) {
      chunk = bytes;
      const found = bytes.indexOf(wanted, from);
      next = found === -1 ? bytes.length : found;
    }
    return next + wanted.length <= to;
  };
}
