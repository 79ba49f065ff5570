import Database from "better-sqlite3";
import { pairsDecide } from "../../../shared/jobs/contiguous.ts";
import { DESCRIPTION_BIT, FIELDS, PART_SEPARATOR, searchedFields } from "../../../shared/jobs/fields.ts";
import type { PublishedJob } from "../../../shared/jobs/job.ts";
import { eachKey, normalise, sameCjkRuns } from "../../../shared/jobs/tokens.ts";
import { createColumnWriter, ODD_BIT } from "../jobs/columns.ts";
import { createIndexWriter, type IndexWriter } from "../jobs/index-writer.ts";
import { createTextWriter } from "../jobs/texts.ts";
import { writeSpokenWords } from "../search/spoken-table.ts";
import { createSpokenCollector, type SpokenCollector } from "../search/spoken-words.ts";
import type { GenerationMeta, GenerationSource } from "./generation.ts";
import { APPLICATION_ID, IDS, SCHEMA_VERSION, TABLES } from "./schema.ts";
import { type SortedRows, sortRows } from "./sorted-rows.ts";

/** Page cache of the file being written, KiB. Pages are written once and in order, so more would not help. */
const CACHE_KIB = 8_192;

/**
 * Builds a whole generation file at `path`, which must not exist. To be called in a worker thread: it keeps the thread
 * busy for seconds. The file has no journal and is not synced; the caller syncs and renames it, and removes it when
 * this throws (a duplicate id, a full disk, a failed check).
 */
export async function writeGeneration(
  path: string,
  source: GenerationSource,
): Promise<{ counts: Readonly<Record<string, number>>; quarantined: number }> {
  const sorted = await sortRows(source.jobs);
  const db = new Database(path);
  try {
    db.pragma("journal_mode = OFF");
    db.pragma("synchronous = OFF");
    db.pragma("locking_mode = EXCLUSIVE");
    db.pragma(`cache_size = -${CACHE_KIB}`);
    db.exec("BEGIN");
    db.exec(TABLES);
    const spoken = createSpokenCollector();
    writeJobs(db, sorted, spoken);
    writeSpokenWords(db, await spoken.words(source.content["policies"] ?? []));
    const counts: Record<string, number> = { jobs: sorted.count };
    for (const [dataset, rows] of Object.entries(source.content)) {
      writeContent(db, dataset, rows);
      counts[dataset] = rows.length;
    }
    const quarantined = source.quarantined();
    writeMeta(db, { ...source.meta, counts, quarantined });
    db.exec("COMMIT");
    check(db, sorted.count);
    return { counts, quarantined };
  } finally {
    sorted.close();
    db.close();
  }
}

function writeJobs(db: Database.Database, jobs: SortedRows, spoken: SpokenCollector): void {
  const insertJob = db.prepare(`INSERT INTO jobs VALUES (${Array(26).fill("?").join()})`);
  const insertText = db.prepare("INSERT INTO job_text VALUES (?, ?)");
  const insertList = db.prepare("INSERT INTO post VALUES (?, ?)");
  const insertColumn = db.prepare("INSERT INTO col VALUES (?, ?)");
  const columns = createColumnWriter(jobs.count);
  const index = createIndexWriter();
  const indexJob = jobIndexer(index);
  const texts = createTextWriter((chunk, bytes) => insertText.run(chunk, bytes));
  let doc = 0;
  for (const job of jobs.rows()) {
    insertJob.run(...jobRow(doc, job));
    spoken.add(job);
    const { sure, doubtful } = indexJob(doc, job);
    columns.put(doc, job, sure);
    texts.put(job.description, doubtful);
    doc += 1;
  }
  texts.finish();
  db.exec(IDS);
  for (const [key, bytes] of index.lists()) insertList.run(key, bytes);
  for (const [name, bytes] of columns.blobs()) insertColumn.run(name, bytes);
}

/** The values of one row of `jobs`, in the order of its columns. */
export function jobRow(doc: number, job: PublishedJob): (string | number | null)[] {
  return [
    doc,
    job.id,
    job.source,
    job.title,
    job.tags.join(PART_SEPARATOR),
    job.employer,
    job.city,
    job.district,
    job.street,
    job.address,
    job.lat,
    job.lon,
    job.geoBasis,
    job.employmentType,
    job.salaryMin,
    job.salaryMax,
    job.salaryUnit,
    job.salaryMonths,
    job.salaryText,
    job.education,
    job.experience,
    job.openings,
    job.datePosted,
    job.dateBasis,
    job.validThrough,
    job.applyUrl,
  ];
}

/** What the writer notes of a job beside its postings. */
interface Noted {
  /** `Columns.sure`. */
  readonly sure: number;
  /**
   * Normalised texts to be kept beside the description: the card's fields in which pairs do not decide, and the
   * description itself if normalising changes its characters.
   */
  readonly doubtful: readonly string[];
}

/** A function that indexes the searched fields of one job after the other. */
function jobIndexer(index: IndexWriter): (doc: number, job: PublishedJob) => Noted {
  // One function for all keys of all fields: a closure a field was a fifth of a million of them.
  let at = 0;
  let bit = 0;
  const add = (key: number): void => index.add(key, at, bit);
  return (doc, job) => {
    const doubtful: string[] = [];
    let sure = 0;
    at = doc;
    const texts = searchedFields(job);
    for (let field = 0; field < texts.length; field += 1) {
      const text = texts[field] as string;
      const plain = normalise(text);
      bit = (FIELDS[field] as (typeof FIELDS)[number]).bit;
      eachKey(plain, add);
      const decided = pairsDecide(plain);
      if (decided) sure |= bit;
      if (bit !== DESCRIPTION_BIT) {
        if (!decided) doubtful.push(plain);
      } else if (plain !== text && !sameCjkRuns(text, plain)) {
        sure |= ODD_BIT;
        doubtful.push(plain);
      }
    }
    return { sure, doubtful };
  };
}

function writeContent(db: Database.Database, dataset: string, rows: readonly unknown[]): void {
  const insert = db.prepare("INSERT INTO content VALUES (?, ?, ?)");
  rows.forEach((row, at) => {
    insert.run(dataset, at, JSON.stringify(row));
  });
}

function writeMeta(db: Database.Database, meta: GenerationMeta): void {
  db.prepare("INSERT INTO meta VALUES ('generation', ?)").run(JSON.stringify(meta));
  db.pragma(`application_id = ${APPLICATION_ID}`);
  db.pragma(`user_version = ${SCHEMA_VERSION}`);
}

/** A file that does not read back whole must not become the catalogue. */
function check(db: Database.Database, jobs: number): void {
  const verdict = db.pragma("quick_check", { simple: true });
  if (verdict !== "ok") throw new Error(`the new generation is damaged: ${String(verdict)}`);
  const stored = db.prepare("SELECT count(*) FROM jobs").pluck().get();
  if (stored !== jobs) throw new Error(`the new generation holds ${String(stored)} jobs of ${jobs}`);
}
