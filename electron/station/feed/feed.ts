import type { FeedRefusal, FeedStatus, FeedVerdict } from "../../../shared/contract/feed.ts";
import type { StationState } from "../../../shared/contract/station.ts";
import { freshnessAt } from "../../../shared/feed/freshness.ts";
import { FEED_LIMITS } from "../../../shared/feed/limits.ts";
import { fail, ok, type Result } from "../../../shared/result.ts";
import type { StationConfig, TrustedKey } from "../../../shared/station/config.ts";
import type { Catalogue } from "../catalogue.ts";
import type { Generation } from "../db/generation.ts";
import type { FeedFolder, Paths, Ports } from "../ports.ts";
import type { BuildAnswer, BuildInput, DatasetFile } from "./build-input.ts";
import { FeedUnreadable } from "./feed-unreadable.ts";
import { type GenerationEntry, type Opened, openStore } from "./generation-store.ts";
import { openHistory } from "./history.ts";
import { loadSeed, type Seed } from "./seed.ts";
import { type Detail, type VerifiedManifest, verifyManifest } from "./verify-manifest.ts";

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

type Refused = Extract<FeedVerdict, { verdict: "refused" }>;
const refused = (reason: FeedRefusal, detail: string): Refused => ({ verdict: "refused", reason, detail });

/** What stands in for a signed manifest when not even the seed is there: nothing, as old as it gets. */
const NOTHING = {
  feedId: "none",
  keyId: "none",
  seq: 0,
  issuedAt: new Date(0).toISOString(),
  sha256: "0".repeat(64),
} as const;

/**
 * Opens the newest whole generation: the current one, else the one before, else one built from the shipped seed, else
 * an empty one, so that the station always has a catalogue to answer from and staff can always apply a feed.
 * @throws when not even an empty generation can be written (no disk)
 */
