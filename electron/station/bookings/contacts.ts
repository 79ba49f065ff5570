import { timingSafeEqual } from "node:crypto";
import type { StationKeys } from "../db/precious/keys.ts";
import type { Ids } from "../ports.ts";
import type { Contact } from "./engine.ts";

export type ContactTable = "booking" | "visit" | "referral";

/** A row's name and number as the database keeps them. */
export interface SealedContact {
  readonly name_enc: Uint8Array | null;
  readonly phone_enc: Uint8Array | null;
}

export interface OpenContact {
  /** Form of address: "李女士", or "女士" where no surname was given; null = none is kept. */
  readonly name: string | null;
  readonly phone: string | null;
}

/** Seals what there is of a contact for one row. */
export function sealContact(
  keys: StationKeys,
  table: ContactTable,
  id: string,
  contact: Partial<Contact>,
): SealedContact {
  const name = contact.honorific === undefined ? null : `${contact.surname ?? ""}${contact.honorific}`;
  const seal = (column: string, text: string | null | undefined) =>
    text === null || text === undefined ? null : keys.seal({ table, id, column }, text);
  return { name_enc: seal("name_enc", name), phone_enc: seal("phone_enc", contact.phone) };
}

/** What does not open (another key, a changed byte) counts as not there: the row's MAC tells of it elsewhere. */
export function openContact(keys: StationKeys, table: ContactTable, id: string, row: SealedContact): OpenContact {
  const unseal = (column: "name_enc" | "phone_enc") => {
    const sealed = row[column];
    return sealed === null ? null : keys.unseal({ table, id, column }, sealed);
  };
  return { name: unseal("name_enc"), phone: unseal("phone_enc") };
}

/** Whether these are the last four digits, in the same time for any wrong guess. */
export function endsWith(phone: string | null, last4: string): boolean {
  if (phone === null) return false;
  const [a, b] = [Buffer.from(phone.slice(-4)), Buffer.from(last4)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** Six digits, never beginning with 0, so that nobody wonders whether it counts. */
const CODE_MIN = 100_000;
const CODE_COUNT = 900_000;
const RANDOM_BYTES = 4;
const RANDOM_COUNT = 2 ** (8 * RANDOM_BYTES);
/** The largest multiple of the number of codes: what lies beyond would favour the low ones. */
const FAIR_BELOW = RANDOM_COUNT - (RANDOM_COUNT % CODE_COUNT);

/** A fresh booking code. Whether another booking has it is for the database to say. */
export function randomCode(ids: Pick<Ids, "bytes">): string {
  for (;;) {
    const number = ids.bytes(RANDOM_BYTES).reduce((sum, byte) => sum * 256 + byte, 0);
    if (number < FAIR_BELOW) return String(CODE_MIN + (number % CODE_COUNT));
  }
}
