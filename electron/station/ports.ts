/**
 * What the station needs from outside. The core calls no clock, randomness, network, file or thread of its own:
 * a host hands these in, and a test can run a week in a second.
 */
export interface Clock {
  /** Wall time, milliseconds since 1970. May jump. */
  now(): number;
  /** Milliseconds that only rise; meaning nothing but differences, within one `Ports.boot`. */
  monotonic(): number;
  /** Runs once after `ms`; the answer cancels it. */
  after(ms: number, run: () => void): () => void;
  /** True while an operator or a test has set `now()` on purpose: then no witness is asked whether it can be right. */
  given?(): boolean;
}

export interface Ids {
  uuid(): string;
  bytes(count: number): Uint8Array;
  /** A fraction in [0, 1): phase, jitter, back-off. */
  fraction(): number;
}

/** Ids, enums and counts only; never what a resident typed (DESIGN §4 Privacy). */
export type LogFields = Readonly<Record<string, string | number | boolean | null>>;
export interface Logger {
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, fields?: LogFields): void;
}

/** Files below the station's data folder and the shipped resources. Paths are absolute, made by `join`. */
export interface Files {
  join(...parts: string[]): string;
  exists(path: string): boolean;
  read(path: string): Uint8Array;
  /** Bytes of the file, or null if there is none. */
  size(path: string): number | null;
  list(folder: string): string[];
  ensureFolder(path: string): void;
  /** Write beside, fsync, rename, fsync the folder: the old or the new content, never half of it. */
  replace(path: string, content: Uint8Array | string): void;
  /** As `replace`, but the calling thread goes on meanwhile: a slow disk must not freeze the screen. */
  replaceLater(path: string, content: Uint8Array | string): Promise<void>;
  /** Adds to the end and fsyncs; a file that is not there yet is made, and its folder fsynced. */
  append(path: string, content: string): void;
  /** fsync a file and its folder (a file written by the database). */
  sync(path: string): void;
  /** Rename within one file system, then fsync the folder. */
  rename(from: string, to: string): void;
  /** `sync` and `rename` in one; the calling thread goes on meanwhile. */
  moveLater(from: string, to: string): Promise<void>;
  remove(path: string): void;
  /** As `remove`; the calling thread goes on meanwhile: giving back the blocks of a large file takes its time. */
  removeLater(path: string): Promise<void>;
}

/** Work that would freeze the screen, done in a thread of its own. The name is a build entry (stack.md §5). */
export interface Workers {
  /** @param deadlineMs after it the thread is ended and the answer is a rejection */
  run<T>(name: WorkerName, input: unknown, deadlineMs: number): Promise<T>;
}
export type WorkerName = "build-generation";

/** What a manifest vouches for of a file. */
export interface ExpectedFile {
  readonly bytes: number;
  /** Hex. */
  readonly sha256: string;
}

/**
 * The folder or address a feed is read from, already opened. Every read is capped by the caller; what goes wrong on the
 * way is a `FeedUnreadable` with its class.
 */
export interface FeedFolder {
  /** As given by the operator, for messages. */
  readonly name: string;
  /**
   * At most `maxBytes`; a larger file is a `too-large` refusal, a missing one null.
   * @param how `fresh` = past every cache, after the usual answer did not hold
   */
  read(
    file: string,
    maxBytes: number,
    how?: "usual" | "fresh",
  ): Promise<{ bytes: Uint8Array } | { tooLarge: true } | null>;
  /**
   * A path on disk of the file, fetched into the store if need be, for the worker to stream; null = missing. `kept` = it
   * lies in the store and stays there.
   */
  path(file: string, expected: ExpectedFile): Promise<{ path: string; kept: boolean } | { tooLarge: true } | null>;
  /** What the server's clock says at this moment, ms since 1970; null = there is no server that proved who it is. */
  serverTime(): number | null;
}

export interface FeedSource {
  /** @param store folder in which fetched files are kept; the station clears it */
  open(from: string, store: string): FeedFolder;
}

/** There is a secret of this name, but it cannot be opened: damaged, or sealed by another user or machine. */
export class KeyUnreadable extends Error {
  override readonly name = "KeyUnreadable";
}

/** This machine's store would protect nothing, so nothing is put into it. */
export class KeyStoreUnsafe extends Error {
  override readonly name = "KeyStoreUnsafe";
}

/** Keeps small secrets where this machine keeps them best. Asynchronous, because Electron's safeStorage is. */
export interface KeyStore {
  /** `system`: sealed by the operating system. `file`: a file that only this user may read, which is weaker. */
  readonly protection: "system" | "file";
  /** null = there is none of this name. @throws KeyUnreadable, KeyStoreUnsafe */
  read(name: string): Promise<Uint8Array | null>;
  /** Lasting once it resolves. @throws KeyStoreUnsafe */
  write(name: string, secret: Uint8Array): Promise<void>;
}

/** Something plugged in that files can be read from and written to. */
export interface Drive {
  /** Stands for the path where the page is concerned. */
  readonly id: string;
  /** As it is labelled. */
  readonly name: string;
  readonly path: string;
}

export interface Drives {
  /** What is in at this moment. */
  list(): readonly Drive[];
}

export interface Ports {
  /**
   * One start of the machine: the span in which `clock.monotonic()` of different processes can be compared. A host that
   * cannot tell gives every process its own.
   */
  readonly boot: string;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Logger;
  readonly files: Files;
  readonly keys: KeyStore;
  readonly workers: Workers;
  readonly feeds: FeedSource;
  readonly drives: Drives;
}

/** Where things lie on this machine. */
export interface Paths {
  /** Writable, the station's own. */
  readonly data: string;
  /** Read-only, shipped: content, example configuration. */
  readonly resources: string;
  /** Read-only, built: the seed feed and its key. */
  readonly seed: string;
}

export interface StationDeps {
  readonly ports: Ports;
  readonly paths: Paths;
  readonly version: string;
  /** Keys trusted beside those of station.json: this machine's own feed key, if the operator made one. */
  readonly localKeys?: readonly { keyId: string; publicKey: string }[];
}
