import { createHash, createPublicKey, verify } from "node:crypto";
import type { TrustedKey } from "../../../shared/station/config.ts";

/** Bytes of an ed25519 signature (RFC 8032). */
const SIGNATURE_BYTES = 64;
const PUBLIC_KEY_BYTES = 32;

/** What a key is called: the first 16 hex digits of the hash of its 32 public bytes. Not a secret, not a proof. */
export function keyIdOf(publicKey: string): string {
  return createHash("sha256").update(Buffer.from(publicKey, "base64url")).digest("hex").slice(0, 16);
}

/**
 * True if `signature` (base64, in its one canonical spelling) over exactly these bytes was made with the key; false for
 * anything malformed.
 */
export function signedBy(key: TrustedKey, bytes: Uint8Array, signature: string): boolean {
  const raw = Buffer.from(key.publicKey, "base64url");
  const made = Buffer.from(signature, "base64");
  if (raw.length !== PUBLIC_KEY_BYTES || made.length !== SIGNATURE_BYTES) return false;
  if (made.toString("base64") !== signature) return false;
  const jwk = { kty: "OKP", crv: "Ed25519", x: raw.toString("base64url") };
  return verify(null, bytes, createPublicKey({ key: jwk, format: "jwk" }), made);
}
