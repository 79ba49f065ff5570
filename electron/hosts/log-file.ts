import { closeSync, fstatSync, mkdirSync, openSync, renameSync, writeSync } from "node:fs";
import { dirname } from "node:path";

/** A station in good health writes some 100 kB a week: five files of this size are months, and nothing on any disk. */
const FILE_BYTES_MAX = 4 * 1_024 * 1_024;
/** `station.log`, and `station.log.1` (newer) to `station.log.4` (oldest). */
const FILES_KEPT = 5;

const OWN_FILE = 0o600;
const OWN_FOLDER = 0o700;

/** What pino writes to. */
export interface LogFile {
  write(line: string): void;
}

export interface LogFileOptions {
  readonly bytesMax?: number;
  readonly filesKept?: number;
}

/**
 * A log file that never fills the disk: at its size it is put aside under the next number and the oldest goes. Each line
 * is written at once and whole, so nothing is rotated in its middle. pino-roll was tried for this: it writes from a
 * thread of its own, so the last line before a power cut is lost, and it brings a calendar library.
 * A line that cannot be written (disk full) is told on standard error and the program goes on.
 * @throws the system's own error when the file cannot be opened at first
 */
export function createLogFile(path: string, options: LogFileOptions = {}): LogFile {
  const { bytesMax = FILE_BYTES_MAX, filesKept = FILES_KEPT } = options;
  mkdirSync(dirname(path), { recursive: true, mode: OWN_FOLDER });
  let file = openSync(path, "a", OWN_FILE);
  let bytes = fstatSync(file).size;

  function rotate(): void {
    closeSync(file);
    try {
      for (let number = filesKept - 2; number >= 0; number -= 1) {
        moveIfThere(number === 0 ? path : `${path}.${number}`, `${path}.${number + 1}`);
      }
    } finally {
      file = openSync(path, "a", OWN_FILE);
      bytes = fstatSync(file).size;
    }
  }

  function write(line: string): void {
    const size = Buffer.byteLength(line);
    try {
      if (bytes > 0 && bytes + size > bytesMax) rotate();
      writeSync(file, line);
      bytes += size;
    } catch (error) {
      console.error(`log: ${String((error as NodeJS.ErrnoException).code ?? error)}`);
    }
  }

  return { write };
}

/** Two programs may share a log for a moment; the other one was quicker. */
function moveIfThere(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
}
