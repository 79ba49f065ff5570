import { AUDIT_EVENTS, auditSentence, isAuditEvent } from "../../../shared/audit/catalogue.ts";
import type { Precious } from "../db/precious/store.ts";
import { type Fault, verifyFile } from "../db/precious/verify.ts";
import type { AuditEntry } from "./chain.ts";

/** An entry as staff read it. */
export interface AuditLine {
  readonly seq: number;
  /** ISO time by the station's clock. */
  readonly at: string;
  /** Number of the event in the catalogue; 0 = written by another version of the program. */
  readonly eventId: number;
  readonly event: string;
  readonly zh: string;
  readonly en: string;
}

export interface AuditRoom {
  /** Newest first, from before this entry number on. */
  list(question: { before?: number; limit: number }): readonly AuditLine[];
  /** Entries kept, from and to. */
  span(): { readonly first: number; readonly last: number };
  /** Everything that can be known of the file, chain and rows; [] = all as written. */
  verify(): readonly Fault[];
}

const LINES_MAX = 200;

export function createAudit({ db, keys }: Precious): AuditRoom {
  type Row = Pick<AuditEntry, "seq" | "at" | "event"> & { readonly fields: string };
  const newest = db.prepare<[number, number], Row>(
    "SELECT seq, at, event, fields FROM audit WHERE seq < ? ORDER BY seq DESC LIMIT ?",
  );
  const ends = db.prepare<[], { first: number | null; last: number | null }>(
    "SELECT min(seq) AS first, max(seq) AS last FROM audit",
  );

  function line(row: Row): AuditLine {
    const fields = JSON.parse(row.fields) as AuditEntry["fields"];
    const known = isAuditEvent(row.event) ? row.event : null;
    return {
      seq: row.seq,
      at: new Date(row.at).toISOString(),
      eventId: known === null ? 0 : AUDIT_EVENTS[known].id,
      event: row.event,
      zh: known === null ? row.event : auditSentence(known, fields, "zh"),
      en: known === null ? row.event : auditSentence(known, fields, "en"),
    };
  }

  return {
    list: ({ before = Number.MAX_SAFE_INTEGER, limit }) => newest.all(before, Math.min(limit, LINES_MAX)).map(line),
    span: () => {
      const { first, last } = ends.get() ?? { first: null, last: null };
      return { first: first ?? 0, last: last ?? 0 };
    },
    verify: () => verifyFile(db, keys).faults,
  };
}
