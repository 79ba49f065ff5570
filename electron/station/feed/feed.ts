import type { FeedStatus, FeedVerdict, Freshness } from "../../../shared/contract/feed.ts";
import type { StationState } from "../../../shared/contract/station.ts";
import { freshnessOf } from "../../../shared/feed/freshness.ts";
import { fail, ok, type Result } from "../../../shared/result.ts";
import type { StationConfig, TrustedKey } from "../../../shared/station/config.ts";
import type { Catalogue } from "../catalogue.ts";
import type { Generation } from "../db/generation.ts";
import type { Clock, Paths, Ports } from "../ports.ts";
import { boot } from "./boot.ts";
import { createBuilder } from "./generation-builder.ts";
import { type Opened, openStore } from "./generation-store.ts";
import { CONFIRM_FROM_POLLS, openHeld } from "./held.ts";
import { openHistory } from "./history.ts";
import { openLock } from "./lock.ts";
import { createPoller } from "./poller.ts";
import { type Ask, type RefreshDeps, type Refreshed, refresh, refused } from "./refresh.ts";
import { createTrustedClock } from "./trusted-clock.ts";

export interface FeedDeps {
  readonly ports: Ports;
  readonly paths: Paths;
  readonly config: StationConfig;
  /** Trusted beside `config.feed.keys`: this machine's own feed key. */
  readonly localKeys: readonly TrustedKey[];
}

export type ConfirmRefusal = "NOTHING_HELD" | "HELD_TOO_SHORT";

export interface FeedRoom extends Catalogue {
  /** The time to go by: what every room is given in place of the machine's clock. */
  readonly clock: Clock;
  /** One refresh from a folder or address. Calls queue up; a refusal is an answer and leaves the catalogue as it is. */
  apply(from: string): Promise<FeedVerdict>;
  /**
   * Takes the feed that is held, once it was offered often enough. It is read and checked again from where it came.
   * @param seq the issue that staff have looked at; another one that is held meanwhile is not confirmed
   */
  confirm(seq: number | null): Promise<Result<FeedVerdict, ConfirmRefusal, { polls: number; confirmFrom: number }>>;
  status(): FeedStatus;
  freshness(): Freshness;
  /** The state that `subscribe` tells of: which generation answers, since when. */
  state(): StationState;
  /** Called after every switch, not at once; the answer ends it. */
  subscribe(listener: (state: StationState) => void): () => void;
  /** Begins to poll `feed.url`; without one the station is fed by hand. */
  start(): void;
  close(): void;
}

/** How soon a running kiosk shows what `station feed apply` did beside it; reading the pointer is one small file. */
const FOLLOW_MS = 5_000;

/**
 * Opens the newest whole generation: the current one, else the one before, else one built from the shipped seed, else
 * an empty one, so that the station always has a catalogue to answer from and staff can always apply a feed.
 * @throws when not even an empty generation can be written (no disk)
 */
