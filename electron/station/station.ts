import { z } from "zod";
import { appointmentType } from "../../shared/bookings/appointment-type.ts";
import type { StationInfo } from "../../shared/contract/station.ts";
import type { StationConfig } from "../../shared/station/config.ts";
import { type Callers, createCallers } from "./callers.ts";
import { type CallsRoom, createCalls } from "./calls/calls.ts";
import { loadConfig } from "./config.ts";
import { openPrecious } from "./db/precious/open-precious.ts";
import { PreciousUnavailable } from "./db/precious/store.ts";
import { createDemandLedger, type DemandLedger } from "./demand/demand.ts";
import { createEvents, type EventsRoom } from "./events/events.ts";
import { createFeed, type FeedRoom } from "./feed/feed.ts";
import { createGuide, type GuideRoom } from "./guide/guide.ts";
import { createHealth, type HealthRoom } from "./health/health.ts";
import { createJobs, type JobsRoom } from "./jobs/jobs.ts";
import { prepareInTurns } from "./jobs/prepare.ts";
import { createMatch, type MatchRoom } from "./match/match.ts";
import { createPlatforms, type PlatformsRoom } from "./platforms/platforms.ts";
import { createPolicies, type PoliciesRoom } from "./policies/policies.ts";
import type { StationDeps } from "./ports.ts";
import { createPreciousRooms, type PreciousRooms } from "./precious-rooms.ts";
import { createStaff, type StaffRoom } from "./staff/staff.ts";

/** The product without a screen or a transport: rooms that answer, behind the router. */
export interface Station {
  readonly callers: Callers;
  /** Residents who call for a person. */
  readonly calls: CallsRoom;
  /** What was looked for in vain, in counts. */
  readonly demand: DemandLedger;
  /** Bookings, desk, audit; null in safe mode (health says why), when everything else goes on. */
  readonly precious: PreciousRooms | null;
  readonly health: HealthRoom;
  /** The desk; null in safe mode. */
  readonly staff: StaffRoom | null;
  readonly feed: FeedRoom;
  readonly events: EventsRoom;
  readonly guide: GuideRoom;
  readonly match: MatchRoom;
  readonly jobs: JobsRoom;
  readonly platforms: PlatformsRoom;
  readonly policies: PoliciesRoom;
  info(): StationInfo;
  /** Begins what runs by itself (the poll of the feed); a command that asks one question does without. */
  start(): void;
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
  // Every room goes by the time that the feed vouches for, not by the machine's clock.
  const { clock } = feed;
  const demand = createDemandLedger(ports.files, clock, ports.log, ports.files.join(paths.data, "demand.json"));
  const jobs = createJobs({ catalogue: feed, clock, config, demand });
  const platforms = createPlatforms({ catalogue: feed, config });
  const { files, log } = ports;
  const policies = createPolicies({ catalogue: feed, clock, config, log });
  const guide = createGuide({ catalogue: feed, config, log });
  const match = createMatch({ jobs, policies, guide });
  const events = createEvents({ catalogue: feed, clock, config, files, log, folder: paths.data });
  const { precious, health } = await openRooms({ ports: { ...ports, clock }, paths, config, feed, jobs });
  const callers = createCallers();
  const desk = { ports: { ...ports, clock }, paths, callers, health, feed, events, demand };
  const staff = precious === null ? null : createStaff({ ...desk, rooms: precious });
  ports.log.info("station.open", { generation: feed.current().meta.generation });

  function info(): StationInfo {
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
      now: new Date(clock.now()).toISOString(),
      asOf: feed.freshness(),
      counts: { jobs: near.jobs, walkable: near.walkable },
      qrHosts: config.qrHosts,
    };
  }

  let stopPreparing = () => {};
  function prepare(): void {
    // What is half prepared of a former generation is dropped: its file is about to be closed.
    stopPreparing();
    stopPreparing = prepareInTurns(jobs, clock);
  }

  return {
    callers,
    calls: createCalls({ clock, ids: ports.ids, log: ports.log }),
    demand,
    precious,
    health,
    staff,
    feed,
    jobs,
    platforms,
    policies,
    guide,
    match,
    events,
    info,
    start: () => {
      feed.start();
      prepare();
      feed.subscribe(prepare);
      precious?.chores.start();
    },
    close: () => {
      stopPreparing();
      demand.flush();
      staff?.close();
      precious?.close();
      feed.close();
    },
  };
}

interface RoomDeps extends Pick<StationDeps, "ports" | "paths"> {
  readonly config: StationConfig;
  readonly feed: FeedRoom;
  readonly jobs: JobsRoom;
}

/** The rooms over the precious database, or the reasons why there are none today. */
async function openRooms({ ports, paths, config, feed, jobs }: RoomDeps) {
  const opened = await openPrecious({ ports, data: paths.data });
  const { store, findings } = opened;
  const health = createHealth({ precious: store, findings, clock: ports.clock, log: ports.log });
  if (store === null) return { precious: null, health };
  const signedAt = () => Date.parse(feed.freshness().at);
  const jobOf = (id: string) => {
    const found = jobs.get(id);
    return found.ok ? { title: found.value.job.title, employer: found.value.job.employer } : null;
  };
  try {
    const appointmentTypes = z.array(appointmentType).parse(feed.current().content("appointment-types"));
    const rooms = { ports, config, health, jobOf, signedAt, appointmentTypes };
    const precious = createPreciousRooms({ ...rooms, opened: { ...opened, store } });
    return { precious, health };
  } catch (error) {
    store.close();
    if (!(error instanceof PreciousUnavailable)) throw error;
    health.note(error.why === "disk-full" ? "disk-full" : "cannot-open", { code: error.why });
    return { precious: null, health };
  }
}
