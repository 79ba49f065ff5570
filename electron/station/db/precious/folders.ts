import type { Files } from "../../ports.ts";

/** Where the precious data of a station lies, all below its data folder. */
export interface PreciousFolder {
  readonly root: string;
  readonly db: string;
  readonly backups: string;
  readonly journal: string;
  readonly quarantine: string;
  /** Held while one process opens or repairs. */
  readonly openLock: string;
  /** Shared by all who have the database open; held alone for a repair. */
  readonly useLock: string;
  /** Openings that were begun and not ended. */
  readonly boots: string;
  /** Somebody asked for a restore: done at the next start, and then removed. */
  readonly restoreRequest: string;
  /** Space to fall back on when the disk is full. */
  readonly ballast: string;
}

export function preciousFolder(files: Pick<Files, "join">, data: string): PreciousFolder {
  const root = files.join(data, "precious");
  const at = (name: string) => files.join(root, name);
  return {
    root,
    db: at("precious.db"),
    backups: at("backups"),
    journal: at("journal"),
    quarantine: at("quarantine"),
    openLock: at("open.lock"),
    useLock: at("use.lock"),
    boots: at("boots.json"),
    restoreRequest: at("restore.json"),
    ballast: at("ballast"),
  };
}

/** The database with what belongs to it: a write-ahead log without its database is lost data. */
export function databaseFiles(folder: PreciousFolder): string[] {
  return [folder.db, `${folder.db}-wal`, `${folder.db}-shm`];
}
