import { resolve } from "node:path";
import { parseArgs } from "node:util";
import type { FeedVerdict } from "../../shared/contract/feed.ts";
import { holdText } from "../../shared/feed/holds.ts";
import { refusalText } from "../../shared/feed/refusals.ts";
import { loadConfig } from "../station/config.ts";
import type { CommandIo } from "./command.ts";
import { UsageError } from "./command.ts";
import { loadLocalKeys, readSigningKey } from "./feed-keys.ts";
import { type Verified, verifyFolder } from "./feed-verify.ts";
import { createNodeFiles } from "./node-files.ts";
import { dataFolder, sourcePaths } from "./places.ts";

const EXIT_FAILED = 1;

/**
 * `station feed apply`: one refresh, its verdict as JSON. `--plain-http-port` is for a test's own server: plain http is
 * then spoken with 127.0.0.1 on that port, and nowhere else.
 * @returns 0 when what was offered answers now, or already did
 */
export async function applyCommand(args: string[], io: CommandIo): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      from: { type: "string" },
      data: { type: "string" },
      now: { type: "string" },
      "plain-http-port": { type: "string" },
    },
  });
  if (values.from === undefined) throw new UsageError("feed apply --from DIR|URL [--data DIR]");
  const now = values.now === undefined ? {} : { now: values.now };
  const port = values["plain-http-port"];
  const feeds = port === undefined ? {} : { feeds: { plainHttpPort: Number(port) } };
  // Loaded here: building a feed needs no station.
  const { openStation } = await import("./open-station.ts");
  const { station } = await openStation({ data: dataFolder(values.data, io.env), ...now, ...feeds, log: "stderr" });
  try {
    // Absolute: a feed that is held is read again when staff confirm it, from wherever they are.
    const from = URL.canParse(values.from) ? values.from : resolve(values.from);
    return await tell(await station.feed.apply(from), io);
  } finally {
    station.close();
  }
}

/** `station feed verify`: checks a folder as a station with this data folder would, without a generation. */
export async function verifyCommand(args: string[], io: CommandIo): Promise<number> {
  const options = { key: { type: "string" }, data: { type: "string" } } as const;
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options });
  const [folder] = positionals;
  if (folder === undefined) throw new UsageError("feed verify DIR [--key FILE] [--data DIR]");
  const config = loadConfig(createNodeFiles(), sourcePaths(dataFolder(values.data, io.env)));
  const named = values.key === undefined ? [] : [readSigningKey(values.key)];
  const trusted = [...named, ...config.feed.keys, ...loadLocalKeys(io.env, io.say)];
  return tell(await verifyFolder(folder, trusted), io);
}

async function tell(verdict: FeedVerdict | Verified, io: CommandIo): Promise<number> {
  await io.print(JSON.stringify(verdict));
  if (verdict.verdict === "refused") {
    io.say(`${refusalText(verdict.reason, "zh")}\n${refusalText(verdict.reason, "en")}`);
    return EXIT_FAILED;
  }
  if (verdict.verdict !== "held") return 0;
  for (const language of ["zh", "en"] as const)
    io.say(
      `${HELD[language]}${verdict.findings.map((finding) => holdText(finding, language)).join(SEPARATOR[language])}`,
    );
  return EXIT_FAILED;
}

const HELD = {
  zh: "数据和现在的差得太多，先没有用，请核对，同样的数据来过两次后可以确认（station call feed.confirm --role staff）：",
  en: "The feed differs too much from what shows and waits: look at it; once offered twice it can be confirmed (station call feed.confirm --role staff): ",
} as const;
const SEPARATOR = { zh: "；", en: "; " } as const;
