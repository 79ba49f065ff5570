import Database from "better-sqlite3";
import type { PublishedJob } from "../../../shared/jobs/job.ts";
import { bigrams } from "../../bench/engines/bigrams.ts";
import { fieldsOf } from "./naive.ts";

/** The oracle: SQLite's own LIKE over the normalised fields, each for itself. */
export class LikeOracle {
  readonly #db = new Database(":memory:");
  constructor(rows: readonly PublishedJob[]) {
    this.#db.exec("CREATE TABLE t (id TEXT, a TEXT, b TEXT, c TEXT, d TEXT)");
    const insert = this.#db.prepare("INSERT INTO t VALUES (?, ?, ?, ?, ?)");
    for (const row of rows) insert.run(row.id, ...fieldsOf(row));
  }
  ids(term: string): string[] {
    const like = `%${term.replace(/[\\%_]/g, "\\$&")}%`;
    return this.#db
      .prepare<[{ like: string }], string>(
        String.raw`SELECT id FROM t WHERE a LIKE @like ESCAPE '\' OR b LIKE @like ESCAPE '\'
          OR c LIKE @like ESCAPE '\' OR d LIKE @like ESCAPE '\' ORDER BY id`,
      )
      .pluck()
      .all({ like });
  }
  close(): void {
    this.#db.close();
  }
}

/** Pairs of a field, a word of its own between two runs: in 运营/营销 the pairs 运营 and 营销 are no phrase. */
function pairsApart(field: string): string {
  const runs = field.split(/[^\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+/u);
  return runs.map((run) => bigrams(run).join(" ")).join(" apart ");
}

/** The second oracle: FTS5 over pairs, a term as the phrase of its pairs. For terms of two and more Han characters. */
export class PhraseOracle {
  readonly #db = new Database(":memory:");
  readonly #ids: readonly string[];
  constructor(rows: readonly PublishedJob[]) {
    this.#ids = rows.map(({ id }) => id);
    this.#db.exec("CREATE VIRTUAL TABLE t USING fts5(a, b, c, d, content='', tokenize=\"unicode61 tokenchars '+#'\")");
    const insert = this.#db.prepare("INSERT INTO t (rowid, a, b, c, d) VALUES (?, ?, ?, ?, ?)");
    this.#db.transaction(() => {
      rows.forEach((row, at) => {
        insert.run(at, ...fieldsOf(row).map(pairsApart));
      });
    })();
  }
  ids(term: string): string[] {
    const phrase = `"${bigrams(term).join(" ")}"`;
    const found = this.#db.prepare<[string], number>("SELECT rowid FROM t WHERE t MATCH ?").pluck().all(phrase);
    return found.map((at) => this.#ids[at] as string).sort();
  }
  close(): void {
    this.#db.close();
  }
}
