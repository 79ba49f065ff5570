import type Database from "better-sqlite3";
import { type AuditEventName, type FieldsOf, wrongFields } from "../../../../shared/audit/catalogue.ts";
import type { UnavailableReason } from "../../../../shared/bookings/words.ts";
import { type AuditEntry, chainBody, type RowMark } from "../../audit/chain.ts";
import type { Clock, Files, Logger } from "../../ports.ts";
import { type Ballast, createBallast } from "./ballast.ts";
import type { Journal, JournalEntry } from "./journal.ts";
import type { StationKeys } from "./keys.ts";
import { hex, imageOf, macOf, type RowImage, upsertSql } from "./rows.ts";
import type { KeptName, KeptRows, Row, SlotRow } from "./tables.ts";
import { auditEntries, chainHead } from "./verify.ts";

/** Nothing can be written just now. Known and answered; what the engine said is in the log. */
export class PreciousUnavailable extends Error {
  override readonly name = "PreciousUnavailable";
  readonly why: UnavailableReason;
  constructor(why: UnavailableReason, cause?: unknown) {
    super(`nothing can be written: ${why}`, { cause });
    this.why = why;
  }
}

/** Of one transaction. */
export interface Change {
  /** The station's clock, whole milliseconds since 1970. */
  readonly now: number;
  /** Inserts the row or replaces the one of its id. @throws the engine's error when a unique index refuses */
  put<T extends KeptName>(table: T, row: KeptRows[T]): void;
  remove(table: KeptName, id: string): void;
  /** Not audited and not in the journal by itself: slots come from hours. */
  putSlot(slot: SlotRow): void;
  /** What the audit says of this change: exactly once where rows are written, and not at all otherwise. */
  event<E extends AuditEventName>(name: E, fields: FieldsOf<E>): void;
}

/** The open precious database: one writer, synchronous transactions, one audit entry a change. */
export interface Precious {
  readonly db: Database.Database;
  readonly keys: StationKeys;
  readonly journal: Journal;
  /**
   * One transaction: everything that `work` does, its audit entry and the journal line are lasting when this returns.
   * `work` may run twice (after space was made on a full disk): it must not do anything but change rows.
   * @throws PreciousUnavailable; whatever `work` throws, after taking everything back
   */
  change<T>(work: (change: Change) => T): T;
  /** Told after every audited change, outside the transaction. */
  onChange(listener: (event: AuditEventName) => void): void;
  /** True when the last changes are in the database but not yet in the journal. */
  journalBehind(): boolean;
  close(): void;
}

export interface StoreParts {
  readonly db: Database.Database;
  readonly keys: StationKeys;
  readonly journal: Journal;
  readonly files: Files;
  readonly clock: Clock;
  readonly log: Logger;
  readonly ballastPath: string;
  readonly onClose: () => void;
}

export function createStore(parts: StoreParts): Precious {
  const { db, keys, journal, clock, log } = parts;
  const statements = prepareAll(db);
  const ballast = createBallast(parts.files, parts.ballastPath);
  const listeners: ((event: AuditEventName) => void)[] = [];
  /** Committed, not yet in the journal: its disk was full. */
  let waiting: JournalEntry[] = [];
  let broken = false;

  function change<T>(work: (change: Change) => T): T {
    if (broken) throw new PreciousUnavailable("safe-mode");
    const done = withSpace(ballast, log, () => runOnce(work));
    if (done.committed === null) return done.value;
    waiting.push(done.committed);
    flush();
    for (const listener of listeners) listener(done.committed.entry.event as AuditEventName);
    return done.value;
  }

  function runOnce<T>(work: (change: Change) => T): { value: T; committed: JournalEntry | null } {
    try {
      statements.begin.run();
    } catch (error) {
      throw knownFault(error);
    }
    try {
      const { change: given, finish } = createChange(statements, keys, Math.trunc(clock.now()), chainHead(db));
      const value = work(given);
      const committed = finish();
      statements.commit.run();
      return { value, committed };
    } catch (error) {
      if (db.inTransaction) statements.rollback.run();
      throw knownFault(error);
    }
  }

  /** A commit is lasting by itself: a journal that cannot be written is told of, and caught up with later. */
  function flush(): void {
    try {
      for (const entry of waiting) journal.append(entry);
      waiting = [];
    } catch (error) {
      const code = String((error as { code?: unknown }).code ?? "unknown");
      log.error("precious.journal-behind", { code, entries: waiting.length });
      ballast.drop();
    }
  }

  function knownFault(error: unknown): unknown {
    const why = reasonOf(error);
    if (why === null) return error;
    log.error("precious.refused", { why, code: String((error as { code?: unknown }).code) });
    if (why === "safe-mode") broken = true;
    return new PreciousUnavailable(why, error);
  }

  return {
    db,
    keys,
    journal,
    change,
    onChange: (listener) => listeners.push(listener),
    journalBehind: () => waiting.length > 0,
    close: () => {
      if (db.open) db.close();
      parts.onClose();
    },
  };
}

