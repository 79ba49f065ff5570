import type { FeedRefusal, HoldFinding } from "../../../shared/contract/feed.ts";
import { shanghaiDay } from "../../../shared/feed/days.ts";
import type { Change } from "../../../shared/feed/gates.ts";
import type { FeedManifest } from "../../../shared/feed/manifest.ts";
import { fail, ok, type Result } from "../../../shared/result.ts";
import type { FeedFolder, Ports } from "../ports.ts";
import type { BuildAnswer, BuildInput, DatasetFiles } from "./build-input.ts";
import type { GenerationStore, Opened } from "./generation-store.ts";
import { locate, type Plan, planFetch } from "./locate.ts";
import type { GenerationEntry } from "./pointer.ts";
import type { Seed } from "./seed.ts";
import type { Detail, VerifiedManifest } from "./verify-manifest.ts";

/** reliability.md §1.2: a whole refresh takes at most ten minutes. */
const BUILD_MS = 600_000;

/** A generation that is current now, or findings that keep it from becoming so: then nothing of it is left. */
export type Built =
  | { readonly opened: Opened; readonly quarantined: number }
  | { readonly held: readonly HoldFinding[] };

export interface FeedBuild {
  readonly folder: FeedFolder;
  readonly verified: VerifiedManifest;
  readonly plan: Plan;
  readonly seed: Seed | null;
  /** What answers now. */
  readonly open: Opened;
  /** The gates; null = the feed is not to be compared with what answers now. */
  readonly judge: ((change: Change) => readonly HoldFinding[]) | null;
}

export interface GenerationBuilder {
  /** A verified feed as the current generation. Content that it does not carry is taken from the seed. */
  fromFeed(build: FeedBuild): Promise<Result<Built, FeedRefusal, Detail>>;
  /** The demonstration. */
  fromSeed(seed: Seed, previous: GenerationEntry | null): Promise<Result<Opened, FeedRefusal, Detail>>;
  /**
   * No jobs, no content: what a station without a readable seed answers from.
   * @throws when not even that can be written
   */
  empty(): Promise<Opened>;
}

/** What stands in for a signed manifest when there is none: nothing, as old as it gets. */
const NOTHING = {
  feedId: "none",
  keyId: "none",
  seq: 0,
  issuedAt: new Date(0).toISOString(),
  expiresAt: new Date(0).toISOString(),
} as const;

type Head = Pick<FeedManifest, "feedId" | "keyId" | "seq" | "issuedAt" | "expiresAt" | "minPollSec">;

/** What a manifest says that is not in the rows, as the pointer keeps it. */
export function headOf({ keyId, seq, issuedAt, expiresAt, minPollSec }: Omit<Head, "feedId">): GenerationEntry["head"] {
  return { keyId, seq, issuedAt, expiresAt, minPollSec: minPollSec ?? null };
}

