import type { FeedRefusal, FeedVerdict } from "../../../shared/contract/feed.ts";
import { holdFindings } from "../../../shared/feed/gates.ts";
import type { FeedManifest } from "../../../shared/feed/manifest.ts";
import { nextTryAfter } from "../../../shared/feed/refusals.ts";
import { fail, ok, type Result } from "../../../shared/result.ts";
import type { TrustedKey } from "../../../shared/station/config.ts";
import type { FeedFolder, Paths, Ports } from "../ports.ts";
import { orUnreadable, readSeed, type Trouble } from "./boot.ts";
import { type Built, type FeedBuild, type GenerationBuilder, headOf } from "./generation-builder.ts";
import type { GenerationStore, Opened } from "./generation-store.ts";
import { CONFIRM_FROM_POLLS, contentOf, type Held, type HeldFile } from "./held.ts";
import { type FetchStore, type Plan, planFetch } from "./locate.ts";
import type { TrustedClock } from "./trusted-clock.ts";
import { type VerifiedManifest, verifyManifest } from "./verify-manifest.ts";

export interface RefreshDeps {
  readonly ports: Ports;
  readonly paths: Paths;
  readonly trusted: readonly TrustedKey[];
  /** `feed.url`: the one server this station takes feeds from; null = none is set. */
  readonly url: string | null;
  readonly store: GenerationStore;
  readonly builder: GenerationBuilder;
  readonly held: HeldFile;
  readonly time: TrustedClock;
}

export interface Refreshed {
  readonly verdict: FeedVerdict;
  /** What answers from now on; null = no change. */
  readonly opened: Opened | null;
  /** True when the manifest is past its own end. */
  readonly expired: boolean;
}

/** What is asked of one refresh. */
export interface Ask {
  readonly from: string;
  /** Content (held.ts) that staff have confirmed; null = none. */
  readonly confirmed: string | null;
}

/**
 * One refresh: manifest → ratchet → same rows? → files → build in the thread → gates → switch. Whatever goes wrong
 * before the last step leaves everything as it was. To be called under the lock.
 */
export async function refresh(deps: RefreshDeps, ask: Ask, open: Opened): Promise<Refreshed> {
  if (isForeign(ask.from, deps.url)) {
    const verdict = refused({ code: "foreign-host", data: { detail: `this station is bound to ${deps.url ?? ""}` } });
    return { verdict, opened: null, expired: false };
  }
  const answer = await orUnreadable(async () => {
    const folder = deps.ports.feeds.open(ask.from, deps.store.fetched);
    return ok(await read(deps, ask, open, folder));
  });
  return answer.ok ? answer.value : { verdict: refused(answer), opened: null, expired: false };
}

/** True for an address on another server than the one that is set. Folders come by hand and are bound to nothing. */
function isForeign(from: string, url: string | null): boolean {
  const [asked, bound] = [URL.parse(from), URL.parse(url ?? "")];
  return bound !== null && asked !== null && /^https?:$/.test(asked.protocol) && asked.host !== bound.host;
}

/** A refusal as the caller hears it. */
export function refused({ code, data }: { readonly code: FeedRefusal; readonly data: Trouble }): FeedVerdict {
  const retryAfterSeconds = data.retryAfterSeconds ?? null;
  return { verdict: "refused", reason: code, detail: data.detail, next: nextTryAfter(code), retryAfterSeconds };
}

async function read(deps: RefreshDeps, ask: Ask, open: Opened, folder: FeedFolder): Promise<Refreshed> {
  const { store, held, time, trusted, ports } = deps;
  const verified = await verifyManifest(folder, trusted);
  const server = folder.serverTime();
  if (server !== null) await time.server(server);
  if (!verified.ok) return { verdict: refused(verified), opened: null, expired: false };
  const { manifest, sha256, fingerprint } = verified.value;
  const { feedId, seq } = manifest;
  const { entry } = open;
  const expired = time.clock.now() > Date.parse(manifest.expiresAt);
  const stay = (verdict: FeedVerdict): Refreshed => ({ verdict, opened: null, expired });

  if (sha256 === entry.manifestSha256) return stay({ verdict: "unchanged", generation: entry.generation, feedId, seq });
  const proved = store.pointer()?.ratchets[feedId]?.[fingerprint];
  if (proved !== undefined && seq < proved.seq)
    return stay(refused({ code: "rollback", data: { detail: `seq ${seq} < ${proved.seq}` } }));
  if (proved !== undefined && seq === proved.seq && sha256 !== proved.manifestSha256 && isKnown(proved.manifestSha256))
    return stay(refused({ code: "rollback", data: { detail: `another manifest with seq ${seq}` } }));

  const content = contentOf(manifest);
  const waiting = held.read();
  const isLooked = waiting?.content === content && waiting.against === entry.generation;
  if (isLooked && ask.confirmed !== content && manifest.confirm === undefined) {
    const again = { ...waiting, manifestSha256: sha256, seq, from: ask.from, polls: waiting.polls + 1 };
    await held.write(again);
    return stay(heldVerdict(again));
  }

  const accepted = await take(deps, { ask, open, folder, verified: verified.value, content });
  if (!accepted.ok) return stay(refused(accepted));
  const { value } = accepted;
  if ("held" in value) {
    await held.write(value.held);
    return stay(heldVerdict(value.held));
  }
  await held.clear();
  await time.signed(Date.parse(manifest.issuedAt), "feed");
  const { generation, counts } = value.opened.generation.meta;
  const { quarantined, by } = value;
  const verdict = {
    verdict: "accepted",
    generation,
    feedId,
    seq,
    counts: { ...counts },
    quarantined,
    by,
    expired,
  } as const;
  if (expired) ports.log.warn("feed.expired", { expiresAt: manifest.expiresAt });
  return { verdict, opened: value.opened, expired };
}

