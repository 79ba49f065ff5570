import { parseArgs } from "node:util";
import { dayOf } from "../../shared/feed/days.ts";
import { DATUMS, type Datum } from "../../shared/feed/import/datum.ts";
import { QUARANTINE_REASONS, type QuarantineReason } from "../../shared/feed/quarantine.ts";
import type { FeedReport } from "../../shared/feed/report.ts";
import type { CommandIo } from "./command.ts";
import { UsageError } from "./command.ts";
import { buildFeed, type FeedBuild, readContentFolder } from "./feed-build.ts";
import { readColumnMap, readPlaceBook } from "./feed-import/operator-files.ts";
import { createProgressBar } from "./feed-import/progress-bar.ts";
import { ownSigningKey, readSigningKey } from "./feed-keys.ts";
import { parseTime } from "./node-clock.ts";

const EXIT_FAILED = 1;
/** One name for everything a publisher does not name otherwise: an older issue must be known as one. */
const FEED_ID = "station-feed";

const OPTIONS = {
  in: { type: "string", multiple: true },
  out: { type: "string" },
  "as-of": { type: "string" },
  key: { type: "string" },
  map: { type: "string" },
  places: { type: "string", multiple: true },
  "places-datum": { type: "string" },
  datum: { type: "string" },
  source: { type: "string" },
  content: { type: "string" },
  "feed-id": { type: "string", default: FEED_ID },
  now: { type: "string" },
  json: { type: "boolean", default: false },
  "confirm-drop": { type: "string" },
  "confirm-reason": { type: "string" },
  "min-poll": { type: "string" },
} as const;

/** `station feed build`: job files → a signed feed folder, report.json and report.html in it. */
export async function buildCommand(args: string[], io: CommandIo): Promise<number> {
  // `--in a.jsonl b.csv`: the files after the first are positionals to parseArgs.
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options: OPTIONS });
  const inputs = [...(values.in ?? []), ...positionals];
  if (inputs.length === 0 || values.out === undefined) throw new UsageError("feed build --in FILE… --out DIR");
  const key = values.key === undefined ? ownSigningKey(io.env) : readSigningKey(values.key);
  const datum = datumArgument("--datum", values.datum);
  const placesDatum = datumArgument("--places-datum", values["places-datum"]) ?? "wgs84";
  const bar = process.stderr.isTTY === true ? createProgressBar(process.stderr) : null;
  const build: FeedBuild = {
    inputs,
    out: values.out,
    key,
    feedId: values["feed-id"],
    now: values.now === undefined ? Date.now() : timeArgument(values.now),
    asOf: values["as-of"] === undefined ? null : dayArgument(values["as-of"]),
    ...confirmation(values["confirm-drop"], values["confirm-reason"], key.keyId),
    ...(values["min-poll"] === undefined ? {} : { minPollSec: secondsArgument(values["min-poll"]) }),
    content: values.content === undefined ? {} : readContentFolder(values.content),
    ...(values.map === undefined ? {} : { map: readColumnMap(values.map) }),
    ...(values.places === undefined ? {} : { places: await readPlaceBook(values.places, placesDatum) }),
    ...(datum === undefined ? {} : { datum }),
    ...(values.source === undefined ? {} : { source: values.source }),
    ...(bar === null ? {} : { progress: bar.show }),
  };
  const { report, manifest } = await buildFeed(build).finally(() => bar?.clear());
  if (values.json) await io.print(JSON.stringify(report));
  else for (const line of summary(report, values.out)) await io.print(line);
  if (datum === undefined && (report.geo["source"] ?? 0) > 0)
    io.say(
      `${report.geo["source"]} 条自带坐标，没有说明坐标系，按 WGS-84 处理；高德、腾讯请加 --datum gcj02，百度加 --datum bd09 / ${report.geo["source"]} rows bring coordinates without their grid; WGS-84 is assumed (--datum gcj02 or bd09 converts)`,
    );
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

function datumArgument(name: string, text: string | undefined): Datum | undefined {
  if (text === undefined) return undefined;
  const datum = DATUMS.find((known) => known === text.toLowerCase());
  if (datum === undefined) throw new RangeError(`${name} 只能是 / must be ${DATUMS.join(", ")}: ${text}`);
  return datum;
}

function dayArgument(text: string): string {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? dayOf(text) : null;
  if (day === null) throw new RangeError(`--as-of 要写成 2026-11-20 这样 / must look like 2026-11-20: ${text}`);
  return day;
}

/** Up to a day: a station that polls less often shows old data for no reason. */
const MIN_POLL_MAX_SEC = 86_400;

function secondsArgument(text: string): number {
  const seconds = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (seconds >= 1 && seconds <= MIN_POLL_MAX_SEC) return seconds;
  throw new RangeError(
    `--min-poll 要是 1 到 ${MIN_POLL_MAX_SEC} 秒 / must be 1 to ${MIN_POLL_MAX_SEC} seconds: ${text}`,
  );
}

function timeArgument(text: string): number {
  const at = parseTime(text);
  if (at === undefined) throw new RangeError(`--now 不是时间 / is not an ISO time: ${text}`);
  return at;
}

function summary(report: FeedReport, out: string): string[] {
  const lines = [
    `读入 ${report.rows} 行,采用 ${report.accepted},遮住联系方式 ${report.masked} / read ${report.rows} rows, accepted ${report.accepted}, masked contacts in ${report.masked}`,
  ];
  for (const [reason, count] of Object.entries(report.quarantined)) {
    const { zh, en } = QUARANTINE_REASONS[reason as QuarantineReason];
    lines.push(`  未采用 ${count}:${zh} / left out ${count}: ${en} (${reason})`);
  }
  if (report.flagged.length > 0)
    lines.push(
      `  用词要看一看 ${report.flagged.length} 条,见 ${out}/report.html / wording to look at in ${report.flagged.length} rows, see report.html`,
    );
  return lines;
}
