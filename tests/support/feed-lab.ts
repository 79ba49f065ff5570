import { createHash } from "node:crypto";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { buildFeed } from "../../electron/hosts/feed-build.ts";
import { type SigningKey, throwawayKey } from "../../electron/hosts/feed-keys.ts";
import type { HttpsFeedOptions } from "../../electron/hosts/https-feed.ts";
import { createNodePorts } from "../../electron/hosts/node-ports.ts";
import { createFeed, type FeedRoom } from "../../electron/station/feed/feed.ts";
import { createSetHash } from "../../electron/station/feed/set-hash.ts";
import type { Paths, Ports } from "../../electron/station/ports.ts";
import type { FeedManifest } from "../../shared/feed/manifest.ts";
import { stationConfig } from "../../shared/station/config.ts";
import { createManualClock, type ManualClock } from "./manual-clock.ts";
import { type LogLine, recordedLog } from "./recorded-log.ts";

export interface OpenFeed {
  readonly feed: FeedRoom;
  readonly clock: ManualClock;
  readonly log: readonly LogLine[];
}

export interface FeedLab {
  readonly root: string;
  readonly data: string;
  readonly cache: string;
  readonly seed: string;
  /** The publisher that the lab's stations trust. */
  readonly key: SigningKey;
  /** A new feed folder with these titles as jobs. */
  publish(titles: readonly string[], options?: PublishOptions): Promise<string>;
  /** Puts a seed with these titles and some platforms in place. */
  plantSeed(titles: readonly string[]): Promise<void>;
  /** A copy of a folder to spoil. */
  copyOf(folder: string): string;
  /** A folder signed by the trusted publisher over whatever the forgery says. */
  forge(forgery: Forgery): string;
  open(change?: (ports: Ports) => Ports, options?: OpenOptions): Promise<OpenFeed>;
  close(): void;
}

interface OpenOptions {
  /** `feed.url`. */
  readonly url?: string;
  readonly feeds?: HttpsFeedOptions;
}

interface PublishOptions {
  /** A folder that holds an issue already: the next one goes in with a delta. */
  readonly out?: string;
  /** Whole rows in place of the titles. */
  readonly rows?: readonly Record<string, unknown>[];
  readonly confirm?: FeedManifest["confirm"];
  readonly key?: SigningKey;
  readonly feedId?: string;
  readonly now?: number;
  readonly content?: Readonly<Record<string, readonly unknown[]>>;
}

export interface Forgery {
  /** Lines before the trailer. */
  readonly rows: readonly string[];
  /** null = none. */
  readonly trailer?: object | null;
  /** The packed bytes, if they are not what gzip makes of the lines. */
  readonly packed?: Buffer;
  readonly manifest?: (honest: HonestManifest) => unknown;
  readonly key?: SigningKey;
}

type HonestManifest = ReturnType<typeof honestManifest>;

/** When the lab publishes; forged snapshots carry it as their number. A station is opened an hour later. */
export const NOON = Date.UTC(2026, 10, 20, 4);
const HOUR_MS = 3_600_000;

/** A content row in the form of its room. */
export function platformOf(id: string, name: string): Record<string, unknown> {
  return {
    id,
    name,
    nameEn: id,
    kind: "online",
    what: "找工作",
    whatEn: "Jobs",
    audience: ["jobseeker"],
    aliases: [],
    district: null,
    order: 1,
  };
}

/** A published row with nothing but a title. */
export function jobRow(id: string, title: string): Record<string, unknown> {
  return {
    op: "put",
    id,
    source: "测试",
    title,
    employer: "",
    city: "上海",
    district: "长宁区",
    street: "",
    address: "",
    lat: null,
    lon: null,
    geoBasis: "none",
    employmentType: null,
    salaryMin: null,
    salaryMax: null,
    salaryUnit: null,
    salaryMonths: null,
    salaryText: "",
    education: "",
    experience: "",
    openings: null,
    tags: [],
    description: "",
    datePosted: "2026-11-20",
    dateBasis: "feed",
    validThrough: null,
    applyUrl: null,
  };
}

/**
 * Temporary folders, real files, real threads; `close` leaves nothing behind.
 * @param model another lab with nothing open: this one begins with a copy of its station's data, its seed and its key
 */