/** Once more after the ballast went overboard; the retry's own refusal is the answer. */
function withSpace<T>(ballast: Ballast, log: Logger, run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof PreciousUnavailable && error.why === "disk-full") || !ballast.drop()) throw error;
    log.error("precious.ballast-dropped");
    return run();
  }
}

/** Engine codes that are known failures of this machine; everything else is a fault of ours and thrown as it is. */
function reasonOf(error: unknown): UnavailableReason | null {
  const code = String((error as { code?: unknown } | null)?.code ?? "");
  if (code === "SQLITE_FULL" || code === "ENOSPC" || code === "EDQUOT") return "disk-full";
  if (code.startsWith("SQLITE_BUSY")) return "busy";
  return /^SQLITE_(?:CORRUPT|NOTADB|IOERR|READONLY|CANTOPEN)/.test(code) ? "safe-mode" : null;
}

type Statements = ReturnType<typeof prepareAll>;

function prepareAll(db: Database.Database) {
  const puts = new Map<string, Database.Statement<[Row]>>();
  return {
    begin: db.prepare("BEGIN IMMEDIATE"),
    commit: db.prepare("COMMIT"),
    rollback: db.prepare("ROLLBACK"),
    audit: db.prepare<[Row]>(
      "INSERT INTO audit (seq, at, event, fields, rows, prev, hash) VALUES (@seq, @at, @event, @fields, @rows, @prev, @hash)",
    ),
    slot: db.prepare<[string], Row>("SELECT * FROM slot WHERE id = ?"),
    put(table: KeptName | "slot"): Database.Statement<[Row]> {
      const known = puts.get(table) ?? db.prepare<[Row]>(upsertSql(table));
      puts.set(table, known);
      return known;
    },
    remove: (table: KeptName) => db.prepare<[string]>(`DELETE FROM ${table} WHERE id = ?`),
  };
}

function createChange(
  statements: Statements,
  keys: StationKeys,
  now: number,
  head: { seq: number; hash: Uint8Array },
): { change: Change; finish: () => JournalEntry | null } {
  const seq = head.seq + 1;
  const written = new Map<string, { mark: RowMark; image: RowImage | null }>();
  let said: Pick<AuditEntry, "event" | "fields"> | null = null;

  const change: Change = {
    now,
    put(table, plain) {
      const row: Row = { ...plain, seq };
      const mac = macOf(keys, table, row);
      statements.put(table).run({ ...row, mac });
      written.set(`${table}|${plain.id}`, {
        mark: [table, plain.id, hex(mac)],
        image: imageOf(table, { ...row, mac }),
      });
    },
    remove(table, id) {
      statements.remove(table).run(id);
      written.set(`${table}|${id}`, { mark: [table, id, ""], image: null });
    },
    putSlot(slot) {
      const row: Row = { ...slot };
      statements.put("slot").run({ ...row, mac: macOf(keys, "slot", row) });
    },
    event(name, fields) {
      const wrong = wrongFields(name, fields);
      if (wrong.length > 0) throw new TypeError(`audit entry ${name} may not say: ${wrong.join(", ")}`);
      if (said !== null) throw new TypeError(`a change has one audit entry: ${said.event}, and now ${name}`);
      said = { event: name, fields };
    },
  };

  function finish(): JournalEntry | null {
    if (said === null) {
      if (written.size > 0) throw new TypeError("rows were written that no audit entry tells of");
      return null;
    }
    const rows = [...written.values()].map(({ mark }) => mark);
    const plain = { seq, at: now, ...said, rows };
    const hash = keys.link(head.hash, chainBody(plain));
    const entry: AuditEntry = { ...plain, prev: head.hash, hash };
    statements.audit.run({
      ...entry,
      fields: JSON.stringify(entry.fields),
      rows: JSON.stringify(entry.rows),
    } as unknown as Row);
    const images = [...written.values()].flatMap(({ image }) => (image === null ? [] : [image]));
    return { entry, rows: [...slotsOf(statements, images), ...images] };
  }

  return { change, finish };
}

/** A booking travels with its slot: a restore must not depend on hours that have changed since. */
function slotsOf(statements: Pick<Statements, "slot">, images: readonly RowImage[]): RowImage[] {
  const ids = new Set(images.filter(({ table }) => table === "booking").map(({ row }) => String(row["slot_id"])));
  return [...ids].flatMap((id) => {
    const slot = statements.slot.get(id);
    return slot === undefined ? [] : [imageOf("slot", slot)];
  });
}

/** The journal lines of entries after `from`, with the rows as they stand now. */
export function entriesSince(db: Database.Database, from: number): JournalEntry[] {
  const slot = db.prepare<[string], Row>("SELECT * FROM slot WHERE id = ?");
  return [...auditEntries(db, from)].map((entry) => {
    const images = entry.rows.flatMap(([table, id]) => {
      const row = db
        .prepare<[string, number], Row>(`SELECT * FROM ${table} WHERE id = ? AND seq = ?`)
        .get(id, entry.seq);
      return row === undefined ? [] : [imageOf(table as KeptName, row)];
    });
    return { entry, rows: [...slotsOf({ slot }, images), ...images] };
  });
}