/** After a rescue the number is known, but not the manifest it belongs to. */
function isKnown(manifestSha256: string): boolean {
  return !/^0+$/.test(manifestSha256);
}

interface Offer {
  readonly ask: Ask;
  readonly open: Opened;
  readonly folder: FeedFolder;
  readonly verified: VerifiedManifest;
  readonly content: string;
}

type Taken =
  | { readonly opened: Opened; readonly quarantined: number; readonly by: "snapshot" | "delta" | "renewed" }
  | { readonly held: Held };

async function take(deps: RefreshDeps, offer: Offer): Promise<Result<Taken, FeedRefusal, Trouble>> {
  const { ports, paths, store, builder } = deps;
  const { ask, open, folder, verified, content } = offer;
  const { manifest, sha256 } = verified;
  const { feedId, seq } = manifest;
  const isSameFeed = !open.entry.demo && open.generation.meta.feedId === feedId;

  if (isSameFeed && isSameContent(open, manifest)) return renew(deps, offer);

  const seed = await readSeed(ports, paths, store.fetched);
  const judged = isSameFeed && ask.confirmed !== content;
  const judge: FeedBuild["judge"] = judged ? (change) => holdFindings(change, manifest.confirm) : null;
  const fetchStore: FetchStore = { files: ports.files, folder: store.fetched };
  const build = (plan: Plan) =>
    orUnreadable<Built>(() => builder.fromFeed({ folder, verified, plan, seed, open, judge }));

  const short = planFetch(manifest.datasets, isSameFeed ? open.entry.kept : {}, fetchStore);
  let plan = short;
  let built = await build(plan);
  if (!built.ok && short.byDelta && MAY_BE_THE_DELTA.has(built.code)) {
    ports.log.warn("feed.delta-failed", { reason: built.code, detail: built.data.detail });
    plan = planFetch(manifest.datasets, {}, fetchStore);
    built = await build(plan);
  }
  if (!built.ok) return built;
  if ("held" in built.value) {
    const since = new Date(deps.time.clock.now()).toISOString();
    const { held: findings } = built.value;
    const against = open.entry.generation;
    const about = { content, manifestSha256: sha256, feedId, seq, from: ask.from, against };
    return ok({ held: { ...about, since, polls: 1, findings: [...findings] } });
  }
  return ok({ ...built.value, by: plan.byDelta ? "delta" : "snapshot" });
}

/** The same rows under a newer manifest. */
async function renew({ store, time, ports }: RefreshDeps, { open, verified }: Offer): ReturnType<typeof take> {
  const { manifest, sha256: manifestSha256, fingerprint } = verified;
  const { feedId, seq } = manifest;
  const appliedAt = new Date(time.clock.now()).toISOString();
  const entry = { ...open.entry, fingerprint, manifestSha256, appliedAt, head: headOf(manifest) };
  try {
    const opened = await store.renew(open, entry, { feedId, fingerprint, seq, manifestSha256 });
    return ok({ opened, quarantined: opened.generation.meta.quarantined, by: "renewed" });
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    ports.log.error("feed.build-failed", { error: detail });
    return fail("build-failed", { detail });
  }
}

/** Refusals after which the whole snapshot may still be good: the former files, or a delta, may be at fault. */
const MAY_BE_THE_DELTA: ReadonlySet<FeedRefusal> = new Set([
  "missing",
  "unreadable",
  "too-large",
  "truncated",
  "hash-mismatch",
  "count-mismatch",
  "set-hash-mismatch",
  "duplicate-id",
]);

function isSameContent({ entry }: Opened, { datasets }: FeedManifest): boolean {
  const names = Object.keys(datasets);
  return (
    names.length === Object.keys(entry.sets).length &&
    names.every((name) => entry.sets[name] === datasets[name]?.setHash)
  );
}

function heldVerdict({ feedId, seq, polls, findings }: Held): FeedVerdict {
  const reasons = [...new Set(findings.map(({ gate }) => gate))];
  return { verdict: "held", feedId, seq, reasons, findings, polls, confirmFrom: CONFIRM_FROM_POLLS };
}
