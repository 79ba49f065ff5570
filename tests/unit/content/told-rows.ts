import { expect } from "vitest";
import { foundingDocuments, sharedRuns } from "./content-files.ts";
import { type FactLists, sentences } from "./fact-lists.ts";

/** What a row says on screen or aloud, by language; names and titles of documents aside. */
export interface Told {
  readonly id: string;
  readonly zh: readonly string[];
  readonly en: readonly string[];
}

const HAN = /\p{Script=Han}/u;
/** Words of offices, and of those who made the page. */
const OFFICE = /种子|资格审核|予以|给予|相关部门|切实|贯彻|应享尽享|按职责|底稿|anchor/;
const OFFICE_EN = /\bseeds?\b|\bpursuant\b|\bhereby\b|\bshall\b/i;
/** We say what may be had, never that one has it. */
const PROMISE = /您符合|保证能|一定能|you qualify|you are entitled|guaranteed to/i;
/** Han characters in a row that make a sentence of somebody else's rather than a name. */
const COPIED_RUN = 20;

/** Rows that fail a rule, as `id: text`, so that a failing test names them. */
function failing(rows: readonly Told[], texts: (row: Told) => readonly string[], fits: (text: string) => boolean) {
  return rows.flatMap((row) => texts(row).flatMap((text) => (fits(text) ? [] : [`${row.id}: ${text}`])));
}

/** Each text in its own language, in the words of a neighbour. */
export function expectPlainWords(rows: readonly Told[]): void {
  expect(rows.length).toBeGreaterThan(0);
  expect(
    failing(
      rows,
      ({ zh }) => zh,
      (text) => HAN.test(text) && !OFFICE.test(text),
    ),
  ).toEqual([]);
  expect(
    failing(
      rows,
      ({ en }) => en,
      (text) => /[a-z]/.test(text) && !HAN.test(text) && !OFFICE_EN.test(text),
    ),
  ).toEqual([]);
  expect(
    failing(
      rows,
      ({ zh, en }) => [...zh, ...en],
      (text) => !PROMISE.test(text),
    ),
  ).toEqual([]);
  expect(rows.filter(({ zh, en }) => zh.length !== en.length).map(({ id }) => id)).toEqual([]);
}

/** What is spoken holds neither digits nor marks that a voice stumbles over. */
export function expectSpeakable(rows: readonly Told[]): void {
  expect(
    failing(
      rows,
      ({ zh, en }) => [...zh, ...en],
      (text) => !/[\d（）()“”《》%+/]/.test(text),
    ),
  ).toEqual([]);
}

/** No sentence is the fact sheet's own. */
export function expectOwnSentences(rows: readonly Told[], sheet: FactLists): void {
  expect(
    failing(
      rows,
      ({ zh, en }) => [...zh, ...en].flatMap(sentences),
      (one) => !sheet.texts.has(one),
    ),
  ).toEqual([]);
}

/**
 * Runs of twenty characters that a row shares with the founding documents, titles of documents aside; null where the
 * documents are not at hand.
 */
export function copiedRuns(rows: readonly Told[]): string[] | null {
  const documents = foundingDocuments();
  if (documents === null) return null;
  return rows.flatMap(({ id, zh }) =>
    zh.flatMap((text) => {
      const untitled = text.replaceAll(/《[^》]+》/g, "");
      return documents.flatMap((document) => sharedRuns(untitled, document, COPIED_RUN).map((run) => `${id}: ${run}`));
    }),
  );
}