export async function createFeed(deps: FeedDeps): Promise<FeedRoom> {
  const { ports, paths, config } = deps;
  const { files, log, clock } = ports;
  const trusted = [...config.feed.keys, ...deps.localKeys];
  const folder = files.join(paths.data, "cache");
  const store = openStore(files, log, folder);
  const history = openHistory(files, log, files.join(folder, "history.json"));
  const listeners = new Set<(state: StationState) => void>();
  const retired = new Set<Generation>();
  const isoNow = () => new Date(clock.now()).toISOString();
  let open = await boot();
  let waiting: Promise<unknown> = Promise.resolve();

  async function boot(): Promise<Opened> {
    const newest = store.openNewest();
    // Data that an operator applied stays; the demonstration follows the seed of the installed version.
    if (newest !== null && !newest.entry.demo) return newest;
    const seed = await readSeed();
    if (newest !== null && (seed === null || seed.verified.sha256 === newest.entry.manifestSha256)) return newest;
    const built = seed === null ? null : await buildSeed(seed);
    if (built === null) return newest ?? (await buildEmpty());
    newest?.generation.close();
    return built;
  }

  async function readSeed(): Promise<Seed | null> {
    const seed = await orUnreadable(() => loadSeed(ports.feeds, paths.seed));
    if (seed.ok) return seed.value;
    log.error("feed.seed.refused", { reason: seed.code, detail: seed.data.detail });
    return null;
  }

  async function buildSeed(seed: Seed): Promise<Opened | null> {
    const built = await build(seed.folder, seed.verified, { demo: true, shipped: [] });
    if (built.ok) return built.value.opened;
    log.error("feed.seed.refused", { reason: built.code, detail: built.data.detail });
    return null;
  }

  async function buildEmpty(): Promise<Opened> {
    log.error("feed.no-catalogue");
    const { generation, temporary } = store.next(NOTHING.sha256, ports.ids.uuid());
    const { feedId, keyId, seq, issuedAt } = NOTHING;
    const meta = { generation, feedId, keyId, seq, issuedAt, builtAt: isoNow(), demo: true };
    const input: BuildInput = { path: temporary, meta, datasets: [], shipped: [] };
    const answer = await ports.workers.run<BuildAnswer>("build-generation", input);
    if (!answer.ok) throw new Error(`empty catalogue: ${answer.detail}`);
    return store.adopt(temporary, entryOf(generation, "none", NOTHING.sha256, answer, "demo"), null);
  }

  function entryOf(
    generation: string,
    fingerprint: string,
    manifestSha256: string,
    { bytes, sha256 }: Extract<BuildAnswer, { ok: true }>,
    kind: "demo" | "feed",
  ): GenerationEntry {
    return { generation, fingerprint, manifestSha256, appliedAt: isoNow(), demo: kind === "demo", bytes, sha256 };
  }

  /** Feed → generation file → current. Nothing is remembered unless all of it went well. */
  async function build(
    from: FeedFolder,
    { manifest, sha256, fingerprint }: VerifiedManifest,
    { demo, shipped }: { demo: boolean; shipped: readonly DatasetFile[] },
  ): Promise<Result<{ opened: Opened; quarantined: number }, FeedRefusal, Detail>> {
    const datasets = await locate(from, manifest.datasets);
    if (!datasets.ok) return datasets;
    const { generation, temporary } = store.next(sha256, ports.ids.uuid());
    const { feedId, keyId, seq, issuedAt } = manifest;
    const meta = { generation, feedId, keyId, seq, issuedAt, builtAt: isoNow(), demo };
    const input: BuildInput = { path: temporary, meta, datasets: datasets.value, shipped };
    try {
      const answer = await ports.workers.run<BuildAnswer>("build-generation", input);
      if (!answer.ok) return fail(answer.reason, { detail: answer.detail });
      if (answer.skipped.length > 0) log.error("feed.shipped.skipped", { datasets: answer.skipped.join(",") });
      const entry = entryOf(generation, fingerprint, sha256, answer, demo ? "demo" : "feed");
      const opened = store.adopt(temporary, entry, demo ? null : { feedId, seq });
      return ok({ opened, quarantined: answer.quarantined });
    } catch (error) {
      log.error("feed.build-failed", { error: error instanceof Error ? error.message : "unknown" });
      return fail("build-failed", { detail: error instanceof Error ? error.message : String(error) });
    } finally {
      store.discard(temporary);
    }
  }

  async function locate(
    from: FeedFolder,
    datasets: VerifiedManifest["manifest"]["datasets"],
  ): Promise<Result<DatasetFile[], FeedRefusal, Detail>> {
    const found: DatasetFile[] = [];
    for (const [name, expected] of Object.entries(datasets)) {
      const file = await from.path(expected.snapshot.url, FEED_LIMITS.snapshotBytes);
      if (file === null) return fail("missing", { detail: expected.snapshot.url });
      if ("tooLarge" in file) return fail("too-large", { detail: expected.snapshot.url });
      found.push({ name, path: file.path, expected });
    }
    return ok(found);
  }

  /** Content that the feed does not speak of is as shipped: a feed of jobs alone must not empty the other rooms. */
  async function shippedBeside(datasets: VerifiedManifest["manifest"]["datasets"]): Promise<readonly DatasetFile[]> {
    const seed = await readSeed();
    if (seed === null) return [];
    const content = Object.entries(seed.verified.manifest.datasets);
    const absent = Object.fromEntries(content.filter(([name]) => name !== "jobs" && !(name in datasets)));
    const found = await locate(seed.folder, absent);
    if (found.ok) return found.value;
    log.error("feed.seed.refused", { reason: found.code, detail: found.data.detail });
    return [];
  }

  async function refresh(from: FeedFolder): Promise<FeedVerdict> {
    const verified = await verifyManifest(from, trusted);
    if (!verified.ok) return refused(verified.code, verified.data.detail);
    const { manifest, sha256, fingerprint } = verified.value;
    const { feedId, seq } = manifest;
    const { entry } = open;
    if (sha256 === entry.manifestSha256) return { verdict: "unchanged", generation: entry.generation, feedId, seq };
    const highest = store.pointer()?.ratchets[feedId]?.[fingerprint] ?? 0;
    if (seq < highest) return refused("rollback", `seq ${seq} < ${highest}`);

    const shipped = await shippedBeside(manifest.datasets);
    const built = await build(from, verified.value, { demo: false, shipped });
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

  async function applyNow(from: string): Promise<FeedVerdict> {
    const answer = await orUnreadable(async () => ok(await refresh(ports.feeds.open(from))));
    const verdict = answer.ok ? answer.value : refused(answer.code, answer.data.detail);
    log.info("feed.apply", { verdict: verdict.verdict, reason: verdict.verdict === "refused" ? verdict.reason : null });
    history.add(isoNow(), from, verdict);
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
      listeners.clear();
      for (const generation of [...retired]) retire(generation);
      open.generation.close();
    },
  };
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
