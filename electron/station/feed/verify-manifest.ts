import { createHash } from "node:crypto";
import type { FeedRefusal } from "../../../shared/contract/feed.ts";
import { FEED_LIMITS } from "../../../shared/feed/limits.ts";
import {
  type FeedManifest,
  feedManifest,
  MANIFEST_FILE,
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
  const read = await folder.read(MANIFEST_FILE, FEED_LIMITS.manifestBytes);
  if (read === null) return refuse("missing", MANIFEST_FILE);
  if ("tooLarge" in read) return refuse("too-large", `${MANIFEST_FILE} > ${FEED_LIMITS.manifestBytes} bytes`);
  const signature = await folder.read(SIGNATURE_FILE, FEED_LIMITS.signatureBytes);
  if (signature === null || ("bytes" in signature && signature.bytes.length === 0))
    return refuse("unsigned", SIGNATURE_FILE);
  if ("tooLarge" in signature)
    return refuse("bad-signature", `${SIGNATURE_FILE} > ${FEED_LIMITS.signatureBytes} bytes`);

  const signatureText = new TextDecoder().decode(signature.bytes).trim();
  const key = trusted.find((candidate) => signedBy(candidate, read.bytes, signatureText));
  if (key === undefined) return refuse(...notTrusted(read.bytes, trusted));

  const manifest = parseManifest(read.bytes);
  if (!manifest.ok) return manifest;
  const excess = beyondLimits(manifest.value);
  if (excess !== null) return refuse("too-large", excess);
  if (manifest.value.datasets["jobs"]?.count === 0) return refuse("empty", "jobs: 0 rows");
  const sha256 = createHash("sha256").update(read.bytes).digest("hex");
  return ok({ manifest: manifest.value, sha256, fingerprint: keyIdOf(key.publicKey) });
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
  }
  return ok(parsed.data);
}

function beyondLimits(manifest: FeedManifest): string | null {
  for (const [name, { snapshot, count }] of Object.entries(manifest.datasets)) {
    const rows = name === "jobs" ? FEED_LIMITS.jobRows : FEED_LIMITS.contentRows;
    if (count > rows) return `${name}: ${count} rows > ${rows}`;
    if (snapshot.bytes > FEED_LIMITS.snapshotBytes) return `${name}: ${snapshot.bytes} bytes packed`;
    if (snapshot.rawBytes > FEED_LIMITS.rawBytes) return `${name}: ${snapshot.rawBytes} bytes unpacked`;
    if (snapshot.rawBytes > snapshot.bytes * FEED_LIMITS.ratio)
      return `${name}: packed more than ${FEED_LIMITS.ratio}:1`;
  }
  return null;
}
