import type { StationInfo } from "../../shared/contract/station.ts";
import { freshnessAt } from "../../shared/feed/freshness.ts";
import { type Callers, createCallers } from "./callers.ts";
import { loadConfig } from "./config.ts";
import { createFeed, type FeedRoom } from "./feed/feed.ts";
import { createJobs, type JobsRoom } from "./jobs/jobs.ts";
import { createPlatforms, type PlatformsRoom } from "./platforms/platforms.ts";
import { createPolicies, type PoliciesRoom } from "./policies/policies.ts";
import type { StationDeps } from "./ports.ts";

/** The product without a screen or a transport: rooms that answer, behind the router. */
export interface Station {
  readonly callers: Callers;
  readonly feed: FeedRoom;
  readonly jobs: JobsRoom;
  readonly platforms: PlatformsRoom;
  readonly policies: PoliciesRoom;
  info(): StationInfo;
  close(): void;
}

/**
 * Opens the station: configuration, newest good generation (or the seed), rooms.
 * @throws StationConfigError when station.json is wrong
 */
export async function createStation(deps: StationDeps): Promise<Station> {
  const { ports, paths } = deps;
  ports.files.ensureFolder(paths.data);
  const config = loadConfig(ports.files, paths);
  const feed = await createFeed({ ports, paths, config, localKeys: deps.localKeys ?? [] });
  const jobs = createJobs({ catalogue: feed, clock: ports.clock, config });
  const platforms = createPlatforms({ catalogue: feed, config });
  const policies = createPolicies({ catalogue: feed, clock: ports.clock, config, log: ports.log });
  ports.log.info("station.open", { generation: feed.current().meta.generation });

  function info(): StationInfo {
    const now = ports.clock.now();
    const { meta } = feed.current();
    const near = jobs.nearby();
    return {
      id: config.id,
      name: config.name,
      nameEn: config.nameEn,
      city: config.city,
      district: config.district,
      street: config.street,
      address: config.address,
      phone: config.phone,
      lat: config.lat,
      lon: config.lon,
      screen: config.screen,
      version: deps.version,
      now: new Date(now).toISOString(),
      asOf: freshnessAt(meta.issuedAt, now, meta.generation, meta.demo),
      counts: { jobs: near.jobs, walkable: near.walkable },
      qrHosts: config.qrHosts,
    };
  }

  return { callers: createCallers(), feed, jobs, platforms, policies, info, close: () => feed.close() };
}
