import { parseArgs } from "node:util";
import type { CommandIo } from "./command.ts";
import { UsageError } from "./command.ts";
import { applyCommand, verifyCommand } from "./feed-apply-command.ts";
import { buildCommand } from "./feed-build-command.ts";
import { FeedInputError } from "./feed-input.ts";
import { FeedKeyError, writeNewKey } from "./feed-keys.ts";

const EXIT_FAILED = 1;

const COMMANDS: Readonly<Record<string, (args: string[], io: CommandIo) => Promise<number>>> = {
  build: buildCommand,
  verify: verifyCommand,
  apply: applyCommand,
  keygen,
};

/** `station feed build|verify|apply|keygen`; the words after `feed`. Answers the exit code. */
export async function feedCommand(args: string[], io: CommandIo): Promise<number> {
  const [name = "", ...rest] = args;
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command === undefined) throw new UsageError(`feed ${name}`);
  try {
    return await command(rest, io);
  } catch (error) {
    if (!(error instanceof FeedInputError || error instanceof FeedKeyError || error instanceof RangeError)) throw error;
    io.say(error.message);
    return EXIT_FAILED;
  }
}

async function keygen(args: string[], io: CommandIo): Promise<number> {
  const { values } = parseArgs({ args, options: { out: { type: "string" } } });
  if (values.out === undefined) throw new UsageError("feed keygen --out FILE");
  const { keyId, publicKey } = writeNewKey(values.out);
  await io.print(JSON.stringify({ keyId, publicKey }));
  return 0;
}
