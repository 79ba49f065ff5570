import { parseArgs } from "node:util";
import { dayOf } from "../../shared/feed/days.ts";
import { type FeedReport, QUARANTINE_REASONS, type QuarantineReason } from "../../shared/feed/quarantine.ts";
import type { CommandIo } from "./command.ts";
import { UsageError } from "./command.ts";
import { applyCommand, verifyCommand } from "./feed-apply-command.ts";
import { buildFeed, type FeedBuild, readContentFolder } from "./feed-build.ts";
import { FeedInputError } from "./feed-input.ts";
import { FeedKeyError, ownSigningKey, readSigningKey, writeNewKey } from "./feed-keys.ts";
import { parseTime } from "./node-clock.ts";

const EXIT_FAILED = 1;
/** One name for everything a publisher does not name otherwise: an older issue must be known as one. */
const FEED_ID = "station-feed";

const COMMANDS: Readonly<Record<string, (args: string[], io: CommandIo) => Promise<number>>> = {
  build,
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

async function build(args: string[], io: CommandIo): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    // `--in a.jsonl b.jsonl`: the files after the first are positionals to parseArgs.
    allowPositionals: true,
    options: {
      in: { type: "string", multiple: true },
      out: { type: "string" },
      "as-of": { type: "string" },
      key: { type: "string" },
      places: { type: "string" },
      content: { type: "string" },
      "feed-id": { type: "string", default: FEED_ID },
      now: { type: "string" },
      json: { type: "boolean", default: false },
      "confirm-drop": { type: "string" },
      "confirm-reason": { type: "string" },
    },
  });
  const inputs = [...(values.in ?? []), ...positionals];
  if (inputs.length === 0 || values.out === undefined) throw new UsageError("feed build --in FILE… --out DIR");
  if (values.places !== undefined) io.say("暂不支持 --places,已忽略 / --places is not supported yet and was ignored");
  const key = values.key === undefined ? ownSigningKey(io.env) : readSigningKey(values.key);
  const showsProgress = process.stderr.isTTY === true;
  const { report, manifest } = await buildFeed({
    inputs,
    out: values.out,
    key,
    feedId: values["feed-id"],
    now: values.now === undefined ? Date.now() : timeArgument(values.now),
    asOf: values["as-of"] === undefined ? null : dayArgument(values["as-of"]),
    ...confirmation(values["confirm-drop"], values["confirm-reason"], key.keyId),
    content: values.content === undefined ? {} : readContentFolder(values.content),
    ...(showsProgress ? { progress: (rows: number) => process.stderr.write(`\r${rows} 行 / rows`) } : {}),
  });
  if (showsProgress) process.stderr.write("\r\u001b[K");
  if (values.json) await io.print(JSON.stringify(report));
  else for (const line of summary(report)) await io.print(line);
  if (manifest === null) {
    io.say("没有一行合格,数据文件夹没有生成 / no row was accepted, no feed was made");
    return EXIT_FAILED;
  }
  if (!values.json) await io.print(`${values.out}: ${manifest.feedId} seq ${manifest.seq}, keyId ${manifest.keyId}`);
  return 0;
}

/** `--confirm-drop PERCENT --confirm-reason TEXT`: the signed word that so many jobs are meant to be gone. */
function confirmation(drop: string | undefined, reason: string | undefined, by: string): Pick<FeedBuild, "confirm"> {
  if (drop === undefined) return {};
  const maxDropPct = /^\d{1,3}$/.test(drop) ? Number(drop) : Number.NaN;
  if (!(maxDropPct <= 100) || reason === undefined || reason.trim() === "")
    throw new UsageError("feed build --confirm-drop PERCENT --confirm-reason TEXT");
  return { confirm: { jobs: { maxDropPct, reason: reason.trim().slice(0, 200), by } } };
}

function dayArgument(text: string): string {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? dayOf(text) : null;
  if (day === null) throw new RangeError(`--as-of 要写成 2026-11-20 这样 / must look like 2026-11-20: ${text}`);
  return day;
}

function timeArgument(text: string): number {
  const at = parseTime(text);
  if (at === undefined) throw new RangeError(`--now 不是时间 / is not an ISO time: ${text}`);
  return at;
}

function summary(report: FeedReport): string[] {
  const lines = [
    `读入 ${report.rows} 行,采用 ${report.accepted},遮住联系方式 ${report.masked} / read ${report.rows} rows, accepted ${report.accepted}, masked contacts in ${report.masked}`,
  ];
  for (const [reason, count] of Object.entries(report.quarantined)) {
    const { zh, en } = QUARANTINE_REASONS[reason as QuarantineReason];
    lines.push(`  未采用 ${count}:${zh} / left out ${count}: ${en} (${reason})`);
  }
  return lines;
}

async function keygen(args: string[], io: CommandIo): Promise<number> {
  const { values } = parseArgs({ args, options: { out: { type: "string" } } });
  if (values.out === undefined) throw new UsageError("feed keygen --out FILE");
  const { keyId, publicKey } = writeNewKey(values.out);
  await io.print(JSON.stringify({ keyId, publicKey }));
  return 0;
}
