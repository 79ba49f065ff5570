import { TOKENIZER_VERSION } from "../../../shared/jobs/tokens.ts";

/** Marks a file as one of ours ("YIKE"), so that a foreign database is never taken for a generation. */
export const APPLICATION_ID = 0x59494b45;

/**
 * Raise by one whenever a table, a column blob or the meaning of one changes. Generations are never migrated: a file
 * of another version is refused and built anew from the feed.
 */
export const LAYOUT_VERSION = 4;

/** What `PRAGMA user_version` of a generation must be: layout and tokenizer in one number. */
export const SCHEMA_VERSION = LAYOUT_VERSION * 1_000 + TOKENIZER_VERSION;

/** Texts of this many jobs lie in one blob: few reads when many are looked through, little waste when one is. */
export const CHUNK_JOBS = 64;

/**
 * The tables of one generation file (reference/search.md §7). `jobs.id` is dense from 0, oldest first, so the number
 * of a document is its rank by freshness. The description lies apart: wide rows cost 4.5 times in a scan.
 */
export const TABLES = `
  CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE jobs (
    id INTEGER PRIMARY KEY,
    ext_id TEXT NOT NULL,
    source TEXT NOT NULL,
    title TEXT NOT NULL,
    tags TEXT NOT NULL,
    employer TEXT NOT NULL,
    city TEXT NOT NULL,
    district TEXT NOT NULL,
    street TEXT NOT NULL,
    address TEXT NOT NULL,
    lat REAL,
    lon REAL,
    geo_basis TEXT NOT NULL,
    employment_type TEXT,
    salary_min REAL,
    salary_max REAL,
    salary_unit TEXT,
    salary_months INTEGER,
    salary_text TEXT NOT NULL,
    education TEXT NOT NULL,
    experience TEXT NOT NULL,
    openings INTEGER,
    date_posted TEXT NOT NULL,
    date_basis TEXT NOT NULL,
    valid_through TEXT,
    apply_url TEXT
  ) STRICT;
  CREATE TABLE job_text (chunk INTEGER PRIMARY KEY, b BLOB NOT NULL) STRICT;
  CREATE TABLE post (k INTEGER PRIMARY KEY, b BLOB NOT NULL) STRICT;
  CREATE TABLE sug (term TEXT PRIMARY KEY, kind INTEGER NOT NULL, titled INTEGER NOT NULL, prior INTEGER NOT NULL,
    sound TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE col (name TEXT PRIMARY KEY, b BLOB NOT NULL) STRICT;
  CREATE TABLE content (dataset TEXT NOT NULL, pos INTEGER NOT NULL, json TEXT NOT NULL, PRIMARY KEY (dataset, pos))
    STRICT, WITHOUT ROWID;
`;

/** Made after the rows: in the order of arrival every id would go to another page. Fails on an id that comes twice. */
export const IDS = "CREATE UNIQUE INDEX job_ids ON jobs (ext_id)";
