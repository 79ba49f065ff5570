import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { createGzip, gunzipSync, gzipSync } from "node:zlib";
import { type SigningKey, throwawayKey } from "../../../electron/hosts/feed-keys.ts";
import { createSetHash } from "../../../electron/station/feed/set-hash.ts";
import type { FeedFile, FeedManifest, ManifestDataset } from "../../../shared/feed/manifest.ts";
import type { Random } from "../../bench/random.ts";

/** A feed folder in memory. */
export type FeedBytes = ReadonlyMap<string, Buffer>;

/** What mutants are made of. */
export interface Stock {
  /** The issue that shows, the one that is offered, and an older one; all signed by the trusted key. */
  readonly shown: FeedBytes;
  readonly offered: FeedBytes;
  readonly older: FeedBytes;
  readonly key: SigningKey;
  /** Packed, by what they unpack to. */
  readonly bombs: ReadonlyMap<string, Buffer>;
}

/** A feed that must not be taken. */
export interface Mutant {
  readonly files: FeedBytes;
  /** The delta is what is looked at: the whole is withheld, or it would be taken in the delta's place. */
  readonly byDelta: boolean;
}

export interface MutantKind {
  readonly name: string;
  /** Out of a hundred. */
  readonly weight: number;
  make(stock: Stock, random: Random): Mutant;
}

const MANIFEST = "manifest.json";
const SIGNATURE = "manifest.sig";
const stranger = throwawayKey();

const isDelta = (name: string) => name.includes("-delta-");
const nameOf = (files: FeedBytes, wanted: (name: string) => boolean): string => {
  const name = [...files.keys()].find(wanted);
  if (name === undefined) throw new Error("the stock lacks a file");
  return name;
};
const FILES: Readonly<Record<string, (name: string) => boolean>> = {
  manifest: (name) => name === MANIFEST,
  signature: (name) => name === SIGNATURE,
  snapshot: (name) => name.startsWith("jobs-") && !isDelta(name),
  delta: isDelta,
  content: (name) => name.startsWith("platforms-"),
};

function withFile(files: FeedBytes, name: string, bytes: Buffer): Map<string, Buffer> {
  return new Map(files).set(name, bytes);
}
function mutant(files: FeedBytes, target = ""): Mutant {
  const byDelta = target === "delta";
  if (!byDelta) return { files: new Map([...files].filter(([name]) => !isDelta(name))), byDelta };
  const whole = nameOf(files, (name) => FILES["snapshot"]?.(name) === true);
  return { files: new Map([...files].filter(([name]) => name !== whole)), byDelta };
}

/** Changes of bytes, each certain to change something. */
const BYTES: Readonly<Record<string, (bytes: Buffer, random: Random) => Buffer>> = {
  flip: (bytes, random) => {
    const made = Buffer.from(bytes);
    const at = random.below(made.length);
    made[at] = (made[at] ?? 0) ^ (1 << random.below(8));
    return made;
  },
  cut: (bytes, random) => bytes.subarray(0, random.below(bytes.length)),
  grow: (bytes, random) => Buffer.concat([bytes, Buffer.alloc(1 + random.below(5_000), 1 + random.below(255))]),
  insert: (bytes, random) => {
    const at = random.below(bytes.length);
    return Buffer.concat([bytes.subarray(0, at), Buffer.alloc(1 + random.below(64), 0x20), bytes.subarray(at)]);
  },
  drop: (bytes, random) => {
    const at = random.below(bytes.length);
    return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1 + random.below(64))]);
  },
  wipe: (bytes, random) => {
    const made = Buffer.from(bytes);
    const at = random.below(made.length);
    made.fill(made[at] === 0 ? 1 : 0, at, Math.min(made.length, at + 1 + random.below(512)));
    return made;
  },
  shuffle: (bytes) => Buffer.from(bytes).reverse(),
  empty: () => Buffer.alloc(0),
};

/** One kind a file and change, by the weight of the file. */
const FILE_WEIGHTS = { manifest: 20, signature: 8, snapshot: 26, delta: 20, content: 8 } as const;
const byteKinds: readonly MutantKind[] = Object.entries(FILE_WEIGHTS).flatMap(([target, weight]) =>
  Object.entries(BYTES).map(([change, apply]) => ({
    name: `${target}: ${change}`,
    weight: weight / Object.keys(BYTES).length,
    make: ({ offered }: Stock, random: Random) => {
      const name = nameOf(offered, FILES[target] ?? (() => false));
      return mutant(withFile(offered, name, changed(offered.get(name) ?? Buffer.alloc(1), apply, random)), target);
    },
  })),
);

