import Database from "better-sqlite3";
import type { Connect } from "../../electron/station/db/precious/connect.ts";

/**
 * The control of the power-cut experiment: a database that says it is set to FULL and runs as NORMAL, with the library's
 * own checkpoint interval, which is what a program gets that sets nothing.
 */
export const lyingConnect: Connect = (path) => {
  const db = new Database(path);
  return new Proxy(db, {
    get(target, key) {
      const value: unknown = Reflect.get(target, key, target);
      if (key === "pragma") return (source: string, options?: Database.PragmaOptions) => lie(target, source, options);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
};

const FULL = 2;

function lie(db: Database.Database, source: string, options?: Database.PragmaOptions): unknown {
  if (source === "synchronous = FULL") return db.pragma("synchronous = NORMAL");
  if (source.startsWith("wal_autocheckpoint")) return db.pragma("wal_autocheckpoint = 1000");
  if (source === "synchronous") return FULL;
  return db.pragma(source, options);
}
