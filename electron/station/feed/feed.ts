import type { FeedRefusal, FeedStatus, FeedVerdict } from "../../../shared/contract/feed.ts";
import type { StationState } from "../../../shared/contract/station.ts";
import { freshnessAt } from "../../../shared/feed/freshness.ts";
import { fail, ok, type Result } from "../../../shared/result.ts";
import type { StationConfig, TrustedKey } from "../../../shared/station/config.ts";
import type { Catalogue } from "../catalogue.ts";
import type { Generation } from "../db/generation.ts";
import type { FeedFolder, Paths, Ports } from "../ports.ts";
import { FeedUnreadable } from "./feed-unreadable.ts";
import { createBuilder, type GenerationBuilder } from "./generation-builder.ts";
import { type GenerationStore, type Opened, openStore } from "./generation-store.ts";
import { openHistory } from "./history.ts";
import { loadSeed, type Seed } from "./seed.ts";
import { type Detail, verifyManifest } from "./verify-manifest.ts";

export interface FeedDeps {
  readonly ports: Ports;
  readonly paths: Paths;
  readonly config: StationConfig;
  /** Trusted beside `config.feed.keys`: this machine's own feed key. */
  readonly localKeys: readonly TrustedKey[];
}

export interface FeedRoom extends Catalogue {
  /** One refresh from a folder. Calls queue up; a refusal is an answer and leaves the catalogue as it is. */
  apply(from: string): Promise<FeedVerdict>;
  status(): FeedStatus;
  /** The state that `subscribe` tells of: which generation answers, since when. */
  state(): StationState;
  /** Called after every switch, not at once; the answer ends it. */
  subscribe(listener: (state: StationState) => void): () => void;
  close(): void;
}

/** How soon a running kiosk shows what `station feed apply` did beside it; reading the pointer is one small file. */
const FOLLOW_MS = 5_000;

/**
 * Opens the newest whole generation: the current one, else the one before, else one built from the shipped seed, else
 * an empty one, so that the station always has a catalogue to answer from and staff can always apply a feed.
 * @throws when not even an empty generation can be written (no disk)
 */
export async function createFeed({ ports, paths, config, localKeys }: FeedDeps): Promise<FeedRoom> {
  const { files, log, clock } = ports;
  const trusted = [...config.feed.keys, ...localKeys];
  const folder = files.join(paths.data, "cache");
  const store = openStore(files, log, folder);
  const builder = createBuilder(ports, store);
  const history = openHistory(files, log, files.join(folder, "history.json"));
  const listeners = new Set<(state: StationState) => void>();
  const retired = new Set<Generation>();
  let open = await boot(ports, paths, store, builder);
  let waiting: Promise<unknown> = Promise.resolve();
  let stopFollowing = clock.after(FOLLOW_MS, follow);

  async function refresh(from: FeedFolder): Promise<FeedVerdict> {
    const verified = await verifyManifest(from, trusted);
    if (!verified.ok) return refused(verified.code, verified.data.detail);
    const { manifest, sha256, fingerprint } = verified.value;
    const { feedId, seq } = manifest;
    const { entry } = open;
    if (sha256 === entry.manifestSha256) return { verdict: "unchanged", generation: entry.generation, feedId, seq };
    const highest = store.pointer()?.ratchets[feedId]?.[fingerprint] ?? 0;
    if (seq < highest) return refused("rollback", `seq ${seq} < ${highest}`);

    const seed = await readSeed(ports, paths);
    const built = await builder.fromFeed(from, verified.value, { seed, previous: entry });
    if (!built.ok) return refused(built.code, built.data.detail);
    const { opened, quarantined } = built.value;
    switchTo(opened);
    const { generation, counts } = opened.generation.meta;
    return { verdict: "accepted", generation, feedId, seq, counts: { ...counts }, quarantined };
  }

  function switchTo(opened: Opened): void {
    const former = open.generation;
    open = opened;
    // Calls are synchronous: when the next turn comes, nothing runs on the former handle any more.
    retired.add(former);
    clock.after(0, () => retire(former));
    for (const listener of listeners) listener(state());
  }

  function retire(generation: Generation): void {
    if (retired.delete(generation)) generation.close();
  }

  /** Takes up what another process of this machine has applied (the operator's command line). */
  function catchUp(): void {
    const current = store.pointer()?.current.generation;
    if (current === undefined || current === open.entry.generation) return;
    const opened = store.openCurrent();
    if (opened !== null) switchTo(opened);
  }

  function follow(): void {
    catchUp();
    stopFollowing = clock.after(FOLLOW_MS, follow);
  }

  async function applyNow(from: string): Promise<FeedVerdict> {
    catchUp();
    const answer = await orUnreadable(async () => ok(await refresh(ports.feeds.open(from))));
    const verdict = answer.ok ? answer.value : refused(answer.code, answer.data.detail);
    log.info("feed.apply", { verdict: verdict.verdict, reason: verdict.verdict === "refused" ? verdict.reason : null });
    history.add(new Date(clock.now()).toISOString(), from, verdict);
    return verdict;
  }

  function apply(from: string): Promise<FeedVerdict> {
    const answer = waiting.then(() => applyNow(from));
    // The caller gets the error; the next in the queue only waits for the end.
    waiting = answer.catch(() => undefined);
    return answer;
  }

  function status(): FeedStatus {
    const { generation, feedId, seq, issuedAt, counts, demo } = open.generation.meta;
    const freshness = freshnessAt(issuedAt, clock.now(), generation, demo);
    const { appliedAt } = open.entry;
    return { generation, feedId, seq, issuedAt, appliedAt, counts: { ...counts }, freshness, history: history.list() };
  }

  function state(): StationState {
    return { generation: open.entry.generation, at: open.entry.appliedAt };
  }

  return {
    current: () => open.generation,
    apply,
    status,
    state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => {
      stopFollowing();
      listeners.clear();
      for (const generation of [...retired]) retire(generation);
      open.generation.close();
    },
  };
}

function refused(reason: FeedRefusal, detail: string): FeedVerdict {
  return { verdict: "refused", reason, detail };
}

async function boot(ports: Ports, paths: Paths, store: GenerationStore, builder: GenerationBuilder): Promise<Opened> {
  const newest = store.openNewest();
  // Data that an operator applied stays; the demonstration follows the seed of the installed version.
  if (newest !== null && !newest.entry.demo) return newest;
  const seed = await readSeed(ports, paths);
  if (newest !== null && (seed === null || seed.verified.sha256 === newest.entry.manifestSha256)) return newest;
  if (seed !== null) {
    const built = await builder.fromSeed(seed, newest?.entry ?? null);
    if (built.ok) {
      newest?.generation.close();
      return built.value.opened;
    }
    ports.log.error("feed.seed.refused", { reason: built.code, detail: built.data.detail });
  }
  return newest ?? (await builder.empty());
}

/** null when the seed is missing or damaged, which the log says. */
async function readSeed({ feeds, log }: Ports, paths: Paths): Promise<Seed | null> {
  const seed = await orUnreadable(() => loadSeed(feeds, paths.seed));
  if (seed.ok) return seed.value;
  log.error("feed.seed.refused", { reason: seed.code, detail: seed.data.detail });
  return null;
}

/** A stick pulled out while it is read is an answer, not a fault of the station. */
async function orUnreadable<T>(
  work: () => Promise<Result<T, FeedRefusal, Detail>>,
): Promise<Result<T, FeedRefusal, Detail>> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof FeedUnreadable)) throw error;
    return fail("unreadable", { detail: error.message });
  }
}