/** The line end behind a signature carries nothing: a change of it alone is none. */
function changed(bytes: Buffer, apply: (bytes: Buffer, random: Random) => Buffer, random: Random): Buffer {
  for (;;) {
    const made = apply(bytes, random);
    if (made.toString("latin1").trim() !== bytes.toString("latin1").trim()) return made;
  }
}

const bytesOf = (manifest: unknown) => Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`);
const readManifest = (files: FeedBytes) => JSON.parse(String(files.get(MANIFEST))) as FeedManifest;

/** The manifest changed and left under the old signature. */
function edited(files: FeedBytes, change: (manifest: FeedManifest) => unknown): Mutant {
  return mutant(withFile(files, MANIFEST, bytesOf(change(readManifest(files)))));
}

/** The manifest changed and signed by `key`. */
function signed(files: FeedBytes, key: SigningKey, change: (manifest: FeedManifest) => unknown): Map<string, Buffer> {
  const bytes = bytesOf(change(readManifest(files)));
  return withFile(withFile(files, MANIFEST, bytes), SIGNATURE, Buffer.from(key.sign(bytes)));
}

const wholeKinds: readonly MutantKind[] = [
  { name: "replay: an older issue", weight: 2, make: ({ older }) => mutant(older) },
  {
    name: "rollback: the number turned back",
    weight: 1,
    make: ({ offered }, random) => edited(offered, (m) => ({ ...m, seq: m.seq - 1 - random.below(1e9) })),
  },
  {
    name: "rollback: signed with a lower number",
    weight: 1,
    make: ({ shown, key }, random) => mutant(signed(shown, key, (m) => ({ ...m, seq: m.seq - 1 - random.below(1e6) }))),
  },
  {
    name: "fast-forward: the number turned on",
    weight: 1,
    make: ({ offered }, random) => edited(offered, (m) => ({ ...m, seq: m.seq + 1 + random.below(1e12) })),
  },
  {
    name: "swap: the signature of another issue",
    weight: 1,
    make: ({ offered, older }) => mutant(withFile(offered, SIGNATURE, older.get(SIGNATURE) ?? Buffer.alloc(0))),
  },
  {
    name: "swap: rows and content under each other's names",
    weight: 1,
    make: ({ offered }) => {
      const [jobs, platforms] = ["snapshot", "content"].map((file) => nameOf(offered, FILES[file] ?? (() => false)));
      const files = withFile(offered, jobs ?? "", offered.get(platforms ?? "") ?? Buffer.alloc(0));
      return mutant(files.set(platforms ?? "", offered.get(jobs ?? "") ?? Buffer.alloc(0)));
    },
  },
  {
    name: "mix: the rows of another issue under the new name",
    weight: 1,
    make: ({ offered, older }) =>
      mutant(
        withFile(
          offered,
          nameOf(offered, FILES["snapshot"] ?? (() => false)),
          older.get(nameOf(older, FILES["snapshot"] ?? (() => false))) ?? Buffer.alloc(0),
        ),
      ),
  },
  {
    name: "missing: a file",
    weight: 1,
    make: ({ offered }, random) => {
      const gone = random.pick([...offered.keys()].filter((name) => !isDelta(name)));
      return mutant(new Map([...offered].filter(([name]) => name !== gone)));
    },
  },
  {
    name: "other key",
    weight: 1,
    make: ({ offered }) => mutant(signed(offered, stranger, (m) => ({ ...m, keyId: stranger.keyId }))),
  },
  {
    name: "other key under the trusted name",
    weight: 1,
    make: ({ offered }) => mutant(signed(offered, stranger, (m) => m)),
  },
];

/** The publisher itself errs, or its key was stolen: signed, and wrong inside. These reach the thread. */
const SIGNED_WEIGHT = 0.6;
type RowsChange = (lines: readonly string[], random: Random) => { lines: readonly string[]; trailer?: string | null };
const SIGNED_ROWS: Readonly<Record<string, RowsChange>> = {
  "duplicate ids": (lines, random) => ({ lines: [...lines, random.pick(lines)] }),
  "no trailer": (lines) => ({ lines, trailer: null }),
  "a trailer that lies": (lines) => ({ lines, trailer: '{"op":"end","rows":1,"seq":1}' }),
  "rows that are no jobs": (lines) => ({
    lines: lines.map((line, at) => (at % 20 === 0 ? '{"op":"put","id":"x"}' : line)),
  }),
  "rows that are no JSON": (lines) => ({ lines: lines.map((line, at) => (at % 20 === 0 ? "]" : line)) }),
  "a row of a megabyte": (lines) => ({ lines: [...lines, `{"op":"put","id":"${"x".repeat(1_000_000)}"}`] }),
  nothing: () => ({ lines: [] }),
};
const signedKinds: readonly MutantKind[] = Object.entries(SIGNED_ROWS).map(([name, change]) => ({
  name: `signed: ${name}`,
  weight: SIGNED_WEIGHT,
  make: ({ offered, key }, random) => {
    const jobs = readManifest(offered).datasets["jobs"];
    const raw = gunzipSync(offered.get(jobs?.snapshot.url ?? "") ?? Buffer.alloc(0)).toString();
    const { lines, trailer } = change(raw.trim().split("\n").slice(0, -1), random);
    const seq = jobs?.snapshot.seq ?? 0;
    const end = trailer === undefined ? JSON.stringify({ op: "end", rows: lines.length, seq }) : trailer;
    const made = Buffer.from([...lines, ...(end === null ? [] : [end])].map((line) => `${line}\n`).join(""));
    return forged(offered, key, { lines, packed: gzipSync(made), rawBytes: made.length });
  },
}));

/** Three hundred megabytes in three hundred kilobytes: of nothing, of empty lines, of small rows. */
const BOMB_BYTES = 300_000_000;
const BOMB_FILLINGS: Readonly<Record<string, string | number>> = {
  zeros: 0,
  "empty lines": 10,
  "one row again and again": '{"op":"put","id":"a"}\n',
};
const PIECE_BYTES = 1_000_000;

/** Packed piece by piece: made at once, they would be the memory that is measured. */
export async function packBombs(): Promise<Stock["bombs"]> {
  const packed = new Map<string, Buffer>();
  for (const [name, filling] of Object.entries(BOMB_FILLINGS)) {
    const piece = Buffer.alloc(PIECE_BYTES, filling);
    const pieces = function* () {
      for (let made = 0; made < BOMB_BYTES; made += PIECE_BYTES) yield piece;
    };
    const chunks: Buffer[] = [];
    for await (const chunk of Readable.from(pieces()).pipe(createGzip({ level: 9 }))) chunks.push(chunk);
    packed.set(name, Buffer.concat(chunks));
  }
  return packed;
}

const bombKinds: readonly MutantKind[] = Object.keys(BOMB_FILLINGS).map((name) => ({
  name: `zip bomb: ${name}`,
  weight: 0.3,
  make: ({ offered, key, bombs }, random) => {
    const packed = bombs.get(name) ?? Buffer.alloc(0);
    // Within the ratio that a manifest may state, or beyond it.
    const rawBytes = random.chance(0.5) ? packed.length * 200 : BOMB_BYTES;
    return forged(offered, key, { lines: ["{}"], packed, rawBytes });
  },
}));

interface Forged {
  readonly lines: readonly string[];
  readonly packed: Buffer;
  readonly rawBytes: number;
}

/** The offered issue with other rows in it, signed by the trusted key, hashes and all. */
function forged(offered: FeedBytes, key: SigningKey, { lines, packed, rawBytes }: Forged): Mutant {
  const sha256 = createHash("sha256").update(packed).digest("hex");
  const url = `jobs-${sha256.slice(0, 16)}.ndjson.gz`;
  const setHash = createSetHash();
  for (const line of lines) setHash.add(/"id":"([^"]*)"/.exec(line)?.[1] ?? "", Buffer.from(line));
  const files = signed(withFile(offered, url, packed), key, (m) => {
    const former = m.datasets["jobs"] as ManifestDataset;
    const snapshot: FeedFile = { ...former.snapshot, url, bytes: packed.length, rawBytes, sha256, rows: lines.length };
    const { deltas: _deltas, ...jobs } = { ...former, count: lines.length, setHash: setHash.digest(), snapshot };
    return { ...m, datasets: { ...m.datasets, jobs } };
  });
  return mutant(files);
}

export const MUTANT_KINDS: readonly MutantKind[] = [...byteKinds, ...wholeKinds, ...signedKinds, ...bombKinds];

/** One kind by its weight. */
export function pickKind(random: Random): MutantKind {
  const total = MUTANT_KINDS.reduce((sum, { weight }) => sum + weight, 0);
  let rest = random.fraction() * total;
  for (const kind of MUTANT_KINDS) {
    rest -= kind.weight;
    if (rest < 0) return kind;
  }
  return MUTANT_KINDS[0] as MutantKind;
}
