import { createHash } from "node:crypto";
import type { FeedRefusal } from "../../../shared/contract/feed.ts";
import { FEED_LIMITS } from "../../../shared/feed/limits.ts";
import {
  type FeedFile,
  type FeedManifest,
  feedManifest,
  MANIFEST_FILE,
  type ManifestDataset,
  ROW_SCHEMA,
  SIGNATURE_FILE,
} from "../../../shared/feed/manifest.ts";
import { fail, ok, type Result } from "../../../shared/result.ts";
import type { TrustedKey } from "../../../shared/station/config.ts";
import type { FeedFolder } from "../ports.ts";
import { keyIdOf, signedBy } from "./keys.ts";

export interface Detail {
  readonly detail: string;
}
export interface VerifiedManifest {
  readonly manifest: FeedManifest;
  /** Hex sha256 of the exact bytes: two manifests with the same one are the same feed. */
  readonly sha256: string;
  /** The key that signed, by its own hash: what the operator calls a key may change, this cannot. */
  readonly fingerprint: string;
}

const refuse = (reason: FeedRefusal, detail: string) => fail(reason, { detail });

/**
 * Reads manifest and signature and believes nothing before the signature holds: bytes → signature → JSON → schema →
 * limits. A refusal carries the reason and which file it is about.
 */
export async function verifyManifest(
  folder: FeedFolder,
  trusted: readonly TrustedKey[],
): Promise<Result<VerifiedManifest, FeedRefusal, Detail>> {
  const signed = await readSigned(folder, trusted);
  if (!signed.ok) return signed;
  const { bytes, key } = signed.value;
  const manifest = parseManifest(bytes);
  if (!manifest.ok) return manifest;
  const excess = beyondLimits(manifest.value);
  if (excess !== null) return refuse("too-large", excess);
  if (manifest.value.datasets["jobs"]?.count === 0) return refuse("empty", "jobs: 0 rows");
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  return ok({ manifest: manifest.value, sha256, fingerprint: keyIdOf(key.publicKey) });
}

interface Signed {
  readonly bytes: Uint8Array;
  readonly key: TrustedKey;
}

/**
 * Two files cannot be read at one moment: the publisher may replace both in between, and a mirror may hold the old one
 * of either. So a signature that does not fit is read once more, past every cache.
 */
async function readSigned(
  folder: FeedFolder,
  trusted: readonly TrustedKey[],
): Promise<Result<Signed, FeedRefusal, Detail>> {
  const first = await readPair(folder, "usual");
  if (!first.ok) return first;
  const key = signerOf(first.value, trusted);
  if (key !== undefined) return ok({ bytes: first.value.bytes, key });
  const second = await readPair(folder, "fresh");
  if (!second.ok) return second;
  const signer = signerOf(second.value, trusted);
  return signer === undefined
    ? refuse(...notTrusted(second.value.bytes, trusted))
    : ok({ bytes: second.value.bytes, key: signer });
}

interface Pair {
  readonly bytes: Uint8Array;
  readonly signature: string;
}

async function readPair(folder: FeedFolder, how: "usual" | "fresh"): Promise<Result<Pair, FeedRefusal, Detail>> {
  const read = await folder.read(MANIFEST_FILE, FEED_LIMITS.manifestBytes, how);
  if (read === null) return refuse("missing", MANIFEST_FILE);
  if ("tooLarge" in read) return refuse("too-large", `${MANIFEST_FILE} > ${FEED_LIMITS.manifestBytes} bytes`);
  const signature = await folder.read(SIGNATURE_FILE, FEED_LIMITS.signatureBytes, how);
  if (signature === null || ("bytes" in signature && signature.bytes.length === 0))
    return refuse("unsigned", SIGNATURE_FILE);
  if ("tooLarge" in signature)
    return refuse("bad-signature", `${SIGNATURE_FILE} > ${FEED_LIMITS.signatureBytes} bytes`);
  return ok({ bytes: read.bytes, signature: new TextDecoder().decode(signature.bytes).trim() });
}

function signerOf({ bytes, signature }: Pair, trusted: readonly TrustedKey[]): TrustedKey | undefined {
  return trusted.find((candidate) => signedBy(candidate, bytes, signature));
}

/**
 * The signature is refused already; this only chooses the words. The key's name is picked out of the unsigned bytes
 * with a pattern, nothing is parsed.
 */
function notTrusted(bytes: Uint8Array, trusted: readonly TrustedKey[]): [FeedRefusal, string] {
  const claimed = /"keyId"\s*:\s*"([A-Za-z0-9._-]{1,80})"/.exec(new TextDecoder().decode(bytes))?.[1] ?? "";
  const known = trusted.some((key) => key.keyId === claimed || keyIdOf(key.publicKey) === claimed);
  // A manifest that names no key at all cannot be told apart from a damaged one.
  return known || claimed === "" ? ["bad-signature", SIGNATURE_FILE] : ["unknown-key", `keyId ${claimed}`];
}

function parseManifest(bytes: Uint8Array): Result<FeedManifest, FeedRefusal, Detail> {
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return refuse("bad-manifest", "not UTF-8 JSON");
  }
  const parsed = feedManifest.safeParse(json);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return refuse("bad-manifest", `${issue?.path.join(".") ?? ""}: ${issue?.message ?? ""}`);
  }
  for (const [name, dataset] of Object.entries(parsed.data.datasets)) {
    if (dataset.schema > ROW_SCHEMA)
      return refuse("bad-manifest", `${name}: row form ${dataset.schema} is newer than ${ROW_SCHEMA}`);
    if (dataset.count !== dataset.snapshot.rows)
      return refuse("count-mismatch", `${name}: count and snapshot.rows differ`);
    if (!isChain(dataset)) return refuse("bad-manifest", `${name}: the deltas do not lead to setHash`);
  }
  return ok(parsed.data);
}

function isChain({ deltas = [], setHash }: ManifestDataset): boolean {
  return deltas.every(({ to }, at) => to === (deltas[at + 1]?.from ?? setHash));
}

function beyondLimits(manifest: FeedManifest): string | null {
  for (const [name, { snapshot, count, deltas = [] }] of Object.entries(manifest.datasets)) {
    const rows = name === "jobs" ? FEED_LIMITS.jobRows : FEED_LIMITS.contentRows;
    if (count > rows) return `${name}: ${count} rows > ${rows}`;
    const { snapshotBytes, rawBytes, deltaBytes, deltaRawBytes, deltaRows } = FEED_LIMITS;
    const excess = fileExcess(snapshot, { bytes: snapshotBytes, rawBytes, rows });
    if (excess !== null) return `${name}: ${excess}`;
    for (const delta of deltas) {
      const over = fileExcess(delta, { bytes: deltaBytes, rawBytes: deltaRawBytes, rows: deltaRows });
      if (over !== null) return `${name}: delta: ${over}`;
    }
  }
  return null;
}

function fileExcess(file: FeedFile, most: Pick<FeedFile, "bytes" | "rawBytes" | "rows">): string | null {
  if (file.bytes > most.bytes) return `${file.bytes} bytes packed`;
  if (file.rawBytes > most.rawBytes) return `${file.rawBytes} bytes unpacked`;
  if (file.rawBytes > file.bytes * FEED_LIMITS.ratio) return `packed more than ${FEED_LIMITS.ratio}:1`;
  return file.rows > most.rows ? `${file.rows} rows` : null;
}
