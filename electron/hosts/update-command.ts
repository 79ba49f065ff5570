import { copyFileSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { z } from "zod";
import { trustedKey } from "../../shared/station/config.ts";
import { type Command, type CommandIo, UsageError } from "./command.ts";
import { FeedKeyError, readSigningKey } from "./feed-keys.ts";
import { parseTime } from "./node-clock.ts";
import { createNodeFiles } from "./node-files.ts";
import { dataFolder, programVersion } from "./places.ts";
import { ANNOUNCEMENT_FILE, announcement, SIGNATURE_FILE } from "./update/announcement.ts";
import { checkUpdate, digestOf, UPDATE_REFUSALS } from "./update/check.ts";

/** An announcement holds for a month: a publisher signs anew before that, or stations wait for a technician. */
const VALID_MS = 30 * 86_400_000;
/** The keys a machine trusts for programs, apart from those for feeds: who may publish jobs may not publish code. */
const KEYS_FILE = "/etc/yike/update-keys.json";
const TAKEN_FILE = "update-taken.json";
const taken = z.object({ seq: z.number().int().min(0) });

const COMMANDS: Readonly<Record<string, Command>> = { sign: signCommand, take: takeCommand };

/** `station update sign | take`. */
export const updateCommand: Command = async (args, io) => {
  const [name = "", ...rest] = args;
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command === undefined) throw new UsageError();
  try {
    return await command(rest, io);
  } catch (error) {
    if (!(error instanceof FeedKeyError)) throw error;
    io.say(error.message);
    return 1;
  }
};

/** For a publisher: the package, what is said of it, and the signature over that, in one folder. */
async function signCommand(args: string[], io: CommandIo): Promise<number> {
  const options = {
    package: { type: "string" },
    version: { type: "string" },
    seq: { type: "string" },
    key: { type: "string" },
    out: { type: "string" },
    now: { type: "string" },
  } as const;
  const { values } = parseArgs({ args, options, strict: true });
  const { package: file, key, out, version = programVersion() } = values;
  const now = values.now === undefined ? Date.now() : parseTime(values.now);
  if (file === undefined || key === undefined || out === undefined || now === undefined) throw new UsageError();
  const said = announcement.safeParse({
    spec: "update/1",
    seq: Number(values.seq ?? Math.trunc(now / 1_000)),
    version,
    file: basename(file),
    bytes: statSync(file).size,
    sha256: digestOf(file),
    issuedAt: new Date(now).toISOString(),
    expiresAt: new Date(now + VALID_MS).toISOString(),
  });
  if (!said.success) throw new UsageError();
  const bytes = Buffer.from(`${JSON.stringify(said.data)}\n`);
  const signature = readSigningKey(key).sign(bytes);
  mkdirSync(resolve(out), { recursive: true });
  if (resolve(file) !== join(resolve(out), basename(file))) copyFileSync(file, join(resolve(out), basename(file)));
  writeFileSync(join(resolve(out), ANNOUNCEMENT_FILE), bytes);
  writeFileSync(join(resolve(out), SIGNATURE_FILE), signature);
  await io.print(JSON.stringify(said.data));
  return 0;
}

/**
 * For a station: checks the update in a folder and copies its package to DIR, where the technician installs it; from
 * then on nothing older is taken. Prints the copy's path; a refusal is JSON with its reason, exit 1.
 */
async function takeCommand(args: string[], io: CommandIo): Promise<number> {
  const options = {
    from: { type: "string" },
    to: { type: "string" },
    keys: { type: "string", default: KEYS_FILE },
    data: { type: "string" },
    now: { type: "string" },
  } as const;
  const { values } = parseArgs({ args, options, strict: true });
  const now = values.now === undefined ? Date.now() : parseTime(values.now);
  if (values.from === undefined || values.to === undefined || now === undefined) throw new UsageError();
  const files = createNodeFiles();
  const data = dataFolder(values.data, io.env);
  const ratchet = join(data, TAKEN_FILE);
  const takenSeq = files.exists(ratchet) ? taken.parse(JSON.parse(readFileSync(ratchet, "utf8"))).seq : 0;
  const keys = z.array(trustedKey).parse(JSON.parse(readFileSync(values.keys, "utf8")));
  const verdict = checkUpdate({ folder: resolve(values.from), keys, takenSeq, version: programVersion(), now });
  if (!verdict.ok) {
    const { zh, en } = UPDATE_REFUSALS[verdict.reason];
    io.say(`${zh} / ${en}`);
    await io.print(JSON.stringify({ error: { code: verdict.reason } }));
    return 1;
  }
  const { seq, version, file, sha256 } = verdict.announcement;
  mkdirSync(resolve(values.to), { recursive: true });
  const copy = join(resolve(values.to), file);
  copyFileSync(verdict.path, copy);
  // A stick can change between two reads: what was copied is what counts.
  if (digestOf(copy) !== sha256) {
    files.remove(copy);
    await io.print(JSON.stringify({ error: { code: "wrong-package" } }));
    return 1;
  }
  files.ensureFolder(data);
  files.replace(ratchet, JSON.stringify({ seq }));
  await io.print(JSON.stringify({ version, seq, package: copy }));
  return 0;
}
