import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { loadConfig } from "../station/config.ts";
import { type Command, UsageError } from "./command.ts";
import { managedPolicies } from "./kiosk-policies.ts";
import { chromiumArgs, freshProfile } from "./kiosk-profile.ts";
import { createNodeFiles } from "./node-files.ts";
import { dataFolder, OUT_OF_SERVICE_PAGE, sourcePaths } from "./places.ts";
import { readPort } from "./serve-command.ts";

const OPTIONS = {
  data: { type: "string" },
  port: { type: "string", default: "0" },
  out: { type: "string" },
  /** Instead of the policies: the arguments of a window over this address, with this profile. */
  url: { type: "string" },
  profile: { type: "string" },
} as const;

/** Name of the file below Chromium's folder of managed policies (/etc/chromium/policies/managed on Debian). */
export const POLICY_FILE = "yike.json";

/**
 * `station kiosk-profile --port N [--out DIR]`: Chromium's managed policies for a station whose host answers at that
 * port, printed or written to DIR/yike.json. With `--url` and `--profile`: makes that profile, empty, and prints Chromium's
 * arguments for a window over the address, as one line of JSON.
 */
export const kioskProfileCommand: Command = async (args, io) => {
  const { values } = parseArgs({ args, options: OPTIONS, strict: true });
  const { url, profile, out } = values;
  if (url !== undefined && profile !== undefined) {
    freshProfile(profile);
    const { screen } = loadConfig(createNodeFiles(), sourcePaths(dataFolder(values.data, io.env)));
    await io.print(JSON.stringify(chromiumArgs({ url, profile, screen, asRoot: process.getuid?.() === 0 })));
    return 0;
  }
  const port = readPort(values.port);
  // The policy names one address: a port that is chosen anew at every start has none.
  if (port === 0) throw new UsageError();
  const text = JSON.stringify(managedPolicies(port, OUT_OF_SERVICE_PAGE), null, 2);
  if (out === undefined) {
    await io.print(text);
    return 0;
  }
  mkdirSync(resolve(out), { recursive: true });
  writeFileSync(join(resolve(out), POLICY_FILE), `${text}\n`);
  return 0;
};
