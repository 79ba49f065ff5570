import { shanghaiDay } from "../../../shared/jobs/day.ts";
import type { AuditRoom } from "../audit/audit.ts";
import type { Planner } from "../bookings/planner.ts";
import { BACKUP_EVERY, listBackups, makeBackup } from "../db/precious/backup.ts";
import type { PreciousFolder } from "../db/precious/folders.ts";
import { type Purged, purge } from "../db/precious/purge.ts";
import type { Precious } from "../db/precious/store.ts";
import { chainHead } from "../db/precious/verify.ts";
import type { Clock, Files, Logger } from "../ports.ts";
import type { HealthRoom } from "./health.ts";
import type { TrustedTime } from "./trusted-time.ts";

/** Milliseconds after the start: a kiosk that is switched off at night does its chores in the morning. */
const FIRST_AFTER_MS = 60_000;
const LOOK_EVERY_MS = 3_600_000;
/** Milliseconds between the booking that makes a backup due and the backup: never inside a resident's call. */
const BACKUP_AFTER_MS = 2_000;

export interface Chores {
  /** From now on by itself. */
  start(): void;
  /** What is due once a day: deletion on time, backup, a look at every row. */
  daily(): void;
  /** A backup now; null = it could not be made, and health says so. */
  backup(): string | null;
  /** Deletion on time now. @throws PurgeIncomplete, PreciousUnavailable */
  purge(): Purged;
  stop(): void;
}

export interface ChoresOptions {
  readonly precious: Precious;
  readonly folder: PreciousFolder;
  readonly planner: Planner;
  readonly audit: AuditRoom;
  readonly health: HealthRoom;
  readonly time: TrustedTime;
  readonly clock: Clock;
  readonly files: Files;
  readonly log: Logger;
}

/** The station's housekeeping, by itself: a minute after the start, then once a day, and after every twenty bookings. */
export function createChores(options: ChoresOptions): Chores {
  const { precious, folder, planner, audit, health, time, clock, files, log } = options;
  let doneOn: number | null = null;
  let since = 0;
  let cancelBackup: (() => void) | null = null;
  let cancelTick = () => {};

  precious.onChange((event) => {
    if (event === "booking.confirmed" || event === "booking.walk-in") since += 1;
    if (since < BACKUP_EVERY || cancelBackup !== null) return;
    cancelBackup = clock.after(BACKUP_AFTER_MS, () => {
      cancelBackup = null;
      backup();
    });
  });

  function tick(): void {
    cancelTick = clock.after(LOOK_EVERY_MS, tick);
    if (shanghaiDay(clock.now()) !== doneOn) daily();
  }

  function daily(): void {
    doneOn = shanghaiDay(clock.now());
    guarded("purge-failed", () => {
      planner.keepUp();
      if (!time.isPlausible()) {
        health.note("clock");
        return;
      }
      health.clear("clock");
      time.remember();
      purgeNow();
    });
    const [newest] = listBackups(files, folder.backups);
    if (newest === undefined || newest.seq < chainHead(precious.db).seq) backup();
    const faults = audit.verify();
    if (faults.length > 0) health.note("damaged", { faults: faults.length });
  }

  /** A chore that fails is told of and tried again tomorrow; the station goes on. */
  function guarded(code: "purge-failed" | "backup-failed", work: () => void): boolean {
    try {
      work();
      health.clear(code);
      return true;
    } catch (error) {
      const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
      const name = error instanceof Error ? error.name : "unknown";
      const named = String((cause as { code?: unknown } | null)?.code ?? name);
      log.error("chores.failed", { code, error: named });
      health.note(code, { code: named });
      return false;
    }
  }

  function backup(): string | null {
    let path: string | null = null;
    guarded("backup-failed", () => {
      path = makeBackup(precious, files, folder, clock.now()).path;
      since = 0;
    });
    return path;
  }

  function purgeNow(): Purged {
    const done = purge(precious, files, folder, clock.now());
    log.info("precious.purged", { people: done.people, entries: done.auditEntries, backups: done.backupsRewritten });
    return done;
  }

  return {
    start: () => {
      cancelTick = clock.after(FIRST_AFTER_MS, tick);
    },
    daily,
    backup,
    purge: purgeNow,
    stop: () => {
      cancelTick();
      cancelBackup?.();
    },
  };
}
