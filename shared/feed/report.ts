import type { AdFact } from "./import/ad-checks.ts";
import type { AdKind } from "./import/ad-rule.ts";
import type { Correction } from "./import/columns.ts";
import type { QuarantineReason } from "./quarantine.ts";

/** One row that a person may want to look up: the file as named, its row or line there. */
export interface RowExample {
  readonly file: string;
  readonly row: number;
  /** The advertisement's title, contacts replaced; "" when it has none. */
  readonly title: string;
}

/** A row whose wording a person should look at. */
export interface FlaggedRow {
  /** Row of its file (line, sheet row or place in the list), from 1. */
  readonly row: number;
  readonly title: string;
  /** The words themselves, as they stand in the advertisement. */
  readonly phrases: readonly string[];
  readonly file: string;
  /** What the words are about, one a phrase. */
  readonly kinds: readonly AdKind[];
}

/** What became of one input file, or of one sheet or table in it. */
export interface FileReport {
  readonly file: string;
  /** How it was read: 表格 and its encoding. */
  readonly form: string;
  rows: number;
  accepted: number;
  quarantined: Partial<Record<QuarantineReason, number>>;
  /** Lines that are no rows: blank, headings, notes. */
  skipped: { blank: number; heading: number; note: number };
  /** Columns read otherwise than their names say. */
  corrections: Correction[];
}

/** DIR/report.json of `feed build`; accepted plus all of quarantined is rows. The first five are what others rely on. */
export interface FeedReport {
  rows: number;
  accepted: number;
  quarantined: Partial<Record<QuarantineReason, number>>;
  flagged: FlaggedRow[];
  /** Rows in which at least one contact was replaced. */
  masked: number;
  /** First rows left out, by reason. */
  examples: Partial<Record<QuarantineReason, RowExample[]>>;
  /** Accepted rows that do not state a fact which the notice on recruitment information asks for. */
  missing: Partial<Record<AdFact, { count: number; examples: RowExample[] }>>;
  /** Accepted rows by how their place on the map is known. */
  geo: Record<string, number>;
  files: FileReport[];
}