export function createLab(model?: FeedLab): FeedLab {
  const root = mkdtempSync(join(tmpdir(), "yike-feed-"));
  const data = join(root, "data");
  const seed = join(root, "seed");
  const key = model?.key ?? throwawayKey();
  if (model !== undefined) {
    cpSync(model.data, data, { recursive: true });
    cpSync(model.seed, seed, { recursive: true });
  }
  const opened: FeedRoom[] = [];
  let folders = 0;
  const newFolder = () => {
    folders += 1;
    return join(root, `folder-${folders}`);
  };

  async function publishInto(out: string, titles: readonly string[], options: PublishOptions): Promise<void> {
    const input = join(root, `${folders}.jsonl`);
    const rows = options.rows ?? titles.map((title, at) => jobRow(`${title}-${at}`, title));
    writeFileSync(input, rows.map((row) => `${JSON.stringify(row)}\n`).join(""));
    await buildFeed({
      inputs: [input],
      out,
      key: options.key ?? key,
      feedId: options.feedId ?? "test",
      now: options.now ?? NOON + folders,
      asOf: null,
      content: options.content ?? {},
      ...(options.confirm === undefined ? {} : { confirm: options.confirm }),
    });
  }

  async function open(
    change: (ports: Ports) => Ports = (ports) => ports,
    { url, feeds }: OpenOptions = {},
  ): Promise<OpenFeed> {
    const clock = createManualClock(NOON + HOUR_MS);
    const { log, lines } = recordedLog();
    const ports = change({
      ...createNodePorts({ dataDir: data, ...(feeds === undefined ? {} : { feeds }) }),
      clock,
      log,
    });
    const paths: Paths = { data, resources: join(root, "resources"), seed };
    const { keyId, publicKey } = key;
    const config = stationConfig.parse({
      id: "lab",
      name: "lab",
      district: "长宁区",
      lat: 31.2,
      lon: 121.4,
      feed: { keys: [{ keyId, publicKey }], ...(url === undefined ? {} : { url }) },
    });
    const feed = await createFeed({ ports, paths, config, localKeys: [] });
    opened.push(feed);
    return { feed, clock, log: lines };
  }

  return {
    root,
    data,
    cache: join(data, "cache"),
    seed,
    key,
    publish: async (titles, options = {}) => {
      const fresh = newFolder();
      const out = options.out ?? fresh;
      await publishInto(out, titles, options);
      return out;
    },
    plantSeed: async (titles) => {
      rmSync(seed, { recursive: true, force: true });
      const seedKey = throwawayKey();
      folders += 1;
      const content = { platforms: [platformOf("shipped", "随程序")] };
      await publishInto(seed, titles, { key: seedKey, feedId: "seed", content });
      const { keyId, publicKey } = seedKey;
      writeFileSync(join(seed, "seed.json"), JSON.stringify({ keyId, publicKey }));
    },
    copyOf: (folder) => {
      const copy = newFolder();
      cpSync(folder, copy, { recursive: true });
      return copy;
    },
    forge: (forgery) => {
      const out = newFolder();
      forge(out, forgery.key ?? key, forgery);
      return out;
    },
    open,
    close: () => {
      for (const feed of opened) feed.close();
      rmSync(root, { recursive: true, force: true });
    },
  };
}

function forge(out: string, key: SigningKey, { rows, trailer, packed, manifest }: Forgery): void {
  mkdirSync(out);
  const end = trailer === undefined ? { op: "end", rows: rows.length, seq: NOON } : trailer;
  const lines = end === null ? rows : [...rows, JSON.stringify(end)];
  const raw = Buffer.from(lines.map((line) => `${line}\n`).join(""));
  const file = packed ?? gzipSync(raw);
  const honest = honestManifest(key, rows, raw, file);
  writeFileSync(join(out, honest.datasets.jobs.snapshot.url), file);
  const said = manifest === undefined ? honest : manifest(honest);
  const bytes = Buffer.from(typeof said === "string" ? said : JSON.stringify(said));
  writeFileSync(join(out, "manifest.json"), bytes);
  writeFileSync(join(out, "manifest.sig"), key.sign(bytes));
}

function honestManifest(key: SigningKey, rows: readonly string[], raw: Buffer, file: Buffer) {
  const sha256 = createHash("sha256").update(file).digest("hex");
  const setHash = createSetHash();
  for (const row of rows) setHash.add(idIn(row), Buffer.from(row));
  const snapshot = {
    url: `jobs-${sha256.slice(0, 16)}.ndjson.gz`,
    seq: NOON,
    bytes: file.length,
    rawBytes: raw.length,
    sha256,
    rows: rows.length,
  };
  return {
    spec: "feed/1",
    feedId: "test",
    keyId: key.keyId,
    seq: NOON + 1_000,
    issuedAt: new Date(NOON).toISOString(),
    expiresAt: new Date(NOON + 72 * HOUR_MS).toISOString(),
    datasets: { jobs: { schema: 1, count: rows.length, setHash: setHash.digest(), snapshot } },
  };
}

function idIn(row: string): string {
  return /"id":"([^"]*)"/.exec(row)?.[1] ?? "";
}

/** Titles that the open generation answers with, in its own order. */
export function titlesOf(feed: FeedRoom): string[] {
  return feed.current().db.prepare<[], string>("SELECT title FROM jobs ORDER BY title").pluck().all();
}
