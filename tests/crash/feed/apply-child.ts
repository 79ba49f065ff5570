/** Run by kill.ts: opens a station's catalogue, says `begin`, `built` when the thread is done, and what came of it. */
import { createNodePorts } from "../../../electron/hosts/node-ports.ts";
import { createFeed } from "../../../electron/station/feed/feed.ts";
import type { Workers } from "../../../electron/station/ports.ts";
import { stationConfig } from "../../../shared/station/config.ts";

const [data = "", folder = "", config = "{}"] = process.argv.slice(2);
const node = createNodePorts({ dataDir: data, logLevel: "silent" });
const workers: Workers = {
  run: async (name, input, deadlineMs) => {
    const answer = await node.workers.run<never>(name, input, deadlineMs);
    process.stdout.write("built\n");
    return answer;
  },
};
const ports = { ...node, workers };
const paths = { data, resources: "", seed: "" };
const feed = await createFeed({ ports, paths, config: stationConfig.parse(JSON.parse(config)), localKeys: [] });
process.stdout.write("begin\n");
const verdict = await feed.apply(folder);
process.stdout.write(`${JSON.stringify(verdict)}\n`);
feed.close();
