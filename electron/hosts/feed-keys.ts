import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import type { TrustedKey } from "../../shared/station/config.ts";
import { keyIdOf } from "../station/feed/keys.ts";

/** A key file is missing, unreadable or not an ed25519 key. The message is for the operator. */
export class FeedKeyError extends Error {
  override readonly name = "FeedKeyError";
}

export interface SigningKey extends TrustedKey {
  /** base64 over exactly these bytes. */
  sign(bytes: Uint8Array): string;
}

const OWN_FILE = 0o600;
const OWN_FOLDER = 0o700;

/**
 * Where this machine keeps the key it signs feeds with when none is named: the user's configuration folder (XDG Base
 * Directory Specification), not the data folder, so that a wiped or copied data folder carries no signing key.
 */
function localKeyFile(env: NodeJS.ProcessEnv): string {
  const base = env["XDG_CONFIG_HOME"];
  const home = env["HOME"] ?? homedir();
  return join(base !== undefined && base !== "" ? base : join(home, ".config"), "yike", "feed-signing.pem");
}

/**
 * The keys a station on this machine trusts beside those of station.json: the machine's own, if it ever made one.
 *
 * Why that is safe: the file is 0600 in the configuration folder of the user the station runs as. Whoever can read it
 * can already rewrite that user's data and program settings, so trusting it gives nobody more than they have; and
 * without it an operator who builds a feed for the kiosk in front of them would have to copy a key by hand first. A feed
 * for other machines is signed with `--key` and trusted by their station.json.
 * @param warn told when the file is there but is no key; the station runs on without it
 */
export function loadLocalKeys(env: NodeJS.ProcessEnv, warn: (message: string) => void): TrustedKey[] {
  const file = localKeyFile(env);
  if (!existsSync(file)) return [];
  try {
    const { keyId, publicKey } = readSigningKey(file);
    return [{ keyId, publicKey }];
  } catch (error) {
    if (!(error instanceof FeedKeyError)) throw error;
    warn(error.message);
    return [];
  }
}

/** The machine's own key, made at first use. */
export function ownSigningKey(env: NodeJS.ProcessEnv): SigningKey {
  const file = localKeyFile(env);
  return existsSync(file) ? readSigningKey(file) : writeNewKey(file);
}

/** @throws FeedKeyError when the file is missing or holds no ed25519 private key in PEM */
export function readSigningKey(file: string): SigningKey {
  let key: KeyObject;
  try {
    key = createPrivateKey(readFileSync(file));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new FeedKeyError(`签名密钥读不出来 / the signing key cannot be read: ${file} (${why})`);
  }
  if (key.asymmetricKeyType !== "ed25519")
    throw new FeedKeyError(`签名密钥不是 ed25519 / the signing key is not ed25519: ${file}`);
  return signingKey(key);
}

/** @throws FeedKeyError when the file exists: a lost signing key cannot be made again */
export function writeNewKey(file: string): SigningKey {
  const { privateKey } = generateKeyPairSync("ed25519");
  try {
    mkdirSync(dirname(file), { recursive: true, mode: OWN_FOLDER });
    writeFileSync(file, privateKey.export({ type: "pkcs8", format: "pem" }), { flag: "wx", mode: OWN_FILE });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new FeedKeyError(`密钥没有写成 / the key was not written: ${file} (${why})`);
  }
  return signingKey(privateKey);
}

/** A key for one build that is never stored (the shipped seed). */
export function throwawayKey(): SigningKey {
  return signingKey(generateKeyPairSync("ed25519").privateKey);
}

function signingKey(key: KeyObject): SigningKey {
  const publicKey = String(createPublicKey(key).export({ format: "jwk" }).x);
  return { keyId: keyIdOf(publicKey), publicKey, sign: (bytes) => sign(null, bytes, key).toString("base64") };
}