/** Feed → generation file → current, the work itself in a thread. Nothing is remembered unless all of it went well. */
export function createBuilder(ports: Ports, store: GenerationStore): GenerationBuilder {
  const { clock, ids, log, workers, files } = ports;
  const fetchStore = { files, folder: store.fetched };

  interface Work {
    readonly head: Head;
    readonly from: Pick<GenerationEntry, "manifestSha256" | "fingerprint" | "demo" | "sets" | "kept">;
    readonly datasets: readonly DatasetFiles[];
    readonly shipped: readonly DatasetFiles[];
    readonly previous: GenerationEntry | null;
    readonly judge: FeedBuild["judge"];
  }

  async function build(work: Work): Promise<Result<Built, FeedRefusal, Detail>> {
    const { head, from, previous, judge } = work;
    const { manifestSha256, fingerprint, demo } = from;
    const { generation, temporary } = store.next(manifestSha256, ids.uuid());
    const { feedId, keyId, seq, issuedAt } = head;
    const appliedAt = new Date(clock.now()).toISOString();
    const compared = judge === null || previous === null ? null : store.fileOf(previous.generation);
    const input: BuildInput = {
      path: temporary,
      meta: { generation, feedId, keyId, seq, issuedAt, builtAt: appliedAt, demo },
      datasets: work.datasets,
      shipped: work.shipped,
      compare: compared === null ? null : { path: compared, today: shanghaiDay(clock.now()) },
    };
    try {
      const answer = await workers.run<BuildAnswer>("build-generation", input, BUILD_MS);
      if (!answer.ok) return fail(answer.reason, { detail: answer.detail });
      if (answer.skipped.length > 0) log.error("feed.shipped.skipped", { datasets: answer.skipped.join(",") });
      if (answer.compareFault !== null) log.error("feed.not-compared", { error: answer.compareFault });
      const held = answer.change === null ? [] : (judge?.(answer.change) ?? []);
      if (held.length > 0) return ok({ held });
      const { bytes, sha256, quarantined } = answer;
      const entry = { generation, ...from, appliedAt, bytes, sha256, head: headOf(head) };
      const ratchet = demo ? null : { feedId, fingerprint, seq, manifestSha256 };
      const opened = await store.adopt(temporary, { entry, previous, ratchet });
      return ok({ opened, quarantined });
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error);
      log.error("feed.build-failed", { error: detail });
      return fail("build-failed", { detail });
    } finally {
      store.discard(temporary);
    }
  }

  async function fromFeed({ folder, verified, plan, seed, open, judge }: FeedBuild) {
    const { manifest, sha256: manifestSha256, fingerprint } = verified;
    const located = await locate(folder, plan, fetchStore);
    if (!located.ok) return located;
    const { datasets, kept } = located.value;
    return build({
      head: manifest,
      from: { manifestSha256, fingerprint, demo: false, sets: setsOf(manifest), kept },
      datasets,
      shipped: seed === null ? [] : await contentBeside(seed, manifest.datasets),
      previous: open.entry,
      judge,
    });
  }

  /** A feed of jobs alone must not empty the other rooms: what a feed does not speak of is as shipped. */
  async function contentBeside(seed: Seed, carried: FeedManifest["datasets"]): Promise<readonly DatasetFiles[]> {
    const all = Object.entries(seed.verified.manifest.datasets);
    const absent = all.filter(([name]) => name !== "jobs" && !Object.hasOwn(carried, name));
    const found = await wholeOf(seed, Object.fromEntries(absent));
    if (found.ok) return found.value;
    log.error("feed.seed.refused", { reason: found.code, detail: found.data.detail });
    return [];
  }

  async function wholeOf(
    { folder }: Seed,
    datasets: FeedManifest["datasets"],
  ): Promise<Result<readonly DatasetFiles[], FeedRefusal, Detail>> {
    const located = await locate(folder, planFetch(datasets, {}, fetchStore), fetchStore);
    return located.ok ? ok(located.value.datasets) : located;
  }

  async function fromSeed(seed: Seed, previous: GenerationEntry | null): Promise<Result<Opened, FeedRefusal, Detail>> {
    const { manifest, sha256: manifestSha256, fingerprint } = seed.verified;
    const datasets = await wholeOf(seed, manifest.datasets);
    if (!datasets.ok) return datasets;
    const from = { manifestSha256, fingerprint, demo: true, sets: setsOf(manifest), kept: {} };
    return demonstration({ head: manifest, from, datasets: datasets.value, shipped: [], previous, judge: null });
  }

  async function demonstration(work: Work): Promise<Result<Opened, FeedRefusal, Detail>> {
    const built = await build(work);
    if (!built.ok) return built;
    if ("held" in built.value) throw new Error("a demonstration is never held");
    return ok(built.value.opened);
  }

  async function empty(): Promise<Opened> {
    const from = { manifestSha256: "0".repeat(64), fingerprint: "none", demo: true, sets: {}, kept: {} };
    const work = { head: NOTHING, from, datasets: [], shipped: [], previous: null, judge: null };
    const built = await demonstration(work);
    if (!built.ok) throw new Error(`not even an empty catalogue can be written: ${built.data.detail}`);
    return built.value;
  }

  return { fromFeed, fromSeed, empty };
}

function setsOf({ datasets }: FeedManifest): Record<string, string> {
  return Object.fromEntries(Object.entries(datasets).map(([name, { setHash }]) => [name, setHash]));
}
