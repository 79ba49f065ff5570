import { createHash, createPublicKey, verify } from "node:crypto";
import { closeSync, existsSync, openSync, readFileSync, readSync, statSync } from "node:fs";
import { join } from "node:path";
import type { TrustedKey } from "../../../shared/station/config.ts";
import {
  ANNOUNCEMENT_BYTES_MAX,
  ANNOUNCEMENT_FILE,
  type Announcement,
  announcement,
  PACKAGE_BYTES_MAX,
  SIGNATURE_BYTES_MAX,
  SIGNATURE_FILE,
} from "./announcement.ts";

/** Why an update is refused, with a sentence for the technician. */
export const UPDATE_REFUSALS = {
  missing: { zh: "文件夹里没有更新", en: "there is no update in that folder" },
  "too-large": { zh: "文件太大", en: "a file is too large" },
  "bad-signature": { zh: "签名不对，或者不是信任的密钥签的", en: "the signature is wrong, or not by a trusted key" },
  "bad-announcement": { zh: "说明文件写得不对", en: "the announcement is not what it should be" },
  expired: { zh: "说明文件过期了", en: "the announcement has expired" },
  older: { zh: "不比现在的新", en: "not newer than what is here" },
  "wrong-package": { zh: "安装包和说明不符", en: "the package is not the one announced" },
} as const;
export type UpdateRefusal = keyof typeof UPDATE_REFUSALS;

export type UpdateVerdict =
  | { readonly ok: true; readonly announcement: Announcement; readonly path: string }
  | { readonly ok: false; readonly reason: UpdateRefusal };

export interface UpdateCheck {
  readonly folder: string;
  readonly keys: readonly TrustedKey[];
  /** The highest number that this machine has ever taken; 0 = none. */
  readonly takenSeq: number;
  /** Version of the program that runs. */
  readonly version: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

const CHUNK_BYTES = 1_048_576;
/** An ed25519 public key before its 32 bytes (RFC 8410). */
const SPKI_PREFIX = Buffer.from("302a300506032b6570032100", "hex");

/**
 * Whether a folder holds an update for this machine. The signature is over the exact bytes of the announcement and is
 * checked before anything in it is read; the package is whatever the announcement says, byte for byte.
 */
export function checkUpdate({ folder, keys, takenSeq, version, now }: UpdateCheck): UpdateVerdict {
  const refuse = (reason: UpdateRefusal): UpdateVerdict => ({ ok: false, reason });
  const bytes = readSmall(join(folder, ANNOUNCEMENT_FILE), ANNOUNCEMENT_BYTES_MAX);
  const signature = readSmall(join(folder, SIGNATURE_FILE), SIGNATURE_BYTES_MAX);
  if (bytes === null || signature === null) return refuse("missing");
  if (bytes === "too-large" || signature === "too-large") return refuse("too-large");
  if (!keys.some((key) => isSignedBy(key, bytes, signature))) return refuse("bad-signature");
  const parsed = announcement.safeParse(parse(bytes));
  if (!parsed.success) return refuse("bad-announcement");
  const said = parsed.data;
  if (Date.parse(said.expiresAt) <= now) return refuse("expired");
  if (said.seq <= takenSeq || compareVersions(said.version, version) <= 0) return refuse("older");
  const path = join(folder, said.file);
  if (said.bytes > PACKAGE_BYTES_MAX) return refuse("too-large");
  if (!existsSync(path)) return refuse("missing");
  if (statSync(path).size !== said.bytes || digestOf(path) !== said.sha256) return refuse("wrong-package");
  return { ok: true, announcement: said, path };
}

function readSmall(path: string, bytesMax: number): Buffer | "too-large" | null {
  if (!existsSync(path)) return null;
  return statSync(path).size > bytesMax ? "too-large" : readFileSync(path);
}

function isSignedBy({ publicKey }: TrustedKey, bytes: Buffer, signature: Buffer): boolean {
  const raw = Buffer.from(publicKey, "base64url");
  if (raw.length !== 32) return false;
  const key = createPublicKey({ key: Buffer.concat([SPKI_PREFIX, raw]), format: "der", type: "spki" });
  return verify(null, bytes, key, Buffer.from(signature.toString("utf8"), "base64"));
}

function parse(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString("utf8"));
  } catch {
    return null;
  }
}

/** Below 0 = a is older. By their numbers: 0.10.0 is newer than 0.9.0. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [a, b].map((text) => text.split(".").map(Number));
  for (let place = 0; place < 3; place += 1) {
    const step = (left?.[place] ?? 0) - (right?.[place] ?? 0);
    if (step !== 0) return step;
  }
  return 0;
}

/** Hex; a piece at a time, because a package is larger than what should lie in memory. */
export function digestOf(path: string): string {
  const hash = createHash("sha256");
  const chunk = Buffer.alloc(CHUNK_BYTES);
  const file = openSync(path, "r");
  try {
    for (let count = readSync(file, chunk); count > 0; count = readSync(file, chunk))
      hash.update(chunk.subarray(0, count));
  } finally {
    closeSync(file);
  }
  return hash.digest("hex");
}
