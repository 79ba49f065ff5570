import { scrypt, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import type { StationKeys } from "../db/precious/keys.ts";
import type { Ids } from "../ports.ts";

/** scrypt as reliability.md §4.3 measured it: 344 ms and 128 MiB a try. */
export const SCRYPT_COST = { N: 2 ** 17, r: 8, p: 1 } as const;
const SALT_BYTES = 16;
const HASH_BYTES = 32;
/** The algorithm needs 128 · N · r bytes; Node wants to be allowed a little more. */
const SPARE_BYTES = 1 << 20;

export interface ScryptCost {
  readonly N: number;
  readonly r: number;
  readonly p: number;
}

const stored = z.object({ N: z.number(), r: z.number(), p: z.number(), salt: z.string(), hash: z.string() });

/**
 * Makes and checks the kept form of a PIN. A PIN has a million values, so a copy of the database alone must not be
 * enough to try them: the digits go through the station's own key before they go through scrypt.
 */
export function createPinHash(keys: StationKeys, ids: Pick<Ids, "bytes">, cost: ScryptCost) {
  function digest(pin: string, salt: Uint8Array, { N, r, p }: ScryptCost): Promise<Buffer> {
    const peppered = keys.requestMac(["staff-pin", pin]);
    return new Promise((resolve, reject) => {
      const maxmem = 128 * N * r + SPARE_BYTES;
      scrypt(peppered, salt, HASH_BYTES, { N, r, p, maxmem }, (error, hash) =>
        error === null ? resolve(hash) : reject(error),
      );
    });
  }

  return {
    async make(pin: string): Promise<string> {
      const salt = ids.bytes(SALT_BYTES);
      const hash = await digest(pin, salt, cost);
      const { N, r, p } = cost;
      return JSON.stringify({ N, r, p, salt: Buffer.from(salt).toString("base64"), hash: hash.toString("base64") });
    },
    async fits(pin: string, kept: string): Promise<boolean> {
      const { salt, hash, ...usedCost } = stored.parse(JSON.parse(kept));
      return timingSafeEqual(await digest(pin, Buffer.from(salt, "base64"), usedCost), Buffer.from(hash, "base64"));
    },
  };
}
