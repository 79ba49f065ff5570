import { createNodePorts } from "../../electron/hosts/node-ports.ts";
import { createRouter, type StationRouter } from "../../electron/station/router.ts";
import { createStation, type Station } from "../../electron/station/station.ts";
import { createLab, type FeedLab } from "../support/feed-lab.ts";
import { PROJECT } from "../support/project-files.ts";
import { recordedLog } from "../support/recorded-log.ts";

export interface LabStation {
  readonly lab: FeedLab;
  readonly station: Station;
  readonly router: StationRouter;
  /** Listeners of the event stream. */
  listeners(): number;
  /** The same station, with some rooms of a test's own. */
  routerWith(rooms: Partial<Station>): StationRouter;
  close(): void;
}

/** A whole station over real files, threads and a seed of three jobs; it trusts the lab's publisher. */
export async function openLabStation(): Promise<LabStation> {
  const lab = createLab();
  await lab.plantSeed(["保洁员", "保安员", "叉车司机"]);
  const { log } = recordedLog();
  const ports = { ...createNodePorts({ dataDir: lab.data }), log };
  const paths = { data: lab.data, resources: `${PROJECT}resources`, seed: lab.seed };
  const station = await createStation({ ports, paths, version: "0.0.0", localKeys: [lab.key] });
  let listening = 0;
  const feed: Station["feed"] = {
    ...station.feed,
    subscribe: (listener) => {
      listening += 1;
      const stop = station.feed.subscribe(listener);
      return () => {
        listening -= 1;
        stop();
      };
    },
  };
  const watched = { ...station, feed };
  return {
    lab,
    station,
    router: createRouter(watched),
    listeners: () => listening,
    routerWith: (rooms) => createRouter({ ...watched, ...rooms }),
    close: () => {
      station.close();
      lab.close();
    },
  };
}
