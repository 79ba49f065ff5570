import type { FeedRefusal } from "../../../shared/contract/feed.ts";
import { FEED_LIMITS } from "../../../shared/feed/limits.ts";
import type { FeedManifest } from "../../../shared/feed/manifest.ts";
import { fail, ok, type Result } from "../../../shared/result.ts";
import type { FeedFolder, Ports } from "../ports.ts";
import type { BuildAnswer, BuildInput, DatasetFile } from "./build-input.ts";
import type { GenerationEntry, GenerationStore, Opened } from "./generation-store.ts";
import type { Seed } from "./seed.ts";
import type { Detail, VerifiedManifest } from "./verify-manifest.ts";

interface Built {
  readonly opened: Opened;
  readonly quarantined: number;
}

export interface GenerationBuilder {
  /** A verified feed as the current generation. Content that it does not carry is taken from the seed. */
  fromFeed(
    from: FeedFolder,
    verified: VerifiedManifest,
    beside: { readonly seed: Seed | null; readonly previous: GenerationEntry },
  ): Promise<Result<Built, FeedRefusal, Detail>>;
  /** The demonstration. */
  fromSeed(seed: Seed, previous: GenerationEntry | null): Promise<Result<Built, FeedRefusal, Detail>>;
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
  sha256: "0".repeat(64),
} as const;

type Head = Pick<FeedManifest, "feedId" | "keyId" | "seq" | "issuedAt">;

/** Feed → generation file → current, the work itself in a thread. Nothing is remembered unless all of it went well. */
export function createBuilder(ports: Ports, store: GenerationStore): GenerationBuilder {
  const { clock, ids, log, workers } = ports;

  interface Plan {
    readonly head: Head;
    readonly sha256: string;
    readonly fingerprint: string;
    readonly datasets: readonly DatasetFile[];
    readonly shipped: readonly DatasetFile[];
    readonly kind: "demo" | "feed";
    readonly previous: GenerationEntry | null;
  }

  async function build(plan: Plan): Promise<Result<Built, FeedRefusal, Detail>> {
    const { generation, temporary } = store.next(plan.sha256, ids.uuid());
    const { feedId, keyId, seq, issuedAt } = plan.head;
    const demo = plan.kind === "demo";
    const appliedAt = new Date(clock.now()).toISOString();
    const meta = { generation, feedId, keyId, seq, issuedAt, builtAt: appliedAt, demo };
    const input: BuildInput = { path: temporary, meta, datasets: plan.datasets, shipped: plan.shipped };
    try {
      const answer = await workers.run<BuildAnswer>("build-generation", input);
      if (!answer.ok) return fail(answer.reason, { detail: answer.detail });
      if (answer.skipped.length > 0) log.error("feed.shipped.skipped", { datasets: answer.skipped.join(",") });
      const { bytes, sha256, quarantined } = answer;
      const { fingerprint, previous, sha256: manifestSha256 } = plan;
      const entry = { generation, fingerprint, manifestSha256, appliedAt, demo, bytes, sha256 };
      const opened = store.adopt(temporary, { entry, previous, ratchet: demo ? null : { feedId, seq } });
      return ok({ opened, quarantined });
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error);
      log.error("feed.build-failed", { error: detail });
      return fail("build-failed", { detail });
    } finally {
      store.discard(temporary);
    }
  }

  async function fromFeed(
    from: FeedFolder,
    { manifest, sha256, fingerprint }: VerifiedManifest,
    { seed, previous }: { readonly seed: Seed | null; readonly previous: GenerationEntry },
  ): Promise<Result<Built, FeedRefusal, Detail>> {
    const datasets = await locate(from, manifest.datasets);
    if (!datasets.ok) return datasets;
    const shipped = seed === null ? [] : await contentBeside(seed, manifest.datasets);
    return build({ head: manifest, sha256, fingerprint, datasets: datasets.value, shipped, kind: "feed", previous });
  }

  /** A feed of jobs alone must not empty the other rooms: what a feed does not speak of is as shipped. */
  async function contentBeside(seed: Seed, carried: FeedManifest["datasets"]): Promise<readonly DatasetFile[]> {
    const all = Object.entries(seed.verified.manifest.datasets);
    const absent = all.filter(([name]) => name !== "jobs" && !Object.hasOwn(carried, name));
    const found = await locate(seed.folder, Object.fromEntries(absent));
    if (found.ok) return found.value;
    log.error("feed.seed.refused", { reason: found.code, detail: found.data.detail });
    return [];
  }

  async function fromSeed(seed: Seed, previous: GenerationEntry | null): Promise<Result<Built, FeedRefusal, Detail>> {
    const { manifest, sha256, fingerprint } = seed.verified;
    const datasets = await locate(seed.folder, manifest.datasets);
    if (!datasets.ok) return datasets;
    return build({
      head: manifest,
      sha256,
      fingerprint,
      datasets: datasets.value,
      shipped: [],
      kind: "demo",
      previous,
    });
  }

  async function empty(): Promise<Opened> {
    const none = { datasets: [], shipped: [], previous: null } as const;
    const built = await build({
      head: NOTHING,
      sha256: NOTHING.sha256,
      fingerprint: NOTHING.keyId,
      kind: "demo",
      ...none,
    });
    if (!built.ok) throw new Error(`not even an empty catalogue can be written: ${built.data.detail}`);
    return built.value.opened;
  }

  return { fromFeed, fromSeed, empty };
}

async function locate(
  from: FeedFolder,
  datasets: FeedManifest["datasets"],
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
