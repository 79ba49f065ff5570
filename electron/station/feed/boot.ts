import type { FeedRefusal } from "../../../shared/contract/feed.ts";
import { fail, type Result } from "../../../shared/result.ts";
import type { Paths, Ports } from "../ports.ts";
import { FeedUnreadable } from "./feed-unreadable.ts";
import type { GenerationBuilder } from "./generation-builder.ts";
import type { GenerationStore, Opened } from "./generation-store.ts";
import type { RefreshLock } from "./lock.ts";
import { loadSeed, type Seed } from "./seed.ts";
import type { Detail } from "./verify-manifest.ts";

export interface BootDeps {
  readonly ports: Ports;
  readonly paths: Paths;
  readonly store: GenerationStore;
  readonly builder: GenerationBuilder;
  readonly lock: RefreshLock;
}

/**
 * The newest whole generation: the current one, else the one before, else one built from the shipped seed, else an
 * empty one. Data that an operator applied stays; the demonstration follows the seed of the installed version.
 * @throws when another process keeps the catalogue locked, or not even an empty one can be written
 */
export async function boot(deps: BootDeps): Promise<Opened> {
  const opened = await deps.lock.hold(() => newest(deps));
  if (opened === null) throw new Error("another program is changing the catalogue and does not end");
  return opened;
}

async function newest({ ports, paths, store, builder }: BootDeps): Promise<Opened> {
  const found = await store.openNewest();
  if (found !== null && !found.entry.demo) return found;
  const seed = await readSeed(ports, paths, store.fetched);
  if (found !== null && (seed === null || seed.verified.sha256 === found.entry.manifestSha256)) return found;
  if (seed !== null) {
    const built = await builder.fromSeed(seed, found?.entry ?? null);
    if (built.ok) {
      found?.generation.close();
      return built.value;
    }
    ports.log.error("feed.seed.refused", { reason: built.code, detail: built.data.detail });
  }
  return found ?? (await builder.empty());
}

/** null when the seed is missing or damaged, which the log says. */
export async function readSeed({ feeds, log }: Ports, paths: Paths, store: string): Promise<Seed | null> {
  const seed = await orUnreadable(() => loadSeed(feeds, paths.seed, store));
  if (seed.ok) return seed.value;
  log.error("feed.seed.refused", { reason: seed.code, detail: seed.data.detail });
  return null;
}

export interface Trouble extends Detail {
  /** Seconds that a server asked to be left alone. */
  readonly retryAfterSeconds?: number | null;
}

/** A stick pulled out or a server gone while it is read is an answer, not a fault of the station. */
export async function orUnreadable<T>(
  work: () => Promise<Result<T, FeedRefusal, Detail>>,
): Promise<Result<T, FeedRefusal, Trouble>> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof FeedUnreadable)) throw error;
    return fail(error.reason, { detail: error.message, retryAfterSeconds: error.retryAfterSeconds });
  }
}
