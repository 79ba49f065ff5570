/** Run by kill.ts: opens a station's catalogue, says `begin`, applies one feed, says what came of it. */
import { createNodePorts } from "../../../electron/hosts/node-ports.ts";
import { createFeed } from "../../../electron/station/feed/feed.ts";
import { stationConfig } from "../../../shared/station/config.ts";

const [data = "", folder = "", config = "{}"] = process.argv.slice(2);
const ports = createNodePorts({ dataDir: data, logLevel: "silent" });
const paths = { data, resources: "", seed: "" };
const feed = await createFeed({ ports, paths, config: stationConfig.parse(JSON.parse(config)), localKeys: [] });
process.stdout.write("begin\n");
const verdict = await feed.apply(folder);
process.stdout.write(`${JSON.stringify(verdict)}\n`);
feed.close();
