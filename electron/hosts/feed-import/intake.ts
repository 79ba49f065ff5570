import { basename } from "node:path";
import { checkAd, missingFacts } from "../../../shared/feed/import/ad-checks.ts";
import type { ColumnMap, Correction } from "../../../shared/feed/import/columns.ts";
import type { PlaceBook } from "../../../shared/feed/import/place-book.ts";
import { readSections } from "../../../shared/feed/import/sections.ts";
import { contentOf, type ImportDays, importRow } from "../../../shared/feed/import-row.ts";
import { FEED_LIMITS } from "../../../shared/feed/limits.ts";
import { maskContacts } from "../../../shared/feed/mask.ts";
import { clipped, plainLine } from "../../../shared/feed/plain-text.ts";
import type { QuarantineReason } from "../../../shared/feed/quarantine.ts";
import type { FeedReport, FileReport } from "../../../shared/feed/report.ts";
import type { PublishedJob } from "../../../shared/jobs/job.ts";
import { createKeySet, type KeySet, keyOf } from "./key-set.ts";
import { openInput } from "./read-input.ts";

export interface Intake {
  readonly inputs: readonly string[];
  readonly days: ImportDays;
  readonly map: ColumnMap;
  readonly places: PlaceBook | null;
  /** Told how far it is: rows read, and the part of all bytes in [0, 1]. */
  progress?(rows: number, part: number): void;
}

/** Rows between two signs of life; a terminal needs no more. */
const PROGRESS_EVERY_ROWS = 1_000;
const EXAMPLES_MOST = 5;
const TITLE_SHOWN = 80;

export function emptyReport(): FeedReport {
  return {
    rows: 0,
    accepted: 0,
    quarantined: {},
    flagged: [],
    masked: 0,
    examples: {},
    missing: {},
    geo: {},
    files: [],
  };
}

/**
 * The jobs of all input files, one after another, as they will be published; the report is filled on the way. What is
 * kept per accepted row is its id and the hash of its content.
 * @throws FeedInputError when an input cannot be read at all
 */
export async function* takeIn(intake: Intake, report: FeedReport): AsyncGenerator<PublishedJob> {
  const seen = { ids: createKeySet(), contents: createKeySet() };
  const opened = [];
  let total = 0;
  let read = 0;
  for (const path of intake.inputs) {
    const input = await openInput(path, (bytes) => {
      read += bytes;
    });
    total += input.size;
    opened.push({ path, input });
  }
  for (const { path, input } of opened) {
    const file = basename(path);
    const own = newFile(file, input.form);
    report.files.push(own);
    const tally = createTally(report, own);
    const days = { ...intake.days, source: intake.days.source ?? sourceOf(file) };
    const watch = {
      skipped: (kind: "blank" | "heading" | "note") => {
        own.skipped[kind] += 1;
      },
      corrected: (corrections: readonly Correction[]) => own.corrections.push(...corrections),
    };
    for await (const one of readSections(input.rows, { map: intake.map, today: days.build }, watch)) {
      tally.row();
      if (report.rows % PROGRESS_EVERY_ROWS === 0)
        intake.progress?.(report.rows, total === 0 ? 1 : Math.min(1, read / total));
      if ("reason" in one) {
        tally.leftOut(one.reason, one.at, one.title);
        continue;
      }
      const imported = importRow(one.row, days);
      if (!imported.ok) {
        tally.leftOut(imported.code, one.at, one.row["title"]);
        continue;
      }
      const { job, masked } = imported.value;
      const repeated = report.accepted >= FEED_LIMITS.jobRows ? "too-many" : repeatOf(job, seen);
      if (repeated !== null) tally.leftOut(repeated, one.at, job.title);
      else {
        const placed = withPlace(job, intake.places);
        tally.accepted(placed, one.at, masked);
        yield placed;
      }
    }
  }
}

function newFile(file: string, form: string): FileReport {
  return {
    file,
    form,
    rows: 0,
    accepted: 0,
    quarantined: {},
    skipped: { blank: 0, heading: 0, note: 0 },
    corrections: [],
  };
}

/** 长宁区岗位.xlsx → 长宁区岗位: what a card shows as the source when the rows name none. */
function sourceOf(file: string): string {
  return (
    clipped(plainLine(file.replace(/(?:\.(?:jsonl?|ndjson|csv|tsv|txt|xlsx|xlsm|sql|gz))+$/i, "")), 120) ||
    file.slice(0, 120)
  );
}

/** The same id, or the same advertisement under another id. */
function repeatOf(job: PublishedJob, seen: { ids: KeySet; contents: KeySet }): QuarantineReason | null {
  const content = keyOf(contentOf(job));
  const id = keyOf(job.id);
  const known = seen.ids.has(id);
  if (seen.contents.has(content)) return known && job.id !== idOfKey(content) ? "duplicate-id" : "duplicate";
  if (known) return "duplicate-id";
  seen.ids.add(id);
  seen.contents.add(content);
  return null;
}

/** The id of an advertisement that has none: the same advertisement gets the same id in every build. */
export function idOfContent(content: string): string {
  return idOfKey(keyOf(content));
}

function idOfKey(key: Buffer): string {
  return `ad-${key.toString("base64url")}`;
}

function withPlace(job: PublishedJob, places: PlaceBook | null): PublishedJob {
  if (job.lat !== null || places === null) return job;
  const found = places.find(job);
  return found === null ? job : { ...job, ...found };
}

/** Counts one file into its own part of the report and into the whole. */
function createTally(report: FeedReport, own: FileReport) {
  return {
    row: () => {
      report.rows += 1;
      own.rows += 1;
    },
    leftOut: (reason: QuarantineReason, row: number, title: unknown) => {
      for (const counts of [report.quarantined, own.quarantined]) counts[reason] = (counts[reason] ?? 0) + 1;
      report.examples[reason] ??= [];
      if (report.examples[reason].length < EXAMPLES_MOST)
        report.examples[reason].push({ file: own.file, row, title: shown(title) });
    },
    accepted: (job: PublishedJob, row: number, masked: boolean) => {
      report.accepted += 1;
      own.accepted += 1;
      if (masked) report.masked += 1;
      report.geo[job.geoBasis] = (report.geo[job.geoBasis] ?? 0) + 1;
      const title = shown(job.title);
      const findings = checkAd(job);
      if (findings.length > 0) {
        const phrases = findings.map(({ phrase }) => ownCopy(phrase));
        report.flagged.push({ row, title, phrases, file: own.file, kinds: findings.map(({ kind }) => kind) });
      }
      for (const fact of missingFacts(job)) {
        report.missing[fact] ??= { count: 0, examples: [] };
        const entry = report.missing[fact];
        entry.count += 1;
        if (entry.examples.length < EXAMPLES_MOST) entry.examples.push({ file: own.file, row, title });
      }
    },
  };
}

/** A title for a report: short, contacts replaced. */
function shown(title: unknown): string {
  return typeof title === "string" ? ownCopy(clipped(maskContacts(plainLine(title.slice(0, 400))), TITLE_SHOWN)) : "";
}

/**
 * A piece of a string keeps the whole string alive (V8), here a chunk of the file: what the report keeps is copied.
 * Without it 2,000 flagged rows held 150 MB.
 */
function ownCopy(text: string): string {
  return Buffer.from(text).toString();
}