export async function createFeed({ ports: given, paths, config, localKeys }: FeedDeps): Promise<FeedRoom> {
  const { files, log } = given;
  const folder = files.join(paths.data, "cache");
  const store = openStore(files, log, folder);
  const inFolder = (name: string) => files.join(folder, name);
  const time = createTrustedClock(given.clock, files, log, inFolder("time.json"));
  const ports = { ...given, clock: time.clock };
  const { clock } = ports;
  const builder = createBuilder(ports, store);
  const lock = openLock(clock, inFolder("refresh.lock"));
  const held = openHeld(files, log, inFolder("held.json"));
  const history = openHistory(files, log, inFolder("history.json"));
  const listeners = new Set<(state: StationState) => void>();
  const retired = new Set<Generation>();

  let open = await boot({ ports, paths, store, builder, lock });
  await time.signed(Date.parse(open.generation.meta.issuedAt), open.entry.demo ? "demo" : "feed");
  const trusted = [...config.feed.keys, ...localKeys];
  const { url } = config.feed;
  const deps: RefreshDeps = { ports, paths, trusted, url, store, builder, held, time };
  const poller = createPoller({
    clock,
    ids: ports.ids,
    log,
    stationId: config.id,
    poll: () => apply(url ?? ""),
    failures: () => history.of(url ?? "").failures,
    minPollSec: () => open.entry.head.minPollSec,
  });
  let waiting: Promise<unknown> = Promise.resolve();
  let stopFollowing = clock.after(FOLLOW_MS, follow);

  function switchTo(opened: Opened): void {
    const former = open.generation;
    open = opened;
    // Calls are synchronous: when the next turn comes, nothing runs on the former handle any more.
    if (former.db !== opened.generation.db) {
      retired.add(former);
      clock.after(0, () => retire(former));
    }
    for (const listener of listeners) listener(state());
  }

  function retire(generation: Generation): void {
    if (retired.delete(generation)) generation.close();
  }

  /** Takes up what another process of this machine has applied (the operator's command line). */
  function catchUp(): void {
    if (store.pointer()?.current.manifestSha256 === open.entry.manifestSha256) return;
    const opened = store.openCurrent(open);
    if (opened !== null) switchTo(opened);
  }

  function follow(): void {
    catchUp();
    void time.keep();
    stopFollowing = clock.after(FOLLOW_MS, follow);
  }

  async function refreshNow(ask: Ask): Promise<FeedVerdict> {
    const done = await lock.hold(async (): Promise<Refreshed> => {
      catchUp();
      const refreshed = await refresh(deps, ask, open);
      if (refreshed.opened !== null) switchTo(refreshed.opened);
      return refreshed;
    });
    const inUse = refused({ code: "in-use", data: { detail: "another program holds the catalogue" } });
    const { verdict, expired } = done ?? { verdict: inUse, expired: false };
    log.info("feed.apply", { verdict: verdict.verdict, reason: verdict.verdict === "refused" ? verdict.reason : null });
    await history.add({ at: new Date(clock.now()).toISOString(), from: ask.from, verdict, expired });
    return verdict;
  }

  function queued<T>(work: () => Promise<T>): Promise<T> {
    const answer = waiting.then(work);
    // The caller gets the error; the next in the queue only waits for the end.
    waiting = answer.catch(() => undefined);
    return answer;
  }

  function apply(from: string): Promise<FeedVerdict> {
    return queued(() => refreshNow({ from, confirmed: null }));
  }

  function confirm(seq: number | null): ReturnType<FeedRoom["confirm"]> {
    return queued(async () => {
      const offer = held.read();
      const confirmFrom = CONFIRM_FROM_POLLS;
      if (offer === null || (seq !== null && offer.seq !== seq)) return fail("NOTHING_HELD", { polls: 0, confirmFrom });
      const { polls, content, from } = offer;
      if (polls < confirmFrom) return fail("HELD_TOO_SHORT", { polls, confirmFrom });
      log.info("feed.confirmed", { seq: offer.seq, feedId: offer.feedId });
      return ok(await refreshNow({ from, confirmed: content }));
    });
  }

  function freshness(): Freshness {
    const { generation, issuedAt, demo } = open.generation.meta;
    const { expiresAt } = open.entry.head;
    return freshnessOf({ generation, issuedAt, expiresAt: demo ? null : expiresAt, demo }, time.latest());
  }

  function status(): FeedStatus {
    const { generation, feedId, seq, issuedAt, counts, quarantined, demo } = open.generation.meta;
    const { appliedAt, head } = open.entry;
    const nextAt = poller.nextAt();
    const offer = held.read();
    return {
      generation,
      feedId,
      seq,
      issuedAt,
      expiresAt: demo ? null : head.expiresAt,
      appliedAt,
      counts: { ...counts },
      quarantined,
      freshness: freshness(),
      held: offer === null ? null : { ...offer, confirmFrom: CONFIRM_FROM_POLLS },
      refresh: {
        url,
        nextAt: nextAt === null ? null : new Date(nextAt).toISOString(),
        ...history.of(url ?? ""),
      },
      clock: {
        state: time.state(),
        trusted: new Date(clock.now()).toISOString(),
        machine: new Date(given.clock.now()).toISOString(),
      },
      history: history.list(),
    };
  }

  function state(): StationState {
    return { generation: open.entry.generation, at: open.entry.appliedAt };
  }

  return {
    clock,
    current: () => open.generation,
    apply,
    confirm,
    status,
    freshness,
    state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    start: () => {
      if (url !== null) poller.start();
    },
    close: () => {
      poller.stop();
      stopFollowing();
      listeners.clear();
      for (const generation of [...retired]) retire(generation);
      open.generation.close();
    },
  };
}
