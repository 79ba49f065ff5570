import type Database from "better-sqlite3";
import type { JobsRoom } from "../../../electron/station/jobs/jobs.ts";
import { type Ask, type Engine, type Full, PAGE } from "./engine.ts";

/** The product's own search, through the room the screen asks. */
export function ours(jobs: JobsRoom): Engine {
  return {
    name: "ours",
    answer({ text, filters, sort }: Ask): Full {
      const { total, items, facets } = jobs.search({ text, filters, sort, pageSize: PAGE });
      return { total, rows: items, facets: [facets.district, facets.employmentType, facets.salaryAtLeast] };
    },
    close: () => undefined,
  };
}

/**
 * The unit of all targets: one row of 8 columns by its primary key and nothing else (reference/search.md §3), met by
 * the same neighbours as the engines, from a connection as it comes or from the one the search uses.
 */
export function rowGet(name: string, db: Database.Database, count: number): Engine {
  const get = db.prepare(
    "SELECT title, employer, tags, address, district, street, salary_min, salary_max FROM jobs WHERE id = ?",
  );
  let at = 0;
  return {
    name,
    answer() {
      at = (at + 7_919) % count;
      return { total: 1, rows: [get.get(at)], facets: [null, null, null] };
    },
    close: () => undefined,
  };
}
