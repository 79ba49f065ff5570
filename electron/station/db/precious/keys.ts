import { createCipheriv, createDecipheriv, createHmac, createSecretKey, hkdfSync, type KeyObject } from "node:crypto";
import type { Ids } from "../../ports.ts";
import type { Value } from "./tables.ts";

/** AES-256-GCM: key, nonce and tag (NIST SP 800-38D). */
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** 128 bits of a MAC are more than anyone can forge by trying. */
const MAC_BYTES = 16;

/** The station's one secret; everything else is derived from it. */
export const MASTER_BYTES = 32;
/** Its name in the key store. */
export const MASTER_NAME = "station";

/**
 * What the station's key is for. Each purpose has a key of its own, derived from the master by HKDF-SHA-256, so that
 * one can never stand for another.
 */
export interface StationKeys {
  /** One field, sealed for this place: moved to another row or column, it does not open. */
  seal(place: Place, text: string): Uint8Array;
  /** null = it does not open: another key, another place, or a changed byte. */
  unseal(place: Place, sealed: Uint8Array): string | null;
  rowMac(table: string, values: readonly Value[]): Uint8Array;
  /** Recognises a number again without holding it: for "one open booking a person, service and day". */
  personKey(phone: string): Uint8Array;
  /** Recognises a request again; keyed, because a bare digest of a phone number is found by trying them all. */
  requestMac(body: unknown): Uint8Array;
  /** The next link of the audit chain. */
  link(prev: Uint8Array, body: string): Uint8Array;
}

export interface Place {
  readonly table: string;
  readonly id: string;
  readonly column: string;
}

/** @param ids source of the nonces */
export function deriveKeys(master: Uint8Array, ids: Pick<Ids, "bytes">): StationKeys {
  const derive = (purpose: string) =>
    createSecretKey(Buffer.from(hkdfSync("sha256", master, "", `yike/precious/1/${purpose}`, KEY_BYTES)));
  const fieldKey = derive("fields");
  const macKey = derive("row-mac");
  const personKey = derive("person");
  const requestKey = derive("request");
  const chainKey = derive("audit");

  const mac = (key: KeyObject, text: string) =>
    new Uint8Array(createHmac("sha256", key).update(text).digest().subarray(0, MAC_BYTES));

  function seal(place: Place, text: string): Uint8Array {
    const nonce = ids.bytes(NONCE_BYTES);
    const cipher = createCipheriv("aes-256-gcm", fieldKey, nonce).setAAD(aad(place));
    const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
    return new Uint8Array(Buffer.concat([nonce, body, cipher.getAuthTag()]));
  }

  function unseal(place: Place, sealed: Uint8Array): string | null {
    if (sealed.length < NONCE_BYTES + TAG_BYTES) return null;
    const nonce = sealed.subarray(0, NONCE_BYTES);
    const tag = sealed.subarray(sealed.length - TAG_BYTES);
    const body = sealed.subarray(NONCE_BYTES, sealed.length - TAG_BYTES);
    const decipher = createDecipheriv("aes-256-gcm", fieldKey, nonce).setAAD(aad(place)).setAuthTag(tag);
    try {
      return Buffer.concat([decipher.update(body), decipher.final()]).toString("utf8");
    } catch {
      // The only thing that `final` refuses is a tag that does not fit: that is the answer, not a fault of ours.
      return null;
    }
  }

  return {
    seal,
    unseal,
    rowMac: (table, values) => mac(macKey, canonical(table, values)),
    personKey: (phone) => mac(personKey, phone),
    requestMac: (body) => mac(requestKey, JSON.stringify(body)),
    link: (prev, body) => new Uint8Array(createHmac("sha256", chainKey).update(prev).update(body).digest()),
  };
}

function aad({ table, id, column }: Place): Uint8Array {
  return new TextEncoder().encode(`${table}|${id}|${column}`);
}

/** Bytes become a one-element list, so that they can never be taken for a text of the same letters. */
function canonical(table: string, values: readonly Value[]): string {
  const plain = values.map((value) => (value instanceof Uint8Array ? [Buffer.from(value).toString("base64")] : value));
  return JSON.stringify([table, ...plain]);
}
