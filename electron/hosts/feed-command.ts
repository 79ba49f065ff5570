import { createReadStream } from "node:fs";
import { parseArgs } from "node:util";
import type { FeedVerdict } from "../../shared/contract/feed.ts";
import { dayOf } from "../../shared/feed/days.ts";
import { FEED_LIMITS } from "../../shared/feed/limits.ts";
import { type FeedReport, QUARANTINE_REASONS, type QuarantineReason } from "../../shared/feed/quarantine.ts";
import { refusalText } from "../../shared/feed/refusals.ts";
import type { TrustedKey } from "../../shared/station/config.ts";
import { loadConfig } from "../station/config.ts";
import { FeedUnreadable } from "../station/feed/feed-unreadable.ts";
import { checkPacked, DatasetRefused, readDataset } from "../station/feed/read-dataset.ts";
import { checkContent, checkJob } from "../station/feed/row-checks.ts";
import { verifyManifest } from "../station/feed/verify-manifest.ts";
import type { FeedFolder } from "../station/ports.ts";
import type { CommandIo } from "./command.ts";
import { UsageError } from "./command.ts";
import { buildFeed, readContentFolder } from "./feed-build.ts";
import { FeedInputError } from "./feed-input.ts";
import { FeedKeyError, loadLocalKeys, ownSigningKey, readSigningKey, writeNewKey } from "./feed-keys.ts";
import { createFolderFeeds } from "./folder-feed.ts";
import { parseTime } from "./node-clock.ts";
import { createNodeFiles } from "./node-files.ts";
import { dataFolder, sourcePaths } from "./places.ts";

const EXIT_FAILED = 1;
/** One name for everything a publisher does not name otherwise: an older issue must be known as one. */
const FEED_ID = "station-feed";

const COMMANDS: Readonly<Record<string, (args: string[], io: CommandIo) => Promise<number>>> = {
  build,
  verify,
  apply,
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

async function apply(args: string[], io: CommandIo): Promise<number> {
  const options = { from: { type: "string" }, data: { type: "string" }, now: { type: "string" } } as const;
  const { values } = parseArgs({ args, options });
  if (values.from === undefined) throw new UsageError("feed apply --from DIR|URL [--data DIR]");
  const now = values.now === undefined ? {} : { now: values.now };
  // Loaded here: building a feed needs no station.
  const { openStation } = await import("./open-station.ts");
  const { station } = await openStation({ data: dataFolder(values.data, io.env), ...now, log: "stderr" });
  try {
    return await tell(await station.feed.apply(values.from), io);
  } finally {
    station.close();
  }
}

/** Checks a feed as a station would, without a generation; trusts what a station with this data folder trusts. */
async function verify(args: string[], io: CommandIo): Promise<number> {
  const options = { key: { type: "string" }, data: { type: "string" } } as const;
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options });
  const [folder] = positionals;
  if (folder === undefined) throw new UsageError("feed verify DIR [--key FILE] [--data DIR]");
  const config = loadConfig(createNodeFiles(), sourcePaths(dataFolder(values.data, io.env)));
  const named = values.key === undefined ? [] : [readSigningKey(values.key)];
  const trusted = [...named, ...config.feed.keys, ...loadLocalKeys(io.env, io.say)];
  return tell(await verdictOn(createFolderFeeds().open(folder), trusted), io);
}

async function tell(verdict: FeedVerdict | Verified, io: CommandIo): Promise<number> {
  await io.print(JSON.stringify(verdict));
  if (verdict.verdict !== "refused") return verdict.verdict === "held" ? EXIT_FAILED : 0;
  io.say(`${refusalText(verdict.reason, "zh")}\n${refusalText(verdict.reason, "en")}`);
  return EXIT_FAILED;
}

/** As `accepted`, without the generation that only a station makes. */
interface Verified {
  readonly verdict: "verified";
  readonly feedId: string;
  readonly keyId: string;
  readonly seq: number;
  readonly counts: Readonly<Record<string, number>>;
  readonly quarantined: number;
}

async function verdictOn(folder: FeedFolder, trusted: readonly TrustedKey[]): Promise<FeedVerdict | Verified> {
  const refused = (reason: DatasetRefused["reason"], detail: string) =>
    ({ verdict: "refused", reason, detail }) as const;
  try {
    const verified = await verifyManifest(folder, trusted);
    if (!verified.ok) return refused(verified.code, verified.data.detail);
    const { feedId, keyId, seq, datasets } = verified.value.manifest;
    const counts: Record<string, number> = {};
    let quarantined = 0;
    for (const [name, expected] of Object.entries(datasets)) {
      const file = await folder.path(expected.snapshot.url, FEED_LIMITS.snapshotBytes);
      if (file === null) return refused("missing", expected.snapshot.url);
      if ("tooLarge" in file) return refused("too-large", expected.snapshot.url);
      await checkPacked(createReadStream(file.path), name, expected);
      const tally = { quarantined: 0 };
      const check: (row: unknown) => unknown = name === "jobs" ? checkJob : checkContent;
      let rows = 0;
      for await (const _row of readDataset(createReadStream(file.path), { name, expected, check, tally })) rows += 1;
      counts[name] = rows;
      quarantined += tally.quarantined;
    }
    return { verdict: "verified", feedId, keyId, seq, counts, quarantined };
  } catch (error) {
    if (error instanceof DatasetRefused) return refused(error.reason, error.message);
    if (error instanceof FeedUnreadable) return refused("unreadable", error.message);
    throw error;
  }
}
