export interface Migration {
  /** `PRAGMA user_version` afterwards; by tens, so that one can be put between. */
  readonly version: number;
  readonly what: string;
  readonly sql: string;
}

/** Marks a file as ours ("YIKP"), so that a foreign database is never taken for the station's. */
export const APPLICATION_ID = 0x59494b50;

const SEAT_HOLDING = "'booked', 'arrived', 'attended'";

/**
 * Every step since the first. A step is never changed once released. Whatever a later one does must leave a file that
 * the program of one release before can still be brought back from by backup: add, never rename or drop.
 *
 * One row a seat, and the database is the judge (reliability.md §2): `booking_seat` lets one active booking have a seat,
 * `booking_person` lets a person have one open booking for a service and day, `slot_expert` keeps an expert from being
 * in two places. A seat is free when no active booking and no living hold is on it: there is no second record of that
 * which could disagree.
 */
export const MIGRATIONS: readonly Migration[] = [
  {
    version: 10,
    what: "services, hours, slots, seats, bookings, audit",
    sql: `
CREATE TABLE setting (id TEXT PRIMARY KEY, value TEXT NOT NULL, seq INTEGER NOT NULL, mac BLOB NOT NULL) STRICT;
CREATE TABLE service (
  id TEXT PRIMARY KEY,
  position INTEGER NOT NULL,
  active INTEGER NOT NULL CHECK (active IN (0, 1)),
  name TEXT NOT NULL CHECK (name <> ''),
  name_en TEXT NOT NULL,
  what TEXT NOT NULL,
  what_en TEXT NOT NULL,
  minutes INTEGER NOT NULL CHECK (minutes BETWEEN 5 AND 480),
  place TEXT NOT NULL,
  bring TEXT NOT NULL,
  own_offer INTEGER NOT NULL CHECK (own_offer IN (0, 1)),
  demo INTEGER NOT NULL CHECK (demo IN (0, 1)),
  seq INTEGER NOT NULL,
  mac BLOB NOT NULL
) STRICT;
CREATE TABLE expert (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL CHECK (name <> ''),
  org TEXT NOT NULL,
  active INTEGER NOT NULL CHECK (active IN (0, 1)),
  seq INTEGER NOT NULL,
  mac BLOB NOT NULL
) STRICT;
CREATE TABLE hours (
  id TEXT PRIMARY KEY,
  service_id TEXT NOT NULL REFERENCES service (id),
  expert_id TEXT REFERENCES expert (id),
  weekday INTEGER NOT NULL CHECK (weekday BETWEEN 1 AND 7),
  from_minute INTEGER NOT NULL CHECK (from_minute >= 0),
  to_minute INTEGER NOT NULL CHECK (to_minute > from_minute AND to_minute <= 1440),
  seats INTEGER NOT NULL CHECK (seats BETWEEN 1 AND 50),
  seq INTEGER NOT NULL,
  mac BLOB NOT NULL
) STRICT;
CREATE TABLE exception (
  id TEXT PRIMARY KEY,
  service_id TEXT REFERENCES service (id),
  expert_id TEXT REFERENCES expert (id),
  day INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('closed', 'extra')),
  from_minute INTEGER NOT NULL CHECK (from_minute >= 0),
  to_minute INTEGER NOT NULL CHECK (to_minute > from_minute AND to_minute <= 1440),
  seats INTEGER NOT NULL CHECK (seats BETWEEN 0 AND 50),
  seq INTEGER NOT NULL,
  mac BLOB NOT NULL
) STRICT;
CREATE TABLE slot (
  id TEXT PRIMARY KEY,
  service_id TEXT NOT NULL REFERENCES service (id),
  expert_id TEXT REFERENCES expert (id),
  day INTEGER NOT NULL,
  starts_at INTEGER NOT NULL,
  ends_at INTEGER NOT NULL CHECK (ends_at > starts_at),
  seats INTEGER NOT NULL CHECK (seats BETWEEN 1 AND 50),
  state TEXT NOT NULL CHECK (state IN ('open', 'closed')),
  mac BLOB NOT NULL
) STRICT;
CREATE INDEX slot_time ON slot (service_id, starts_at);
CREATE INDEX slot_expert_time ON slot (expert_id, starts_at) WHERE expert_id IS NOT NULL;
CREATE INDEX slot_day ON slot (day);
CREATE TRIGGER slot_expert_insert BEFORE INSERT ON slot WHEN NEW.expert_id IS NOT NULL AND NEW.state = 'open'
BEGIN
  SELECT RAISE(ABORT, 'expert overlaps') WHERE EXISTS (
    SELECT 1 FROM slot WHERE expert_id = NEW.expert_id AND state = 'open' AND id <> NEW.id
      AND starts_at < NEW.ends_at AND ends_at > NEW.starts_at);
END;
CREATE TRIGGER slot_expert_update BEFORE UPDATE ON slot WHEN NEW.expert_id IS NOT NULL AND NEW.state = 'open'
BEGIN
  SELECT RAISE(ABORT, 'expert overlaps') WHERE EXISTS (
    SELECT 1 FROM slot WHERE expert_id = NEW.expert_id AND state = 'open' AND id <> NEW.id
      AND starts_at < NEW.ends_at AND ends_at > NEW.starts_at);
END;
CREATE TABLE seat (
  slot_id TEXT NOT NULL REFERENCES slot (id),
  seat_no INTEGER NOT NULL CHECK (seat_no BETWEEN 1 AND 50),
  PRIMARY KEY (slot_id, seat_no)
) STRICT, WITHOUT ROWID;
CREATE TABLE hold (
  id TEXT PRIMARY KEY,
  slot_id TEXT NOT NULL,
  seat_no INTEGER NOT NULL,
  caller TEXT,
  boot TEXT NOT NULL,
  until REAL NOT NULL,
  UNIQUE (slot_id, seat_no),
  FOREIGN KEY (slot_id, seat_no) REFERENCES seat (slot_id, seat_no)
) STRICT;
CREATE INDEX hold_caller ON hold (caller) WHERE caller IS NOT NULL;
CREATE TABLE booking (
  id TEXT PRIMARY KEY,
  slot_id TEXT NOT NULL,
  seat_no INTEGER NOT NULL,
  service_id TEXT NOT NULL REFERENCES service (id),
  day INTEGER NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('booked', 'arrived', 'attended', 'cancelled', 'no-show')),
  origin TEXT NOT NULL CHECK (origin IN ('screen', 'walk-in')),
  code TEXT,
  person_key BLOB,
  request_mac BLOB,
  move_mac BLOB,
  name_enc BLOB,
  phone_enc BLOB,
  outcome TEXT,
  follow_up INTEGER NOT NULL CHECK (follow_up IN (0, 1, 2)),
  follow_result TEXT,
  created_at INTEGER NOT NULL,
  keep_until INTEGER NOT NULL,
  version INTEGER NOT NULL CHECK (version >= 1),
  seq INTEGER NOT NULL,
  mac BLOB NOT NULL,
  FOREIGN KEY (slot_id, seat_no) REFERENCES seat (slot_id, seat_no)
) STRICT;
CREATE UNIQUE INDEX booking_seat ON booking (slot_id, seat_no) WHERE status IN (${SEAT_HOLDING});
CREATE UNIQUE INDEX booking_person ON booking (person_key, service_id, day)
  WHERE person_key IS NOT NULL AND status IN ('booked', 'arrived');
CREATE UNIQUE INDEX booking_code ON booking (code) WHERE code IS NOT NULL;
CREATE INDEX booking_slot ON booking (slot_id, seat_no);
CREATE INDEX booking_day ON booking (day);
CREATE INDEX booking_seq ON booking (seq);
CREATE INDEX booking_follow ON booking (day) WHERE follow_up = 1;
CREATE INDEX booking_keep ON booking (keep_until) WHERE phone_enc IS NOT NULL OR name_enc IS NOT NULL OR code IS NOT NULL;
CREATE TABLE audit (
  seq INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  event TEXT NOT NULL,
  fields TEXT NOT NULL,
  rows TEXT NOT NULL,
  prev BLOB NOT NULL,
  hash BLOB NOT NULL
) STRICT;
CREATE INDEX audit_at ON audit (at);
CREATE TABLE anchor (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  seq INTEGER NOT NULL,
  hash BLOB NOT NULL
) STRICT;
`,
  },
  {
    version: 20,
    what: "people who came without a booking, and those who ask to be put in touch",
    sql: `
CREATE TABLE visit (
  id TEXT PRIMARY KEY,
  service_id TEXT NOT NULL REFERENCES service (id),
  day INTEGER NOT NULL,
  request_mac BLOB,
  needs TEXT NOT NULL,
  name_enc BLOB,
  phone_enc BLOB,
  outcome TEXT,
  follow_up INTEGER NOT NULL CHECK (follow_up IN (0, 1, 2)),
  follow_result TEXT,
  created_at INTEGER NOT NULL,
  keep_until INTEGER NOT NULL,
  version INTEGER NOT NULL CHECK (version >= 1),
  seq INTEGER NOT NULL,
  mac BLOB NOT NULL
) STRICT;
CREATE INDEX visit_day ON visit (day);
CREATE INDEX visit_follow ON visit (day) WHERE follow_up = 1;
CREATE INDEX visit_keep ON visit (keep_until) WHERE phone_enc IS NOT NULL OR name_enc IS NOT NULL;
CREATE TABLE referral (
  id TEXT PRIMARY KEY,
  job_id TEXT NOT NULL,
  job_title TEXT NOT NULL,
  employer TEXT NOT NULL,
  request_mac BLOB,
  name_enc BLOB,
  phone_enc BLOB,
  consent_at INTEGER NOT NULL,
  follow_up INTEGER NOT NULL CHECK (follow_up IN (0, 1, 2)),
  follow_result TEXT,
  created_at INTEGER NOT NULL,
  keep_until INTEGER NOT NULL,
  version INTEGER NOT NULL CHECK (version >= 1),
  seq INTEGER NOT NULL,
  mac BLOB NOT NULL
) STRICT;
CREATE INDEX referral_follow ON referral (created_at) WHERE follow_up = 1;
CREATE INDEX referral_keep ON referral (keep_until) WHERE phone_enc IS NOT NULL OR name_enc IS NOT NULL;
`,
  },
];

/** What this program reads and writes. */
export const SCHEMA_VERSION = MIGRATIONS.at(-1)?.version ?? 0;
