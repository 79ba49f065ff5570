import type { Readable } from "node:stream";

/** What a command has of its caller; a test hands in its own. */
export interface CommandIo {
  readonly stdin: Readable;
  readonly env: NodeJS.ProcessEnv;
  /** One line of output; resolves when it is written. */
  print(line: string): Promise<void>;
  /** One line for a person, beside the output. */
  say(line: string): void;
}

/** Told to the operator by the usage text; exit 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** A command of the table in cli.ts: exit code as its answer. */
export type Command = (args: string[], io: CommandIo) => Promise<number>;
