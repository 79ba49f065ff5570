import Database from "better-sqlite3";
import type { Files } from "../../../electron/station/ports.ts";

/** The process is gone: whatever it would have done next does not happen. */
export class Crash extends Error {
  override readonly name = "Crash";
}

export interface Fuse {
  /** The process dies before its n-th next step (1 = the very next). */
  arm(steps: number): void;
  /** It lives on. True = it had died. */
  disarm(): boolean;
  /** Counts one step. @throws Crash from the moment it burns through */
  step(): void;
  readonly burnt: boolean;
}

/** Every statement of the database and every write of a file is one step. */
export function createFuse(): Fuse {
  let left = Number.POSITIVE_INFINITY;
  let burnt = false;
  return {
    arm: (steps) => {
      left = steps;
      burnt = false;
    },
    disarm: () => {
      const was = burnt;
      left = Number.POSITIVE_INFINITY;
      burnt = false;
      return was;
    },
    step: () => {
      left -= 1;
      if (left <= 0) burnt = true;
      // A dead process does not roll back either.
      if (burnt) throw new Crash("the process is gone");
    },
    get burnt() {
      return burnt;
    },
  };
}

const STATEMENT_STEPS = new Set(["run", "get", "all", "iterate"]);
const DATABASE_STEPS = new Set(["exec", "pragma"]);

/** A real database whose every statement goes through the fuse. */
export function fusedConnect(fuse: Fuse): (path: string) => Database.Database {
  return (path) => fused(new Database(path), fuse);
}

function fused(db: Database.Database, fuse: Fuse): Database.Database {
  return new Proxy(db, {
    get(target, key) {
      const value: unknown = Reflect.get(target, key, target);
      if (key === "prepare") return (sql: string) => fusedStatement(target.prepare(sql), fuse);
      if (typeof value !== "function") return value;
      return (...args: unknown[]) => {
        if (DATABASE_STEPS.has(String(key))) fuse.step();
        return (value as (...given: unknown[]) => unknown).apply(target, args);
      };
    },
  });
}

function fusedStatement(statement: Database.Statement, fuse: Fuse): Database.Statement {
  const proxy: Database.Statement = new Proxy(statement, {
    get(target, key) {
      const value: unknown = Reflect.get(target, key, target);
      if (typeof value !== "function") return value;
      return (...args: unknown[]) => {
        if (STATEMENT_STEPS.has(String(key))) fuse.step();
        const answer = (value as (...given: unknown[]) => unknown).apply(target, args);
        // `pluck` and `raw` answer the statement itself.
        return answer === target ? proxy : answer;
      };
    },
  });
  return proxy;
}

/** Real files whose writes go through the fuse; an append that is cut off leaves half of its line. */
export function fusedFiles(files: Files, fuse: Fuse): Files {
  return {
    ...files,
    append: (path, content) => {
      try {
        fuse.step();
      } catch (error) {
        files.append(path, content.slice(0, Math.floor(content.length / 2)));
        throw error;
      }
      files.append(path, content);
    },
    replace: (path, content) => {
      fuse.step();
      files.replace(path, content);
    },
    rename: (from, to) => {
      fuse.step();
      files.rename(from, to);
    },
    remove: (path) => {
      fuse.step();
      files.remove(path);
    },
  };
}
