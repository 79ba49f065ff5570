/** Run in a process of its own by search.ts: prints the milliseconds from opening a generation to its first answer. */
import { openGeneration } from "../../electron/station/db/generation.ts";
import { createJobs } from "../../electron/station/jobs/jobs.ts";
import { stationConfig } from "../../shared/station/config.ts";

const [path = "", config = "{}", now = "0"] = process.argv.slice(2);
const parsed = stationConfig.parse(JSON.parse(config));
const clock = { now: () => Number(now), monotonic: () => 0, after: () => () => undefined };
const from = performance.now();
const generation = openGeneration(path);
const jobs = createJobs({ catalogue: { current: () => generation }, clock, config: parsed });
jobs.search({ text: "保安", filters: { withinKm: 3 } });
process.stdout.write(String(performance.now() - from));
generation.close();
