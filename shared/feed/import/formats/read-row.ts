import type { QuarantineReason } from "../../quarantine.ts";
import type { Cell } from "../cells.ts";

/** What a reader of any format finds, in order. `at` counts from 1: a line, a sheet's row or the place in a list. */
export type ReadRow =
  /** A new table or sheet begins; `names` when the format itself names the columns. */
  | { readonly table: string; readonly names: readonly string[] | null }
  | { readonly at: number; readonly cells: readonly Cell[] }
  | { readonly at: number; readonly record: Readonly<Record<string, unknown>> }
  | { readonly at: number; readonly fault: QuarantineReason };

export type TextChunks = AsyncIterable<string> | Iterable<string>;

/** Characters of one row; published texts are far shorter, so this only bounds memory. */
export const ROW_CHARACTERS_MOST = 1_000_000;
/** Columns of one row. */
export const COLUMNS_MOST = 512;
