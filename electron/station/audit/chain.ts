import type { AuditFields } from "../../../shared/audit/catalogue.ts";

/** A row that an entry wrote or removed: table, id, and its MAC in hexadecimal ("" = removed). */
export type RowMark = readonly [table: string, id: string, mac: string];

/** One entry of the audit. Numbers rise by one; `hash` covers everything else and the hash before it. */
export interface AuditEntry {
  readonly seq: number;
  /** Milliseconds since 1970 by the station's clock, which may have been wrong. */
  readonly at: number;
  readonly event: string;
  readonly fields: AuditFields;
  readonly rows: readonly RowMark[];
  readonly prev: Uint8Array;
  readonly hash: Uint8Array;
}

/** Where the chain begins: before the first entry that is kept. */
export const CHAIN_START = new Uint8Array(32);

/** The text that the hash covers; field order is the catalogue's, so that it is the same wherever it is made. */
export function chainBody(entry: Pick<AuditEntry, "seq" | "at" | "event" | "fields" | "rows">): string {
  return JSON.stringify([entry.seq, entry.at, entry.event, entry.fields, entry.rows]);
}
